"""A fourteenth batch, held back, by a writer who never saw the reader: eight more hands.

A case system's template, a page in Loop, a caretaker's mail, a whiteboard copied out, a margin for
who answers, a form of the police, a caseworker's prose and a club leader's notes. What they have to
say stands in ``words_14.py``. The caretaker and the caseworker leave out the deadlines of the tasks
from last time; then there is none to be read.
"""

from __future__ import annotations

import datetime as dt
import io
from html import escape

import docx

from .days import WEEKDAYS
from .page import Page, as_docx, as_mail, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_12 import (
    in_figures,
    in_long_figures,
    in_short_figures,
    in_words,
    shortly,
    with_year,
)
from .words_14 import (
    LENGTHS,
    PARTICIPLES,
    PLACES,
    TASKS,
    behind,
    by_day,
    by_month,
    by_week,
    in_weeks,
    next_time,
    points,
    points_of_tasks,
    settle,
    spoken,
    start,
    stopped,
    turned,
    undated,
)

__all__ = ["LAYOUTS", "TASKS"]


def _tell_next(s: Secretary) -> dt.date:
    s.tells_next = True
    return s.told.next_day


def _later(time: dt.time, minutes: int) -> dt.time:
    return (dt.datetime.combine(dt.date(2022, 1, 1), time) + dt.timedelta(minutes=minutes)).time()


def _hour(time: dt.time) -> str:
    """``9``, ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _done(o: Task) -> str:
    """``fået fat i varmemesteren``."""
    return f"{PARTICIPLES[o.verb[0]]} {o.about}"


def _clause(text: str) -> str:
    """Close a clause (``hvem der låser porten``) with its comma before the deadline."""
    begun = (" hvem ", " hvor ", " hvad ", " om der ", " om gavlen ")
    return f"{text}," if any(one in f" {text}" for one in begun) else text


def case_systems_template(s: Secretary) -> tuple[str, bytes]:
    """A case system's template in Word: journal data on top, each point explained and decided."""
    settle(s, "full", with_year, (
        by_day("{}", with_year, "senest den {}"), by_day("den {}", in_words, "inden den {}"),
        by_month("udgangen af {}", "inden udgangen af {}"), next_time("", "inden næste møde"),
        next_time("", "inden næste møde den {}", in_words), undated("snarest muligt"),
    ))  # fmt: skip
    t, page = s.told, Page()
    [clerk, *_] = [one for one in t.people if one.code and one.status == "present"]
    page.table([
        ("Sagsnr.", f"00.16.02-P35-{s.draw.randint(1, 40)}-{t.day.year % 100}"),
        ("Sagsbehandler", clerk.initials),
        ("Oprettet", f"{t.day + dt.timedelta(days=s.draw.randint(1, 6)):%d-%m-%Y}"),
        ("Mødeforum", f"Det lokale SSP-netværk i {s.area}"),
        ("Afholdt", f"{_full_day(t.day)}, kl. {t.start:%H.%M}-{t.end:%H.%M}"),
        ("Lokalitet", s.draw.choice(PLACES)),
    ], is_headed=False)  # fmt: skip
    page.heading("Referat", 1)
    page.text("**Deltagerkreds**")
    rows = [(one.name, start(one.function), _remark(s, one)) for one in t.people]
    page.table([("Navn", "Repræsenterer", "Bemærkning"), *rows])
    page.heading("Punkt 1: Opfølgning på tidligere beslutninger", 2)
    for o in t.old:
        page.bullets([_followed(o)])
    at = 1
    for at, (point, talk, o) in enumerate(points_of_tasks(s), 2):
        page.heading(f"Punkt {at}: {point}", 2)
        page.text("**Sagsfremstilling**", talk, "**Beslutning**")
        page.text(f"Netværket besluttede, at {o.owner} {stopped(f'{_clause(o.done)} {behind(o)}')}")
    page.heading(f"Punkt {at + 1}: Næste møde", 2)
    page.text(f"Der afholdes møde igen den {with_year(_tell_next(s))}.")
    return "docx", _with_margins(
        as_docx(page), "Ishøj Kommune – Center for Børn og Forebyggelse", "Ikke offentligt referat"
    )


def _full_day(day: dt.date) -> str:
    return f"{start(WEEKDAYS[day.weekday()])} den {with_year(day)}"


