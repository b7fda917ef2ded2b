"""Four of eight: a student assistant, a centre's secretary, a coordinator, a vice-principal."""

from __future__ import annotations

import html
import io
import json

import docx
import typst
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt

from .batch_30_more import LAYOUTS as _MORE
from .days import MONTHS, WEEKDAYS
from .habits_30 import (
    Chat,
    at_place,
    behind,
    bracket,
    hours,
    in_list,
    long_day,
    next_time,
    of_status,
    prepare,
    stop,
    told_back,
    upper,
)
from .page import Page, as_mail
from .secretary import Secretary, listed
from .told import Task
from .words_30 import IN_OFFICE, ON_THE_STREET, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def student_assistants_notebook(s: Secretary) -> tuple[str, bytes]:
    """A page of the shared notebook, saved as HTML: boxes that are ticked, or struck through."""
    t, chat = s.told, prepare(s, "first", "first", "full")
    scribe = s.draw.choice(t.of("present"))
    day = f"{t.day.day}. {MONTHS[t.day.month - 1]} {t.day.year}"
    title = s.one(f"Referat – {s.network} – {day}", f"{upper(s.network)}: referat {day}")
    out = [
        f"<h1>{_safe(title)}</h1>",
        (
            f"<p><strong>Dato:</strong> {WEEKDAYS[t.day.weekday()]} {day}<br>"
            f"<strong>Tid:</strong> kl. {hours(s, between='–')}<br>"
            f"<strong>Sted:</strong> {chat.place}<br>"
            f"<strong>Noter:</strong> {_safe(scribe.name)}</p>"
        ),
        "<h2>Med på mødet</h2>",
        _items([f"{in_list(one)}, {one.function}" for one in t.of("present")]),
    ]
    away = [f"{in_list(one)}, {one.function}" for one in t.of("apologies")]
    if away:
        out.append(f"<p><strong>Afbud:</strong></p>{_items(away)}")
    gone = [f"{in_list(one)}, {one.function}" for one in t.of("absent")]
    if gone:
        out.append(f"<p><strong>Kom ikke (intet afbud):</strong></p>{_items(gone)}")
    out.append(f"<h2>{s.one('To do fra sidste møde', 'Tjek på sidste mødes opgaver')}</h2>")
    out.append(_boxes([_ticked(s, one) for one in t.old] or ["Alt fra sidst var lukket."]))
    for number, point in enumerate(chat.points[: s.draw.randint(2, 5)], 1):
        out.append(f"<h2>{number}. {point}</h2>")
        out.append(
            f"<p>{_safe(chat.say())}</p>"
            if s.draw.random() < 0.5
            else _items([chat.say(1, 1) for _ in range(s.draw.randint(1, 2))])
        )
    out.append(f"<h2>{s.one('Nye to do', 'Nye opgaver', 'To do til næste gang')}</h2>")
    out.append(_boxes([
        f"☐ <b>{_safe(one.owner)}:</b> {_safe(one.infinitive)}"
        + (f" – <i>{one.deadline.text}</i>" if one.deadline.text else "")
        for one in t.new
    ]))  # fmt: skip
    if s.draw.random() < 0.8:
        out.append(f"<h2>Næste møde</h2><p>{upper(s.next_meeting())}, {s.place}</p>")
    style = "body{font-family:Calibri,sans-serif;font-size:11pt}ul.todo{list-style:none}"
    head = f'<meta charset="utf-8"><title>{_safe(title)}</title><style>{style}</style>'
    body = "\n".join(out)
    page = f'<!DOCTYPE html>\n<html lang="da"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
    return "html", page.encode()


def _safe(text: str) -> str:
    return html.escape(text, quote=False)


