"""More of the thirty-second batch: head of a youth school, officer, secretary, coordinator."""

from __future__ import annotations

import datetime as dt
import html
import io

import docx
from docx.enum.section import WD_ORIENT

from .habits_32 import (
    amid,
    brief,
    first,
    hours,
    in_figures,
    in_words,
    last_time,
    network,
    next_day,
    no_deadline,
    place,
    points,
    present_name,
    report,
    stop,
    talk,
    unrepeated,
    upper,
)
from .page import Page, as_mail
from .secretary import Secretary
from .told import Task
from .words_32 import POINTS


def youth_heads_checklist(s: Secretary) -> tuple[str, bytes]:
    """The head of a youth school writes in an app that keeps Markdown, with boxes to tick."""
    t = unrepeated(s)
    where = s.one("caféen", "mødelokalet", "klubben")
    lines = [f"# {upper(s.network)}, {in_words(t.day)}", "",
             f"Kl. {brief(t.start)} til {brief(t.end)} i {where}", "", "## Deltagere"]  # fmt: skip
    lines += [f"- {one.name} ({one.function})" for one in t.of("present")]
    for lead, status in (("Afbud", "apologies"), ("Mødte ikke op", "absent")):
        if t.of(status):
            names = ", ".join(f"{one.name} ({one.function})" for one in t.of(status))
            lines += ["", f"**{lead}:** {names}"]
    lines += ["", s.one("## Fra sidst", "## Opfølgning fra sidst")]
    lines += [_ticked(s, one) for one in t.old]
    for point in points(s, s.draw.randint(2, 4)):
        lines += ["", f"## {point}"]
        lines += [f"- {said}" for said in s.draw.sample(POINTS[point], s.draw.randint(1, 3))]
    lines += ["", s.one("## To do", "## Det gør vi nu", "## Handlinger")]
    when = s.one("(frist: {})", "– frist: {}", "– deadline: {}")
    for one in t.new:
        box = f"- [ ] **{first(one)}** {one.done}"
        lines.append(f"{box} {when.format(one.deadline.text)}")
    lines += ["", f"**Næste møde:** {next_day(s)}", ""]
    return "markdown", "\n".join(lines).encode()


def _ticked(s: Secretary, task: Task) -> str:
    said = f"{first(task)}: {task.verb[0]} {task.about} (frist {task.deadline.text})"
    if task.status == "closed":
        return f"- [x] {said} – {report(s, task)}"
    if task.status == "dropped":
        return f"- ~~{said}~~ – {report(s, task)}"
    return f"- [ ] {said} – {report(s, task)}"


def officers_mail(s: Secretary) -> tuple[str, bytes]:
    """The police's contact officer sends the minutes as a mail, terse and numbered."""
    t, page = unrepeated(s), Page()
    day, mark = f"{t.day:%d-%m-%Y}", s.one("", ".", ":")
    page.text(s.one("Hej alle", "Til netværket", "Kære alle"))
    page.text(f"Hermed referat af mødet i {network(s)} den {day} kl. {hours(s, mark)}.")
    for lead, status in (("Fremmødte", "present"), ("Afbud", "apologies"),
                         ("Ikke fremmødt, intet afbud", "absent")):  # fmt: skip
        if t.of(status):
            page.text(f"{lead}:")
            page.bullets([f"{one.name}, {one.function}" for one in t.of(status)])
    page.text(s.one("Opfølgning fra sidst:", "Status på aftaler fra sidste møde:"))
    page.bullets([f"{o.infinitive}. Ansvarlig: {amid(o)}. Frist: {stop(o.deadline.text)} "
                  f"Status: {stop(report(s, o))}" for o in t.old])  # fmt: skip
    page.text("Drøftet:")
    page.numbered([f"{point}. {talk(s, point)}" for point in points(s, s.draw.randint(2, 4))])
    page.text(s.one("Aftalt på mødet:", "Nye aftaler:"))
    page.bullets([f"{first(o)} {o.done}. Frist: {stop(o.deadline.text)}" for o in t.new])
    if s.draw.random() < 0.85:
        page.text(f"Næste møde: {next_day(s, is_figures=s.draw.random() < 0.5)}.")
    else:
        page.text("Dato for næste møde følger.")
    page.text(s.one("Mvh.", "Med venlig hilsen"), present_name(s, "police"))
    subject = f"Referat netværksmøde {s.area} {day}"
    twin = page if s.draw.random() < 0.5 else None
    return "mail", as_mail(_typed(page), s.sent(), subject, page=twin)


def _typed(page: Page) -> str:
    out, before = [], ""
    for kind, content, *more in page.parts:
        if kind == "text" and before:
            out.append("")
        lead = {"bullet": "- ", "number": f"{more[0]}) " if more else ""}.get(kind, "")
        out.append(lead + content)
        before = kind
    return "\n".join(out) + "\n"