def _remark(s: Secretary, one: Person) -> str:
    """Say who was not there, or not all the time; who was there needs no remark."""
    t = s.told
    late = f"Ankom kl. {_later(t.start, 15):%H.%M}"
    early = f"Gik kl. {_later(t.start, t.length - 15):%H.%M}"
    there = s.draw.choices(("", late, early), (8, 1, 1))[0]
    return {"present": there, "apologies": "Afbud", "absent": "Udeblev uden afbud"}[one.status]


def _followed(o: Task) -> str:
    when = f"(frist den {o.deadline.text})"
    if o.status == "closed":
        return f"{start(o.owner)} har {_done(o)} {when}. Punktet er afsluttet."
    if o.status == "open":
        return f"{start(o.owner)} har endnu ikke {_done(o)} {when}. Punktet fastholdes."
    return f"{start(o.owner)} skulle have {_done(o)} {when}. Punktet udgår."


def _with_margins(content: bytes, header: str, footer: str = "") -> bytes:
    """Put text into Word's own header and footer."""
    document = docx.Document(io.BytesIO(content))
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def loop_page(s: Secretary) -> tuple[str, bytes]:
    """A page in Loop, copied as HTML: everybody mentioned, old and new tasks on one board."""
    settle(s, "full", in_long_figures, (
        by_day("{}", in_long_figures), by_day("{}", in_long_figures), undated("Ingen dato"),
        next_time("{}", "{}", in_long_figures),
    ))  # fmt: skip
    t = s.told
    out = [f"<h1>📌 SSP {escape(s.area)} · {t.day:%d-%m-%Y}</h1>"]
    out.append(
        f"<p>🕘 {t.start:%H:%M} → {t.end:%H:%M} &nbsp; 📍 {escape(s.draw.choice(PLACES))}</p>"
    )
    titles = {"present": "✅ I rummet", "apologies": "🙏 Afbud", "absent": "❔ Så vi ikke"}
    for status, title in titles.items():
        if t.of(status):
            people = " · ".join(f"@{one.name} ({one.function})" for one in t.of(status))
            out.append(f"<p><b>{title}</b><br>{escape(people)}</p>")
    out += ["<h2>💬 Det talte vi om</h2>", "<ul>"]
    out += [f"<li><b>{point}</b> – {escape(talk)}</li>" for point, talk in points(s, 3)]
    out += ["</ul>", "<h2>🗂️ Opgavetavle</h2>", "<table><tr>"]
    out += [f"<th>{title}</th>" for title in ("Titel", "Tildelt", "Forfalder", "Fremdrift")]
    out.append("</tr>")
    steps = {"closed": "Fuldført", "open": "I gang", "dropped": "Annulleret"}
    rows = [(o, steps[o.status]) for o in t.old] + [(o, "Ikke startet") for o in t.new]
    for o, step in rows:
        cells = (o.infinitive, f"@{start(o.owner)}", o.deadline.text, step)
        out.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    out += ["</table>", f"<p>📅 Vi ses igen: {_tell_next(s):%d-%m-%Y}</p>"]
    body = "\n".join(out)
    return "html", (
        f'<html><head><meta charset="utf-8"><title>Loop</title></head><body>{body}</body></html>'
    ).encode()


def caretakers_mail(s: Secretary) -> tuple[str, bytes]:
    """A caretaker's mail, as he talks: the year is in the mail's date, tasks within the text."""
    settle(s, "first", None, (
        by_day("", in_words, "senest den {}"), by_day("", in_figures, "inden {}"),
        by_week("", "i uge {}"), in_weeks("inden for {} uger", s.draw.choice((2, 3))),
        next_time("", "inden vi mødes næste gang"), undated("så snart som muligt"),
    ))  # fmt: skip
    t = s.told
    lines = ["Hej allesammen", "", f"Hermed lidt fra SSP-mødet i {s.area} {_weekday(t.day)}."]
    lines += [f"Vi gik i gang kl. {_hour(t.start)} og var færdige {spoken(t.end)}.", ""]
    lines.append(f"Rundt om bordet sad {listed([s.bracketed(one) for one in t.of('present')])}.")
    if t.of("apologies"):
        away = listed([s.bracketed(one) for one in t.of("apologies")])
        lines.append(f"{away} havde meldt fra på forhånd.")
    if t.of("absent"):
        lines.append(
            f"{listed([s.bracketed(one) for one in t.of('absent')])} så vi ikke noget til."
        )
    lines += ["", "Først det fra sidste gang:"]
    lines += [_remembered(s, o) for o in t.old]
    for point, talk, o in points_of_tasks(s):
        lines += ["", f"{point}. {talk} {_promise(s, o)}"]
    lines += ["", f"Vi mødes igen {_weekday(_tell_next(s))}, samme tid. Jeg laver kaffe.", ""]
    present = t.of("present")
    writer = next((one for one in present if one.organisation == "housing"), present[0])
    lines += ["Mvh.", writer.first]
    return "mail", as_mail("\r\n".join(lines), s.sent(), f"SSP-mødet i {s.area}")


