"""A twenty-third batch, held back, by a writer who never saw the reader: ten ordinary secretaries.

The first five are here, the others in ``batch_23_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

import re

from . import batch_23_more
from .habits_23 import (
    agreed,
    became,
    cast,
    clock,
    does,
    house,
    in_place,
    in_words,
    numeric,
    place,
    present,
    set_new,
    set_old,
    slashes,
    spread,
    status,
    timed,
    topics,
    upper,
    who,
    whole,
    with_weekday,
)
from .page import Page, as_docx, as_mail
from .secretary import Secretary, listed
from .told import Person, Task
from .words_23 import HOUSES, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def consultants_template(s: Secretary) -> tuple[str, bytes]:
    """An SSP consultant fills in the municipality's Word template: people and tasks in tables."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((numeric, in_words))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(s.one("Referat", "Mødereferat"), 1)
    page.table([
        ("Møde", upper(s.network)),
        ("Dato", s.one(whole(t.day), f"{upper(with_weekday(t.day))} {t.day.year}")),
        ("Tidspunkt", f"Kl. {t.start:%H.%M} - {t.end:%H.%M}"),
        ("Sted", upper(place(s))),
        ("Mødeleder", present(s).name),
        ("Referent", present(s).name),
    ], is_headed=False)  # fmt: skip
    page.heading("Deltagere")
    marks = {"present": s.one("Ja", "X", "Deltog"), "apologies": "Afbud",
             "absent": s.one("Udeblevet", "Ikke mødt")}  # fmt: skip
    page.table([
        ("Navn", s.one("Funktion", "Organisation/funktion"), s.one("Til stede", "Deltagelse")),
        *((one.name, upper(one.function), marks[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading(s.one("Dagsorden og referat", "Referat af punkterne"))
    page.heading("1. Godkendelse af dagsorden", 3)
    page.text(s.one("Godkendt.", "Dagsordenen blev godkendt uden bemærkninger."))
    said = topics(s, s.draw.randint(3, 4))
    for at, (topic, text) in enumerate(said, 2):
        page.heading(f"{at}. {topic}", 3)
        page.text(text)
    page.heading(f"{len(said) + 2}. Eventuelt", 3)
    page.text(s.one("Intet til eventuelt.", "Ingen bemærkninger."))
    page.heading(s.one("Opfølgningsliste", "Opgaver og opfølgning"))
    rows = [(o, status(s, o)) for o in t.old] + [(o, s.one("Ny", "Ny", "Ny opgave")) for o in t.new]
    page.table([
        ("Nr.", "Opgave", "Ansvarlig", "Frist", "Status"),
        *((str(at), o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text, now)
          for at, (o, now) in enumerate(rows, 1)),
    ])  # fmt: skip
    s.tells_next = True
    page.heading("Næste møde")
    page.text(
        f"{upper(with_weekday(t.next_day))} {t.next_day.year}"
        + s.one(".", f", {in_place(place(s))}.")
    )
    header = s.one("Børne- og Kulturforvaltningen – SSP", "Center for Børn og Unge · SSP")
    return "docx", as_docx(page, header=header, footer="Referatet sendes til netværkets deltagere")


def policemans_notes(s: Secretary) -> tuple[str, bytes]:
    """A policeman's notes in Word: no headings, short lines, what was agreed with dashes."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, slashes)
    set_old(s, None)
    day = f"{slashes(t.day)}-{t.day.year}"
    mark = s.one("%H%M", "%H.%M")
    page.text(s.one(f"**Referat SSP-møde {s.area} d. {day}**",
                    f"**SSP-netværk {s.area}, møde {day}**"))  # fmt: skip
    page.text(f"Tid: kl. {t.start.strftime(mark)}-{t.end.strftime(mark)}")
    page.text(f"Sted: {upper(place(s))}")
    page.text("Deltagere: " + ", ".join(s.bracketed(one) for one in t.of("present")))
    if t.of("apologies"):
        page.text("Afbud: " + ", ".join(s.bracketed(one) for one in t.of("apologies")))
    elif s.draw.random() < 0.5:
        page.text("Afbud: ingen")
    if t.of("absent"):
        page.text("Ikke mødt: " + ", ".join(s.bracketed(one) for one in t.of("absent")))
    page.text("**Siden sidst**")
    for o in t.old:
        page.text(f"- {upper(who(s, o, parties, 'first'))}: {o.infinitive} – "
                  f"{status(s, o).lower()}.")  # fmt: skip
    page.text(s.one("**Orientering**", "**Situationen**"))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"{topic}: {text}")
    page.text(s.one("**Aftalt**", "**Aftaler**"))
    for o in t.new:
        name = upper(who(s, o, parties, "first"))
        page.text(s.one(f"- {name} {does(o)}.", f"- {name} {does(o)}.",
                        f"- {name}: {timed(o, o.infinitive)}."))  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {slashes(t.next_day)}-{t.next_day.year}.")
    return "docx", as_docx(page)


def housing_workers_bullets(s: Secretary) -> tuple[str, bytes]:
    """A housing social worker in Word: questions as headings, and everything in bullets."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((in_words, slashes))
    set_new(s, style)
    set_old(s, None)
    where = place(s)
    page.heading(s.one(f"Netværksmøde i {s.area} – {whole(t.day)}",
                       f"Referat fra netværksmøde i {s.area}, {with_weekday(t.day)} "
                       f"{t.day.year}"), 1)  # fmt: skip
    page.text(s.one(
        f"Vi mødtes kl. {clock(t.start)}-{clock(t.end)} {in_place(where)}.",
        f"Tid: Kl. {clock(t.start)} til {clock(t.end)}. Sted: {upper(where)}.",
    ))  # fmt: skip
    page.heading(s.one("Hvem var med?", "Hvem deltog?"))
    page.bullets([f"{one.name}, {one.function}" for one in t.of("present")])
    if t.of("apologies"):
        page.text("Afbud fra " + listed([s.bracketed(one) for one in t.of("apologies")]) + ".")
    if t.of("absent"):
        names = listed([s.bracketed(one) for one in t.of("absent")])
        page.text(f"{names} kom ikke og havde ikke meldt afbud.")
    page.heading(s.one("Hvad er der sket siden sidst?", "Hvordan gik det med aftalerne fra sidst?"))
    page.bullets([became(s, o, who(s, o, parties, "first")) for o in t.old])
    page.heading(s.one("Hvad er vi optaget af?", "Hvad talte vi om?"))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.bullets([f"**{topic}**"])
        page.bullets(re.split(r"(?<=\.) (?=[A-ZÆØÅ])", text), 2)
    page.heading(s.one("Hvem gør hvad?", "Hvad har vi aftalt?"))
    page.bullets([_promise(s, o, upper(who(s, o, parties, "first"))) for o in t.new])
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Hvornår ses vi igen?")
        page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}.")
    return "docx", as_docx(page)


def _promise(s: Secretary, o: Task, name: str) -> str:
    until = f" ({o.deadline.text})" if o.deadline.text else ""
    return s.one(f"**{name}** {does(o)}.", f"**{name}:** {o.infinitive}{until}")


def school_secretarys_agenda(s: Secretary) -> tuple[str, bytes]:
    """A school secretary in Word: tabs, the agenda, then *Ad 1* and so on with the decisions."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((in_words, with_weekday))
    set_new(s, style)
    set_old(s, None)
    page.heading(s.one(f"Referat af møde i {s.network}", f"Referat – {s.network}"), 1)
    facts = [
        ("Dato", f"{upper(with_weekday(t.day))} {t.day.year}"),
        ("Tid", f"Kl. {t.start:%H.%M}–{t.end:%H.%M}"),
        ("Sted", upper(place(s))),
        ("Til stede", _row(t.of("present"))),
        ("Afbud", _row(t.of("apologies")) or "Ingen"),
    ]
    if t.of("absent"):
        facts.append(("Udeblevet", _row(t.of("absent"))))
    facts.append(("Referent", present(s).name))
    page.text(*(f"{label}:\t{value}" for label, value in facts))
    number = s.draw.randint(3, 4)
    said = topics(s, number)
    heads = [s.one("Opfølgning fra sidste møde", "Siden sidst"), *(topic for topic, _ in said),
             "Næste møde", "Eventuelt"]  # fmt: skip
    page.heading("Dagsorden")
    page.numbered(heads)
    page.heading("Referat")
    page.text(f"**Ad 1. {heads[0]}**")
    page.text(*(became(s, o, who(s, o, parties, "full")) for o in t.old))
    for at, ((topic, text), tasks) in enumerate(zip(said, spread(s, number), strict=True), 2):
        page.text(f"**Ad {at}. {topic}**", text)
        for o in tasks:
            page.text(f"Beslutning: {agreed(s, o, who(s, o, parties, 'full'))}")
        if not tasks and s.draw.random() < 0.5:
            page.text("Beslutning: Orienteringen blev taget til efterretning.")
    s.tells_next = True
    page.text(f"**Ad {number + 2}. Næste møde**",
              f"{upper(with_weekday(t.next_day))} {t.next_day.year}.")  # fmt: skip
    page.text(f"**Ad {number + 3}. Eventuelt**",
              s.one("Intet.", "Der var intet til eventuelt."))  # fmt: skip
    return "docx", as_docx(page)


def _row(people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({one.function})" for one in people)


def club_leaders_mail(s: Secretary) -> tuple[str, bytes]:
    """A club leader, or a colleague, sends a mail from Outlook: lists, and the same in HTML."""
    t, page = s.told, Page()
    cast(s)
    parties = HOUSES  # they are told by their houses alone
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s, None)
    page.text(s.one("Kære alle", "Hej alle", "Kære netværk"))
    page.text(s.one(
        f"Tak for et godt møde i SSP-netværket i {s.area} {with_weekday(t.day)} {t.day.year} "
        f"kl. {clock(t.start)}-{clock(t.end)}. Her kommer referatet.",
        f"Hermed referat fra netværksmødet i {s.area} {with_weekday(t.day)} {t.day.year}. "
        f"Vi var i gang fra kl. {clock(t.start)} til {clock(t.end)}.",
    ))  # fmt: skip
    page.text("**Til stede:**")
    page.bullets([_from_house(one) for one in t.of("present")])
    if t.of("apologies"):
        page.text("**Afbud:** " + listed([_from_house(one) for one in t.of("apologies")]))
    if t.of("absent"):
        page.text("**Mødte ikke op:** " + listed([_from_house(one) for one in t.of("absent")]))
    page.text(s.one("**Siden sidst:**", "**Status på det, vi aftalte sidst:**"))
    page.bullets([became(s, o, who(s, o, parties, "first")) for o in t.old])
    page.text(s.one("**Det talte vi om:**", "**Kort fra runden:**"))
    page.bullets([f"{topic}: {text}" for topic, text in topics(s, s.draw.randint(2, 4))])
    page.text(s.one("**Aftaler:**", "**Det aftalte vi:**", "**Opgaver til næste gang:**"))
    page.bullets([_item(s, o, upper(who(s, o, parties, "first"))) for o in t.new])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"Næste møde er {with_weekday(t.next_day)} {t.next_day.year}.")
    page.text(s.one("Skriv endelig, hvis I har rettelser.", "God weekend, når I når dertil."))
    ours = [one for one in t.of("present") if one.organisation == "club"] or t.of("present")
    page.text(f"Venlig hilsen\n{ours[0].name}")
    subject = s.one(f"Referat fra netværksmøde i {s.area}", f"Referat SSP {s.area}")
    return "mail", as_mail(_plain(page), s.sent(), subject, page=page)


def _item(s: Secretary, o: Task, name: str) -> str:
    until = f" – {o.deadline.text}" if o.deadline.text else ""
    return s.one(f"{name} {does(o)}", f"{name}: {o.infinitive}{until}")


def _from_house(one: Person) -> str:
    return f"{one.name} fra {house(one)}"


def _plain(page: Page) -> str:
    """The text that Outlook makes of its page."""
    lines: list[str] = []
    for kind, content, *_ in page.parts:
        mark = "  *   " if kind == "bullet" else ""
        lines += ([] if mark else [""]) + [mark + content.replace("**", "")]
    return "\n".join([*lines, ""]).lstrip("\n")


LAYOUTS = (
    consultants_template, policemans_notes, housing_workers_bullets, school_secretarys_agenda,
    club_leaders_mail, *batch_23_more.LAYOUTS,
)  # fmt: skip
