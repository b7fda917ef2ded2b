"""The thirty-second batch: a team leader, an office clerk, a teacher and a housing worker."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

from .batch_32_more import MORE
from .habits_32 import (
    amid,
    called,
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
from .page import Page, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Task
from .words_32 import TASKS

__all__ = ["LAYOUTS", "TASKS"]


def team_leaders_template(s: Secretary) -> tuple[str, bytes]:
    """A team leader fills in the centre's form in Word; agreements are gathered at the end."""
    t, document = unrepeated(s), docx.Document()
    document.sections[0].header.paragraphs[0].text = "Center for Børn og Unge"
    document.add_heading("Referat", 0)
    document.add_paragraph(s.one(f"Møde i {network(s)}", f"Netværksmøde: {s.area}"),
                           style="Subtitle")  # fmt: skip
    facts = [
        ("Dato", in_words(t.day, is_weekday=s.draw.random() < 0.5)),
        ("Tidspunkt", f"kl. {hours(s)}"),
        ("Sted", place(s)),
        ("Mødeleder", present_name(s)),
        ("Deltagere", "\n".join(f"{one.name}, {one.function}" for one in t.of("present"))),
        ("Afbud", "\n".join(f"{o.name}, {o.function}" for o in t.of("apologies")) or "Ingen"),
    ]
    missed = "\n".join(f"{one.name}, {one.function}" for one in t.of("absent"))
    facts += [("Udeblevet uden afbud", missed)] if missed else []
    _grid(document, facts, style="Table Grid")
    topics = points(s, s.draw.randint(2, 4))
    agenda = [s.one("Velkomst", "Godkendelse af dagsorden"), "Opfølgning på sidste referat",
              *topics, "Eventuelt"]  # fmt: skip
    if s.draw.random() < 0.6:
        document.add_heading("Dagsorden", 2)
        for point in agenda:
            document.add_paragraph(point, style="List Number")
    for number, point in enumerate(agenda, 1):
        document.add_heading(f"{number}. {point}", 2)
        if point == "Opfølgning på sidste referat":
            for one in t.old:
                document.add_paragraph(
                    f"{one.infinitive} (ansvarlig: {amid(one)}, frist: {one.deadline.text}). "
                    f"Status: {report(s, one)}.", style="List Bullet")  # fmt: skip
        elif number in (1, len(agenda)):
            document.add_paragraph(s.one("Ingen bemærkninger.", "Intet at bemærke."))
        else:
            document.add_paragraph(talk(s, point))
    document.add_heading(s.one("Aftaler fra dagens møde", "Beslutninger og ansvar"), 2)
    rows = [(one.infinitive, first(one), one.deadline.text) for one in t.new]
    _grid(document, [("Hvad skal gøres?", "Ansvarlig", "Frist"), *rows],
          style="Light Grid Accent 1")  # fmt: skip
    document.add_heading("Næste møde", 2)
    document.add_paragraph(f"{upper(next_day(s))}.")
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