def _weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} d. {in_words(day)}"


def _remembered(s: Secretary, o: Task) -> str:
    owner = start(o.owner)
    return s.one(*{
        "closed": (f"{owner} har {stopped(_done(o))} Fint!",
                   f"{owner} har {stopped(_done(o))} Så det er ude af verden."),
        "open": (f"{owner} mangler stadig at {o.verb[0]} {stopped(o.about)}",
                 f"{owner} har ikke nået at {o.verb[0]} {stopped(o.about)} Det kommer."),
        "dropped": (f"{owner} skulle have {_done(o)}, men det har vi droppet.",
                    f"{owner} skal alligevel ikke {o.verb[0]} {stopped(o.about)}"),
    }[o.status])  # fmt: skip


def _promise(s: Secretary, o: Task) -> str:
    when = behind(o)
    return s.one(
        f"{start(o.owner)} {stopped(f'{_clause(o.done)} {when}')}",
        f"{start(when)} {stopped(turned(o))}",
        f"{start(o.owner)} har sagt ja til at {o.verb[0]} {stopped(f'{_clause(o.about)} {when}')}",
    )


def copied_whiteboard(s: Secretary) -> tuple[str, bytes]:
    """A whiteboard copied out as plain text: signs with a key, names in capitals, arrows."""
    settle(s, "first", in_figures, (
        by_day("{}", in_figures), by_day("senest {}", in_figures), by_week("uge {}"),
        by_week("u. {}"), next_time("næste gang", ""), undated("løbende"),
    ))  # fmt: skip
    t = s.told
    signs = {"present": "+", "apologies": "A", "absent": "0"}
    lines = ["(afskrift af tavlen)", "", f"SSP {s.area.upper()}"]
    lines.append(
        f"{WEEKDAYS[t.day.weekday()].upper()} {t.day.day}/{t.day.month} {t.day.year}   "
        f"kl {t.start:%H.%M} --> {t.end:%H.%M}"
    )
    lines += ["", "HVEM ER HER?   + = her   A = afbud   0 = ikke her, ingen besked"]
    lines += [f" {signs[one.status]}  {one.first} / {one.function}" for one in t.people]
    marks = {"closed": "[v]", "open": "[~]", "dropped": "[x]"}
    lines += ["", "FRA SIDST   [v] = klaret   [~] = ikke færdig   [x] = skrottet"]
    lines += [
        f" {marks[o.status]} {o.owner.upper()}: {o.verb[2]} {o.about} ({o.deadline.text})"
        for o in t.old
    ]
    lines += ["", "GULE SEDLER"]
    lines += [f" * {point}: {talk}" for point, talk in points(s, 3)]
    lines += ["", "HVEM --> HVAD --> HVORNÅR"]
    lines += [f" {o.owner.upper()} --> {o.verb[2]} {o.about} --> {o.deadline.text}" for o in t.new]
    following = _tell_next(s)
    lines += ["", f"NÆSTE GANG: {following.day}/{following.month}", ""]
    return "text", "\n".join(lines).encode()