def psychologists_secretary(s: Secretary) -> tuple[str, bytes]:
    """A psychologist's secretary: formal sentences, saved from Word as a web page."""
    t = unrepeated(s)
    body = [f"<h1>Referat fra møde i {_esc(network(s))}</h1>"]
    body += [
        _line("Dato:", in_words(t.day, is_weekday=s.draw.random() < 0.5)),
        _line("Tid:", f"kl. {hours(s, between=' – ')}"),
        _line("Sted:", upper(place(s))),
        _line("Deltagere:", _people(s, "present")),
        _line("Fraværende med afbud:", _people(s, "apologies") or "Ingen"),
        _line("Fraværende uden afbud:", _people(s, "absent") or "Ingen"),
        _line("Referent:", present_name(s)),
    ]
    body.append("<h2>Pkt. 1. Godkendelse af dagsorden</h2>")
    body.append(_line("", s.one("Dagsordenen blev godkendt.", "Godkendt uden bemærkninger.")))
    body.append("<h2>Pkt. 2. Opfølgning på aftaler fra sidste møde</h2>")
    rows = [("Aftale", "Ansvarlig", "Frist", "Status")]
    rows += [(o.infinitive, first(o), o.deadline.text, upper(report(s, o))) for o in t.old]
    body.append(_web_table(rows))
    number = 2
    for point, one in zip(points(s, len(t.new)), t.new, strict=True):
        number += 1
        body.append(f"<h2>Pkt. {number}. {_esc(point)}</h2>")
        body.append(_line("", talk(s, point, 2)))
        task = s.one("får til opgave at", "sørger for at", "påtager sig at")
        if s.draw.random() < 0.12:
            no_deadline(one)
        when = f" Frist: {stop(one.deadline.text)}" if one.deadline.text else ""
        body.append(_line("Aftale:", f"{first(one)} {task} {one.verb[0]} {one.about}.{when}"))
    body.append(f"<h2>Pkt. {number + 1}. Eventuelt</h2>")
    body.append(_line("", s.one("Der var intet til punktet.", "Intet.")))
    body.append(_line("Næste møde:", next_day(s)))
    style = "<style>p.MsoNormal{margin:0 0 6pt;font-family:Calibri}td{padding:4pt}</style>"
    head = f'<html lang="da"><head><meta charset="utf-8"><title>Referat</title>{style}</head>'
    return "html", f"{head}<body>{chr(10).join(body)}</body></html>".encode()


def _esc(text: str) -> str:
    return html.escape(text, quote=False)


def _line(lead: str, text: str) -> str:
    bold = f"<b>{_esc(lead)}</b> " if lead else ""
    return f'<p class="MsoNormal">{bold}{_esc(text)}</p>'


def _people(s: Secretary, status: str) -> str:
    return "; ".join(f"{one.name}, {one.function}" for one in s.told.of(status))


def _web_table(rows: list[tuple[str, str, str, str]]) -> str:
    lines = []
    for at, row in enumerate(rows):
        cells = (f"<b>{_esc(cell)}</b>" if at == 0 else _esc(cell) for cell in row)
        lines.append("<tr>" + "".join(
            f'<td valign="top"><p class="MsoNormal">{cell}</p></td>' for cell in cells
        ) + "</tr>")  # fmt: skip
    return f'<table border="1" cellspacing="0">{"".join(lines)}</table>'


def coordinators_running_list(s: Secretary) -> tuple[str, bytes]:
    """A coordinator saves last time's file anew: members with crosses, one list of all tasks."""
    t, document = unrepeated(s), docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(f"{upper(s.network)} – referat nr. {s.draw.randint(3, 38)}", 1)
    document.add_paragraph(
        f"Møde den {in_words(t.day)} kl. {hours(s, between=' - ')}. Sted: {place(s)}"
    )
    document.add_heading("Medlemmer", 2)
    columns = ("present", "apologies", "absent")
    rows: list[tuple[str, ...]] = [("Navn", "Funktion", "Mødt", "Afbud", "Udeblevet")]
    for one in t.people:
        crosses = ("x" if one.status == column else "" for column in columns)
        rows.append((one.name, one.function, *crosses))
    _grid(document, rows)
    document.add_heading(s.one("Orientering fra bordet", "Bordet rundt", "Drøftelser"), 2)
    for point in points(s, s.draw.randint(2, 5)):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{point}: ").bold = True
        paragraph.add_run(talk(s, point))
    document.add_heading(s.one("Opgaveliste", "Aftaler – løbende liste"), 2)
    _grid(document, _all_tasks(s, last_time(s)))
    document.add_paragraph()
    document.add_paragraph(f"Næste møde: {next_day(s)}")
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


def _all_tasks(s: Secretary, before: dt.date) -> list[tuple[str, ...]]:
    t, number = s.told, s.draw.randint(8, 60)
    rows: list[tuple[str, ...]] = [("Nr.", "Aftalt den", "Opgave", "Hvem", "Frist", "Status")]
    for one in [*t.old, *t.new]:
        is_new = one in t.new
        if is_new:
            one.remark = "Ny"
        status = "Ny" if is_new else upper(report(s, one))
        agreed = in_figures(t.day if is_new else before)
        rows.append((f"{number}", agreed, one.imperative, first(one), one.deadline.text, status))
        number += 1
    return rows


def _grid(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            run = table.cell(y, x).paragraphs[0].add_run(text)
            run.bold = y == 0


MORE = (
    youth_heads_checklist, officers_mail, psychologists_secretary, coordinators_running_list,
)  # fmt: skip