def _items(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{_safe(line)}</li>" for line in lines) + "</ul>"


def _boxes(lines: list[str]) -> str:
    return '<ul class="todo">' + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _ticked(s: Secretary, task: Task) -> str:
    said = f"<b>{_safe(task.owner)}:</b> {_safe(task.infinitive)} – <i>{task.deadline.text}</i>"
    if task.status == "closed":
        task.remark = s.one("", "færdig", "gjort")
        return f"☑ {said}" + (f" ({task.remark})" if task.remark else "")
    if task.status == "open":
        task.remark = s.one("ikke nået, tages med videre", "er i gang", "mangler stadig")
        return f"☐ {said} ({task.remark})"
    task.remark = s.one("udgår", "droppet")
    return f"<s>{said}</s> ({task.remark})"


def centre_secretarys_template(s: Secretary) -> tuple[str, bytes]:
    """The centre's template in Word: a box at the head, points, and numbered decisions."""
    t, chat = s.told, prepare(s, "full", "full", "initials", "party")
    document = docx.Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Normal"].font.size = Pt(9.5)
    document.sections[0].header.paragraphs[0].text = "Ishøj Kommune\tCenter for Børn og Familier"
    document.add_heading("REFERAT", 0)
    chair = s.draw.choice(t.of("present"))
    _grid(document, [
        ("Møde i", s.network), ("Dato", upper(long_day(t.day))), ("Tid", f"Kl. {hours(s)}"),
        ("Sted", chat.place), ("Mødeleder", chair.name),
        ("Deltagere", "\n".join(_entry(s, one.code) or f"{in_list(one)}, {one.function}"
                                for one in t.of("present"))),
        ("Afbud", "\n".join(f"{in_list(one)}, {one.function}" for one in t.of("apologies"))
         or "Ingen"),
        ("Udeblevet uden afbud",
         "\n".join(f"{in_list(one)}, {one.function}" for one in t.of("absent")) or "Ingen"),
    ], (4.0, 12.5))  # fmt: skip
    document.add_heading("1. Godkendelse af dagsorden", 2)
    document.add_paragraph(s.one("Dagsordenen blev godkendt.", "Godkendt uden bemærkninger."))
    document.add_heading("2. Opfølgning på beslutninger fra seneste møde", 2)
    if t.old:
        rows = [("Beslutning", "Ansvarlig", "Tidsfrist", "Status")]
        rows += [(o.infinitive, upper(o.owner), o.deadline.text, of_status(s, o, IN_OFFICE))
                 for o in t.old]  # fmt: skip
        _grid(document, rows, (7.5, 3.5, 2.7, 2.8), is_headed=True)
    else:
        document.add_paragraph("Der var ingen udestående beslutninger.")
    number = s.draw.randint(2, 4)
    for at, point in enumerate(chat.points[:number], 3):
        document.add_heading(f"{at}. {point}", 2)
        document.add_paragraph(chat.say(1, 4))
        if s.draw.random() < 0.4:
            document.add_paragraph(
                s.one("Orienteringen blev taget til efterretning.", "Taget til efterretning.")
            )
    document.add_heading(f"{number + 3}. Beslutninger", 2)
    rows = [("Nr.", "Beslutning", "Ansvarlig", "Tidsfrist")]
    rows += [(str(at), one.infinitive, upper(one.owner), one.deadline.text or "Ikke fastsat")
             for at, one in enumerate(t.new, 1)]  # fmt: skip
    _grid(document, rows, (1.2, 8.8, 3.5, 3.0), is_headed=True)
    document.add_heading(f"{number + 4}. Næste møde", 2)
    document.add_paragraph(stop(f"Næste møde afholdes {next_time(s)}"))
    if s.draw.random() < 0.5:
        document.add_heading(f"{number + 5}. Eventuelt", 2)
        document.add_paragraph(s.one("Intet.", "Der var intet til punktet."))
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


def _entry(s: Secretary, code: str | None) -> str:
    one = next((one for one in s.told.people if code and one.code == code), None)
    return f"{one.name} ({one.initials}), {one.function}" if one else ""


def _grid(
    document: docx.document.Document,
    rows: list[tuple[str, ...]],
    widths: tuple[float, ...],
    *,
    is_headed: bool = False,
) -> None:
    table = document.add_table(0, len(widths), style="Table Grid")
    for y, row in enumerate(rows):
        cells = table.add_row().cells
        for x, (text, width) in enumerate(zip(row, widths, strict=True)):
            cells[x].width = Cm(width)
            paragraph = cells[x].paragraphs[0]
            for at, line in enumerate(text.split("\n")):
                run = paragraph.add_run()
                if at:
                    run.add_break(WD_BREAK.LINE)  # Shift+Enter
                run.add_text(line)
                run.bold = (is_headed and y == 0) or (not is_headed and x == 0) or None


def coordinators_mail_after_the_meeting(s: Secretary) -> tuple[str, bytes]:
    """The coordinator's mail: no form, short lines, now and then with initials."""
    t = s.told
    chat = prepare(s, *s.one("first first party", "initials first party", "first both").split())
    way = s.one("full", "first", "initials")
    day = f"{WEEKDAYS[t.day.weekday()]} d. {t.day.day}/{t.day.month}-{t.day.year}"
    lines = [
        s.one("Hej alle", "Hej alle sammen", "Kære netværk"), "",
        s.one(f"Tak for mødet i {s.network} {day} kl. {hours(s)}. Her er mine noter.",
              f"Her kommer referatet fra {s.network}, {day}, kl. {hours(s)} "
              f"{at_place(chat.place)}."),
        "",
        "Med var: " + listed([f"{in_list(o, way)} ({o.function})" for o in t.of("present")]) + ".",
    ]  # fmt: skip
    if t.of("apologies"):
        away = listed([f"{in_list(o, way)} ({o.function})" for o in t.of("apologies")])
        lines.append(s.one(f"Afbud fra {away}.", f"Afbud: {away}."))
    if t.of("absent"):
        gone = listed([f"{in_list(o, way)} ({o.function})" for o in t.of("absent")])
        lines.append(f"{gone} dukkede ikke op og havde ikke meldt afbud.")
    lines += ["", *_since_last(s), "", s.one("DET SNAKKEDE VI OM", "RUNDT OM BORDET", "SNAK")]
    lines += _talked(s, chat)
    lines += ["", s.one("HVEM GØR HVAD", "VI AFTALTE", "AFTALER")]
    is_spoken = s.draw.random() < 0.5
    for one in t.new:
        what = f"{one.done}{behind(one)}" if is_spoken else f"{one.infinitive}{bracket(one)}"
        lines.append(f"- {upper(one.owner)}{' ' if is_spoken else ': '}{what}")
    lines.append("")
    if s.draw.random() < 0.75:
        lines += [s.one("Vi ses igen {}", "Næste møde: {}").format(next_time(s)), ""]
    else:
        lines += ["Jeg sender en indkaldelse til næste møde, når vi har en dato.", ""]
    writer = s.draw.choice([one for one in t.of("present") if one.code])
    lines += [s.one("Mvh", "De bedste hilsner", "Vh"), writer.first]
    subject = s.one(f"Referat {s.area} {t.day.day}/{t.day.month}", f"Noter fra møde i {s.network}")
    twin = _twin(lines) if s.draw.random() < 0.5 else None
    return "mail", as_mail("\n".join(lines) + "\n", s.sent(), subject, page=twin)


def _twin(lines: list[str]) -> Page:
    page = Page()
    for line in lines:
        if line.startswith("- "):
            page.bullets([line[2:]])
        elif line:
            page.text(f"**{line}**" if line.isupper() else line)
    return page


def _since_last(s: Secretary) -> list[str]:
    lines = [s.one("SIDEN SIDST", "FRA SIDST", "OPFØLGNING")]
    for one in s.told.old:
        status = of_status(s, one, ON_THE_STREET)
        lines.append(
            s.one(
                f"- {upper(one.owner)} skulle {one.verb[0]} {one.about} (frist "
                f"{one.deadline.text}): {status}",
                f"- {one.infinitive}, {one.owner}, frist {one.deadline.text}: {status}",
            )
        )
    return lines if s.told.old else [*lines, "- Vi havde ikke noget hængende."]


def _talked(s: Secretary, chat: Chat) -> list[str]:
    if s.draw.random() < 0.5:
        return [f"- {chat.say(1, 1)}" for _ in range(s.draw.randint(2, 5))]
    return [f"{point}: {chat.say(1, 2)}" for point in chat.points[: s.draw.randint(2, 4)]]


def vice_principals_two_columns(s: Secretary) -> tuple[str, bytes]:
    """Printed from the school's template: a column of points, one of what was said and agreed."""
    t, chat = s.told, prepare(s, "first", "first", "party")
    head = [
        ("Tidspunkt:", f" {upper(long_day(t.day))}, kl. {hours(s)}"),
        ("Sted:", f" {chat.place}"),
    ]
    for status, word in (("present", "Til stede"), ("apologies", "Afbud"), ("absent", "Ikke mødt")):
        if t.of(status):
            names = ", ".join(f"{in_list(one)} ({one.function})" for one in t.of(status))
            head.append((f"{word}:", f" {names}"))
    old = [("", told_back(s, one)) for one in t.old]
    rows = [("1. Opfølgning på sidste referat", old or [("", "Der er ikke noget at følge op på.")])]
    points = chat.points[: s.draw.randint(2, 4)]
    shares: list[list[Task]] = [[] for _ in points]
    for one in t.new:
        s.draw.choice(shares).append(one)
    for at, (point, agreed) in enumerate(zip(points, shares, strict=True), 2):
        said = [("", chat.say(1, 3))]
        said += [("Aftale:", stop(f" {upper(o.owner)} {o.done}{behind(o)}")) for o in agreed]
        rows.append((f"{at}. {point}", said))
    if s.draw.random() < 0.5:
        rows.append((f"{len(points) + 2}. Eventuelt", [("", s.one("Intet.", chat.say(1, 1)))]))
    title = s.one(f"Referat af møde i {s.network}", f"Mødereferat: {s.network}")
    tail = [("Næste møde:", f" {s.next_meeting()}"),
            ("Referent:", f" {s.draw.choice(t.of('present')).name}")]  # fmt: skip
    return "pdf", _printed(title, head, rows, tail)


def _printed(
    title: str,
    head: list[tuple[str, str]],
    rows: list[tuple[str, list[tuple[str, str]]]],
    tail: list[tuple[str, str]],
) -> bytes:
    """Print lines, each with some bold words first, around a table of two columns."""
    cells = [f"text(weight: {_quoted('bold')}, {_quoted(text)})" for text in ("Punkt", "Referat")]
    for point, lines in rows:
        cells += [f"text({_quoted(point)})", " + parbreak() + ".join(_line(*one) for one in lines)]
    parts = [
        '#set page(paper: "a4", margin: 2.2cm, numbering: "1")',
        "#set text(size: 10.5pt)",
        f"#heading(level: 1, {_quoted(title)})",
        *(f"#par({_line(*one)})" for one in head),
        f"#table(columns: (32%, 68%), align: left, stroke: 0.5pt, {', '.join(cells)})",
        *(f"#par({_line(*one)})" for one in tail),
    ]
    return typst.compile("\n".join(parts).encode())


def _line(bold: str, text: str) -> str:
    return f"strong({_quoted(bold)}) + text({_quoted(text)})" if bold else f"text({_quoted(text)})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


LAYOUTS = (
    student_assistants_notebook, centre_secretarys_template, coordinators_mail_after_the_meeting,
    vice_principals_two_columns, *_MORE,
)  # fmt: skip