def responsible_in_the_margin(s: Secretary) -> tuple[str, bytes]:
    """A school's secretary, Word across the page: facts in Word's header, who answers in a margin.

    The next meeting is not told.
    """
    settle(s, s.one("first", "full"), in_short_figures, (
        by_day("senest {}", in_short_figures), by_day("{}", in_short_figures),
        by_month("ultimo {}"), by_week("uge {}"), next_time("inden næste møde", ""),
        undated("løbende"),
    ))  # fmt: skip
    t, page = s.told, Page(is_landscape=True)
    page.heading("Mødereferat", 1)
    page.text(f"**Fremmødte:** {'; '.join(_comma(one) for one in t.of('present'))}")
    if t.of("apologies"):
        page.text(f"**Afbud:** {'; '.join(_comma(one) for one in t.of('apologies'))}")
    if t.of("absent"):
        page.text(f"**Ikke fremmødt:** {'; '.join(_comma(one) for one in t.of('absent'))}")
    said = {
        "closed": ("Er gjort.", "Er bragt i orden."), "open": ("Er ikke sket endnu.", "Er i gang."),
        "dropped": ("Frafaldes.", "Er ikke længere relevant."),
    }  # fmt: skip
    rows = [("Emne", "Drøftelse", "Ansvar og frist")]
    rows += [
        ("Fra sidste referat", f"{stopped(o.infinitive)} {s.one(*said[o.status])}",
         f"{start(o.owner)}, {o.deadline.text}")
        for o in t.old
    ]  # fmt: skip
    rows += [
        (point, f"{talk}\nNæste skridt: {stopped(o.infinitive)}",
         f"{start(o.owner)}, {o.deadline.text}")
        for point, talk, o in points_of_tasks(s)
    ]  # fmt: skip
    rows.append(("Eventuelt", "Intet.", ""))
    page.table(rows)
    return "docx", _with_margins(
        as_docx(page),
        f"SSP-netværk {s.area}    {WEEKDAYS[t.day.weekday()]} den {with_year(t.day)}    "
        f"kl. {_hour(t.start)}-{_hour(t.end)}    {s.draw.choice(PLACES)}",
    )


def _comma(one: Person) -> str:
    return f"{one.name}, {one.function}"


def polices_form(s: Secretary) -> tuple[str, bytes]:
    """A form of the local police, printed to PDF: letters for everybody, with a key."""
    settle(s, "full", in_short_figures, (
        by_day("{}", in_short_figures), by_day("{}", in_long_figures), by_week("Uge {}"),
        next_time("Næste møde", ""), undated("Løbende"),
    ), parties={})  # fmt: skip
    t, page = s.told, Page()
    letters = _letters(t.people)
    page.heading("Mødeseddel – lokalt samarbejde", 1)
    page.table([
        ("Samarbejdsforum", f"SSP {s.area}"), ("Dato", f"{t.day:%d.%m.%Y}"),
        ("Tidsrum", f"{t.start:%H%M}-{t.end:%H%M}".replace("-", " – ")),
        ("Adresse", s.draw.choice(PLACES)),
    ], is_headed=False)  # fmt: skip
    page.heading("Kaldt til mødet", 2)
    codes = {"present": "M", "apologies": "AF", "absent": "U"}
    page.table([
        ("Init.", "Navn", "Myndighed / funktion", "Kode"),
        *((letters[one.name], one.name, one.function, codes[one.status]) for one in t.people),
    ])  # fmt: skip
    page.text("M = mødt, AF = afbud, U = udeblevet")
    page.heading("Iværksat siden sidst", 2)
    ended = {"closed": "Udført", "open": "Verserer", "dropped": "Henlagt"}
    page.table([
        ("Tiltag", "Init.", "Termin", "Resultat"),
        *((o.infinitive, letters[o.owner], o.deadline.text, ended[o.status]) for o in t.old),
    ])  # fmt: skip
    page.heading("Situationsbillede", 2)
    for point, talk in points(s, 3):
        page.text(f"**{point}:** {talk}")
    page.heading("Iværksættes", 2)
    page.table([("Tiltag", "Init.", "Termin"),
                *((o.infinitive, letters[o.owner], o.deadline.text) for o in t.new)])  # fmt: skip
    page.text(f"Næste møde: {_tell_next(s):%d.%m.%Y}")
    return "pdf", as_pdf(page)


def _letters(people: list[Person]) -> dict[str, str]:
    """Name → two letters, or as many as tell one from the others."""
    out: dict[str, str] = {}
    for one in people:
        surname = one.surname.replace("-", "")
        ways = [one.first[0] + surname[:n] for n in range(1, len(surname) + 1)]
        out[one.name] = next(way.upper() for way in ways if way.upper() not in out.values())
    return out


