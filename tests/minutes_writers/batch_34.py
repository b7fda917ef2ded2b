"""A thirty-fourth batch, held back, by a writer who never saw the reader: eight workplaces.

The first four are here, the others in ``batch_34_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

import io

import docx

from . import batch_34_more
from .habits_34 import (
    Pen,
    bare,
    capital,
    dashed,
    does,
    fate,
    has,
    hours,
    loose,
    shall,
    slash,
    slash_year,
    stop,
    weekday,
    weekday_year,
    word,
    word_year,
)
from .page import Page, as_mail, as_odt, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_34 import TASKS

__all__ = ["LAYOUTS", "TASKS"]


def _signed(one: Person) -> str:
    """``Karen Mosekrog, skolen``; ours with their initials."""
    return f"{one.name} ({one.initials}), {one.function}" if one.code else _plain(one)


def _plain(one: Person) -> str:
    return f"{one.name}, {one.function}"


def _in_brackets(people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({one.function})" for one in people)


# -------------------------------------------------------------- the secretary of a department


def departments_word_form(s: Secretary) -> tuple[str, bytes]:
    """A department secretary fills in a form in Word: one table for the meeting, one for tasks."""
    pen, t = Pen(s, way=s.one("initials", "full")), s.told
    pen.old_days(dashed)
    pen.new_days(dashed, in_column=True)
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = pen.one("Center for Børn, Unge og Familie",
                                                "Børne- og Skoleafdelingen")  # fmt: skip
    document.add_paragraph("REFERAT", style="Title")
    facts: list[tuple[str, ...]] = [
        ("Møde", capital(s.network)),
        ("Dato", pen.one(capital(weekday_year(t.day)), dashed(t.day))),
        ("Tidspunkt", f"Kl. {hours(s, dash=pen.one('-', ' - '))}"),
        ("Sted", capital(pen.place())),
        ("Deltagere", "\n".join(_signed(one) for one in t.of("present"))),
        ("Afbud", "\n".join(_signed(one) for one in t.of("apologies")) or "Ingen"),
    ]
    if t.of("absent"):
        facts.append(("Ikke fremmødt", "\n".join(_signed(one) for one in t.of("absent"))))
    facts.append(("Referent", pen.chosen().name))
    _grid(document, facts, bold_first=True)
    said = pen.talk(2, 4)
    heads = ["Godkendelse af dagsorden og referat", "Opfølgning på sidste møde",
             *(topic for topic, _ in said), "Eventuelt", "Næste møde"]  # fmt: skip
    document.add_heading("Dagsorden", 2)
    for at, head in enumerate(heads, 1):
        document.add_paragraph(f"{at}. {head}")
    document.add_heading(f"1. {heads[0]}", 2)
    document.add_paragraph(pen.one("Begge dele blev godkendt.", "Godkendt uden bemærkninger."))
    document.add_heading(f"2. {heads[1]}", 2)
    _grid(document, [
        ("Opgave", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, capital(o.owner), o.deadline.text, capital(o.remark)) for o in t.old),
    ])  # fmt: skip
    for at, (topic, remarks) in enumerate(said, 3):
        document.add_heading(f"{at}. {topic}", 2)
        document.add_paragraph(" ".join(remarks))
    document.add_heading(f"{len(heads) - 1}. Eventuelt", 2)
    document.add_paragraph(pen.one("Intet.", "Der var ikke noget til punktet."))
    document.add_heading(f"{len(heads)}. Næste møde", 2)
    document.add_paragraph(f"{capital(weekday_year(t.next_day))} kl. {loose(t.start)}.")
    document.add_heading(pen.one("Opgaver fra mødet", "Nye opgaver"), 2)
    _grid(document, [
        ("Opgave", "Ansvarlig", "Frist"),
        *((o.infinitive, capital(o.owner), o.deadline.text or "-") for o in t.new),
    ])  # fmt: skip
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


def _grid(
    document: docx.document.Document, rows: list[tuple[str, ...]], *, bold_first: bool = False
) -> None:
    """A table with lines; its head, or its first column, is bold."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            is_bold = x == 0 if bold_first else y == 0
            for at, line in enumerate(text.split("\n")):
                cell = table.cell(y, x)
                paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
                paragraph.add_run(line).bold = is_bold or None
    document.add_paragraph()


