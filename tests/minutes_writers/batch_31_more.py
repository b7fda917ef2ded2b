"""The thirty-first batch's other four: an area manager, a consultant, a secretary, a phone."""

from __future__ import annotations

import datetime as dt
import io

import docx
from docx.enum.section import WD_ORIENT

from .habits_31 import (
    Style,
    aftermath,
    brackets,
    dashed,
    dealt,
    discussed,
    does,
    dotted,
    due_new,
    due_old,
    hour,
    inverted,
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
from .page import Page, as_mail, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task


def area_managers_conclusions(s: Secretary) -> tuple[str, bytes]:
    """An area manager's PDF: *Orientering* and *Konklusion* under each point, then the actions."""
    t, page = s.told, Page()
    meet(s, owners=s.one(["full", "party"], ["initials"], ["full"]))
    style = s.draw.choice((spelled, dotted))
    due_new(s, style, column=True)
    with_day = s.draw.random() < 0.6
    due_old(s, style if with_day else None)
    page.heading(s.one("Beslutningsreferat", "Konklusionsreferat"), 1)
    page.text(f"**Forum:** {s.one(f'SSP-netværket i {s.area}', upper(s.network))}")
    page.text(f"**Dato og tid:** {whole(t.day)}, kl. {t.start:%H.%M}-{t.end:%H.%M}")
    page.text(f"**Sted:** {upper(place(s))}")
    page.text(f"**Deltagere:** {', '.join(brackets(t.of('present')))}")
    if t.of("apologies"):
        page.text(f"**Afbud:** {', '.join(brackets(t.of('apologies')))}")
    if t.of("absent"):
        page.text(f"**Udeblevet:** {', '.join(brackets(t.of('absent')))}")
    page.text(f"**Mødeleder:** {somebody(s).name}")
    said = discussed(s, s.draw.randint(2, 4))
    closing = ("Taget til efterretning.", "Ingen yderligere opfølgning.",
               "Netværket er enigt i beskrivelsen.")  # fmt: skip
    for at, (topic, text) in enumerate(said, 1):
        page.heading(f"{at}. {topic}")
        page.text(f"{s.one('Orientering', 'Drøftelse')}: {text}")
        page.text(f"Konklusion: {s.draw.choice(closing)}")
    page.heading(
        f"{len(said) + 1}. {s.one('Opfølgning på tidligere aftaler', 'Status på aftaler')}"
    )
    head = ("Aftale", "Ansvarlig", *(["Frist"] if with_day else []), "Status")
    page.table([head, *(
        (o.infinitive, upper(o.owner), *([o.deadline.text] if with_day else []), outcome(s, o))
        for o in t.old
    )])  # fmt: skip
    page.heading(f"{len(said) + 2}. {s.one('Nye aftaler', 'Handlinger aftalt på mødet')}")
    page.table([("Handling", "Ansvarlig", s.one("Tidsfrist", "Frist")), *(
        (o.infinitive, upper(o.owner), o.deadline.text) for o in t.new
    )])  # fmt: skip
    if s.draw.random() < 0.9:
        s.tells_next = True
        page.heading(f"{len(said) + 3}. Næste møde")
        page.text(f"Næste møde afholdes {on_weekday(t.next_day)} {t.next_day.year}.")
    footer = "Område Dagtilbud, Skole og Fritid"
    return "pdf", as_pdf(page, footer=footer, language="da")


def consultants_matrix(s: Secretary) -> tuple[str, bytes]:
    """A young consultant's landscape page in Word: everything in tables, some with merged rows."""
    t = s.told
    meet(s, owners=s.one(["full"], ["first"]))
    style = s.draw.choice((dashed, dotted))
    due_new(s, style, column=True)
    due_old(s, style)
    paper = docx.Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.add_heading(f"Mødereferat: netværk {s.area}", 1)
    _table(paper, [
        ("Dato", s.one(dashed(t.day), whole(t.day)), "Tid", f"{t.start:%H:%M}–{t.end:%H:%M}"),
        ("Sted", upper(place(s)), "Facilitator", somebody(s).name),
    ])  # fmt: skip
    paper.add_heading("Deltagere", 2)
    _table(paper, [_attendance_head(), *(_attendance(one) for one in t.people)])
    paper.add_heading(s.one("Temaer", "Drøftelser"), 2)
    said = discussed(s, s.draw.randint(2, 4))
    _table(paper, [("Tema", "Hovedpointer"), *said])
    paper.add_heading(s.one("Aktionsliste", "Handlinger"), 2)
    rows: list[tuple[str, ...]] = [("Nr.", "Aktivitet", "Ansvarlig", "Deadline", "Status")]
    rows += [("Fra sidste møde",), *(_action(at, o, _stage(s, o)) for at, o in enumerate(t.old, 1))]
    rows += [("Aftalt på dette møde",)]
    rows += [_action(at, o, "Ikke startet") for at, o in enumerate(t.new, len(t.old) + 1)]
    _table(paper, rows)
    s.tells_next = True
    paper.add_heading("Næste møde", 2)
    _table(paper, [("Dato", s.one(dashed(t.next_day), whole(t.next_day)), "Sted", upper(place(s)))])
    out = io.BytesIO()
    paper.save(out)
    return "docx", out.getvalue()


def _attendance_head() -> tuple[str, ...]:
    return ("Navn", "Rolle", "Til stede", "Afbud", "Udeblevet")


def _attendance(one: Person) -> tuple[str, ...]:
    marks = ("X" if one.status == way else "" for way in ("present", "apologies", "absent"))
    return (one.name, upper(one.function), *marks)


def _stage(s: Secretary, o: Task) -> str:
    stages = {"closed": ("Færdig", "Afsluttet"), "open": ("I gang", "Ikke startet"),
              "dropped": ("Droppet", "Udgår")}  # fmt: skip
    o.remark = s.draw.choice(stages[o.status])
    return o.remark


def _action(at: int, o: Task, status: str) -> tuple[str, ...]:
    return (str(at), o.infinitive, upper(o.owner), o.deadline.text, status)


def _table(paper: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    """A table; a row of a single cell goes right across."""
    table = paper.add_table(0, max(len(row) for row in rows), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).paragraphs[0].add_run(row[0]).bold = True
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def older_secretarys_account(s: Secretary) -> tuple[str, bytes]:
    """An older secretary's running text in RTF: whole sentences, nothing in lists."""
    t, page = s.told, Page()
    meet(s, owners=s.one(["full"], ["full", "party"]))
    style = s.draw.choice((spelled, on_weekday))
    due_new(s, style)
    due_old(s, None)
    page.text(f"**Referat af møde i SSP-netværket i {s.area}**")
    page.text(
        f"Mødet blev holdt {on_weekday(t.day)} {t.day.year} i {place(s)}. "
        + s.one(f"Det begyndte kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.",
                f"Det varede fra kl. {t.start:%H.%M} til kl. {t.end:%H.%M}.")
    )  # fmt: skip
    gathered = f"Til stede var {listed(brackets(t.of('present')))}."
    if t.of("apologies"):
        gathered += f" Der var afbud fra {listed(brackets(t.of('apologies')))}."
    if t.of("absent"):
        gathered += f" {listed(brackets(t.of('absent')))} var udeblevet uden afbud."
    page.text(gathered)
    page.text(
        s.one("Referatet fra sidste møde blev gennemgået. ",
              "Først så vi på, hvad der var aftalt sidst. ")
        + " ".join(aftermath(s, o, "old") for o in t.old)
    )  # fmt: skip
    said = discussed(s, s.draw.randint(2, 4))
    openings = ("Derefter talte vi om", "Næste emne var", "Under punktet", "Vi drøftede også")
    for at, ((topic, text), tasks) in enumerate(zip(said, dealt(s, len(said)), strict=True)):
        opening = openings[0] if at == 0 else s.draw.choice(openings[1:])
        name = f"»{topic}«"
        lead = f"{opening} {name} blev der sagt følgende." if opening == openings[2] else (
            f"{opening} {name}."
        )  # fmt: skip
        page.text(" ".join([lead, text, *(_promised(s, o) for o in tasks)]))
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.text(f"Næste møde finder sted {on_weekday(t.next_day)} {t.next_day.year}, "
                  f"og det bliver i {place(s)}.")  # fmt: skip
    page.text(s.one(f"Referent: {somebody(s).name}", f"{somebody(s).name}, referent"))
    return "rtf", as_rtf(page)


def _promised(s: Secretary, o: Task) -> str:
    name = upper(o.owner)
    ways = [
        f"{name} {does(o)}.",
        f"Det blev aftalt, at {o.owner} {does(o)}.",
        f"{name} påtog sig at {to_do(o)}.",
        f"{name} lovede at {to_do(o)}.",
        f"Vi blev enige om, at {o.owner} {does(o)}.",
    ]
    if o.deadline.text.startswith(("senest", "i uge", "i løbet", "inden for")):
        ways.append(f"{upper(o.deadline.text)} {inverted(o, o.owner)}.")
    return s.draw.choice(ways)


def project_workers_phone_mail(s: Secretary) -> tuple[str, bytes]:
    """A project worker writes from a phone on the way home: a mail with a few dashes."""
    t = s.told
    meet(s, called=s.one("first", "first", "full"), owners=["first"])
    style: Style = slashed
    due_new(s, style)
    due_old(s, None)
    is_next_day = s.draw.random() < 0.4 and t.day.weekday() < 4
    sent = dt.datetime.combine(t.day, dt.time(19, s.draw.randint(2, 58)), dt.UTC)
    sent += dt.timedelta(days=int(is_next_day))
    when = f"{weekday(t.day)} d. {slashed(t.day)}"
    day = "i går" if is_next_day else "i dag"
    where = place(s)
    lines = [
        s.one("Hej alle", "Hej allesammen", "Kære alle"),
        "",
        s.one(f"Tak for mødet {day}. Her er det vigtigste fra netværksmødet i {s.area}, {when}-"
              f"{t.day.year} kl. {hour(t.start)}-{hour(t.end)} i {where}.",
              f"Hermed et hurtigt referat fra {s.area} {day}, {when}-{t.day.year}. Vi sad i "
              f"{where} fra kl. {hour(t.start)} til {hour(t.end)}."),
        "",
        f"{s.one('Med var', 'Vi var')} {listed(brackets(t.of('present')))}.",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append(f"Afbud fra {listed(brackets(t.of('apologies')))}.")
    if t.of("absent"):
        lines.append(f"{listed(brackets(t.of('absent')))} kom ikke og havde ikke meldt fra.")
    lines += ["", s.one("Fra sidst:", "Siden sidst:")]
    lines += [f"- {aftermath(s, o, 'phone')}" for o in t.old]
    lines += ["", s.one("Vi vendte:", "Kort om snakken:")]
    lines += [f"- {topic}. {text}" for topic, text in discussed(s, s.draw.randint(1, 3))]
    lines += ["", s.one("Aftaler:", "Så det, vi gør nu:", "Hvem gør hvad:")]
    has_skal = s.draw.random() < 0.3
    for o in t.new:
        lines.append(f"- {o.owner} skal {to_do(o)}" if has_skal else f"- {o.owner} {does(o)}")
    if s.draw.random() < 0.85:
        s.tells_next = True
        coming = f"{weekday(t.next_day)} d. {slashed(t.next_day)} kl. {hour(t.start)}"
        lines += ["", s.one(f"Næste møde er {coming}.", f"Vi ses igen {coming}.")]
    lines += ["", s.one("Vh", "Mvh", "Hilsen"), somebody(s).first]
    if s.draw.random() < 0.7:
        lines += ["", s.one("Sendt fra min iPhone", "Hent Outlook til Android")]
    subject = s.one(f"Referat {s.area} {slashed(t.day)}", f"Netværksmøde {s.area} – referat")
    page = None
    if s.draw.random() < 0.5:
        page = Page()
        page.text(*(line for line in lines if line))
    return "mail", as_mail("\n".join([*lines, ""]), sent, subject, page=page)


LAYOUTS = (
    area_managers_conclusions, consultants_matrix, older_secretarys_account,
    project_workers_phone_mail,
)  # fmt: skip
