"""A twenty-fifth batch, held back, by a writer who never saw the reader: ten ordinary desks.

The first five are here, the others in ``batch_25_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read; the liaison officer tells only the new deadline of
what was put off.
"""

from __future__ import annotations

import datetime as dt

from . import batch_25_more
from .habits_25 import (
    agreed,
    bare,
    became,
    cast,
    clock,
    comma,
    does,
    dotted,
    from_house,
    house,
    in_full,
    in_place,
    in_words,
    put_off,
    set_new,
    set_old,
    slashes,
    slashes_year,
    spread,
    timed,
    topics,
    upper,
    who,
    whole,
    with_weekday,
)
from .page import Page, as_docx, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_25 import PLACES, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def administrative_officers_list(s: Secretary) -> tuple[str, bytes]:
    """A family department's officer in Word: agenda, minutes, and a list of all that is open."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((dotted, in_full, slashes_year))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(s.one("Referat af netværksmøde", "Referat – lokalt netværksmøde"), 1)
    page.text(
        f"**Netværk:** {upper(s.network)}",
        f"**Dato:** {upper(with_weekday(t.day))} {t.day.year}",
        f"**Tidspunkt:** kl. {whole(t.start)}{s.one('-', ' – ', ' til ')}{whole(t.end)}",
        f"**Sted:** {upper(s.draw.choice(PLACES))}",
    )
    way = s.one("comma", "bracket")
    for status, head in (("present", "Til stede"), ("apologies", "Afbud"), ("absent", "Ikke mødt")):
        people = t.of(status)
        if people:
            page.heading(head)
            page.text(*(comma(one) if way == "comma" else s.bracketed(one) for one in people))
        elif status == "apologies":
            page.heading(head)
            page.text(s.one("Ingen", "Ingen afbud"))
    number = s.draw.randint(3, 4)
    said = topics(s, number)
    points = ["Opfølgning fra sidste møde", *(topic for topic, _ in said), "Eventuelt"]
    page.heading("Dagsorden")
    page.numbered(points)
    page.heading("Referat")
    page.text(
        f"**Ad 1. {points[0]}**",
        s.one("Listen blev gennemgået og er opdateret nedenfor.",
              "Se status i opfølgningslisten."),
    )  # fmt: skip
    for at, (topic, text) in enumerate(said, 2):
        page.text(f"**Ad {at}. {topic}**", text)
    page.text(f"**Ad {number + 2}. Eventuelt**", s.one("Intet.", "Intet til punktet."))
    page.heading("Opfølgningsliste")
    done = slashes(t.day - dt.timedelta(days=s.draw.randint(1, 14)))
    how = {"closed": ("Udført", "Afsluttet", f"Udført d. {done}"),
           "open": ("I gang", "Udestår", "Ikke udført endnu", "Afventer"),
           "dropped": ("Udgår", "Bortfaldet")}  # fmt: skip
    page.table([
        ("Nr.", "Opgave", "Ansvarlig", "Frist", "Status"),
        *((str(at), o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text,
           s.draw.choice(how[o.status]) if o in t.old else "Ny")
          for at, o in enumerate([*t.old, *t.new], 1)),
    ])  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "docx", as_docx(page, footer=s.one("", "Familieafdelingen"))


def liaison_officers_sheet(s: Secretary) -> tuple[str, bytes]:
    """The school's and the police's go-between keeps it on one wide sheet of tables."""
    t, page, parties = s.told, Page(is_landscape=True), cast(s)
    style = s.draw.choice((slashes, slashes_year))
    set_new(s, style, in_column=True)
    put_off(s, style)
    page.heading(s.one(f"SSP {s.area} – mødeskema", f"Referat, SSP-møde {s.area}"), 1)
    hours = f"kl. {whole(t.start)}-{whole(t.end)}"
    rows = [
        ("Dato og tid", f"{upper(with_weekday(t.day))} {t.day.year}, {hours}"),
        ("Sted", upper(s.draw.choice(PLACES))),
        (s.one("Deltagere", "Til stede"), ", ".join(_short(one) for one in t.of("present"))),
        ("Afbud", ", ".join(_short(one) for one in t.of("apologies")) or "Ingen"),
    ]  # fmt: skip
    if t.of("absent"):
        rows.append(("Udeblevet", ", ".join(_short(one) for one in t.of("absent"))))
    page.table(rows, is_headed=False)
    page.text("", s.one("**Aftaler fra sidst**", "**Siden sidst**"))
    page.table([
        ("Aftale", "Hvem", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "initials")), _stands(s, o)) for o in t.old),
    ])  # fmt: skip
    page.text("", s.one("**Dagens punkter**", "**Drøftet i dag**"))
    number = s.draw.randint(3, 4)
    table = [("Emne", "Drøftet", "Aftale", "Hvem", "Hvornår")]
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        first = (topic, text)
        for o in tasks:
            name = upper(who(s, o, parties, "initials"))
            table.append((*first, o.infinitive, name, o.deadline.text))
            first = ("", "")
        if not tasks:
            table.append((*first, "", "", ""))
    page.table(table)
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text("", f"Næste møde: {upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "docx", as_docx(page)


def _short(one: Person) -> str:
    known = f"{one.initials}, {one.function}" if one.code else one.function
    return f"{one.name} ({known})"


def _stands(s: Secretary, o: Task) -> str:
    if o.status == "open" and o.deadline.text:
        return s.one(f"Ikke nået. Ny frist {o.deadline.text}", f"Udsat til {o.deadline.text}")
    how = {"closed": ("Gjort", "Klaret", "Er løst"), "open": ("Mangler", "Ikke nået", "I gang"),
           "dropped": ("Ikke længere aktuelt", "Udgår", "Droppet")}  # fmt: skip
    return s.draw.choice(how[o.status])


def team_leaders_story(s: Secretary) -> tuple[str, bytes]:
    """A street team's leader tells it all in sentences, with what is agreed behind a bold word."""
    t, page, parties = s.told, Page(), cast(s, by_house=True)
    set_new(s, s.draw.choice((in_words, with_weekday, slashes)))
    set_old(s, None)
    page.heading(s.one(f"Referat fra mødet i {s.network}", f"Netværksmøde i {s.area}"), 1)
    place, day = s.draw.choice(PLACES), f"{with_weekday(t.day)} {t.day.year}"
    page.text(s.one(
        f"Vi mødtes {day} kl. {clock(t.start)} {in_place(place)} og sluttede kl. {clock(t.end)}.",
        f"Mødet fandt sted {day} fra kl. {clock(t.start)} til {clock(t.end)} {in_place(place)}.",
    ))  # fmt: skip
    there = listed([from_house(one) for one in t.of("present")])
    people = [s.one(f"Rundt om bordet sad {there}.", f"Til stede var {there}.")]
    if t.of("apologies"):
        away = listed([from_house(one) for one in t.of("apologies")])
        people.append(s.one(f"Der var afbud fra {away}.", f"{away} havde meldt afbud."))
    if t.of("absent"):
        away = listed([from_house(one) for one in t.of("absent")])
        people.append(s.one(f"{away} mødte ikke op.", f"{away} udeblev uden afbud."))
    page.text(" ".join(people))
    page.text("Vi begyndte med det, vi aftalte sidst. "
              + " ".join(became(s, o, who(s, o, parties, "first")) for o in t.old))  # fmt: skip
    number = s.draw.randint(3, 4)
    word = s.one("Aftalt:", "Aftalt:", "Aftale:")
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        opening = s.one(f"Så talte vi om {_lower(topic)}.", f"Næste emne var {_lower(topic)}.")
        page.text(f"{opening} {text}")
        for o in tasks:
            page.text(f"**{word}** {upper(who(s, o, parties, 'first'))} {does(o)}.")
    if s.draw.random() < 0.75:
        s.tells_next = True
        page.text(s.one(f"Vi ses igen {with_weekday(t.next_day)} {t.next_day.year}.",
                        f"Næste møde er {with_weekday(t.next_day)}. Tak for en god snak."),
        )  # fmt: skip
    return "docx", as_docx(page)


