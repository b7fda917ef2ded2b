"""A thirty-first batch, by a writer who never saw the reader: eight ordinary secretaries.

The first four are here, the others in ``batch_31_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

import html
import io

import docx

from . import batch_31_more
from .habits_31 import (
    abbreviated,
    aftermath,
    bare,
    brackets,
    dashed,
    dealt,
    discussed,
    does,
    due_new,
    due_old,
    hour,
    meet,
    on_weekday,
    outcome,
    place,
    slashed,
    somebody,
    spelled,
    to_do,
    upper,
    weekday,
    whole,
)
from .page import Page, as_odt
from .secretary import Secretary, listed
from .told import Person, Task
from .words_31 import TASKS

__all__ = ["LAYOUTS", "TASKS"]


def officers_case_template(s: Secretary) -> tuple[str, bytes]:
    """An administrative officer in Word: the template's box, *Sagsfremstilling*, *Beslutning*."""
    t = s.told
    meet(s, owners=s.one(["full"], ["full", "initials"], ["initials"]))
    style = s.draw.choice((dashed, whole))
    due_new(s, style, column=True)
    due_old(s, style)
    paper = docx.Document()
    section = paper.sections[0]
    section.header.paragraphs[0].text = "Center for Forebyggelse og Trivsel"
    section.footer.paragraphs[0].text = f"Dok.nr. {s.draw.randint(10000, 99999)}-{t.day:%y}"
    paper.add_heading("Referat", 0)
    facts = [
        ("Møde", s.one(f"SSP-netværksmøde, {s.area}", upper(s.network))),
        ("Mødedato", s.one(dashed(t.day), f"{upper(on_weekday(t.day))} {t.day.year}")),
        ("Mødetidspunkt", f"Kl. {t.start:%H:%M} - {t.end:%H:%M}"),
        ("Mødested", upper(place(s))),
        ("Deltagere", "\n".join(_signed(one) for one in t.of("present"))),
        ("Afbud", "\n".join(_signed(one) for one in t.of("apologies")) or "Ingen"),
    ]
    if t.of("absent"):
        facts.append(("Ikke mødt (uden afbud)", "\n".join(_signed(one) for one in t.of("absent"))))
    facts.append(("Referent", somebody(s).name))
    _box(paper, facts)
    said = discussed(s, s.draw.randint(2, 4))
    points = ["Godkendelse af dagsorden", s.one("Opfølgning på sidste referat", "Opfølgning"),
              *(topic for topic, _ in said), "Næste møde", "Eventuelt"]  # fmt: skip
    paper.add_heading("Dagsorden", 2)
    for point in points:
        paper.add_paragraph(point, style="List Number")
    has_list = s.draw.random() < 0.5
    hands = [[] for _ in said] if has_list else dealt(s, len(said))
    paper.add_heading(f"Punkt 1 – {points[0]}", 2)
    paper.add_paragraph("Dagsordenen blev godkendt.")
    paper.add_heading(f"Punkt 2 – {points[1]}", 2)
    _grid(paper, ("Opgave", "Ansvarlig", "Frist", "Status"), [
        (o.infinitive, upper(o.owner), o.deadline.text, outcome(s, o)) for o in t.old
    ])  # fmt: skip
    for at, ((topic, text), tasks) in enumerate(zip(said, hands, strict=True), 3):
        paper.add_heading(f"Punkt {at} – {topic}", 2)
        _labelled(paper, "Sagsfremstilling", text)
        for o in tasks:
            _labelled(paper, "Beslutning", f"{upper(o.owner)} {o.done}.")
            if o.deadline.text:
                _labelled(paper, "Frist", o.deadline.text)
        if not tasks:
            _labelled(paper, "Beslutning", "Orienteringen blev taget til efterretning.")
    s.tells_next = True
    paper.add_heading(f"Punkt {len(said) + 3} – Næste møde", 2)
    paper.add_paragraph(f"{upper(on_weekday(t.next_day))} {t.next_day.year} kl. {t.start:%H:%M}.")
    paper.add_heading(f"Punkt {len(said) + 4} – Eventuelt", 2)
    paper.add_paragraph(s.one("Intet under punktet.", "Der var intet til eventuelt."))
    if has_list:
        paper.add_heading(s.one("Nye opgaver", "Aftalte opgaver"), 2)
        _grid(paper, ("Opgave", "Ansvarlig", "Frist"), [
            (o.infinitive, upper(o.owner), o.deadline.text) for o in t.new
        ])  # fmt: skip
    out = io.BytesIO()
    paper.save(out)
    return "docx", out.getvalue()


