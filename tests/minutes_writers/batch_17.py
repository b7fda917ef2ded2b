"""A seventeenth batch, of development since, by a writer who never saw the reader:.

A social worker's prose, a wheel of the year, an agenda filled in, an answer above the invitation,
notes with properties and boxes, a notebook, a case system's page, minutes by participant, a
document that tells its tasks twice and a running list. What they have to say stands in
``words_17.py``.
"""

from __future__ import annotations

import datetime as dt
import html
import io
from textwrap import wrap

import docx

from .days import MONTHS, WEEKDAYS
from .page import Page, as_mail, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_12 import in_figures, in_words, shortly, with_year
from .words_14 import behind, by_day, by_week, next_time, settle, start, undated
from .words_16 import dashed, letters
from .words_17 import (
    FUNCTIONS,
    HOUSES,
    PARTIES,
    PLACES,
    TASKS,
    came_late,
    closed,
    first_of_next,
    full_weekday,
    hyphened,
    iso,
    month_over,
    noun,
    participle,
    short_month,
    substitute,
    talks,
    turned_clause,
    two_weeks,
    worded_weekday,
)

__all__ = ["LAYOUTS", "TASKS"]

_HERE = {"functions": FUNCTIONS, "parties": PARTIES}


def _tell_next(s: Secretary) -> dt.date:
    s.tells_next = True
    return s.told.next_day


def _task(o: Task) -> str:
    return closed(f"{o.verb[0]} {o.about}")


def _talked(s: Secretary) -> list[tuple[str, str, Task]]:
    new = s.told.new
    return [(*said, o) for said, o in zip(talks(s, len(new)), new, strict=True)]


def social_workers_prose(s: Secretary) -> tuple[str, bytes]:
    """A social worker's text: no headings, what is to be done stands amid the sentences."""
    settle(s, "full", None, (
        by_day("", in_words, "senest den {}"), by_day("", worded_weekday, "inden {}"),
        by_week("", "inden udgangen af uge {}"), month_over("inden {} er omme"),
        next_time("", "inden næste møde"), first_of_next("senest den 1. i næste måned"),
        undated("så snart det kan lade sig gøre"),
    ), functions=HOUSES, parties=PARTIES)  # fmt: skip
    late, t = came_late(s), s.told
    came = [
        f"{one.name} fra {one.function}" + (f" ({late[one.name]})" if one.name in late else "")
        for one in t.of("present")
    ]
    opening = (
        f"{start(full_weekday(t.day))} mødtes SSP-netværket i {s.area}. Mødet varede fra kl. "
        f"{t.start:%H.%M} til kl. {t.end:%H.%M}, og med ved bordet var {listed(came)}."
    )
    for one in t.of("apologies"):
        opening += f" {one.name} fra {one.function} var forhindret og havde sendt afbud."
    for one in t.of("absent"):
        opening += f" {one.name} fra {one.function} var ventet, men udeblev uden at melde afbud."
    paragraphs = [opening, " ".join(_looked_back(s, o) for o in t.old)]
    for point, talk, o in _talked(s):
        before, _ = turned_clause(s.draw, o)
        agreed = s.one(
            f"{start(before)} {_task(o)} {behind(o)}.",
            f"Derfor bliver det {o.owner}, som {behind(o)} {o.done}.",
            f"Enden på det blev, at {o.owner} {closed(o.done)} {behind(o)}.",
        )
        paragraphs.append(f"{s.one('Vi talte om', 'Dernæst drejede samtalen sig om')} "
                          f"{point[0].lower()}{point[1:]}. {talk} {agreed}")  # fmt: skip
    paragraphs.append(f"Netværket mødes næste gang {full_weekday(_tell_next(s))}.")
    filled = ["\n".join(wrap(one, 92, break_on_hyphens=False)) for one in paragraphs]
    return "text", ("\n\n".join(filled) + "\n").encode()


def _looked_back(s: Secretary, o: Task) -> str:
    owner = start(o.owner)
    return (
        {
            "closed": s.one(
                f"{owner} kunne fortælle at have {participle(o)}, så det er afsluttet.",
                f"Sidst lovede {o.owner} at {_task(o)} og det er sket.",
            ),
            "open": s.one(
                f"Sidst lovede {o.owner} at {_task(o)} men det er endnu ikke sket.",
                f"{owner} er stadig ved at {o.verb[0]} {o.about}.",
            ),
            "dropped": f"Sidst lovede {o.owner} at {_task(o)} men det er opgivet igen.",
        }[o.status]
        .replace(" og det", ", og det")
        .replace(" men det", ", men det")
        .replace(",,", ",")
    )