# ------------------------------------------------------------------------------ the SSP teacher


def ssp_teachers_points(s: Secretary) -> tuple[str, bytes]:
    """A teacher in LibreOffice: points 1) 2) 3), and beneath each what was agreed there."""
    pen, t, page = Pen(s), s.told, Page()
    pen.old_days()
    pen.new_days(pen.draw.choice((word, slash, weekday)))
    page.heading(pen.one(f"SSP-møde i {s.area}", f"Referat fra SSP-møde – {s.area}"), 1)
    page.text(pen.one(
        f"{capital(weekday_year(t.day))} kl. {hours(s)}, {pen.place()}",
        f"Dato: {word_year(t.day)}. Tid: kl. {hours(s)}. Sted: {capital(pen.place())}.",
    ))  # fmt: skip
    page.text(f"**Til stede:** {_in_brackets(t.of('present'))}")
    if t.of("apologies"):
        page.text(f"**Afbud:** {_in_brackets(t.of('apologies'))}")
    if t.of("absent"):
        page.text(f"**Ikke mødt op:** {_in_brackets(t.of('absent'))}")
    page.text(f"**Referent:** {pen.chosen().first}")
    page.heading(pen.one("1) Siden sidst", "1) Hvad blev der af aftalerne fra sidst?"), 3)
    page.bullets([fate(pen, o) for o in t.old])
    said = pen.talk(2, 4)
    for at, ((topic, remarks), tasks) in enumerate(zip(said, pen.dealt(len(said)), strict=True), 2):
        page.heading(f"{at}) {topic}", 3)
        page.text(" ".join(remarks))
        for o in tasks:
            page.text(f"**Aftale:** {_promise(pen, o)}")
    page.heading(f"{len(said) + 2}) {pen.one('Evt.', 'Eventuelt')}", 3)
    page.text(pen.one("Intet til dette punkt.", "Vi nåede ikke mere.", "Tak for kage til alle."))
    page.heading(f"{len(said) + 3}) Næste møde", 3)
    page.text(stop(f"{capital(weekday_year(t.next_day))}, {pen.place()}"))
    return "odt", as_odt(page)


def _promise(pen: Pen, o: Task) -> str:
    """``Karen ringer til moren senest den 3. november.``."""
    name = capital(o.owner)
    return stop(pen.one(f"{name} {does(o)}", f"{name} {does(o)}", f"{name} skal {shall(o)}",
                        f"{name} påtager sig {shall(o, 'at ')}"))  # fmt: skip


# ------------------------------------------------------------------------------ the street team


def street_teams_mail(s: Secretary) -> tuple[str, bytes]:
    """One of the street team writes a mail without any form, and signs with the first name."""
    pen, t = Pen(s, tells=0.85), s.told
    pen.old_days()
    pen.new_days(pen.draw.choice((slash, word)))
    for one in t.people:
        one.is_called = one.first if one.code else one.name
    present = [_short(one) for one in t.of("present")]
    lines = [
        pen.one("Hej alle", "Hej allesammen", "Hej netværk"), "",
        pen.one(
            f"Her er lidt referat fra vores møde i {s.area} {weekday_year(t.day)} "
            f"kl. {loose(t.start)}-{loose(t.end)}.",
            f"Tak for et godt netværksmøde i {s.area} d. {slash_year(t.day)}. Vi startede "
            f"kl. {loose(t.start)} og sluttede kl. {loose(t.end)}.",
        ), "",
        pen.one("Med til mødet var ", "Vi var samlet: ", "Deltagere: ") + stop(listed(present)),
    ]  # fmt: skip
    if t.of("apologies"):
        names = listed([_short(one) for one in t.of("apologies")])
        lines.append(pen.one(f"{names} havde meldt afbud.", f"Afbud: {names}."))
    if t.of("absent"):
        names = listed([_short(one) for one in t.of("absent")])
        lines.append(pen.one(f"{names} dukkede ikke op.", f"Udeblevet: {names}."))
    lines += ["", pen.one("Siden sidst:", "Opsamling fra sidst:")]
    lines += [f"- {fate(pen, o)}" for o in t.old]
    lines += ["", pen.one("Det snakkede vi om:", "Fra bordet rundt:")]
    lines += [f"- {topic}: {' '.join(remarks)}" for topic, remarks in pen.talk(1, 3)]
    lines += ["", pen.one("Det aftalte vi:", "Hvem gør hvad:", "To do:")]
    has_colons = pen.draw.random() < 0.35
    lines += [_to_do(o, has_colon=has_colons) for o in t.new]
    if s.tells_next:
        lines += ["", pen.one(f"Vi ses igen {weekday_year(t.next_day)} kl. {loose(t.start)}.",
                              f"Næste møde er {weekday_year(t.next_day)}.")]  # fmt: skip
    lines += ["", pen.one("Sig til, hvis jeg har glemt noget.", "Ring, hvis der er noget."), ""]
    lines += [pen.one("Mvh", "De bedste hilsner", "Hilsen"), pen.chosen(ours=True).first]
    subject = pen.one(f"Referat {s.area} {slash(t.day)}", f"Fra mødet i {s.area}")
    return "mail", as_mail("\n".join([*lines, ""]), s.sent(), subject)


