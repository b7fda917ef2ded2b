"""A sixteenth batch, held back, by a writer who never saw the reader: ten hands of one town.

A consultant's template, a police protocol, a caretaker's mail, a library's bullets, a page from
Teams, a form for plans, a log of decisions, a sheet in columns, a school's secretary in Outlook
and a memo with tabs. What they have to say stands in ``words_16.py``.
"""

from __future__ import annotations

import datetime as dt
import html
import io
from email.message import EmailMessage
from email.utils import format_datetime

import docx
import typst
from docx.enum.section import WD_ORIENT

from .days import WEEKDAYS
from .page import Page, as_mail, as_markdown, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_12 import in_figures, in_words, shortly, with_year
from .words_14 import (
    behind,
    by_day,
    by_month,
    by_week,
    next_time,
    points,
    points_of_tasks,
    settle,
    start,
    undated,
)
from .words_16 import (
    FUNCTIONS,
    HOUSES,
    PARTIES,
    PLACES,
    POINTS,
    TASKS,
    closed,
    dashed,
    day_of_week,
    dotted,
    end_of_month,
    hour,
    in_house,
    letters,
    participle,
    short_dotted,
    slashed,
    spoken,
    week_before_next,
    weekday_dated,
)

__all__ = ["LAYOUTS", "TASKS"]

_HERE = {"functions": FUNCTIONS, "parties": PARTIES}


def _tell_next(s: Secretary) -> dt.date:
    s.tells_next = True
    return s.told.next_day


def _does(o: Task) -> str:
    """``telefonerer til vagtfirmaet inden 3. maj``."""
    return f"{closed(o.done)} {behind(o)}"


def _some(s: Secretary) -> list[tuple[str, str]]:
    return [*points(s, s.draw.randint(2, 4), POINTS)]


def consultants_template(s: Secretary) -> tuple[str, bytes]:
    """The consultant's template in Word: labels left, minutes right, one who answers for each."""
    settle(s, "first", in_figures, (
        by_day("{}", in_figures), by_day("senest {}", in_words), by_week("uge {}"),
        by_month("udgangen af {}"), next_time("næste møde", ""), undated("løbende"),
    ), **_HERE)  # fmt: skip
    t, document = s.told, docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ishøj Kommune\tCenter for Børn og Forebyggelse"
    section.footer.paragraphs[0].text = "Referatet er til intern brug. Må ikke videresendes."
    document.add_paragraph(f"Referat – SSP-netværk {s.area}", style="Title")
    came = [in_house(one) for one in t.of("present")]
    rows = [
        ("Mødedato", [f"{WEEKDAYS[t.day.weekday()]} d. {with_year(t.day)}"]),
        ("Tid og sted", [f"kl. {t.start:%H.%M}-{t.end:%H.%M}, {s.draw.choice(PLACES)}"]),
        ("Til stede", came),
        ("Afbud", [in_house(one) for one in t.of("apologies")] or ["Ingen"]),
        ("Ikke mødt (uden afbud)", [in_house(one) for one in t.of("absent")]),
        ("Referent", [s.draw.choice([one for one in t.of("present") if one.code]).first]),
    ]
    _labelled(document, [row for row in rows if row[1]])
    document.add_paragraph()
    said = {
        "closed": ("er gennemført", "er på plads", "er løst"),
        "open": ("er ikke sket endnu", "er i gang", "udestår fortsat"),
        "dropped": ("udgår", "er ikke længere relevant og tages af listen"),
    }
    old = [
        f"{start(o.owner)}: {o.verb[0]} {o.about} (frist {o.deadline.text}). Status: "
        f"{s.one(*said[o.status])}."
        for o in t.old
    ]
    body = [("1. Godkendelse af dagsorden", ["Godkendt."]), ("2. Opfølgning fra sidst", old)]
    at = 2
    for at, (point, talk, o) in enumerate(points_of_tasks(s, POINTS), 3):
        task = f"Opgave: {o.infinitive}"
        body.append((f"{at}. {point}", [
            talk, task, f"Ansvarlig: {start(o.owner)} / Frist: {o.deadline.text}",
        ]))  # fmt: skip
    body.append((f"{at + 1}. Eventuelt", ["Intet."]))
    body.append((f"{at + 2}. Næste møde", [f"{dashed(_tell_next(s))} kl. {t.start:%H.%M}"]))
    _labelled(document, body, "Dagsorden og referat")
    return "docx", _saved(document)