def wheel_of_the_year(s: Secretary) -> tuple[str, bytes]:
    """A wheel of the year in Word: tasks as nouns below their month, the day without its month."""
    settle(s, "full", in_figures, (
        by_day("d. {}", lambda day: f"{day.day}."), by_day("{}.", lambda day: str(day.day)),
    ), **_HERE)  # fmt: skip
    t, document = s.told, docx.Document()
    document.add_heading(f"Årshjul og referat · SSP {s.area}", 1)
    document.add_paragraph(f"Møde {with_year(t.day)}, {t.start:%H.%M}–{t.end:%H.%M}")
    document.add_heading("Mødedeltagere", 2)
    rows = [("Til stede", t.of("present")), ("Afbud", t.of("apologies")),
            ("Udeblevet", t.of("absent"))]  # fmt: skip
    for title, people in rows:
        if people:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{title}: ").bold = True
            paragraph.add_run(", ".join(f"{one.name} ({one.function})" for one in people))
    document.add_heading("Hvad fylder lige nu", 2)
    for point, talk in talks(s, s.draw.randint(2, 3)):
        document.add_paragraph(f"{point}: {talk}", style="List Bullet")
    document.add_heading("Hvad nåede vi fra sidst?", 2)
    said = {"closed": ("nået", "gennemført"), "open": ("ikke nået endnu", "i gang"),
            "dropped": ("taget ud af årshjulet", "opgivet")}  # fmt: skip
    table = document.add_table(1, 4, style="Table Grid")
    _fill(table.rows[0], ("Opgave", "Tovholder", "Skulle være sket", "Resultat"))
    for o in t.old:
        row = (noun(o), start(o.owner), o.deadline.text, s.one(*said[o.status]))
        _fill(table.add_row(), row)
    document.add_heading("Årshjulets nye opgaver", 2)
    table = document.add_table(1, 3, style="Table Grid")
    _fill(table.rows[0], ("Dag", "Opgave", "Tovholder"))
    month = ""
    for o in sorted(t.new, key=lambda one: one.deadline.day or t.day):
        day = o.deadline.day or t.day
        if month != f"{MONTHS[day.month - 1]} {day.year}":
            month = f"{MONTHS[day.month - 1]} {day.year}"
            cells = table.add_row().cells
            cells[0].merge(cells[-1]).text = start(month)
        _fill(table.add_row(), (o.deadline.text, noun(o), start(o.owner)))
    document.add_paragraph()
    document.add_paragraph(f"Næste møde i netværket: {with_year(_tell_next(s))}")
    return "docx", _saved(document)


