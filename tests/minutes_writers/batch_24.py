"""A twenty-fourth batch, held back, by a writer who never saw the reader: ten other colleagues.

The first five are here, the others in ``batch_24_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read; where only a new deadline is told, that is the one.
"""

from __future__ import annotations

import datetime as dt
import re

from . import batch_24_more
from .habits_24 import (
    agreed,
    became,
    bracket,
    cast,
    cell,
    clock,
    d_slash,
    den_words,
    does,
    ending,
    house,
    in_place,
    put_off,
    set_new,
    set_old,
    slash,
    slash_year,
    spread,
    timed,
    to_do,
    topics,
    upper,
    weekday,
    weekday_year,
    who,
    words,
    words_year,
)
from .page import Page, as_docx, as_mail
from .secretary import Secretary, listed
from .told import Person, Task
from .words_24 import PLACES, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def ssp_secretarys_two_tables(s: Secretary) -> tuple[str, bytes]:
    """The SSP secretariat's Word template: crosses for who came, and one list of all tasks."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slash, words, slash_year))
    set_new(s, style, "column")
    set_old(s, style)
    page.heading(s.one("Referat af netværksmøde", "Referat"), 1)
    page.text(
        f"**Netværk:** {upper(s.network)}",
        f"**Dato:** {s.one(upper(weekday_year(t.day)), words_year(t.day))}",
        f"**Tidspunkt:** {s.one('kl. ', 'Kl. ', '')}{t.start:%H.%M}-{t.end:%H.%M}",
        f"**Sted:** {upper(s.draw.choice(PLACES))}",
        f"**Referent:** {s.draw.choice(t.of('present')).name}",
    )
    crossed = ("present", "apologies", "absent")
    mark = s.one("x", "X")
    page.table([
        ("Navn", s.one("Organisation", "Funktion", "Fra"), s.one("Deltog", "Til stede"), "Afbud",
         s.one("Udeblevet", "Ikke mødt")),
        *((one.name, upper(one.function), *(mark if one.status == it else "" for it in crossed))
          for one in t.people),
    ])  # fmt: skip
    opened = (("Velkomst", "Kort præsentation, da der var nye med."),
              ("Godkendelse af dagsorden", "Dagsordenen blev godkendt."))  # fmt: skip
    head, text = s.draw.choice(opened)
    page.heading(f"1. {head}")
    page.text(text)
    number = s.draw.randint(3, 4)
    for at, (topic, text) in enumerate(topics(s, number), 2):
        page.heading(f"{at}. {topic}")
        page.text(text)
    page.heading(f"{number + 2}. " + s.one("Opgaver", "Aftaler og opfølgning", "Opgaveliste"))
    tasks = [(o, cell(s, o)) for o in t.old] + [(o, "Ny") for o in t.new]
    page.table([
        ("Nr.", "Opgave", "Ansvarlig", s.one("Frist", "Deadline"), "Status"),
        *((str(at), o.infinitive, upper(who(s, o, parties)), o.deadline.text, status)
          for at, (o, status) in enumerate(tasks, 1)),
    ])  # fmt: skip
    s.tells_next = True
    page.heading(f"{number + 3}. Næste møde")
    page.text(f"{upper(weekday_year(t.next_day))}.")
    return "docx", as_docx(page)


def prevention_officers_paragraphs(s: Secretary) -> tuple[str, bytes]:
    """A crime-prevention officer: letterhead, everything in numbered paragraphs, formal."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((den_words, weekday)))
    set_old(s, None)
    page.heading(f"Referat af møde i {s.network}", 1)
    page.text(
        f"Mødet blev afholdt {weekday_year(t.day)} kl. {t.start:%H.%M} – {t.end:%H.%M} "
        f"{in_place(s.draw.choice(PLACES))}.",
        s.one("Til stede var:", "Deltagere:"),
        *(f"{one.name}, {one.function}" for one in t.of("present")),
    )
    if t.of("apologies"):
        page.text(f"Der var afbud fra {listed([_named(one) for one in t.of('apologies')])}.")
    else:
        page.text("Der var ingen afbud.")
    if t.of("absent"):
        names = listed([_named(one) for one in t.of("absent")])
        page.text(s.one(f"{names} mødte ikke.", f"Følgende var ikke mødt: {names}."))
    if s.draw.random() < 0.3:
        left = dt.datetime.combine(t.day, t.end) - dt.timedelta(minutes=15)
        page.text(f"{s.draw.choice(t.of('present')).name} måtte gå kl. {left:%H.%M}.")
    number = s.draw.randint(2, 3)
    made = [agreed(s, o, who(s, o, parties, "full")) for o in t.new]
    parts = [
        (s.one("Opfølgning på seneste møde", "Siden seneste møde"),
         [became(s, o, who(s, o, parties, "full")) for o in t.old]),
        *((topic, re.split(r"(?<=\.) (?=[A-ZÆØÅ\d])", text)) for topic, text in topics(s, number)),
        (s.one("Aftaler", "Det aftalte"), made),
    ]  # fmt: skip
    s.tells_next = True
    parts.append(("Næste møde", [f"Næste møde er fastsat til {weekday_year(t.next_day)}."]))
    for at, (head, lines) in enumerate(parts, 1):
        page.text(f"**{at}. {head}**")
        page.text(*(f"{at}.{below} {line}" for below, line in enumerate(lines, 1)))
    return "docx", as_docx(page, header="Vestegnens Politi – Kriminalpræventiv Sektion")


