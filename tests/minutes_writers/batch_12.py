"""A twelfth batch, held back, by a writer who never saw the reader: eight workplaces.

They share tasks, points, titles and deadlines that no other batch has (``words_12``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import escape
from textwrap import wrap

from .days import MONTHS, WEEKDAYS
from .page import Page, as_docx, as_mail, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_12 import (
    FUNCTIONS,
    LENGTHS,
    PARTIES,
    POINTS,
    TASKS,
    Due,
    draw_due,
    in_figures,
    in_long_figures,
    in_short_figures,
    in_words,
    on_weekday,
    shortly,
    weekday,
    with_year,
)

__all__ = ["LAYOUTS", "TASKS"]

Dated = Callable[[dt.date], str]


def _prepare(s: Secretary, way: str, *dated: Dated) -> None:
    """Write as at this workplace: titles, how somebody is named, and how days are written.

    Nobody meets in the weekend, and what is still on the list is not put there once more.
    """
    t = s.told
    t.next_day = weekday(t.next_day)
    before = [(o.verb, o.about) for o in t.old]
    t.new = [o for o in t.new if (o.verb, o.about) not in before] or t.new
    for one in t.people:
        one.function = s.draw.choice(FUNCTIONS[one.organisation])
    for o in [*t.old, *t.new]:
        [who] = [p for p in t.people if (p.code, p.organisation) == (o.code, o.organisation)]
        is_party = o.organisation and s.draw.random() < 0.4
        o.owner = PARTIES[o.organisation] if is_party else s.named(who, way)
    for o in t.old:
        day = weekday(o.deadline.day or t.day)
        text = s.draw.choice(dated)(day)
        o.deadline = Due(text, day, behind=f"senest {text}")
    for o in t.new:
        o.deadline = draw_due(s.draw, t.day, t.next_day, dated)


def _points(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said about each."""
    points = s.draw.sample(list(POINTS), number)
    return [(point, " ".join(POINTS[point][: s.draw.randint(1, 2)])) for point in points]


def _points_of_tasks(s: Secretary) -> list[tuple[str, str, Task]]:
    new = s.told.new
    return [(*said, o) for said, o in zip(_points(s, len(new)), new, strict=True)]


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _behind(o: Task) -> str:
    return o.deadline.behind if isinstance(o.deadline, Due) else o.deadline.text


def _about(o: Task) -> str:
    """Return what it is about, with the comma that ends a clause before the deadline."""
    is_clause = o.verb[0].endswith(",") or ", " in o.about
    return f"{o.about}," if is_clause else o.about


def _stopped(text: str) -> str:
    return f"{text.removesuffix('.')}."


