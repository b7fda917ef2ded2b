"""Four more: of a housing office, a coordinator's page, the local police and a volunteer."""

from __future__ import annotations

import html
import io
import textwrap

import docx
from docx.enum.section import WD_ORIENT

from .habits_33 import (
    Ways,
    dashed,
    hours,
    joined,
    meant,
    place,
    prepare,
    said,
    shortened,
    slashed_year,
    subjects,
    the,
    upper,
    weekday,
    worded,
    worded_year,
    writer,
)
from .secretary import Secretary, listed
from .told import Person, Task


def housing_action_table(s: Secretary) -> tuple[str, bytes]:
    """A housing office's form in Word: crosses for who was there, and one long table."""
    t = s.told
    prepare(s, Ways(
        s.draw.choice((dashed, slashed_year)), ("name", "initials"), ("name", "party"),
        {"closed": ("Udført", "Afsluttet", "Lukket"), "open": ("Afventer", "Udestår", "Pågår"),
         "dropped": ("Udgår", "Annulleret")},
        is_column=True, starts=True,
    ))  # fmt: skip
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(f"Mødereferat nr. {s.draw.randint(2, 9)}", 0)
    top = document.add_paragraph()
    for label, text in (("Møde:", s.network), ("Dato:", dashed(t.day)),
                        ("Tid:", f"kl. {hours(s, is_padded=True)}"),
                        ("Sted:", upper(place(s)))):  # fmt: skip
        top.add_run(f"{label} ").bold = True
        top.add_run(text).add_break()
    _grid(document, [
        ("Navn", "Repræsenterer", "Mødt", "Afbud", "Udeblevet"),
        *((one.name, one.function, *("X" if one.status == status else ""
                                     for status in ("present", "apologies", "absent")))
          for one in t.people),
    ])  # fmt: skip
    document.add_paragraph()
    rows: list[tuple[str, ...]] = [("Pkt.", "Emne", "Ansvarlig", "Frist", "Status")]
    rows.append(("1", s.one("Opfølgning fra sidste møde", "Aftaler fra sidste møde")))
    for at, o in enumerate(t.old, 1):
        rows.append((f"1.{at}", o.infinitive, o.owner, o.deadline.text, o.remark))
    new = s.one("Ny", "Åben")
    for number, point in enumerate(subjects(s, 2, 4), 2):
        rows += [(str(number), point.title), (f"{number}.1", " ".join(point.talk), "", "", "")]
        rows += [(f"{number}.{at}", o.infinitive, o.owner, o.deadline.text, new)
                 for at, o in enumerate(point.tasks, 2)]  # fmt: skip
    _grid(document, rows)
    s.tells_next = s.draw.random() < 0.8
    again = f"{weekday(t.next_day)} den {dashed(t.next_day)}"
    document.add_paragraph()
    document.add_paragraph(f"Næste møde: {again if s.tells_next else 'Datoen er ikke fastsat'}")
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