def _labelled(document, rows: list[tuple[str, list[str]]], title: str = "") -> None:
    table = document.add_table(0, 2, style="Table Grid")
    if title:
        left, right = table.add_row().cells
        left.merge(right).text = title
    for label, lines in rows:
        left, right = table.add_row().cells
        left.paragraphs[0].add_run(label).bold = True
        right.text = lines[0]
        for line in lines[1:]:
            right.add_paragraph(line)


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def police_protocol(s: Secretary) -> tuple[str, bytes]:
    """A liaison's protocol in PDF: short numbered entries, what is charged to whom, terms."""
    settle(s, "full", dotted, (
        by_day("", dotted, "senest {}"), by_day("", short_dotted, "senest den {}"),
        by_week("", "inden udgangen af uge {}"), undated("snarest"),
        next_time("", "inden næste møde"),
        day_of_week("", "senest {} i uge {}"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading("PROTOKOLLAT", 1)
    page.text(
        f"Vedr.: Møde i lokalt SSP-netværk, {s.area}.",
        f"Mødedato: {dotted(t.day)}.",
        f"Sted: {start(s.draw.choice(PLACES))}.",
        f"Mødet påbegyndt kl. {t.start:%H%M}. Mødet afsluttet kl. {t.end:%H%M}.",
        f"J.nr. 0700-{s.draw.randint(10000, 99999)}-{s.draw.randint(10000, 99999)}-{t.day:%y}",
    )
    page.text("**1. Fremmøde**")
    at = 1
    came = {"present": "mødt", "apologies": "ikke mødt, anmeldt forfald",
            "absent": "ikke mødt, uden forfald"}  # fmt: skip
    for at, one in enumerate(t.people, 1):
        page.text(f"1.{at}. {one.name}, {one.function}: {came[one.status]}.")
    page.text("**2. Udestående fra forrige møde**")
    said = {"closed": ("Efterkommet", "Udført"), "open": ("Ikke efterkommet endnu", "Pågår"),
            "dropped": ("Frafaldet", "Opgivet")}  # fmt: skip
    for at, o in enumerate(t.old, 1):
        page.text(f"2.{at}. Pålagt {o.owner} at {closed(f'{o.verb[0]} {o.about}')} senest "
                  f"{o.deadline.text} – {s.one(*said[o.status])}.")  # fmt: skip
    page.text("**3. Orientering**")
    for at, (point, talk) in enumerate(_some(s), 1):
        page.text(f"3.{at}. {point}. {talk}")
    page.text("**4. Pålagt ved mødet**")
    for at, o in enumerate(t.new, 1):
        task = closed(f"{o.verb[0]} {o.about}")
        page.text(s.one(f"4.{at}. Det pålægges {o.owner} {behind(o)} at {o.verb[0]} {o.about}.",
                        f"4.{at}. Det påhviler {o.owner} at {task} {behind(o)}."))  # fmt: skip
    page.text("**5. Næste møde**", f"5.1. Berammet til {dotted(_tell_next(s))}.")
    return "pdf", as_pdf(page)


def caretakers_mail(s: Secretary) -> tuple[str, bytes]:
    """A caretaker writes as he talks: a mail without headings, the year only where it was sent."""
    settle(s, "first", in_words, (
        by_day("", in_words, "inden d. {}"), by_day("", in_figures, "senest d. {}"),
        by_week("", "i uge {}"), by_month("", "i løbet af {}"),
        end_of_month("sidst i {}"), undated("når der er tid"),
    ), **_HERE)  # fmt: skip
    t = s.told
    lines = ["Hej alle sammen", ""]
    lines.append(
        f"Så fik vi holdt møde i SSP-netværket i {s.area}, {WEEKDAYS[t.day.weekday()]} den "
        f"{in_words(t.day)}. Vi gik i gang {spoken(t.start)} og var færdige {spoken(t.end)}."
    )
    came = listed([f"{one.name} ({one.function})" for one in t.of("present")])
    lines.append(f"Rundt om bordet sad {came}.")
    away = {"apologies": "havde meldt fra på forhånd",
            "absent": "kom aldrig og havde heller ikke meldt afbud"}  # fmt: skip
    lines += [f"{one.name} ({one.function}) {away[one.status]}." for one in t.of(*away)]
    lines += ["", "Først det gamle."]
    for o in t.old:
        should = f"{start(o.owner)} skulle have {participle(o)} inden d. {o.deadline.text}"
        lines.append({
            "closed": s.one(f"{should}, og det er gjort.", f"{should}. Det er der styr på nu."),
            "open": s.one(f"{should}, men det er ikke sket endnu, så den hænger stadig.",
                          f"{should}. Det er kun halvt færdigt."),
            "dropped": f"{should}, men den dropper vi, for det giver ikke mening længere.",
        }[o.status])  # fmt: skip
    for point, talk, o in points_of_tasks(s, POINTS):
        task = closed(f"{o.verb[0]} {o.about}")
        lines += ["", f"Så var der det med {point.lower()}. {talk} " + s.one(
            f"{start(o.owner)} sagde ja til at {task} {behind(o)}.",
            f"Den tager {o.owner} sig af: {task} {behind(o)}.",
            f"{start(o.owner)} {_does(o)}, det blev vi enige om.",
        )]  # fmt: skip
    following = _tell_next(s)
    lines += ["", f"Vi ses igen {WEEKDAYS[following.weekday()]} den {in_words(following)}.", ""]
    lines += ["Mvh", "Varmemesteren"]
    subject = s.one(f"SSP {s.area} - hvad vi snakkede om", f"Mødet i {s.area}")
    return "mail", as_mail("\r\n".join(lines), s.sent(), subject)


def library_bullets(s: Secretary) -> tuple[str, bytes]:
    """A youth worker's bullets in Markdown: signs for what became of it, and their key."""
    settle(s, "first", None, (
        by_day("{}", weekday_dated), by_day("{}", shortly), by_week("uge {}"),
        by_month("{}"), next_time("næste gang", ""), undated("løbende"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"SSP {s.area}", 1)
    day = f"{WEEKDAYS[t.day.weekday()]} {shortly(t.day)} {t.day.year}"
    page.bullets([f"📅 {day}", f"🕘 {hour(t.start)}–{hour(t.end)}", f"📍 {s.draw.choice(PLACES)}"])
    page.heading("Hvem var her?")
    page.bullets([f"{one.name}, {one.function}" for one in t.of("present")])
    if t.of("apologies"):
        page.heading("Meldt afbud")
        page.bullets([f"{one.name}, {one.function}" for one in t.of("apologies")])
    if t.of("absent"):
        page.heading("Udeblev")
        page.bullets([f"{one.name}, {one.function}" for one in t.of("absent")])
    page.heading("Tjek på sidst")
    page.text("(✅ = gjort, 🔁 = ikke gjort endnu, 🗑️ = droppet)")
    sign = {"closed": "✅", "open": "🔁", "dropped": "🗑️"}
    page.bullets([f"{sign[o.status]} {start(o.owner)}: {o.verb[0]} {o.about}" for o in t.old])
    page.heading("Snakket om")
    for point, talk, o in points_of_tasks(s, POINTS):
        page.bullets([point])
        page.bullets([talk], 2)
        page.bullets([f"👉 {start(o.owner)} {o.done} ⏰ {o.deadline.text}"], 2)
    page.heading("Næste gang")
    page.bullets([f"{WEEKDAYS[_tell_next(s).weekday()]} {shortly(t.next_day)}"])
    return "markdown", as_markdown(page)


def teams_page(s: Secretary) -> tuple[str, bytes]:
    """A page saved from Teams: surname first, who joined, one table of tasks old and new."""
    settle(s, "full", dashed, (
        by_day("{}", dashed), by_day("{}", with_year), by_day("{}", dashed), undated("–"),
    ), functions=FUNCTIONS, parties={})  # fmt: skip
    t = s.told
    joined = {"present": "Deltog", "apologies": "Afslog (meldte afbud)",
              "absent": "Deltog ikke, intet afbud"}  # fmt: skip
    people = [(_turned_name(one), one.function, joined[one.status]) for one in t.people]
    state = {"closed": "Fuldført", "open": "I gang", "dropped": "Annulleret"}
    who = {one.name: _turned_name(one) for one in t.people}
    tasks = [(o.infinitive, who[o.owner], o.deadline.text, state[o.status]) for o in t.old]
    tasks += [(o.infinitive, who[o.owner], o.deadline.text, "Ikke startet") for o in t.new]
    if s.draw.random() < 0.5:
        s.draw.shuffle(tasks)
    notes = "".join(f"<li><b>{html.escape(a)}</b><br>{html.escape(b)}</li>" for a, b in _some(s))
    name = f"SSP-netværk {s.area}"
    body = f"""<div class="header"><h1>{name}</h1>
<span>{WEEKDAYS[t.day.weekday()]} den {with_year(t.day)}</span>
<span>{t.start:%H:%M} – {t.end:%H:%M}</span></div>
<h2>Deltagere ({len(people)})</h2>{_grid(("Navn", "Rolle", "Tilslutning"), people)}
<h2>Mødenoter</h2><ul>{notes}</ul>
<h2>Opgaver</h2>{_grid(("Opgave", "Tildelt", "Forfaldsdato", "Status"), tasks)}
<p class="foot">Noterne kan ses af alle i mødet.</p>"""
    head = f'<meta charset="utf-8"><title>{name} | Microsoft Teams</title>'
    style = "<style>.header{color:#444} td{padding:4px}</style>"
    return (
        "html",
        f"<!DOCTYPE html><html><head>{head}{style}</head><body>{body}</body></html>".encode(),
    )


def _turned_name(one: Person) -> str:
    return f"{one.surname}, {one.first}"


def _grid(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = ["<tr>" + "".join(f"<th>{text}</th>" for text in head) + "</tr>"]
    lines += [
        "<tr>" + "".join(f"<td><div>{html.escape(text)}</div></td>" for text in row) + "</tr>"
        for row in rows
    ]
    return f"<table>{''.join(lines)}</table>"


def form_for_plans(s: Secretary) -> tuple[str, bytes]:
    """A form for a plan across the page in Word: nothing but tables, rows that group."""
    settle(s, "first", slashed, (
        by_day("{}", slashed), by_day("Senest {}", in_words), by_week("Uge {}"),
        by_month("Ultimo {}"), next_time("Til næste møde", ""), undated("Løbende"),
    ), **_HERE)  # fmt: skip
    t, document = s.told, docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Handleplan og referat for lokalt SSP-netværk", 1)
    _word_grid(document, [
        ("Netværk", s.area, "Dato", dashed(t.day)),
        ("Starttid", f"{t.start:%H.%M}", "Sluttid", f"{t.end:%H.%M}"),
    ])  # fmt: skip
    document.add_heading("Fremmøde", 2)
    came = {"present": "Ja", "apologies": "Afbud", "absent": "Nej, uden afbud"}
    rows = [(start(one.function), one.name, came[one.status]) for one in t.people]
    _word_grid(document, [("Repræsenterer", "Navn", "Deltog"), *rows])
    document.add_heading("Bekymringer og drøftelser", 2)
    _word_grid(document, [("Tema", "Kort om drøftelsen"), *_some(s)])
    document.add_heading("Handleplan", 2)
    said = {"closed": ("Afsluttet", "Udført"), "open": ("Igangværende", "Afventer"),
            "dropped": ("Udgået", "Opgivet")}  # fmt: skip
    kept = [(o.infinitive, start(o.owner), o.deadline.text, s.one(*said[o.status]))
            for o in t.old]  # fmt: skip
    made = [(o.infinitive, start(o.owner), o.deadline.text, s.one("", "Ny")) for o in t.new]
    table = _word_grid(document, [("Nr.", "Handling", "Hvem", "Tidsfrist", "Status")])
    at = 0
    for title, group in (("Overført fra sidste handleplan", kept), ("Nye handlinger", made)):
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).text = title
        for row in group:
            at += 1
            for cell, text in zip(table.add_row().cells, (str(at), *row), strict=True):
                cell.text = text
    document.add_paragraph()
    _word_grid(document, [("Næste møde", dashed(_tell_next(s)))])
    return "docx", _saved(document)


def _word_grid(document, rows: list[tuple[str, ...]]):
    table = document.add_table(0, len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def log_of_decisions(s: Secretary) -> tuple[str, bytes]:
    """A clerk's log of decisions in LibreOffice: the matter, the talk, and who carries it out."""
    settle(s, "full", in_words, (
        by_day("", with_year, "senest {}"), by_day("", in_words, "inden {}"),
        by_month("", "inden udgangen af {}"), by_week("", "senest i uge {}"),
        next_time("", "til næste møde"), week_before_next("en uge før næste møde"),
        undated("hurtigst muligt"),
    ), functions=HOUSES, parties=PARTIES)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Beslutningsreferat – SSP-netværket {s.area}", 1)
    page.text(
        f"Mødet blev afholdt {with_year(t.day)} i tidsrummet kl. {t.start:%H.%M} til "
        f"{t.end:%H.%M}.",
        f"**Deltagere:** {'; '.join(in_house(one) for one in t.of('present'))}",
    )
    for status, title in (("apologies", "Forhindret (afbud)"), ("absent", "Udeblevet uden afbud")):
        if t.of(status):
            page.text(f"**{title}:** {'; '.join(in_house(one) for one in t.of(status))}")
    page.heading("Sag 1: Opfølgning på tidligere beslutninger")
    said = {"closed": "Beslutningen er effektueret.", "open": "Beslutningen er endnu ikke udført.",
            "dropped": "Beslutningen er trukket tilbage."}  # fmt: skip
    for o in t.old:
        task = closed(f"{o.verb[0]} {o.about}")
        page.text(f"{start(o.owner)} skulle {task} senest {o.deadline.text}. {said[o.status]}")
    at = 1
    for at, (point, talk, o) in enumerate(points_of_tasks(s, POINTS), 2):
        page.heading(f"Sag {at}: {point}")
        task = closed(f"{o.verb[0]} {o.about}")
        page.text(f"**Drøftelse:** {talk}", "**Beslutning:** " + s.one(
            f"{start(o.owner)} {_does(o)}.",
            f"Det besluttes, at {o.owner} {_does(o)}.",
            f"Det overlades til {o.owner} at {task} {behind(o)}.",
        ))  # fmt: skip
    page.heading(f"Sag {at + 1}: Næste møde")
    page.text(f"Næste ordinære møde holdes {with_year(_tell_next(s))}.")
    return "odt", as_odt(page)


_SHEET = """#set page(paper: "a4", columns: 2, margin: 1.6cm, numbering: "1")
#set text(size: 9.5pt, lang: "da")
#place(top, scope: "parent", float: true)[#align(center)[#text(size: 15pt)[*%s*] \\ %s]]
"""


def sheet_in_columns(s: Secretary) -> tuple[str, bytes]:
    """A sheet in two columns, printed: initials after the list of names stand for everybody."""
    settle(s, "full", in_figures, (
        by_day("{}", in_figures), by_day("{}", in_figures), by_week("uge {}"),
        next_time("næste møde", ""), undated("løbende"),
    ), functions=FUNCTIONS, parties={})  # fmt: skip
    t, short = s.told, letters(s.told)
    day = f"{WEEKDAYS[t.day.weekday()]} {with_year(t.day)} · kl. {t.start:%H.%M}–{t.end:%H.%M}"
    out = [_SHEET % (f"Referat: SSP {s.area}", day)]
    for status, title in (("present", "Mødte"), ("apologies", "Afbud"), ("absent", "Udeblev")):
        if t.of(status):
            out.append(f"== {title}")
            out += [f"{one.name} ({short[one.name]}), {one.function} \\" for one in t.of(status)]
    said = {"closed": ("gjort", "færdig"), "open": ("ikke gjort endnu", "i gang"),
            "dropped": ("udgår", "droppet")}  # fmt: skip
    out.append("== Siden sidst")
    out += [f"- {short[o.owner]}: {o.verb[0]} {o.about} ({o.deadline.text}) – "
            f"_{s.one(*said[o.status])}_" for o in t.old]  # fmt: skip
    for at, (point, talk, o) in enumerate(points_of_tasks(s, POINTS), 1):
        out += [f"== Punkt {at} – {point}", "", talk, ""]
        out += [f"*Aftale:* {short[o.owner]} {o.done} ({o.deadline.text})", ""]
    out += ["== Næste møde", in_figures(_tell_next(s))]
    return "pdf", typst.compile("\n".join(out).encode())


def schools_outlook(s: Secretary) -> tuple[str, bytes]:
    """A school's secretary in Outlook: a table whose last column says who does what, until when."""
    settle(s, s.one("first", "full"), in_figures, (
        by_day("", in_figures, "senest {}"), by_day("", weekday_dated, "senest {}"),
        by_week("", "uge {}"), by_month("", "ultimo {}"), undated("snarest"),
    ), **_HERE)  # fmt: skip
    t = s.told
    rows = [("Punkt", "Referat", "Opfølgning")]
    said = {"closed": "OK, er gjort", "open": "Ikke nået endnu", "dropped": "Udgår"}
    rows += [
        ("Sidste referat", f"{start(o.owner)} skulle {o.verb[0]} {o.about}", said[o.status])
        for o in t.old
    ]
    rows += [(point, talk, f"{start(o.owner)} {_does(o)}")
             for point, talk, o in points_of_tasks(s, POINTS)]  # fmt: skip
    rows.append(("Evt.", "Der var ikke noget til punktet.", ""))
    for o in t.old:  # a column of their own is not there for them
        o.deadline = undated("")(t.day, t.day, t.day)
    opening = [
        "Kære netværk", f"Hermed referat fra SSP-møde i {s.area}.",
        f"Dato: {WEEKDAYS[t.day.weekday()]} den {with_year(t.day)}",
        f"Tid: {t.start:%H:%M}-{t.end:%H:%M}",
        f"Deltagere: {', '.join(_in_brackets(one) for one in t.of('present'))}",
    ]  # fmt: skip
    for status, title in (("apologies", "Afbud"), ("absent", "Udeblevet")):
        if t.of(status):
            opening.append(f"{title}: {', '.join(_in_brackets(one) for one in t.of(status))}")
    closing = ["Dato for næste møde følger.", "Venlig hilsen", "Skolens kontor"]
    plain = [*opening, *(text for row in rows for text in row if text), *closing]
    mail = EmailMessage()
    mail["From"] = "Skolens kontor <kontoret@example.com>"
    mail["To"] = "ssp-netvaerk@example.com"
    mail["Subject"] = f"VS: Referat SSP {s.area}"
    mail["Date"] = format_datetime(s.sent())
    mail.set_content("\r\n\r\n".join(plain), cte="quoted-printable")
    cells = "".join(
        "<tr>" + "".join(f"<td valign=top>{_in_outlook(text)}</td>" for text in row) + "</tr>"
        for row in rows
    )  # fmt: skip
    made = [_in_outlook(text) for text in opening]
    made.append(f"<table class=MsoNormalTable border=1 cellspacing=0>{cells}</table>")
    made += [_in_outlook(text) for text in closing]
    body = f"<html><body lang=DA><div class=WordSection1>{''.join(made)}</div></body></html>"
    mail.add_alternative(body, subtype="html", cte="quoted-printable")
    mail.set_boundary("_000_skolens_kontor_")  # else it is drawn anew each time
    return "mail", mail.as_bytes()


def _in_outlook(text: str) -> str:
    return f"<p class=MsoNormal>{html.escape(text)}<o:p></o:p></p>"


def _in_brackets(one: Person) -> str:
    return f"{one.name} ({one.function})"


def memo_with_tabs(s: Secretary) -> tuple[str, bytes]:
    """A memo in WordPad: labels and tabs, marks for who came, tasks in three columns."""
    settle(s, "initials", in_figures, (
        by_day("{}", in_figures), by_day("{}", slashed), by_week("uge {}"),
        by_month("{}"), undated("løbende"),
    ), **_HERE)  # fmt: skip
    t = s.told
    lines = ["\\b MEMO\\b0", f"Emne:\tSSP-netværksmøde, {s.area}", f"Mødedato:\t{dashed(t.day)}"]
    lines += [f"Mødetid:\tkl. {hour(t.start)} til kl. {hour(t.end)}"]
    lines += [f"Lokale:\t{s.draw.choice(PLACES)}", ""]
    lines.append("\\b Fremmødt (+ = til stede, A = afbud, - = udeblevet)\\b0")
    mark = {"present": "+", "apologies": "A", "absent": "-"}
    for one in t.people:
        name = f"{one.name} ({one.initials})" if one.code else one.name
        lines.append(f"{mark[one.status]}\t{name}\t{one.function}")
    lines += ["", "\\b Notater\\b0"]
    lines += [f"{point}: {talk}" for point, talk in _some(s)]
    said = {"closed": ("gjort", "OK"), "open": ("mangler", "ikke gjort endnu"),
            "dropped": ("bortfalder", "droppet")}  # fmt: skip
    lines += ["", "\\b Gamle opgaver\\b0", "Hvem\tHvad\tHvordan gik det"]
    lines += [f"{start(o.owner)}\t{o.verb[0]} {o.about} (frist {o.deadline.text})\t"
              f"{s.one(*said[o.status])}" for o in t.old]  # fmt: skip
    lines += ["", "\\b Nye opgaver\\b0", "Hvem\tHvad\tHvornår"]
    lines += [f"{start(o.owner)}\t{o.verb[0]} {o.about}\t{o.deadline.text}" for o in t.new]
    lines += ["", f"Næste møde:\t{dashed(_tell_next(s))}"]
    body = "".join(f"{_coded(line)}\\par\n" for line in lines)
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Calibri;}}\uc1\pard"
    return "rtf", f"{head}\\tx1700\\tx6800\\f0\\fs22 {body}}}".encode("ascii")


def _coded(line: str) -> str:
    """As WordPad writes it: bytes of Windows-1252 in hexadecimal, tabs as words."""
    out = (one if ord(one) < 128 else f"\\'{one.encode('cp1252').hex()}" for one in line)
    return "".join(out).replace("\t", "\\tab ")


LAYOUTS = (
    consultants_template, police_protocol, caretakers_mail, library_bullets, teams_page,
    form_for_plans, log_of_decisions, sheet_in_columns, schools_outlook, memo_with_tabs,
)  # fmt: skip