def _named(one: Person) -> str:
    return f"{one.name} ({one.function})"


def deputy_heads_agenda(s: Secretary) -> tuple[str, bytes]:
    """A deputy head writes below each item of the agenda that was sent out, with its minutes."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slash, d_slash, words)))
    set_old(s, None)
    page.heading(s.one("Dagsorden med referat", "Dagsorden og referat") + f", {s.network}", 1)
    day = s.one(words_year(t.day), weekday_year(t.day), f"{slash(t.day)}-{t.day.year}")
    page.text(
        f"Mødedato: {day}",
        f"Tid: kl. {clock(t.start)}–{clock(t.end)}",
        f"Sted: {upper(s.draw.choice(PLACES))}",
        f"{s.one('Til stede', 'Mødedeltagere')}: {', '.join(map(_named, t.of('present')))}",
        f"Afbud: {', '.join(map(_named, t.of('apologies'))) or 'ingen'}",
    )
    if t.of("absent"):
        page.text(f"Fraværende uden afbud: {', '.join(map(_named, t.of('absent')))}")
    page.heading("1. Godkendelse af referat (5 min.)")
    page.text("**Referat:** Godkendt.")
    page.heading(f"2. {s.one('Opfølgning fra sidst', 'Opfølgning')} (10 min.)")
    page.text("**Referat:**")
    page.bullets([
        f"{o.infinitive} ({who(s, o, parties)}) – {ending(s, o)}" for o in t.old
    ])  # fmt: skip
    number = s.draw.randint(3, 4)
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 3):
        page.heading(f"{at}. {topic} ({s.one('10', '15', '20')} min.)")
        page.text(f"**Referat:** {text}")
        page.text(*(f"**Aftale:** {_on_paper(s, o, who(s, o, parties))}" for o in tasks))
    page.heading(f"{number + 3}. Eventuelt (5 min.)")
    page.text("**Referat:** " + s.one("Intet.", "Ingen punkter."))
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"Næste møde: {weekday(t.next_day)} {s.one('', str(t.next_day.year))}".rstrip())
    return "docx", as_docx(page)


def _on_paper(s: Secretary, o: Task, name: str) -> str:
    return s.one(
        f"{bracket(o, f'{upper(name)} {o.done}')}.",
        f"{upper(name)} {does(o)}.",
        f"{upper(name)} skal {to_do(o)}.",
    )


def social_workers_bullets(s: Secretary) -> tuple[str, bytes]:
    """A social worker in housing: bullets all the way, the name in bold, deadlines in brackets."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slash, d_slash)))
    put_off(s, slash)
    page.heading(s.one(f"Referat SSP-møde, {s.area}", f"Netværksmøde i {s.area}"), 1)
    page.text(s.one(
        f"{upper(weekday_year(t.day))} kl. {clock(t.start)}-{clock(t.end)} "
        f"{in_place(s.draw.choice(PLACES))}",
        f"Dato: {slash(t.day)}-{t.day.year}, kl. {t.start:%H.%M}-{t.end:%H.%M}",
    ))  # fmt: skip
    for status, head in (("present", s.one("Deltagere", "Hvem var med")), ("apologies", "Afbud"),
                         ("absent", s.one("Kom ikke", "Ikke mødt op"))):  # fmt: skip
        if t.of(status):
            page.text(f"**{head}**")
            page.bullets([f"{one.name} – {one.function}" for one in t.of(status)])
    page.heading(s.one("Siden sidst", "Opfølgning på aftaler"))
    page.bullets([_since(s, o, upper(who(s, o, parties))) for o in t.old])
    page.heading(s.one("Hvad rører sig i området?", "Nyt fra området"))
    page.bullets([
        f"{topic}: {text[:1].lower()}{text[1:]}" if s.draw.random() < 0.3 else f"{topic}. {text}"
        for topic, text in topics(s, s.draw.randint(3, 4))
    ])  # fmt: skip
    page.heading(s.one("Aftaler", "Nye aftaler", "Vi aftalte"))
    page.bullets([bracket(o, f"**{upper(who(s, o, parties))}** {o.done}") for o in t.new])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.bullets([f"{upper(weekday(t.next_day))}, {s.one('samme sted', 'kl. 10')}"])
    return "docx", as_docx(page)