def _grid(document: docx.document.Document, rows: Sequence[tuple[str, ...]], *, style: str) -> None:
    table = document.add_table(0, len(rows[0]), style=style)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def clerks_ad_points(s: Secretary) -> tuple[str, bytes]:
    """An office clerk keeps a record with ``Ad 1``, ``Ad 2``, printed to PDF and filed."""
    t, page, before = unrepeated(s), Page(), last_time(s)
    page.heading(f"Referat af møde i {network(s)}", 1)
    page.text(f"**Mødedato:** {in_words(t.day)}", f"**Mødested:** {upper(place(s))}")  # fmt: skip
    page.text(f"Mødet begyndte kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.")
    missed = s.one("Udeblevet", "Ikke mødt, intet afbud")
    attended = {"present": "Mødt", "apologies": "Afbud", "absent": missed}
    page.table([
        ("Navn", "Repræsenterer", "Fremmøde"),
        *((one.name, upper(one.function), attended[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading("Ad 1. Godkendelse af referat", 3)
    page.text(s.one(f"Referatet af mødet den {in_words(before)} blev godkendt.",
                    "Referatet af sidste møde blev godkendt uden bemærkninger."))  # fmt: skip
    page.heading("Ad 2. Sager fra sidste møde", 3)
    for one in t.old:
        page.text(f"{first(one)} skulle {one.verb[0]} {one.about} (frist {one.deadline.text}). "
                  f"Status: {report(s, one)}.")  # fmt: skip
    topics = points(s, s.draw.randint(len(t.new), len(t.new) + 1))
    for number, point in enumerate(topics, 3):
        page.heading(f"Ad {number}. {point}", 3)
        page.text(talk(s, point))
        if number - 3 < len(t.new):
            one = t.new[number - 3]
            lead = s.one("Aftalt:", "Det blev aftalt:", "Aftalt:")
            when = s.one(f"Frist: {one.deadline.text}", f"Opgaven løses {one.deadline.at_latest}")
            page.text(f"**{lead}** {first(one)} {one.done}. {stop(when)}")
    page.heading(f"Ad {len(topics) + 3}. Eventuelt og næste møde", 3)
    page.text(f"{s.one('Intet til eventuelt. ', '')}Næste møde holdes {_on(next_day(s))}.")
    page.text(f"Referent: {present_name(s)}")
    file = f"Sagsnr. {t.day:%y}/{s.draw.randint(1200, 9800)}"
    return "pdf", as_pdf(page, header=file, footer="#context counter(page).display()",
                         language="da")  # fmt: skip


def _on(day: str) -> str:
    return f"den {day}" if day[0].isdigit() else day


def teachers_notes(s: Secretary) -> tuple[str, bytes]:
    """A teacher with the SSP function notes it down in LibreOffice, by first names."""
    t, page = unrepeated(s), Page()
    page.heading(s.one(f"Noter fra møde i {network(s)}", f"Referat – {s.network}"), 1)
    page.text(s.one(
        f"Vi mødtes {in_words(t.day, is_weekday=True)} kl. {hours(s)} ({place(s)}).",
        f"Dato: {in_figures(t.day)}. Tid: {hours(s)}. Vi var på {_at(s)}.",
    ))  # fmt: skip
    names = {status: listed([f"{called(one, one.first)} ({one.function})" for one in t.of(status)])
             for status in ("present", "apologies", "absent")}  # fmt: skip
    page.text(f"**Til stede:** {names['present']}")
    if names["apologies"]:
        page.text(f"**Afbud fra:** {names['apologies']}")
    if names["absent"]:
        page.text(f"**Kom ikke (og meldte ikke afbud):** {names['absent']}")
    page.heading(s.one("Hvordan gik det med aftalerne fra sidst?", "Opsamling på sidst"))
    tells_deadline = s.draw.random() < 0.5
    lines = []
    for one in t.old:
        if not tells_deadline:
            no_deadline(one)
        when = f" (frist {one.deadline.text})" if tells_deadline else ""
        lines.append(f"{first(one)} skulle {one.verb[0]} {one.about}{when}: {report(s, one)}.")
    page.bullets(lines)
    for point, one in zip(points(s, len(t.new)), t.new, strict=True):
        page.heading(point, 3)
        page.text(talk(s, point, 2))
        lead = s.one("Vi aftalte, at", "Aftale:", "Vi blev enige om, at")
        name = first(one) if lead == "Aftale:" else amid(one)
        page.text(f"{lead} {name} {one.done}. {_by(one)}")
    page.heading("Næste gang", 3)
    page.text(s.one(f"Vi ses igen {_on(next_day(s))}.", f"Næste møde er {_on(next_day(s))}."))
    return "odt", as_odt(page)


def _by(task: Task) -> str:
    if task.deadline.text == "løbende":
        return "Det sker løbende."
    return stop(f"Det skal være gjort {task.deadline.at_latest}")


def _at(s: Secretary) -> str:
    return s.one("rådhuset", "biblioteket", "skolens kontor", "Teams")


def housing_workers_blocks(s: Secretary) -> tuple[str, bytes]:
    """A housing social worker: plain questions as headings; each task a block of its own."""
    t, page = unrepeated(s), Page()
    page.heading(s.one(f"Referat: {s.network}", f"Møde i {network(s)}"), 1)
    page.text(f"**Hvornår:** {in_words(t.day, is_weekday=True)} fra kl. {t.start:%H.%M} "
              f"til kl. {t.end:%H.%M}", f"**Hvor:** {upper(place(s))}")  # fmt: skip
    for title, status in (("Hvem var med?", "present"), ("Hvem havde meldt afbud?", "apologies"),
                          ("Hvem manglede uden at melde afbud?", "absent")):  # fmt: skip
        if t.of(status):
            page.heading(title, 3)
            page.bullets([f"{one.name} – {one.function}" for one in t.of(status)])
    page.heading("Hvad talte vi om?", 3)
    for point in points(s, s.draw.randint(2, 4)):
        page.text(f"**{point}:** {talk(s, point)}")
    page.heading("Hvad er der sket med opgaverne fra sidste møde?", 3)
    page.table([("Opgave", "Hvem", "Frist", s.one("Status", "Hvordan gik det?")),
                *((o.infinitive, first(o), o.deadline.text, upper(report(s, o)))
                  for o in t.old)])  # fmt: skip
    page.heading("Nye opgaver", 3)
    for number, one in enumerate(t.new, 1):
        if s.draw.random() < 0.15:
            no_deadline(one)
        page.text(f"**Opgave {number}:** {one.imperative}", f"Ansvarlig: {amid(one)}",
                  f"Deadline: {one.deadline.text or 'ikke aftalt'}")  # fmt: skip
    page.heading("Hvornår mødes vi igen?", 3)
    page.text(f"{upper(_on(next_day(s)))} kl. {t.start:%H.%M}.")
    return "rtf", as_rtf(page)


LAYOUTS = (
    team_leaders_template, clerks_ad_points, teachers_notes, housing_workers_blocks, *MORE,
)  # fmt: skip