def _grid(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    """A table; a row of two cells is the heading of a section, across the others."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for y, row in enumerate(rows):
        if len(row) < len(rows[0]):
            table.cell(y, 1).merge(table.cell(y, len(rows[0]) - 1))
        for x, text in enumerate(row):
            run = table.cell(y, x).paragraphs[0].add_run(text)
            run.bold = y == 0 or len(row) < len(rows[0])


def coordinators_page(s: Secretary) -> tuple[str, bytes]:
    """The coordinator's page of the shared notebook, with boxes to tick."""
    t = s.told
    prepare(s, Ways(
        s.draw.choice((worded, shortened)), ("first", "name"), ("first", "name", "party"),
        {"closed": ("klaret", "gjort", "afsluttet"), "open": ("mangler stadig", "i gang"),
         "dropped": ("udgår", "droppet")},
    ))  # fmt: skip
    named = {status: "<br>".join(_text(s.bracketed(one)) for one in t.of(status))
             for status in ("present", "apologies", "absent")}  # fmt: skip
    out = [
        f"<h1>{_text(upper(s.network))} – møde {worded_year(t.day)}</h1>",
        f"<p><b>Tid og sted:</b> kl. {hours(s)}, {_text(place(s))}</p>",
        f"<p><b>Deltagere</b><br>{named['present']}</p>",
    ]
    if named["apologies"]:
        out.append(f"<p><b>Afbud</b><br>{named['apologies']}</p>")
    if named["absent"]:
        out.append(f"<p><b>Ikke mødt, intet afbud</b><br>{named['absent']}</p>")
    out.append(f"<h2>{s.one('Opgaver fra sidst', 'Status på aftaler fra sidste møde')}</h2>")
    out += [_ticked(o) for o in t.old]
    for point in subjects(s, 2, 5):
        talk = "".join(f"<li>{_text(one)}</li>" for one in point.talk)
        out.append(f"<h2>{point.title}</h2><ul>{talk}</ul>")
    out.append(f"<h2>{s.one('Nye opgaver', 'Nye aftaler')}</h2>")
    out += [_ticked(o) for o in t.new]
    s.tells_next = True
    day = f"{weekday(t.next_day)} den {worded_year(t.next_day)}"
    out.append(f"<p><b>Næste møde:</b> {day}</p>")
    body = "\n".join(out)
    head = '<meta charset="utf-8"><title>Referat</title><style>p {font-family: Calibri}</style>'
    page = f'<!DOCTYPE html>\n<html lang="da"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
    return "html", page.encode()


def _ticked(task: Task) -> str:
    mark = "☑" if task.status == "closed" else "☐"
    what = _text(task.imperative)
    if task.status == "dropped":
        what = f"<s>{what}</s>"
    brackets = joined(_text(task.owner), task.deadline.text, by=", ")
    return f"<p>{mark} {what} ({brackets}){f' – {task.remark}' if task.remark else ''}</p>"


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def police_station_protocol(s: Secretary) -> tuple[str, bytes]:
    """The local police's form, in rich text: labels and tabs, and numbered points."""
    t = s.told
    prepare(s, Ways(
        the(worded_year), ("name",), ("name", "party"),
        {"closed": ("Udført", "Afsluttet"), "open": ("Ikke afsluttet", "Verserer fortsat"),
         "dropped": ("Udgår", "Frafaldet")},
        sets="ddddwm-", starts=True,
    ))  # fmt: skip
    present, gone, missed = (t.of(one) for one in ("present", "apologies", "absent"))
    lines = [
        "**MØDEREFERAT**", "",
        f"Vedrørende:\t{s.network}",
        f"Dato:\t{weekday(t.day)} den {worded_year(t.day)}",
        f"Tidsrum:\tkl. {hours(s, ':', ' - ', is_padded=True)}",
        f"Sted:\t{upper(place(s))}", "",
        *_below("Til stede:", present), "",
        *([*_below("Afbud:", gone), ""] if gone else []),
        *([*_below("Udeblevet:", missed), ""] if missed else []),
        f"**1. {s.one('Opfølgning på sidste møde', 'Status på tidligere aftaler')}**",
    ]  # fmt: skip
    for o in t.old:
        due = f" {upper(o.deadline.text)}." if o.deadline.text else ""
        lines.append(f"{o.owner}: {o.infinitive}.{due} Status: {o.remark}.")
    points = subjects(s, 2, 3)
    for number, point in enumerate(points, 2):
        lines += ["", f"**{number}. {point.title}**", " ".join(point.talk)]
    lines += ["", f"**{len(points) + 2}. {s.one('Nye aftaler', 'Aftalte tiltag')}**"]
    for letter, o in zip("abcdef", t.new, strict=False):
        due = f" {upper(o.deadline.text)}." if o.deadline.text else ""
        lines.append(f"{letter})\t{o.owner}: {o.infinitive}.{due}")
    s.tells_next = True
    lines += ["", f"**{len(points) + 3}. Næste møde**",
              f"{upper(weekday(t.next_day))} den {worded_year(t.next_day)}.", "",
              f"Mødet sluttede kl. {t.end:%H:%M}.", "",
              f"Referent: {writer(s, 'police').name}"]  # fmt: skip
    return "rtf", _rich(lines)


def _below(label: str, people: list[Person]) -> list[str]:
    named = [f"{one.name}, {one.function}" for one in people]
    return [f"{label if at == 0 else ''}\t{one}" for at, one in enumerate(named)]


def _rich(lines: list[str]) -> bytes:
    """As WordPad keeps it: one paragraph a line, letters beyond ASCII escaped."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang1030{\fonttbl{\f0\fnil\fcharset0 "
        r"Calibri;}}" + "\r\n" + r"\viewkind4\uc1\pard\tx1700\sa60\f0\fs22\lang6 "
    )
    out = []
    for line in lines:
        is_bold, text = line.startswith("**"), line.strip("*")
        kept = "".join(_letter(one) for one in text)
        out.append(f"\\b {kept}\\b0\\par" if is_bold else f"{kept}\\par")
    return (head + "\r\n".join(out) + "\r\n}\r\n").encode("ascii")


def _letter(one: str) -> str:
    if one == "\t":
        return r"\tab "
    return one if ord(one) < 128 else f"\\'{one.encode('cp1252').hex()}"


def volunteers_letter(s: Secretary) -> tuple[str, bytes]:
    """A volunteer's plain text: wrapped lines, underlined headings, agreements below each point."""
    t = s.told
    prepare(s, Ways(
        the(worded), ("name", "first"), ("name", "name", "party"),
        {"closed": ("Det er ordnet.", "Det er gjort.", "Det er i orden nu."),
         "open": ("Det er endnu ikke gjort.", "Det venter stadig på at blive gjort."),
         "dropped": ("Det er opgivet igen.", "Det er ikke længere nødvendigt.")},
        starts=True,
    ))  # fmt: skip
    present = listed([s.bracketed(one) for one in t.of("present")])
    gone = listed([s.bracketed(one) for one in t.of("apologies")])
    missed = listed([s.bracketed(one) for one in t.of("absent")])
    title = s.one(f"Referat fra {s.area}", f"Referat – {s.network}")
    lines = [
        title, "=" * len(title), "",
        *_wrapped(f"Mødet blev holdt {weekday(t.day)} den {worded_year(t.day)} kl. "
                  f"{hours(s)} ({place(s)})."),
        "", *_wrapped(f"Mødt frem: {present}."),
        *_wrapped(f"Afbud: {gone or 'ingen'}."),
        *(_wrapped(f"Udeblevet uden afbud: {missed}.") if missed else []), "",
    ]  # fmt: skip
    lines += _underlined(s.one("Siden sidst", "Opfølgning på sidste referat"))
    for o in t.old:
        told = f"{o.owner} skulle {meant(o)}. {o.remark}"
        lines += _wrapped(told, "* ")
    for number, point in enumerate(subjects(s, 2, 4), 1):
        lines += ["", *_underlined(f"{number}. {point.title}"), *_wrapped(" ".join(point.talk))]
        for one in point.tasks:
            lines += _wrapped(f"{s.one('Aftalt', 'Aftale')}: {one.owner} {said(one)}.")
    s.tells_next = True
    lines += ["", *_underlined("Næste møde"),
              *_wrapped(f"{upper(weekday(t.next_day))} den {worded_year(t.next_day)}."), "",
              f"Tak for et godt møde. Referent: {writer(s).name}"]  # fmt: skip
    return "text", ("\n".join(lines) + "\n").encode()


def _underlined(text: str) -> list[str]:
    return [text, "-" * len(text)]


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(text, 76, initial_indent=mark, subsequent_indent=" " * len(mark))


MORE = (
    housing_action_table, coordinators_page, police_station_protocol, volunteers_letter,
)  # fmt: skip