def _clock(time: dt.time) -> str:
    """``9``, ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _full_day(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} den {with_year(day)}"


def _tell_next(s: Secretary) -> dt.date:
    s.tells_next = True
    return s.told.next_day


def housing_plans_template(s: Secretary) -> tuple[str, bytes]:
    """A boligsocial helhedsplan in Word: agenda and minutes in one, a box for who does what."""
    _prepare(s, "first", in_words, on_weekday)
    t, page = s.told, Page()
    page.heading("Dagsorden og referat", 1)
    titles = {"present": "Deltagere", "apologies": "Afbud", "absent": "Fraværende"}
    page.table([
        ("Mødegruppe", f"Lokalt SSP-netværk, {s.area}"),
        ("Mødedato", f"{_start(_full_day(t.day))}"),
        ("Tid og sted", f"Kl. {_clock(t.start)}-{_clock(t.end)}, {s.place}"),
        *((title, "\n".join(s.bracketed(one) for one in t.of(status)) or "Ingen")
          for status, title in titles.items()),
    ], is_headed=False)  # fmt: skip
    page.heading("Dagsorden", 2)
    points = _points_of_tasks(s)
    page.numbered(["Siden sidst: Hvem gjorde hvad?", *(point for point, *_ in points), "Eventuelt"])
    page.heading("Referat", 2)
    page.heading("1. Siden sidst: Hvem gjorde hvad?", 3)
    said = {
        "closed": ("Gjort", "Er klaret"), "open": ("Ikke gjort endnu", "Stadig i gang"),
        "dropped": ("Droppet", "Udgår"),
    }  # fmt: skip
    page.table([
        ("Hvem", "Hvad", "Hvornår", "Hvordan gik det?"),
        *((_start(o.owner), o.infinitive, o.deadline.text, s.one(*said[o.status]))
          for o in t.old),
    ])  # fmt: skip
    for at, (point, talk, o) in enumerate(points, 2):
        page.heading(f"{at}. {point}", 3)
        page.text(talk)
        page.table([
            ("Hvem", "Gør hvad", "Hvornår"),
            (_start(o.owner), _start(o.done), _start(o.deadline.text)),
        ])  # fmt: skip
    page.heading(f"{len(points) + 2}. Eventuelt", 3)
    page.text("Der var kage.", f"Næste møde er {_full_day(_tell_next(s))}.")
    return "docx", as_docx(page)


def headteachers_decisions(s: Secretary) -> tuple[str, bytes]:
    """A headteacher's RTF: short, only what was decided, each with who and a deadline."""
    _prepare(s, "full", with_year, in_short_figures)
    t, page = s.told, Page()
    page.heading(f"Beslutningsreferat: SSP-netværket {s.area}", 1)
    page.text(
        f"Møde afholdt den {with_year(t.day)} i tidsrummet {t.start:%H.%M}-{t.end:%H.%M}.",
    )
    told = {"present": "Deltog", "apologies": "Afbud", "absent": "Mødte ikke"}
    page.table([
        ("Mødedeltager", "Rolle", "Fremmøde"),
        *((one.name, _start(one.function), told[one.status]) for one in t.people),
    ])  # fmt: skip
    page.text("**A. Tidligere beslutninger**")
    ended = {
        "closed": ("Effektueret.", "Gennemført."), "open": ("Ikke gennemført endnu.", "I proces."),
        "dropped": ("Annulleret.", "Frafaldet."),
    }  # fmt: skip
    page.numbered([
        f"{_start(o.owner)} skulle {o.verb[0]} {_about(o)} {_stopped(_behind(o))} "
        f"**{s.one(*ended[o.status])}**" for o in t.old
    ])  # fmt: skip
    page.text("**B. Dagens beslutninger**")
    for at, (point, _, o) in enumerate(_points_of_tasks(s), 1):
        page.text(f"**B{at}. {point}**")
        page.text(f"Besluttet: {_start(o.owner)} {_stopped(o.done)} Tidsfrist: {o.deadline.text}")
    page.text(f"**C. Kommende møde:** {with_year(_tell_next(s))}")
    page.text("Indsigelser mod referatet bedes sendt til skolens kontor.")
    return "rtf", as_rtf(page)


def prevention_officers_note(s: Secretary) -> tuple[str, bytes]:
    """A police prevention officer's plain text: dotted labels, how long it took, lettered tasks."""
    _prepare(s, "full", in_long_figures, in_figures)
    t = s.told
    lines = ["NOTAT FRA NETVÆRKSMØDE", "-" * 22, ""]
    facts = {
        "Netværk": f"SSP {s.area}", "Dato": f"{t.day:%d-%m-%Y}", "Mødested": _start(s.place),
        "Påbegyndt": f"kl. {t.start:%H.%M}", "Varighed": LENGTHS[t.length],
    }  # fmt: skip
    lines += [f"{label + ' ':.<12}: {text}" for label, text in facts.items()]
    titles = {"present": "Tilstede var:", "apologies": "Afbud fra:", "absent": "Ikke mødt:"}
    for status, title in titles.items():
        if t.of(status):
            lines += ["", title, *(f"  {_signed(one)}" for one in t.of(status))]
    lines += ["", "OPFØLGNING PÅ SIDSTE NOTAT", ""]
    said = {
        "closed": ("udført", "afsluttet"), "open": ("udestår", "ikke udført"),
        "dropped": ("bortfalder", "frafaldet"),
    }  # fmt: skip
    for o in t.old:
        lines += [f"* {o.infinitive}", f"  Ansvar: {_start(o.owner)}"]
        lines += [f"  Frist:  {o.deadline.text}", f"  Status: {s.one(*said[o.status])}"]
    lines += ["", "DRØFTET", ""]
    for point, talk in _points(s, 3):
        lines += wrap(f"{_asked(point)} {talk}", 76, break_on_hyphens=False)
    lines += ["", "NYE AFTALER", ""]
    for letter, o in zip("ABCDE", t.new, strict=False):
        lines += [f"{letter}. {o.infinitive}", f"   Ansvar: {_start(o.owner)}",
                  f"   Frist:  {o.deadline.text}"]  # fmt: skip
    lines += ["", f"Næste møde i netværket: {_tell_next(s):%d-%m-%Y}", ""]
    return "text", "\n".join(lines).encode()


