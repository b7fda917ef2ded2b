"""A tenth batch, held back, by a writer who never saw the reader: eight other people who write.

They share tasks, points, what is said about these, and titles, that no other batch has.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from html import escape
from textwrap import wrap

from .days import MONTHS, WEEKDAYS, Deadline
from .page import Page, as_docx, as_mail, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_10 import FUNCTIONS, LENGTHS, PARTIES, POINTS, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def _prepare(s: Secretary, way: str) -> None:
    """Write in this house's way: titles, who is to do what, and until when.

    Nobody meets in the weekend, nothing is due before it is agreed, and what is still on the list
    is not put there once more.
    """
    t = s.told
    t.next_day = _weekday(t.next_day)
    old = [(o.verb, o.about) for o in t.old]
    t.new = [o for o in t.new if (o.verb, o.about) not in old] or t.new
    for one in t.people:
        one.function = s.draw.choice(FUNCTIONS[one.organisation])
    for o in [*t.old, *t.new]:
        [who] = [p for p in t.people if (p.code, p.organisation) == (o.code, o.organisation)]
        o.owner = s.named(who, way)
        if o.organisation and s.draw.random() < 0.5:
            o.owner = PARTIES[o.organisation]
    for o in t.new:
        if o.deadline.needs_next:
            o.deadline = replace(o.deadline, day=t.next_day)
        elif s.draw.random() < 0.6 or (o.deadline.day or t.day) < t.day:
            o.deadline = _other_deadline(s)


def _weekday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _other_deadline(s: Secretary) -> Deadline:
    day, next_day = s.told.day, s.told.next_day
    due = _weekday(day + dt.timedelta(days=s.draw.randint(8, 75)))
    weekday, number = WEEKDAYS[due.weekday()], due.isocalendar().week
    sunday = day + dt.timedelta(days=13 - day.weekday())
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    ways = [
        Deadline(f"{due:%d.%m.%y}", due),
        Deadline(f"{due.day}.{due.month}.", due),
        Deadline(f"{weekday[:3]}. {due.day}/{due.month}", due),
        Deadline(f"{weekday} i uge {number}", due),
        Deadline(f"inden {weekday} den {_in_words(due)}", due),
        Deadline("i næste uge", sunday),
        Deadline("om 14 dage", day + dt.timedelta(days=14)),
        Deadline(f"på næste møde den {_in_words(next_day)}", next_day),
    ]
    if last - day > dt.timedelta(days=6):
        ways.append(Deadline("inden månedens udgang", last))
    return s.draw.choice(ways)


def _in_words(day: dt.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]}"


def _by(o: Task) -> str:
    """Say the deadline behind a sentence, so that it cannot be heard as part of the task."""
    text = o.deadline.text
    if text in ("næste møde", "til næste møde"):
        return "senest på næste møde"
    if text in MONTHS or text.startswith("i løbet af "):
        return f"inden udgangen af {text.removeprefix('i løbet af ')}"
    if text.startswith(("inden", "senest", "hurtigst", "løbende", "snarest")):
        return text
    return f"senest {text}"


def _about(o: Task) -> str:
    """Return what it is about, with the comma that ends a clause before the deadline."""
    is_clause = o.verb[0].endswith(",") or ", der " in o.about
    return f"{o.about}," if is_clause else o.about


def _points(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said about each."""
    points = s.draw.sample(list(POINTS), number)
    return [(point, " ".join(_said(s, point))) for point in points]


def _said(s: Secretary, point: str) -> list[str]:
    all_said = POINTS[point]
    count = s.draw.randint(1, len(all_said))
    return [all_said[at] for at in sorted(s.draw.sample(range(len(all_said)), count))]


def _points_of_tasks(s: Secretary) -> list[tuple[str, str, Task]]:
    """Points, and what was agreed at each."""
    new = s.told.new
    return [(*said, o) for said, o in zip(_points(s, len(new)), new, strict=True)]


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stopped(text: str) -> str:
    """End a sentence that may end with an abbreviation."""
    return f"{text.removesuffix('.')}."


def _long_day(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} den {_in_words(day)} {day.year}"