def _short(one: Person) -> str:
    """``Jonas (gadeplan)`` for ours, whom all know, ``Karen Mosekrog (skolen)`` for the others."""
    return f"{one.is_called} ({one.function})"


def _to_do(o: Task, *, has_colon: bool) -> str:
    """``- Karen ringer til moren senest d. 3/11.``, ``- Karen: Ring til moren (i uge 45)``."""
    if not has_colon:
        return f"- {stop(f'{capital(o.owner)} {does(o)}')}"
    until = f" ({o.deadline.text})" if o.deadline.text else ""
    return f"- {capital(o.owner)}: {o.imperative}{until}"


# ------------------------------------------------------------------------ the after-school leader


def club_leaders_rich_text(s: Secretary) -> tuple[str, bytes]:
    """An after-school leader in WordPad: bold lines for headings, and who does it in brackets."""
    pen, t, page = Pen(s, tells=0.9), s.told, Page()
    has_days = pen.draw.random() < 0.5
    pen.old_days(slash if has_days else None)
    pen.new_days(pen.draw.choice((slash, word)))
    page.text(f"**{pen.one('Referat', 'Mødereferat')}: {capital(s.network)}**")
    page.text(f"Mødet blev holdt {weekday_year(t.day)} fra kl. {loose(t.start)} til "
              f"kl. {loose(t.end)}.")  # fmt: skip
    page.text("**Mødedeltagere:**")
    page.bullets([_plain(one) for one in t.of("present")])
    if t.of("apologies"):
        page.text("**Afbud fra:**")
        page.bullets([_plain(one) for one in t.of("apologies")])
    elif pen.draw.random() < 0.5:
        page.text("Ingen afbud.")
    if t.of("absent"):
        page.text("**Udeblevet uden afbud:**")
        page.bullets([_plain(one) for one in t.of("absent")])
    for topic, remarks in pen.talk(2, 3):
        page.text(f"**{topic}**", " ".join(remarks))
    page.text(pen.one("**Opfølgning på opgaver fra sidste møde**", "**Opgaver fra sidste gang**"))
    page.bullets([_result(pen, o) for o in t.old])
    page.text(pen.one("**Nye aftaler**", "**Aftalt på mødet**"))
    page.numbered([f"{o.infinitive} ({_who_when(o)})" for o in t.new])
    if s.tells_next:
        page.text("**Næste møde**", f"{capital(weekday_year(t.next_day))} kl. {loose(t.start)}.")
    page.text(f"{pen.one('Ref.', 'Referent:')} {pen.chosen().name}")
    return "rtf", as_rtf(page)


def _who_when(o: Task) -> str:
    return ", ".join(one for one in (o.owner, o.deadline.text) if one)


def _result(pen: Pen, o: Task) -> str:
    """What was to be done, by whom (and when), and what became of it."""
    until = f", frist {o.deadline.text}" if o.deadline.text else ""
    said = f"{capital(bare(o))} ({o.owner}{until})"
    if o.status == "closed" and not until and pen.draw.random() < 0.4:
        return f"{capital(o.owner)} har {has(o)}."
    return f"{said}: {pen.one(o.remark, capital(o.remark))}."


LAYOUTS = (
    departments_word_form, ssp_teachers_points, street_teams_mail, club_leaders_rich_text,
    *batch_34_more.LAYOUTS,
)  # fmt: skip