def caseworkers_prose(s: Secretary) -> tuple[str, bytes]:
    """A caseworker's note in RTF: whole sentences, agreements at the end, no next meeting."""
    settle(s, "full", None, (
        by_day("", with_year, "senest den {}"), by_day("", in_words, "inden den {}"),
        by_month("", "inden udgangen af {}"), by_week("", "senest i uge {}"),
        undated("hurtigst muligt"),
    ))  # fmt: skip
    t, page = s.told, Page()
    page.heading("Notat om netværksmøde", 1)
    page.text(
        f"Mødet i SSP-netværket for {s.area} blev holdt den {with_year(t.day)} "
        f"({s.draw.choice(PLACES)}). Det blev indledt kl. {t.start:%H.%M} og afrundet "
        f"kl. {t.end:%H.%M}."
    )
    page.text(f"I mødet deltog {listed([s.bracketed(one) for one in t.of('present')])}.")
    if t.of("apologies"):
        away = listed([s.bracketed(one) for one in t.of("apologies")])
        page.text(f"{away} havde sendt afbud.")
    if t.of("absent"):
        page.text(f"{listed([s.bracketed(one) for one in t.of('absent')])} mødte ikke op.")
    page.text("**Status på sidste mødes aftaler**")
    for o in t.old:
        page.text(_reported(o))
    for point, talk in points(s, 3):
        page.text(f"**{point}**", talk)
    page.text("**Aftaler**")
    page.numbered([_taken_on(s, o) for o in t.new])
    page.text("Datoen for det næste møde meldes ud særskilt.")
    return "rtf", as_rtf(page)


def _reported(o: Task) -> str:
    if o.status == "closed":
        return f"{start(o.owner)} har som aftalt {_done(o)}."
    if o.status == "open":
        return f"Det udestår fortsat, at {o.owner} {o.done}."
    return f"Det er ikke længere aktuelt, at {o.owner} {o.done}."


def _taken_on(s: Secretary, o: Task) -> str:
    when, owner = behind(o), start(o.owner)
    return stopped(s.one(
        f"{owner} påtager sig at {o.verb[0]} {_clause(o.about)} {when}",
        f"{owner} vil {o.verb[0]} {_clause(o.about)} {when}",
        f"Det aftales, at {o.owner} {_clause(o.done)} {when}",
    ))  # fmt: skip


def club_leaders_notes(s: Secretary) -> tuple[str, bytes]:
    """A club leader's notes in LibreOffice: how long it took, all on one line, bold ends."""
    settle(s, "first", in_figures, (
        by_day("senest d. {}", in_figures), by_day("d. {}", shortly), by_week("i uge {}"),
        by_week("senest uge {}"), in_weeks("om {} uger", s.draw.choice((2, 3, 4))),
        next_time("til næste møde", ""), undated("hurtigst muligt"),
    ))  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"SSP møde {s.area} d. {t.day.day}/{t.day.month}-{t.day.year}", 1)
    page.text(f"Vi mødtes kl {t.start:%H.%M}, og mødet varede {LENGTHS[t.length]}.")
    away = {"present": "", "apologies": " – afbud", "absent": " – kom ikke"}
    everybody = [f"{one.first} ({one.function}{away[one.status]})" for one in t.people]
    page.text(f"Holdet: {', '.join(everybody)}")
    page.heading("Fik vi gjort det, vi sagde?", 2)
    said = {
        "closed": ("ja", "ja, det er gjort"), "open": ("nej, ikke endnu", "næsten, er i gang"),
        "dropped": ("nej, og det skal vi heller ikke mere", "nej, er aflyst"),
    }  # fmt: skip
    page.bullets([
        f"{start(o.owner)} skulle {o.verb[0]} {_clause(o.about)} inden {o.deadline.text}: "
        f"**{s.one(*said[o.status])}**" for o in t.old
    ])  # fmt: skip
    for point, talk, o in points_of_tasks(s):
        page.heading(point, 3)
        page.text(talk, f"**➜ {start(o.owner)} {_clause(o.done)} {behind(o) or o.deadline.text}**")
    following = _tell_next(s)
    page.text(f"Næste møde: d. {following.day}/{following.month}, kl. {_hour(t.start)} i klubben")
    return "odt", as_odt(page)


LAYOUTS = (
    case_systems_template, loop_page, caretakers_mail, copied_whiteboard,
    responsible_in_the_margin, polices_form, caseworkers_prose, club_leaders_notes,
)  # fmt: skip