def town_hall_assistants_form(s: Secretary) -> tuple[str, bytes]:
    """An assistant at the town hall in Word: the house's form, a small table for each point."""
    _prepare(s, "full")
    t, page = s.told, Page()
    page.heading("Referat", 1)
    page.table([
        ("Mødeforum", f"SSP-netværket i {s.area}", "Dato", f"{t.day:%d-%m-%Y}"),
        ("Sted", s.place, "Tidspunkt", f"kl. {t.start:%H.%M}-{t.end:%H.%M}"),
    ], is_headed=False)  # fmt: skip
    page.text("Fremmøde (M = mødt, A = meldt afbud, U = udeblevet uden afbud):")
    letter = {"present": "M", "apologies": "A", "absent": "U"}
    page.table([
        ("Navn", "Titel", "M/A/U"),
        *((one.name, one.function, letter[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading("Punkt 1: Opfølgning på seneste referat", 3)
    said = {
        "closed": ("Udført", "Er effektueret"), "open": ("Ikke udført endnu", "Er undervejs"),
        "dropped": ("Udgår", "Er bortfaldet"),
    }  # fmt: skip
    page.table([
        ("Opgave", "Tovholder", "Frist", "Status"),
        *((o.infinitive, _start(o.owner), o.deadline.text, s.one(*said[o.status]))
          for o in t.old),
    ])  # fmt: skip
    for at, (point, talk, o) in enumerate(_points_of_tasks(s), 2):
        page.heading(f"Punkt {at}: {point}", 3)
        page.table([
            ("Drøftelse", talk), ("Opgave", o.infinitive), ("Tovholder", _start(o.owner)),
            ("Frist", o.deadline.text),
        ], is_headed=False)  # fmt: skip
    page.heading(f"Punkt {len(t.new) + 2}: Eventuelt", 3)
    page.text("Ingen emner.", _stopped(f"Næste møde: {s.next_meeting()}"))
    sent = s.sent().date()
    page.text(f"Referatet er udsendt den {_in_words(sent)} {sent.year}.")
    return "docx", as_docx(page)


def principals_account(s: Secretary) -> tuple[str, bytes]:
    """A school's principal in LibreOffice: an account in whole sentences, without a list."""
    _prepare(s, s.one("first", "full"))
    t, page = s.told, Page()
    page.heading(f"Møde i SSP-netværket i {s.area}", 1)
    place = s.one("på skolens bibliotek", "i personalerummet", "på mit kontor", "på rådhuset")
    page.text(
        f"Netværket var samlet {_long_day(t.day)} {place}. Mødet blev åbnet kl. {t.start:%H.%M} "
        f"og hævet igen kl. {t.end:%H.%M}."
    )
    who = [f"Omkring bordet sad {listed([_from(one) for one in t.of('present')])}."]
    if t.of("apologies"):
        who.append(
            f"Der var afbud fra {listed([one.name + _behind(one) for one in t.of('apologies')])}."
        )
    if t.of("absent"):
        who.append(f"{listed([_from(one) for one in t.of('absent')])} udeblev uden at melde afbud.")
    page.text(" ".join(who))
    ended = {
        "closed": ("Det er sket.", "Den opgave er løst."),
        "open": ("Det er ikke sket endnu.", "Den opgave er vi stadig i gang med."),
        "dropped": ("Det er ikke længere nødvendigt.", "Den opgave har vi valgt at stryge."),
    }
    page.text("Vi begyndte med det, der var aftalt på forrige møde. " + " ".join(
        f"{_start(o.owner)} havde lovet at {o.verb[0]} {_about(o)} {_stopped(_by(o))} "
        f"{s.one(*ended[o.status])}" for o in t.old
    ))  # fmt: skip
    for point, talk, o in _points_of_tasks(s):
        page.text(f"**{point}.** {talk} {_promise(s, o)}")
    page.text(_stopped(f"Vi mødes næste gang {_long_day(t.next_day)}"))
    s.tells_next = True
    page.text("For referatet: skolelederen")
    return "odt", as_odt(page)


def _from(one: Person) -> str:
    return f"{one.name} fra {PARTIES[one.organisation]}"


def _behind(one: Person) -> str:
    return f" ({PARTIES[one.organisation]})"


def _promise(s: Secretary, o: Task) -> str:
    does = f"{o.verb[0]} {_about(o)} {_by(o)}"
    return _stopped(s.one(
        f"{_start(o.owner)} lovede at {does}", f"{_start(o.owner)} påtog sig at {does}",
        f"Det blev besluttet, at {o.owner} skal {does}", f"{_start(o.owner)} vil {does}",
    ))  # fmt: skip


def police_liaisons_note(s: Secretary) -> tuple[str, bytes]:
    """A police liaison officer's plain text: lines of 72 signs, the clock without a mark."""
    _prepare(s, s.one("first", "full"))
    t = s.told
    lines = ["NOTAT", "", *_field("Vedr.", [f"Møde i SSP-netværket i {s.area}"])]
    lines += _field("Dato", [f"{t.day:%d.%m.%Y}"])
    lines += _field("Kl.", [f"{t.start:%H%M}-{t.end:%H%M}"])
    titles = {"present": "Til stede", "apologies": "Afbud", "absent": "Udeblevet"}
    for status, title in titles.items():
        lines += _field(title, [f"{one.name}, {one.function}" for one in t.of(status)])
    lines += ["", "1. Aftaler fra forrige møde"]
    said = {
        "closed": ("Udført.", "Afsluttet."), "open": ("Udestår.", "Ikke udført endnu."),
        "dropped": ("Bortfalder.", "Opgivet."),
    }  # fmt: skip
    for letter, o in zip("abc", t.old, strict=False):
        asked = f"{_start(o.owner)} skulle {o.verb[0]} {_about(o)} {_stopped(_by(o))}"
        lines += _wrapped(f"{letter}) {asked} {s.one(*said[o.status])}", "   ", "      ")
    for at, (point, talk, o) in enumerate(_points_of_tasks(s), 2):
        lines += ["", f"{at}. {point}", *_wrapped(talk, "   ", "   ")]
        does = f"{_start(o.owner)} {o.verb[1]} {_about(o)} {_by(o)}"
        lines += _wrapped(_stopped(f"Aftalt: {does}"), "   ", "   ")
    lines += ["", f"{len(t.new) + 2}. Nyt møde", "   Indkaldelse følger.", ""]
    return "text", "\n".join(lines).encode()


def _field(label: str, values: list[str]) -> list[str]:
    labels = [f"{label:10}: ", *[" " * 12] * len(values)]
    return [before + value for before, value in zip(labels, values, strict=False)]


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return wrap(text, 72, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def club_leaders_teams_notes(s: Secretary) -> tuple[str, bytes]:
    """A club's leader in Teams: small pictures, and an arrow before what somebody is to do."""
    _prepare(s, "first")
    t = s.told
    day = f"{WEEKDAYS[t.day.weekday()]} {t.day.day}/{t.day.month} {t.day.year}"
    lines = [f"# SSP {s.area} – {day}", "", f"🕐 {s.span()}  ", f"📍 {_start(s.place)}", ""]
    titles = {"present": "Med på mødet", "apologies": "Afbud", "absent": "Kom ikke (intet afbud)"}
    for status, title in titles.items():
        if t.of(status):
            lines += [f"**{title}:** {' · '.join(map(s.bracketed, t.of(status)))}", ""]
    lines += ["## Opsamling fra sidst", ""]
    said = {
        "closed": ("✅ {} – done", "✅ {} – det er gjort"),
        "open": ("⏳ {} – er i gang", "⏳ {} – ikke gjort endnu"),
        "dropped": ("❌ {} – dropper vi", "❌ {} – ikke aktuelt mere"),
    }
    for o in t.old:
        asked = f"**{_start(o.owner)}:** {o.imperative} (frist {o.deadline.text})"
        lines.append(f"- {s.one(*said[o.status]).format(asked)}")
    for point, talk, o in _points_of_tasks(s):
        lines += ["", f"## {point}", "", f"- {talk}"]
        lines.append(f"- ➡️ **{_start(o.owner)}** {o.verb[1]} {_about(o)} {_by(o)}")
    lines += ["", f"📅 Næste møde: {s.next_meeting()}", ""]
    return "markdown", "\n".join(lines).encode()


def family_advisers_agreements(s: Secretary) -> tuple[str, bytes]:
    """A family adviser's PDF: who came by organisation, and agreements that begin with who."""
    _prepare(s, s.one("first", "full"))
    t, page = s.told, Page()
    page.heading(f"Mødenotat: SSP-netværket i {s.area}", 1)
    page.text(f"Mødet blev afholdt {_long_day(t.day)} fra kl. {t.start:%H:%M} til {t.end:%H:%M}.")
    page.text("**Deltagerkreds**")
    remark = {"present": "Deltog", "apologies": "Sendte afbud", "absent": "Deltog ikke"}
    page.table([
        ("Organisation", "Navn", "Deltagelse"),
        *((_start(PARTIES[one.organisation]), one.name, remark[one.status]) for one in t.people),
    ])  # fmt: skip
    points = _points(s, 3)
    page.text("**Dagsorden**")
    page.numbered(["Siden sidst (5 min.)", *(f"{point} (10 min.)" for point, _ in points)])
    page.text("**Ad 1. Siden sidst**")
    said = {
        "closed": ("Ja", "Ja, afsluttet"), "open": ("Nej, ikke endnu", "Nej, følges op igen"),
        "dropped": ("Nej, udgår", "Nej, opgivet"),
    }  # fmt: skip
    page.table([
        ("Hvem", "Skulle", "Senest", "Er det sket?"),
        *((_start(o.owner), f"{o.verb[0]} {o.about}", o.deadline.text, s.one(*said[o.status]))
          for o in t.old),
    ])  # fmt: skip
    for at, (point, talk) in enumerate(points, 2):
        page.text(f"**Ad {at}. {point}**", talk)
    page.text("**Det har vi aftalt**")
    page.table([
        ("Hvem", "Gør hvad", "Skal være gjort"),
        *((_start(o.owner), f"{o.verb[1]} {o.about}", o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.text(_stopped(f"Næste netværksmøde: {s.next_meeting()}"))
    return "pdf", as_pdf(page)


def housing_officers_mail(s: Secretary) -> tuple[str, bytes]:
    """A housing social officer's mail: how long it took in words, tasks below their deadline.

    It does not say when the old tasks were due.
    """
    _prepare(s, "first")
    t = s.told
    for o in t.old:
        o.deadline = Deadline("", None)
    when = f"{WEEKDAYS[t.day.weekday()]} den {_in_words(t.day)}"
    lines = ["Hej alle sammen", "", f"Her kommer et kort referat fra netværksmødet {when}."]
    lines += [f"Vi gik i gang kl. {t.start:%H.%M} og sad sammen i {LENGTHS[t.length]}.", ""]
    lines += ["Vi var:", *(f"* {one.name}, {one.function}" for one in t.of("present")), ""]
    titles = {"apologies": "Meldte afbud:", "absent": "Mødte ikke op og havde ikke meldt afbud:"}
    for status, title in titles.items():
        if t.of(status):
            lines += [title, *(f"* {one.name}, {one.function}" for one in t.of(status)), ""]
    said = {
        "closed": ("det er ordnet", "er klaret"),
        "open": ("er ikke nået endnu", "det arbejder vi stadig på"),
        "dropped": ("det har vi opgivet", "ikke relevant længere"),
    }
    lines.append("Vi fulgte op på det, vi talte om sidst:")
    lines += [f"* {o.infinitive} ({o.owner}): {s.one(*said[o.status])}" for o in t.old]
    for point, talk in _points(s, 3):
        lines += ["", point, talk]
    lines += ["", "Så er der hjemmearbejdet:"]
    for deadline in dict.fromkeys(_start(_by(o)) for o in t.new):
        mine = [o for o in t.new if _start(_by(o)) == deadline]
        lines += [f"{deadline}:", *(f"* {_start(o.owner)} {o.done}" for o in mine)]
    lines += ["", _stopped(f"Vi ses til næste møde {_long_day(t.next_day)}"), ""]
    s.tells_next = True
    lines += ["Mange hilsner", "Den boligsociale helhedsplan"]
    subject = f"Referat SSP {s.area} {t.day.day}/{t.day.month}-{t.day:%y}"
    return "mail", as_mail("\r\n".join(lines), s.sent(), subject)


def case_systems_page(s: Secretary) -> tuple[str, bytes]:
    """What a case system shows as HTML: the clock with the day, initials, days of one form."""
    _prepare(s, "initials")
    t = s.told
    for o in [*t.old, *t.new]:
        day = None if o.deadline.needs_next else o.deadline.day
        o.deadline = Deadline(f"{day:%d-%m-%Y}" if day else "Ingen", day)
    facts = [
        ("Møde", f"Lokalt SSP-netværk {s.area}"), ("Mødested", _start(s.place)),
        ("Starttidspunkt", f"{t.day:%d-%m-%Y} {t.start:%H:%M}"),
        ("Sluttidspunkt", f"{t.day:%d-%m-%Y} {t.end:%H:%M}"),
    ]  # fmt: skip
    rows = "".join(f"<tr><td>{label}:</td><td>{escape(text)}</td></tr>" for label, text in facts)
    out = [f"<table class='stamdata'>{rows}</table>"]
    titles = {"present": "Fremmødte", "apologies": "Afbud", "absent": "Fraværende uden afbud"}
    for status, title in titles.items():
        names = "<br>".join(escape(_signed(one)) for one in t.of(status)) or "Ingen"
        out += [f"<h3>{title}</h3>", f"<p>{names}</p>"]
    out += ["<h2>1. Status på tidligere aktioner</h2>", *_case_list(s, t.old)]
    for at, (point, talk, o) in enumerate(_points_of_tasks(s), 2):
        out += [f"<h2>{at}. {escape(point)}</h2>", f"<h4>Referat</h4><p>{escape(talk)}</p>"]
        out += ["<h4>Aktioner</h4>", *_case_list(s, [o])]
    out += ["<h2>Bilag</h2>", "<p>Der er ingen bilag til mødet.</p>"]
    body = "\n".join(out)
    return "html", (
        '<!DOCTYPE html>\n<html lang="da">\n<head><meta charset="utf-8"><title>Referat</title>'
        "<style>.stamdata td { padding: 2px 12px }</style></head>\n"
        f"<body>\n<h1>Mødereferat</h1>\n{body}\n</body>\n</html>\n"
    ).encode()


def _signed(one: Person) -> str:
    initials = f" ({one.initials})" if one.code else ""
    return f"{one.name}{initials}, {one.function}"


def _case_list(s: Secretary, tasks: list[Task]) -> list[str]:
    said = {"closed": ", udført", "open": ", ikke udført", "dropped": ", annulleret"}
    out = ["<ul>"]
    for o in tasks:
        state = said[o.status] if o in s.told.old else ""
        told = f"{o.infinitive} [ansvarlig: {o.owner}, deadline: {o.deadline.text}{state}]"
        out.append(f"<li>{escape(told)}</li>")
    return [*out, "</ul>"]


def youth_schools_margin(s: Secretary) -> tuple[str, bytes]:
    """A youth school's head in Word: the text to the left, who and when in the margin."""
    _prepare(s, "initials")
    t, page = s.told, Page()
    page.heading(f"Netværksmøde, SSP {s.area}", 1)
    day = f"{WEEKDAYS[t.day.weekday()]} d. {t.day.day}. {MONTHS[t.day.month - 1]} {t.day.year}"
    page.text(f"{_start(day)} kl. {t.start:%H.%M} (varighed: {t.length} minutter), {s.place}")
    titles = {"present": "Mødt", "apologies": "Afbud", "absent": "Ikke mødt"}
    for status, title in titles.items():
        if t.of(status):
            page.text(f"{title}: {', '.join(_short(one) for one in t.of(status))}")
    said = {
        "closed": "Det er vi færdige med.", "open": "Det er vi ikke færdige med.",
        "dropped": "Det har vi taget af listen igen.",
    }  # fmt: skip
    rows = [("Referat", "Hvem og hvornår")]
    rows += [(f"**Fra sidst:** {o.infinitive}. {said[o.status]}",
              f"{_start(o.owner)}\n{_start(o.deadline.text)}") for o in t.old]  # fmt: skip
    rows += [
        (f"**{point}**\n{talk}\nVi aftalte at {_stopped(f'{o.verb[0]} {o.about}')}",
         f"{_start(o.owner)}\n{_start(o.deadline.text)}")
        for point, talk, o in _points_of_tasks(s)
    ]  # fmt: skip
    rows.append(("**Eventuelt**\nIntet.", ""))
    page.table(rows)
    page.text(f"Næste gang: {s.next_meeting()}")
    return "docx", as_docx(page)


def _short(one: Person) -> str:
    return one.initials if one.code else f"{one.name} ({one.function})"


LAYOUTS = (
    town_hall_assistants_form, principals_account, police_liaisons_note,
    club_leaders_teams_notes, family_advisers_agreements, housing_officers_mail,
    case_systems_page, youth_schools_margin,
)  # fmt: skip