def _since(s: Secretary, o: Task, name: str) -> str:
    if o.deadline.text:
        return s.one(
            f"{name}: {o.infinitive}. Udsat til {o.deadline.text}",
            f"{name}: {o.infinitive}. Ikke nået, ny frist {o.deadline.text}",
        )
    return f"{name}: {o.infinitive}. {upper(ending(s, o))}"


def club_employees_mail(s: Secretary) -> tuple[str, bytes]:
    """A youth club employee mails it: friendly, first names, dashes, no frills."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((d_slash, slash, weekday)), "chatty")
    set_old(s, None)
    day, hours = weekday(t.day), f"kl. {clock(t.start)}-{clock(t.end)}"
    lines = [
        s.one("Kære alle", "Hej med jer", "Hej netværk"), "",
        s.one(
            f"Tak for et godt møde {day} {hours}. Her er referatet fra {s.area}.",
            f"Her kommer referatet fra vores netværksmøde i {s.area} {day} {hours}.",
            f"Så er der referat fra mødet i netværket i {s.area}, som vi holdt {day} {hours} "
            f"{in_place(s.draw.choice(PLACES))}.",
        ),
        "",
        s.one("Med på mødet: ", "Vi var: ", "Til stede: ")
        + ", ".join(s.bracketed(one, "first") for one in t.of("present")),
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("Afbud: " + ", ".join(s.bracketed(one, "first") for one in t.of("apologies")))
    if t.of("absent"):
        names = [f"{one.first} fra {house(one)}" for one in t.of("absent")]
        lines.append(f"{listed(names)} kom ikke.")
    lines += ["", s.one("Opsamling fra sidst:", "Siden sidst:")]
    lines += [f"- {became(s, o, who(s, o, parties))}" for o in t.old]
    lines += ["", s.one("Vi snakkede om:", "Det her vendte vi:")]
    lines += [f"- {topic}: {text}" for topic, text in topics(s, s.draw.randint(2, 3))]
    lines += ["", s.one("Det aftalte vi:", "Aftaler:", "Hvem gør hvad:")]
    lines += [f"- {_short(s, o, upper(who(s, o, parties)))}" for o in t.new]
    if s.draw.random() < 0.8:
        s.tells_next = True
        lines += ["", s.one(f"Næste møde er {weekday(t.next_day)}.",
                            f"Vi ses igen {weekday(t.next_day)} hos os i klubben.")]  # fmt: skip
    lines += ["", s.one("Hilsen", "De bedste hilsner", "Mange hilsner"), "Klubben", ""]
    subject = s.one(f"Referat, netværksmøde {s.area}", f"Referat fra SSP-mødet d. {slash(t.day)}")
    return "mail", as_mail("\n".join(lines), s.sent(), subject)


def _short(s: Secretary, o: Task, name: str) -> str:
    return s.one(
        f"{name} {does(o)}",
        f"{name} {does(o)}",
        f"{name}: {timed(o, f'{o.verb[0]} {o.about}')}",
        f"{name} vil {to_do(o)}",
    )


LAYOUTS = (
    ssp_secretarys_two_tables, prevention_officers_paragraphs, deputy_heads_agenda,
    social_workers_bullets, club_employees_mail, *batch_24_more.LAYOUTS,
)  # fmt: skip