def _signed(one: Person) -> str:
    return f"{one.name} ({one.initials}), {one.function}" if one.code else (
        f"{one.name}, {one.function}"
    )  # fmt: skip


def _box(paper: docx.document.Document, facts: list[tuple[str, str]]) -> None:
    table = paper.add_table(0, 2, style="Table Grid")
    for label, text in facts:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        first, *others = text.split("\n")
        cells[1].text = first
        for line in others:
            cells[1].add_paragraph(line)


def _grid(
    paper: docx.document.Document, head: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    table = paper.add_table(1, len(head), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _labelled(paper: docx.document.Document, label: str, text: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)


def pedagogues_scribbles(s: Secretary) -> tuple[str, bytes]:
    """A pedagogue's notes as plain text: first names, short lines, no more than needed."""
    t = s.told
    meet(s, called="first", owners=s.one(["first"], ["first", "party"]))
    due_new(s, slashed)
    with_day = s.draw.random() < 0.4
    due_old(s, slashed if with_day else None)
    mark = s.one("- ", "- ", "* ")
    when = f"{weekday(t.day)} {slashed(t.day)}-{t.day.year % 100:02}"
    span = f"{hour(t.start)}-{hour(t.end)}"
    lines = [
        s.one(f"Netværksmøde {s.area}, {when} kl. {span}",
              f"SSP-møde {s.area} {when}, kl. {span}, {place(s)}"),
        "",
        f"{s.one('Med', 'Til stede')}: {', '.join(brackets(t.of('present')))}",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append(f"Afbud: {', '.join(brackets(t.of('apologies')))}")
    if t.of("absent"):
        lines.append(f"Ikke dukket op: {', '.join(brackets(t.of('absent')))}")
    lines += ["", s.one("Fra sidst", "Siden sidst", "Sidste gangs aftaler")]
    for o in t.old:
        if with_day:
            said = f"{upper(o.owner)}: {bare(o)} (inden {o.deadline.text})"
            lines.append(f"{mark}{said} – {outcome(s, o).lower()}")
        else:
            lines.append(mark + aftermath(s, o, "short"))
    lines += ["", s.one("Snak", "Hvad rører sig", "Det talte vi om")]
    lines += [f"{mark}{topic}: {text}" for topic, text in discussed(s, s.draw.randint(1, 3))]
    lines += ["", s.one("Aftaler", "Vi gør", "Hvem gør hvad")]
    has_colon = s.draw.random() < 0.4
    for o in t.new:
        if has_colon:
            lines.append(f"{mark}{upper(o.owner)}: {to_do(o)}")
        else:
            lines.append(f"{mark}{upper(o.owner)} {does(o)}")
    if s.draw.random() < 0.8:
        s.tells_next = True
        lines += [
            "",
            f"Næste gang: {weekday(t.next_day)} {slashed(t.next_day)} kl. {hour(t.start)}",
        ]
    return "text", "\n".join([*lines, ""]).encode()


def deputy_heads_points(s: Secretary) -> tuple[str, bytes]:
    """A deputy head in LibreOffice: numbered points, and under each what was agreed."""
    t, page = s.told, Page()
    meet(s, owners=["full"])
    style = s.draw.choice((spelled, on_weekday))
    due_new(s, style)
    due_old(s, None)
    page.heading(s.one(f"Referat – SSP-netværk {s.area}", f"Referat af møde i {s.network}"), 1)
    page.text(
        f"{upper(on_weekday(t.day))} {t.day.year} kl. {t.start:%H.%M}–{t.end:%H.%M} i {place(s)}"
    )
    page.text(f"**Til stede:** {listed(brackets(t.of('present')))}")
    page.text(f"**Afbud:** {listed(brackets(t.of('apologies'))) or 'ingen'}")
    if t.of("absent"):
        page.text(f"**Fraværende uden afbud:** {listed(brackets(t.of('absent')))}")
    if s.draw.random() < 0.7:
        page.text(f"**Ordstyrer:** {somebody(s).name}")
    page.heading(s.one("1. Siden sidst", "1. Opsamling fra sidste møde"))
    page.bullets([aftermath(s, o, "school") for o in t.old])
    said = discussed(s, s.draw.randint(2, 4))
    word = s.one("Aftale", "Vi aftalte", "Beslutning")
    for at, ((topic, text), tasks) in enumerate(zip(said, dealt(s, len(said)), strict=True), 2):
        page.heading(f"{at}. {topic}")
        page.text(text)
        if len(tasks) > 1:
            page.text(f"**{'Aftaler' if word == 'Aftale' else word}:**")
            page.bullets([_will(s, o) for o in tasks])
        elif tasks:
            page.text(f"**{word}:** {_will(s, tasks[0])}")
    page.heading(f"{len(said) + 2}. Eventuelt")
    page.text(s.one("Ingenting.", "Tak for kaffen til værterne.", "Intet."))
    if s.draw.random() < 0.9:
        s.tells_next = True
        page.heading(f"{len(said) + 3}. Næste møde")
        page.text(f"{upper(on_weekday(t.next_day))} {t.next_day.year} kl. {t.start:%H.%M}.")
    return "odt", as_odt(page)


def _will(s: Secretary, o: Task) -> str:
    name = upper(o.owner)
    return s.one(
        f"{name} {does(o)}.",
        f"{name} {does(o)}.",
        f"{name} tager sig af at {to_do(o)}.",
        f"{name} skal {to_do(o)}.",
    )


def volunteer_coordinators_page(s: Secretary) -> tuple[str, bytes]:
    """A volunteer coordinator's page of the intranet: warm in tone, with boxes to tick."""
    t = s.told
    meet(s, owners=["first"])
    due_new(s, s.draw.choice((abbreviated, slashed)))
    due_old(s, None)
    out = [f"<h1>{s.one('Nyt fra netværksmødet', 'Referat fra netværksmødet')} i {s.area}</h1>"]
    out.append(
        f"<p><em>{upper(on_weekday(t.day))} {t.day.year}, kl. {t.start:%H.%M} til {t.end:%H.%M}, "
        f"{place(s)}</em></p>"
    )
    if s.draw.random() < 0.6:
        out.append(f"<p>{s.one('Tak for en god og livlig snak!', 'Tak, fordi I kom.')}</p>")
    out.append(f"<h2>{s.one('Vi var samlet', 'Hvem var med')}</h2>")
    out.append(_items([f"{one.name} – {one.function}" for one in t.of("present")]))
    if t.of("apologies"):
        names = html.escape(listed(brackets(t.of("apologies"))))
        out.append(f"<p>{names} havde meldt afbud.</p>")
    if t.of("absent"):
        names = html.escape(listed(brackets(t.of("absent"))))
        out.append(f"<p>{names} mødte ikke op og havde ikke givet besked.</p>")
    out.append(f"<h2>{s.one('Hvordan gik det med det, vi lovede?', 'Opfølgning')}</h2>")
    tick = {"closed": "☑", "open": "☐", "dropped": "–"}
    out.append(_items([f"{tick[o.status]} {aftermath(s, o, 'warm')}" for o in t.old], mark="none"))
    out.append(f"<h2>{s.one('Rundt om bordet', 'Det snakkede vi om')}</h2>")
    for topic, text in discussed(s, s.draw.randint(2, 4)):
        out.append(f"<p><strong>{topic}</strong><br>{text}</p>")
    out.append(f"<h2>{s.one('Det har vi lovet hinanden', 'Nye aftaler')}</h2>")
    has_bold = s.draw.random() < 0.5
    out.append(_items([
        f"☐ <strong>{o.owner}</strong> {does(o)}" if has_bold else f"☐ {o.owner} {does(o)}"
        for o in t.new
    ], mark="none"))  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        out.append(f"<h2>{s.one('Næste gang', 'Vi ses igen')}</h2>")
        out.append(f"<p>{upper(on_weekday(t.next_day))} {t.next_day.year}. "
                   f"{s.one('Der er kaffe på kanden.', 'Sig endelig til, hvis du er forhindret.')}"
                   "</p>")  # fmt: skip
    head = '<html lang="da"><head><meta charset="utf-8"><title>Netværksmøde</title></head>'
    return "html", f"<!DOCTYPE html>\n{head}\n<body>\n{chr(10).join(out)}\n</body></html>".encode()


def _items(lines: list[str], *, mark: str = "disc") -> str:
    items = "\n".join(f"<li>{line}</li>" for line in lines)
    return f'<ul style="list-style-type: {mark}">\n{items}\n</ul>'


LAYOUTS = (
    officers_case_template, pedagogues_scribbles, deputy_heads_points, volunteer_coordinators_page,
    *batch_31_more.LAYOUTS,
)  # fmt: skip