def _lower(topic: str) -> str:
    return topic[:1].lower() + topic[1:]


def coordinators_decisions(s: Secretary) -> tuple[str, bytes]:
    """A crime prevention coordinator in Word: crosses for who came, and decisions by point."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((in_words, in_full))
    set_new(s, style)
    set_old(s, style)
    page.heading(s.one(f"Beslutningsreferat – {s.network}", "Beslutningsreferat"), 1)
    page.table([
        ("Møde i", upper(s.network)), ("Mødedato", in_full(t.day)),
        ("Mødetid", f"{whole(t.start)}-{whole(t.end)}"),
        ("Mødested", upper(s.draw.choice(PLACES))),
    ], is_headed=False)  # fmt: skip
    page.heading("Deltagere")
    crosses = ("present", "apologies", "absent")
    page.table([
        ("Navn", "Funktion", "Til stede", "Afbud", s.one("Udeblevet", "Ikke mødt")),
        *((one.name, upper(one.function), *("x" if one.status == at else "" for at in crosses))
          for one in t.people),
    ])  # fmt: skip
    page.heading("1. Opfølgning på tidligere beslutninger")
    how = {"closed": ("Gennemført", "Afsluttet"), "open": ("Ikke afsluttet", "I gang"),
           "dropped": ("Udgår", "Ikke længere aktuel")}  # fmt: skip
    page.table([
        ("Beslutning", "Ansvarlig", "Frist", "Status"),
        *((upper(bare(o)), upper(who(s, o, parties, "full")), o.deadline.text,
           s.draw.choice(how[o.status])) for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(3, 4)
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 2):
        page.heading(f"{at}. {topic}")
        page.text(f"**Drøftelse:** {text}")
        if tasks:
            page.text("**Beslutning:**")
            page.bullets([f"{upper(who(s, o, parties, 'full'))} {does(o)}." for o in tasks])
        else:
            page.text("**Beslutning:** " + s.one("Ingen.", "Taget til efterretning."))
    s.tells_next = True
    page.heading(f"{number + 2}. Eventuelt og næste møde")
    page.text(f"Næste møde holdes {with_weekday(t.next_day)} {t.next_day.year}.")
    return "docx", as_docx(page, header="SSP")


def counsellors_print(s: Secretary) -> tuple[str, bytes]:
    """A youth guidance counsellor prints her Word: who by dashes, the agreements at the end."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style)
    set_old(s, style if s.draw.random() < 0.5 else None)
    page.heading(s.one(f"Referat fra {s.network} d. {slashes_year(t.day)}",
                       f"Netværksmøde, {s.area}, den {in_full(t.day)}"), 1)  # fmt: skip
    page.text(f"Tid og sted: kl. {whole(t.start)}–{whole(t.end)}, {s.draw.choice(PLACES)}")
    page.heading("Deltagere")
    page.bullets([f"{one.name} – {one.function}" for one in t.of("present")])
    if t.of("apologies"):
        page.text("**Afbud:** " + _listed(t.of("apologies")))
    if t.of("absent"):
        page.text(s.one("**Mødte ikke:** ", "**Udeblevet:** ") + _listed(t.of("absent")))
    page.heading(s.one("Opsamling fra sidst", "Siden sidst"))
    page.bullets([_taken_up(s, o, who(s, o, parties, "first")) for o in t.old])
    for topic, text in topics(s, s.draw.randint(3, 4)):
        page.heading(topic)
        page.text(text)
    page.heading(s.one("Aftaler", "Det har vi aftalt", "Konkrete aftaler"))
    way = s.one("sentence", "brackets")
    page.numbered([
        agreed(s, o, who(s, o, parties, "first")) if way == "sentence"
        else f"{timed(o, upper(bare(o)))} ({who(s, o, parties, 'full')})"
        for o in t.new
    ])  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {with_weekday(t.next_day)} {t.next_day.year}")
    return "pdf", as_pdf(page, language="da")


def _listed(people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({house(one)})" for one in people)


def _taken_up(s: Secretary, o: Task, name: str) -> str:
    if not o.deadline.text:
        return became(s, o, name)
    how = {"closed": ("er gjort", "er udført"), "open": ("er ikke gjort endnu", "er i gang"),
           "dropped": ("er opgivet", "er ikke længere aktuelt")}  # fmt: skip
    return f"{upper(bare(o))} ({name}, senest {o.deadline.text}): {s.draw.choice(how[o.status])}."


LAYOUTS = (
    administrative_officers_list, liaison_officers_sheet, team_leaders_story,
    coordinators_decisions, counsellors_print, *batch_25_more.LAYOUTS,
)  # fmt: skip