def _fill(row, texts: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def agenda_filled_in(s: Secretary) -> tuple[str, bytes]:
    """The agenda as it was sent, with times for each point, filled in afterwards, as RTF."""
    settle(s, "first", in_figures, (
        by_day("", in_figures, "senest {}"), by_day("", hyphened, "senest {}"),
        by_week("", "i uge {}"), two_weeks("i uge {}-{}"), next_time("", "til næste møde"),
        undated("hen ad vejen"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Dagsorden med referat: SSP-netværksmøde i {s.area}", 2)
    page.text(f"{start(full_weekday(t.day))}, kl. {t.start:%H.%M}-{t.end:%H.%M}, "
              f"{s.draw.choice(PLACES)}")  # fmt: skip
    stands_in = substitute(s)
    came = [one for one in t.of("present") if one not in stands_in.values()]
    page.text("**Indkaldte:**")
    for one in [*came, *t.of("apologies", "absent")]:
        mark = {"present": "deltog", "apologies": "afbud", "absent": "udeblev"}[one.status]
        if one.name in stands_in:
            mark += f" (i stedet deltog {stands_in[one.name].name})"
        page.text(f"{one.name}, {one.function} – {mark}")
    slots = _slots(t.start, t.length, len(t.new) + 3)
    page.text(f"**{next(slots)} Velkomst**", "Referat: Dagsordenen blev godkendt.")
    page.text(f"**{next(slots)} Siden sidst**")
    said = {"closed": ("Gjort", "I orden"), "open": ("Mangler stadig", "Er i gang"),
            "dropped": ("Bortfalder", "Droppes")}  # fmt: skip
    page.bullets([f"{start(o.owner)} skulle {_task(o)} senest {o.deadline.text}. "
                  f"{s.one(*said[o.status])}." for o in t.old])  # fmt: skip
    for point, talk, o in _talked(s):
        page.text(f"**{next(slots)} {point}**", f"Referat: {talk}")
        page.text(f"Aftalt: {start(o.owner)} {closed(o.done)} {behind(o)}.")
    page.text(f"**{next(slots)} Afrunding**", f"Referat: Næste møde er {in_words(_tell_next(s))}.")
    return "rtf", as_rtf(page)


def _slots(begun: dt.time, length: int, number: int):
    """Times of the points: five minutes first and last, the rest is shared."""
    each = (length - 10) // (number - 2)
    lengths = [5, *[each] * (number - 3)]
    lengths += [length - 5 - sum(lengths), 5]
    at = dt.datetime.combine(dt.date(2022, 1, 3), begun)
    for one in lengths:
        until = at + dt.timedelta(minutes=one)
        yield f"{at:%H.%M}-{until:%H.%M}"
        at = until


def answer_in_mail(s: Secretary) -> tuple[str, bytes]:
    """An answer to all: short minutes above, the invitation with its own days quoted below."""
    settle(s, "first", None, (
        by_day("d. {}", in_figures), by_day("{}", shortly), by_week("uge {}"),
        short_month("ultimo {}"), undated("ingen deadline"),
    ), **_HERE)  # fmt: skip
    t = s.told
    asked = t.day - dt.timedelta(days=s.draw.randint(8, 20))
    hours = f"fra {t.start:%H:%M} til {t.end:%H:%M}"
    lines = ["Hej", "", f"Her er det korte referat fra SSP {s.area}. Vi sad der {hours}.", ""]
    lines += ["Mødt frem:", *(f"{one.name}, {one.function}" for one in t.of("present")), ""]
    for status, title in (("apologies", "Afbud fra:"), ("absent", "Så vi ikke noget til:")):
        if t.of(status):
            lines += [title, *(f"{one.name}, {one.function}" for one in t.of(status)), ""]
    lines.append("Gamle opgaver:")
    said = {"closed": ("done", "er klaret"), "open": ("ikke gjort endnu", "afventer"),
            "dropped": ("udgår", "er ikke aktuelt mere")}  # fmt: skip
    lines += [f"{start(o.owner)} / {o.verb[0]} {o.about} / {s.one(*said[o.status])}"
              for o in t.old]  # fmt: skip
    lines += ["", "Det vi vendte:"]
    lines += [f"{point}. {talk}" for point, talk in talks(s, s.draw.randint(2, 3))]
    lines += ["", "Nye opgaver (hvem / hvad / hvornår):"]
    lines += [f"{start(o.owner)} / {o.verb[0]} {o.about} / {o.deadline.text}" for o in t.new]
    lines += ["", "Hilsner", "", "-----Oprindelig meddelelse-----", "Fra: SSP <ssp@example.com>"]
    lines += [f"Sendt: {with_year(asked)} 08:{s.draw.randint(10, 59)}", "Til: SSP-netværket"]
    subject = f"Indkaldelse: SSP-møde {s.area} {dashed(t.day)}"
    when = f"{worded_weekday(t.day)} kl. {t.start:%H.%M}"
    lines += [f"Emne: {subject}", "", "Kære alle", ""]
    lines += [f"I indkaldes hermed til møde {when}.", "Meld afbud senest dagen før."]
    lines += ["", "Dagsorden:", "1. Velkomst", "2. Runde", "3. Eventuelt"]
    return "mail", as_mail("\r\n".join(lines), s.sent(), f"SV: {subject}")


def notes_with_boxes(s: Secretary) -> tuple[str, bytes]:
    """Notes of an app as Markdown: properties on top, boxes with ``@`` and days in ISO."""
    settle(s, "first", iso, (
        by_day("📆 {}", iso), by_day("📆 {}", iso), by_day("inden {}", shortly),
        undated("(ingen dato)"),
    ), functions=FUNCTIONS, parties={})  # fmt: skip
    t = s.told
    lines = ["---", "type: referat", f"netværk: SSP {s.area}", f"dato: {iso(t.day)}"]
    lines += [f"tid: {t.start:%H:%M}-{t.end:%H:%M}", f"sted: {s.draw.choice(PLACES)}"]
    for status, title in (
        ("present", "deltagere"),
        ("apologies", "afbud"),
        ("absent", "udeblevet"),
    ):
        if t.of(status):
            lines.append(f"{title}:")
            lines += [f'  - "{one.name} ({one.function})"' for one in t.of(status)]
    lines += ["---", "", "## Noter", ""]
    for point, talk in talks(s, s.draw.randint(2, 4)):
        lines += [f"### {point}", "", talk, ""]
    lines += ["## Fra sidst", "", "> [x] er færdig, [ ] er ikke færdig, [-] er droppet", ""]
    box = {"closed": "x", "open": " ", "dropped": "-"}
    lines += [f"- [{box[o.status]}] @{o.owner} {o.verb[0]} {o.about} 📆 {o.deadline.text}"
              for o in t.old]  # fmt: skip
    lines += ["", "## Nye opgaver", ""]
    lines += [f"- [ ] @{o.owner} {o.verb[0]} {o.about} {o.deadline.text}" for o in t.new]
    lines += ["", "## Næste møde", "", iso(_tell_next(s)), ""]
    return "markdown", "\n".join(lines).encode()


def notebook(s: Secretary) -> tuple[str, bytes]:
    """A teacher's notebook typed out: abbreviations and arrows, hardly a sentence."""
    settle(s, "first", in_figures, (
        by_day("sen. {}", in_figures), by_day("sen. {}", in_figures), by_week("u. {}"),
        short_month("ult. {}"), next_time("n. møde", ""), undated("løb."),
    ), **_HERE)  # fmt: skip
    t, late = s.told, came_late(s)
    day = f"{WEEKDAYS[t.day.weekday()][:3]}. {hyphened(t.day)}"
    lines = [f"SSP-møde, {s.area}", f"{day}, kl. {t.start:%H.%M}-{t.end:%H.%M}", ""]
    for status, title in (("present", "Til st."), ("apologies", "Afb."), ("absent", "Ikke mødt")):
        if t.of(status):
            people = [f"{one.name} ({', '.join(filter(None, (one.function, late.get(one.name))))})"
                      for one in t.of(status)]  # fmt: skip
            lines.append(f"{title}: {', '.join(people)}")
    lines += ["", "OPFØLGN."]
    said = {"closed": ("OK", "gjort"), "open": ("ikke gjort endnu", "udest."),
            "dropped": ("udgår", "droppet")}  # fmt: skip
    lines += [f"- {start(o.owner)} sk. {o.verb[0]} {o.about} ({o.deadline.text}) => "
              f"{s.one(*said[o.status])}" for o in t.old]  # fmt: skip
    for point, talk, o in _talked(s):
        lines += ["", point.upper(), f"- {talk}"]
        lines.append(f"- AFT.: {start(o.owner)} => {o.verb[0]} {o.about}, {o.deadline.text}")
    lines += ["", f"N. MØDE: {WEEKDAYS[_tell_next(s).weekday()][:3]}. {hyphened(t.next_day)}", ""]
    return "text", "\r\n".join(lines).encode("cp1252")


def case_systems_page(s: Secretary) -> tuple[str, bytes]:
    """A page printed from a case system: fields of the case around, activities as nouns."""
    settle(s, "full", dashed, (
        by_day("{}", dashed), by_day("{}", dashed), by_day("{}", dashed), undated("Ingen"),
    ), **_HERE)  # fmt: skip
    t = s.told
    filed = t.day + dt.timedelta(days=s.draw.randint(1, 9))
    fields = [
        ("Dokumenttitel", f"Referat, SSP-netværk {s.area}"),
        ("Sagsnr.", f"{t.day.year}-{s.draw.randint(1000, 9999)}"),
        ("Dokumentdato", dashed(filed)), ("Journaliseret af", "Sekretariatet"),
        ("Mødedato", f"{dashed(t.day)}"), ("Mødetidspunkt", f"{t.start:%H:%M}-{t.end:%H:%M}"),
    ]  # fmt: skip
    came = {"present": "Deltaget", "apologies": "Afbud", "absent": "Udeblevet"}
    state = {"closed": ("Lukket", "Afsluttet"), "open": ("Åben", "Under behandling"),
             "dropped": ("Annulleret", "Bortfaldet")}  # fmt: skip
    head = ("Aktivitet", "Ansvarlig", "Frist", "Tilstand")
    old = [(noun(o), start(o.owner), o.deadline.text, s.one(*state[o.status])) for o in t.old]
    new = [(noun(o), start(o.owner), o.deadline.text, s.one("Oprettet", "Åben")) for o in t.new]
    listed_fields = "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in fields)
    people = [(one.name, start(one.function), came[one.status]) for one in t.people]
    said = "".join(f"<h3>{html.escape(a)}</h3><p>{html.escape(b)}</p>"
                   for a, b in talks(s, s.draw.randint(2, 4)))  # fmt: skip
    body = f"""<h1>SSP-netværk {s.area}</h1><dl>{listed_fields}</dl>
<fieldset><legend>Mødedeltagere</legend>{_grid(("Navn", "Part", "Status"), people)}</fieldset>
<fieldset><legend>Behandling</legend>{said}</fieldset>
<fieldset><legend>Aktiviteter fra tidligere møder</legend>{_grid(head, old)}</fieldset>
<fieldset><legend>Aktiviteter oprettet på mødet</legend>{_grid(head, new)}</fieldset>
<p>Næste møde: {dashed(_tell_next(s))}</p><hr><small>Udskrevet {dashed(filed)}. Side 1</small>"""
    page = f'<html lang="da"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return "html", page.encode()


def _grid(head: tuple[str, ...], rows: list) -> str:
    made = ["<thead><tr>" + "".join(f"<th>{text}</th>" for text in head) + "</tr></thead><tbody>"]
    made += [
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in rows
    ]
    return f"<table>{''.join(made)}</tbody></table>"


def by_participant(s: Secretary) -> tuple[str, bytes]:
    """Minutes by participant, printed: each one's heading says who does what stands below."""
    settle(s, "full", in_figures, (
        by_day("senest {}", in_figures), by_day("inden {}", in_words), by_week("uge {}"),
        next_time("inden næste møde", ""), undated("snarest muligt"),
    ), functions=FUNCTIONS, parties={})  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Bordrunde i SSP-netværket, {s.area}", 1)
    page.text(f"Afholdt {with_year(t.day)} fra kl. {t.start:%H.%M} til {t.end:%H.%M}.")
    for status, title in (("apologies", "Afbud"), ("absent", "Udeblevet uden afbud")):
        if t.of(status):
            people = "; ".join(f"{one.name}, {one.function}" for one in t.of(status))
            page.text(f"{title}: {people}.")
    page.text("Alle fremmødte fik ordet efter tur og står herunder.")
    said = {"closed": "er gjort", "open": "ikke gjort endnu", "dropped": "opgivet"}
    spoken = iter(talks(s, min(len(t.of("present")), 9)))
    for one in t.of("present"):
        page.heading(f"{one.name}, {one.function}", 3)
        point, talk = next(spoken)
        page.text(f"{point}: {talk}")
        page.bullets([f"Fra sidst: {o.verb[0]} {o.about} (frist {o.deadline.text}) – "
                      f"{said[o.status]}" for o in t.old if _is_of(o, one)])  # fmt: skip
        page.bullets([f"Tager med hjem: {o.verb[0]} {o.about} – {o.deadline.text}"
                      for o in t.new if _is_of(o, one)])  # fmt: skip
    page.text(f"Næste bordrunde: {with_year(_tell_next(s))}.")
    return "pdf", as_pdf(page)


def _is_of(o: Task, one: Person) -> bool:
    return (o.code, o.organisation) == (one.code, one.organisation)


def told_twice(s: Secretary) -> tuple[str, bytes]:
    """A document whose tasks are told at their point and once more in the overview at its end."""
    settle(s, "full", in_figures, (
        by_day("{}", in_figures), by_day("{}", in_figures), by_week("uge {}"),
        short_month("ultimo {}"), next_time("næste møde", ""), undated("løbende"),
    ), functions=FUNCTIONS, parties={})  # fmt: skip
    stands_in = substitute(s)
    t, page, short = s.told, Page(), letters(s.told)
    page.heading(f"SSP-netværket i {s.area}: referat af møde den {with_year(t.day)}", 1)
    page.text(f"**Tid:** kl. {t.start:%H.%M} – {t.end:%H.%M}")
    by_name = {came.name: name for name, came in stands_in.items()}
    for status, title in (
        ("present", "Deltagere"),
        ("apologies", "Afbud"),
        ("absent", "Udeblevet"),
    ):
        people = []
        for one in t.of(status):
            instead = f", stedfortræder for {by_name[one.name]}" if one.name in by_name else ""
            people.append(f"{one.name} ({short[one.name]}), {one.function}{instead}")
        if people:
            page.text(f"**{title}:**")
            page.bullets(people)
    firsts = {one.name: one.first for one in t.people}
    for at, (point, talk, o) in enumerate(_talked(s), 1):
        page.heading(f"{at}. {point}")
        page.text(f"{talk} {firsts[o.owner]} {o.done}.")
    page.heading("Opgaveoversigt")
    state = {"closed": ("Udført", "Lukket"), "open": ("I gang", "Udestår"),
             "dropped": ("Udgået", "Droppet")}  # fmt: skip
    rows = [(o.infinitive, short[o.owner], o.deadline.text, s.one(*state[o.status]))
            for o in t.old]  # fmt: skip
    rows += [(o.infinitive, short[o.owner], o.deadline.text, "Ny") for o in t.new]
    page.table([("Opgave", "Hvem", "Hvornår", "Status"), *rows])
    page.text(f"**Næste møde:** {with_year(_tell_next(s))}")
    return "odt", as_odt(page)


def running_list(s: Secretary) -> tuple[str, bytes]:
    """A list that runs on in Word: what is done is struck through, new tasks come below."""
    settle(s, "first", in_figures, (
        by_day("frist {}", in_figures), by_day("senest {}", worded_weekday),
        by_week("frist uge {}"),
        two_weeks("uge {}-{}"), next_time("til næste møde", ""), undated("uden frist"),
    ), **_HERE)  # fmt: skip
    t, late, document = s.told, came_late(s), docx.Document()
    document.sections[0].header.paragraphs[0].text = f"SSP {s.area} – løbende opgaveliste"
    document.add_heading(f"Møde d. {hyphened(t.day)} kl. {t.start:%H.%M}-{t.end:%H.%M}", 1)
    table = document.add_table(0, 2, style="Table Grid")
    for status, title in (("present", "Var med"), ("apologies", "Afbud"), ("absent", "Kom ikke")):
        if t.of(status):
            people = [f"{one.name} – {one.function}"
                      + (f" – {late[one.name]}" if one.name in late else "")
                      for one in t.of(status)]  # fmt: skip
            _fill(table.add_row(), (title, "\n".join(people)))
    document.add_heading("Kort nyt", 2)
    for point, talk in talks(s, s.draw.randint(2, 3)):
        document.add_paragraph().add_run(f"{point}. ").bold = True
        document.paragraphs[-1].add_run(talk)
    document.add_heading("Opgaver fra sidst", 2)
    said = {"closed": ("løst", "færdig"), "open": ("står stadig", "ikke løst endnu"),
            "dropped": ("opgivet", "slettes")}  # fmt: skip
    for o in t.old:
        paragraph = document.add_paragraph(style="List Number")
        run = paragraph.add_run(f"{start(o.owner)}: {o.verb[0]} {o.about}, frist {o.deadline.text}")
        run.font.strike = o.status != "open"
        paragraph.add_run(f" [{s.one(*said[o.status])}]")
    document.add_heading("Kommet til i dag", 2)
    for o in t.new:
        text = f"{start(o.owner)}: {o.verb[0]} {o.about}, {o.deadline.text}"
        document.add_paragraph(text, style="List Number")
    document.add_paragraph(f"Næste gang: {worded_weekday(_tell_next(s))}")
    return "docx", _saved(document)


LAYOUTS = (
    social_workers_prose, wheel_of_the_year, agenda_filled_in, answer_in_mail, notes_with_boxes,
    notebook, case_systems_page, by_participant, told_twice, running_list,
)  # fmt: skip