def _signed(one: Person) -> str:
    initials = f" ({one.initials})" if one.code else ""
    return f"{one.name}{initials}, {one.function}"


def _asked(point: str) -> str:
    return point if point.endswith("?") else f"{point}:"


def youth_schools_bullets(s: Secretary) -> tuple[str, bytes]:
    """A youth school's coordinator, shared document saved as ODT: bullets, and @ for who."""
    _prepare(s, "first", shortly, in_figures)
    t, page = s.told, Page()
    page.heading(f"{t.day.day}. {MONTHS[t.day.month - 1]} {t.day.year} | SSP-møde {s.area}", 1)
    page.text(f"**Tid:** {t.start:%H:%M} til {t.end:%H:%M}", f"**Sted:** {_start(s.place)}")
    titles = {"present": "Med", "apologies": "Afbud", "absent": "Dukkede ikke op"}
    for status, title in titles.items():
        if t.of(status):
            page.text(f"**{title}:** {', '.join(s.bracketed(one) for one in t.of(status))}")
    page.heading("Noter", 2)
    for point, talk in _points(s, 3):
        page.bullets([f"**{_asked(point)}** {talk}"])
    page.heading("Fulgte vi op?", 2)
    said = {
        "closed": ("☑", ("gjort", "done")), "open": ("☐", ("ikke endnu", "er i gang")),
        "dropped": ("☒", ("dropper vi", "ikke aktuelt længere")),
    }  # fmt: skip
    page.bullets([
        f"{said[o.status][0]} @{o.owner}: {o.imperative} ({o.deadline.text}) – "
        f"{s.one(*said[o.status][1])}" for o in t.old
    ])  # fmt: skip
    page.heading("Handlinger", 2)
    page.bullets([f"☐ @{o.owner}: {o.imperative} ({o.deadline.text})" for o in t.new])
    page.heading("Næste gang", 2)
    page.bullets([on_weekday(_tell_next(s))])
    return "odt", as_odt(page)


def sports_consultants_mail(s: Secretary) -> tuple[str, bytes]:
    """A sports consultant's mail: who came in a sentence, and a request to each by name."""
    _prepare(s, "first", on_weekday, in_figures)
    t = s.told
    when = f"{on_weekday(t.day)} {t.day.year}"
    lines = ["Kære netværk", "", f"Tak for sidst! Her er lidt fra SSP-mødet i {s.area} {when}."]
    lines += [
        f"Vi begyndte kl. {_clock(t.start)} og sluttede kl. {_clock(t.end)}.", "",
        f"Til stede var {listed([_from(one) for one in t.of('present')])}.",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append(f"{listed([_from(one) for one in t.of('apologies')])} havde meldt afbud.")
    if t.of("absent"):
        lines.append(f"{listed([_from(one) for one in t.of('absent')])} kom ikke.")
    for point, talk in _points(s, 2):
        lines += ["", f"{_asked(point)} {talk}"]
    lines += ["", "Fra sidste møde:"]
    said = {
        "closed": ("Det er gjort.", "Det er klaret."),
        "open": ("Det mangler stadig.", "Det er ikke gjort endnu."),
        "dropped": ("Det dropper vi.", "Det er ikke længere aktuelt."),
    }
    lines += [f"- {_start(o.owner)} skulle {o.verb[0]} {_about(o)} {_stopped(_behind(o))} "
              f"{s.one(*said[o.status])}" for o in t.old]  # fmt: skip
    lines += ["", "Og det lovede vi hinanden denne gang:"]
    for o in t.new:
        does = f"{o.verb[0]} {_about(o)} {_behind(o)}"
        promised = s.one("vil", "skal", "har lovet at")
        lines.append(f"- {_start(o.owner)} {promised} {_stopped(does)}")
    lines += ["", f"Næste møde er {on_weekday(_tell_next(s))}. Jeg sørger for kaffen.", ""]
    lines += ["Sportslige hilsner", "Idrætskonsulenten"]
    subject = f"Opsamling på SSP-møde, {s.area}"
    return "mail", as_mail("\r\n".join(lines), s.sent(), subject)


def _from(one: Person) -> str:
    return f"{one.name} fra {PARTIES[one.organisation]}"


def case_files_printout(s: Secretary) -> tuple[str, bytes]:
    """A municipality's case system, printed as HTML: points with a decision, fields below."""
    _prepare(s, "initials", in_long_figures)
    t = s.told
    facts = {
        "Udvalg/gruppe": f"SSP-netværk {s.area}", "Mødedato": f"{t.day:%d-%m-%Y}",
        "Mødetidspunkt": f"{t.start:%H:%M}", "Mødets varighed": f"{t.length} minutter",
        "Mødelokale": _start(s.place),
    }  # fmt: skip
    out = ["<h1>Referat</h1>", "<dl>"]
    out += [f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in facts.items()]
    out += ["</dl>", "<h2>Medlemmer</h2>", "<table>"]
    out.append("<thead><tr><th>Navn</th><th>Funktion</th><th>Til stede</th></tr></thead><tbody>")
    told = {"present": "Ja", "apologies": "Nej, afbud", "absent": "Nej, uden afbud"}
    out += [
        f"<tr><td>{escape(one.name)}{f' ({one.initials})' if one.code else ''}</td>"
        f"<td>{escape(one.function)}</td><td>{told[one.status]}</td></tr>"
        for one in t.people
    ]
    out += ["</tbody></table>", "<h2>Punkt 1 – Opfølgning fra seneste møde</h2>"]
    said = {"closed": "Afsluttet", "open": "Ikke afsluttet", "dropped": "Udgået"}
    for o in t.old:
        out += _fields(o, said[o.status])
    for at, (point, talk, o) in enumerate(_points_of_tasks(s), 2):
        out += [f"<h2>Punkt {at} – {escape(point)}</h2>"]
        out += [f"<p><b>Resumé</b><br>{escape(talk)}</p>", *_fields(o)]
    at = len(t.new) + 2
    out.append(f"<h2>Punkt {at} – Næste møde</h2><p>{_tell_next(s):%d-%m-%Y}</p>")
    body = "\n".join(out)
    return "html", (
        '<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>Mødereferat</title></head>\n'
        f"<body>\n{body}\n<hr><p><small>Dokumentet er dannet automatisk.</small></p>\n"
        "</body>\n</html>\n"
    ).encode()


def _fields(o: Task, status: str = "") -> list[str]:
    rows = {"Opgave": o.infinitive, "Ansvarlig": _start(o.owner), "Deadline": o.deadline.text}
    rows |= {"Status": status} if status else {}
    cells = [f"<tr><td>{label}</td><td>{escape(text)}</td></tr>" for label, text in rows.items()]
    return ["<table class='opgave'>", *cells, "</table>"]


def advisers_vault_note(s: Secretary) -> tuple[str, bytes]:
    """An AKT-vejleder's Markdown from a vault: facts at the top, tasks to tick, days for a plugin.

    A task's day is always a date there; one without a day says so in words.
    """
    _prepare(s, "first", dt.date.isoformat)
    t = s.told
    for o in t.new:
        if o.deadline.needs_next:
            o.deadline = Due(t.next_day.isoformat(), t.next_day)
        elif o.deadline.day:
            o.deadline = Due(o.deadline.day.isoformat(), o.deadline.day)
    lines = ["---", f"dato: {t.day.isoformat()}", f'start: "{t.start:%H:%M}"']
    lines += [f'slut: "{t.end:%H:%M}"', "tags: [ssp, møde]", "---", ""]
    lines += [f"# SSP-netværket i {s.area}", ""]
    titles = {"present": "Deltagere", "apologies": "Afbud", "absent": "Udeblev"}
    for status, title in titles.items():
        if t.of(status):
            lines += [f"## {title}", "", *(f"- {_dashed(one)}" for one in t.of(status)), ""]
    lines += ["## Opgaver fra sidst", ""]
    said = {
        "closed": ("x", " ✅ færdig"), "open": (" ", " – fortsætter"),
        "dropped": ("-", " – opgivet"),
    }  # fmt: skip
    for o in t.old:
        mark, ended = said[o.status]
        lines.append(f"- [{mark}] **{_start(o.owner)}** {o.done} 📅 {o.deadline.text}{ended}")
    for point, talk, o in _points_of_tasks(s):
        day = f"📅 {o.deadline.text}" if o.deadline.day else f"({o.deadline.text})"
        lines += ["", f"## {point}", "", talk, "", f"- [ ] **{_start(o.owner)}** {o.done} {day}"]
    lines += ["", "## Næste møde", "", f"{_tell_next(s).isoformat()}", ""]
    return "markdown", "\n".join(lines).encode()


def _dashed(one: Person) -> str:
    return f"{one.name} – {one.function}"


def filled_form(s: Secretary) -> tuple[str, bytes]:
    """A form of the municipality, filled in and printed to PDF: a box for each piece."""
    _prepare(s, s.one("first", "full"), in_short_figures, in_figures, on_weekday)
    t, page = s.told, Page()
    page.heading("Mødeskema for lokale SSP-netværk", 1)
    page.table([
        ("Netværk:", s.area, "Dato:", f"{t.day:%d.%m.%Y}"),
        ("Mødet startede kl.:", f"{t.start:%H.%M}", "Mødet sluttede kl.:", f"{t.end:%H.%M}"),
    ], is_headed=False)  # fmt: skip
    page.heading("Hvem var med?", 2)
    titles = {
        "present": "Mødt frem",
        "apologies": "Meldt afbud",
        "absent": "Ikke mødt, intet afbud",
    }
    page.table([
        (title, "\n".join(_signed(one) for one in t.of(status)) or "Ingen")
        for status, title in titles.items()
    ], is_headed=False)  # fmt: skip
    page.heading("Hvad talte I om?", 2)
    page.table([(point, talk) for point, talk in _points(s, 3)], is_headed=False)
    page.heading("Aftaler fra sidste møde", 2)
    said = {
        "closed": ("Ja", "Ja, klaret"), "open": ("Nej, er i gang", "Nej, ikke endnu"),
        "dropped": ("Nej, udgår", "Nej, aftalen er droppet"),
    }  # fmt: skip
    page.table([
        ("Hvad var aftalt?", "Hvem skulle?", "Senest hvornår?", "Gennemført?"),
        *((o.infinitive, _start(o.owner), o.deadline.text, s.one(*said[o.status]))
          for o in t.old),
    ])  # fmt: skip
    page.heading("Nye aftaler", 2)
    page.table([
        ("Hvad er aftalt?", "Hvem gør det?", "Senest hvornår?"),
        *((o.infinitive, _start(o.owner), _start(o.deadline.text)) for o in t.new),
    ])  # fmt: skip
    page.table([("Næste møde holdes:", _start(_full_day(_tell_next(s))))], is_headed=False)
    return "pdf", as_pdf(page)


LAYOUTS = (
    housing_plans_template, headteachers_decisions, prevention_officers_note,
    youth_schools_bullets, sports_consultants_mail, case_files_printout, advisers_vault_note,
    filled_form,
)  # fmt: skip
