"""A twenty-sixth batch, held back, by a writer who never saw the reader: ten ordinary secretaries.

The first five are here, the others in ``batch_26_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

import datetime as dt

from . import batch_26_more
from .habits_26 import (
    became,
    cast,
    dot,
    dotted,
    fully,
    house,
    in_words,
    on_weekday,
    places,
    present,
    promised,
    set_new,
    set_old,
    slashes,
    spread,
    status,
    topics,
    upper,
    who,
    whole,
    with_year,
)
from .page import Page, as_docx, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Task
from .words_26 import HOUSES, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def directors_secretary(s: Secretary) -> tuple[str, bytes]:
    """A director's secretary in Word, landscape: the whole meeting in one table of points."""
    t, page, parties = s.told, Page(is_landscape=True), cast(s)
    set_new(s, s.draw.choice((in_words, slashes)))
    set_old(s)
    page.heading(s.one(f"Referat af møde i {s.network}", f"Referat, {s.network}"), 1)
    page.text(
        f"**Tid:** {upper(fully(t.day))}, kl. {dot(t.start)}–{dot(t.end)}",
        f"**Sted:** {upper(places(s)[0])}",
        "**Deltagere:** " + "; ".join(f"{one.name}, {one.function}" for one in t.of("present")),
    )
    if t.of("apologies"):
        page.text("**Afbud:** " + "; ".join(f"{one.name}, {one.function}"
                                            for one in t.of("apologies")))  # fmt: skip
    if t.of("absent"):
        page.text("**Fraværende uden afbud:** " + "; ".join(f"{one.name}, {one.function}"
                                                            for one in t.of("absent")))  # fmt: skip
    page.text(f"**Referent:** {present(s).name}")
    number = s.draw.randint(2, 4)
    rows = [
        ("Godkendelse af dagsorden", s.one("Dagsordenen blev godkendt.", "Godkendt."), ""),
        (s.one("Aftaler fra sidste møde", "Opfølgning siden sidst"),
         "\n".join(became(s, o, who(s, o, parties)) for o in t.old), ""),
        *((topic, " ".join(said), "\n".join(promised(s, o, who(s, o, parties)) for o in tasks))
          for (topic, said), tasks in zip(topics(s, number), spread(s, number), strict=True)),
        ("Næste møde", f"{upper(fully(t.next_day))}.", ""),
        ("Eventuelt", s.one("Intet at bemærke.", "Intet."), ""),
    ]  # fmt: skip
    s.tells_next = True
    page.table([
        ("Punkt", s.one("Drøftelse", "Referat"), s.one("Aftaler", "Beslutning og opfølgning")),
        *((f"{at}. {head}", said, tasks) for at, (head, said, tasks) in enumerate(rows, 1)),
    ])  # fmt: skip
    return "docx", as_docx(page)


def school_leaders_office(s: Secretary) -> tuple[str, bytes]:
    """A school's office in Word: people line by line in a cell, each agreement in three lines."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((dotted, in_words)), in_column=True)
    set_old(s)
    lines = {how: "\n".join(s.bracketed(one) for one in t.of(how))
             for how in ("present", "apologies", "absent")}  # fmt: skip
    page.heading("Referat", 1)
    facts = [
        ("Mødeforum", upper(s.network)),
        ("Mødedato", s.one(dotted(t.day), whole(t.day))),
        ("Mødetid", f"Kl. {t.start:%H.%M} til {t.end:%H.%M}"),
        ("Mødested", upper(places(s)[0])),
        (s.one("Til stede", "Mødedeltagere"), lines["present"]),
        ("Afbud", lines["apologies"] or "Ingen"),
    ]
    if lines["absent"]:
        facts.append(("Ikke mødt", lines["absent"]))
    facts += [("Ordstyrer", present(s).name), ("Referent", present(s).name)]
    page.table(facts, is_headed=False)
    page.heading("1. Velkomst")
    before = t.day - dt.timedelta(days=s.draw.randint(30, 60))
    page.text(s.one(f"Referatet fra mødet den {in_words(before)} blev godkendt.",
                    "Der var ingen bemærkninger til dagsordenen."))  # fmt: skip
    page.heading("2. Status på aftaler fra sidste møde")
    page.table([
        ("Aftale", "Ansvarlig", s.one("Hvordan går det?", "Status")),
        *((o.infinitive, upper(who(s, o, parties)), status(s, o)) for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(2, 4)
    pairs = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, said), tasks) in enumerate(pairs, 3):
        page.heading(f"{at}. {topic}")
        page.text(" ".join(said))
        for o in tasks:
            page.text(f"**Aftale:** {o.infinitive}.",
                      f"**Ansvarlig:** {upper(who(s, o, parties))}")  # fmt: skip
            if o.deadline.text:
                page.text(f"**Frist:** {o.deadline.text}")
    page.heading(f"{number + 3}. Næste møde")
    s.tells_next = True
    page.text(f"{upper(fully(t.next_day))} kl. {t.start:%H.%M}-{t.end:%H.%M}.")
    header = s.one("Skoleafdelingen · SSP", "Center for Børn og Forebyggelse")
    return "docx", as_docx(page, header=header)


def duty_officers_print(s: Secretary) -> tuple[str, bytes]:
    """A police office prints a sheet: who came in a table, the situation by letters, then tasks."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, with_year)))
    set_old(s)
    page.heading(s.one(f"SSP-netværksmøde – {s.area}", f"Lokalt SSP-netværk {s.area}: mødereferat"),
                 1)  # fmt: skip
    page.text(
        f"Dato: {with_year(t.day) if s.draw.random() < 0.5 else whole(t.day)}",
        f"Start kl. {t.start:%H.%M}, slut kl. {t.end:%H.%M}",
        f"Lokale: {upper(places(s)[0])}",
    )
    marks = {"present": s.one("Mødt", "X"), "apologies": s.one("Afbud", "Meldt afbud"),
             "absent": s.one("Ikke mødt", "Udeblev")}  # fmt: skip
    page.table([
        ("Deltager", "Stilling/sted", s.one("Fremmøde", "Mødt")),
        *((one.name, upper(one.function), marks[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading(s.one("Gennemgang af aftaler fra sidst", "Hvad blev der af aftalerne fra sidst"))
    page.bullets([_and_status(s, o, upper(who(s, o, parties, "first"))) for o in t.old])
    page.heading(s.one("Situationsbillede", "Drøftelser"))
    for letter, (topic, said) in zip("abcd", topics(s, s.draw.randint(2, 4)), strict=False):
        page.text(f"{letter}) {topic}: {' '.join(said)}")
    page.heading(s.one("Det gør vi nu", "Nye aftaler"))
    page.numbered([promised(s, o, who(s, o, parties, "first")) for o in t.new])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading(s.one("Næste møde", "Kommende møde"))
        page.text(f"{upper(on_weekday(t.next_day))} {t.next_day.year} kl. {t.start:%H.%M}.")
    footer = f"#align(center)[SSP {s.area} · side #context here().page()]"
    return "pdf", as_pdf(page, footer=footer)


def _and_status(s: Secretary, o: Task, name: str) -> str:
    return s.one(became(s, o, name), f"{name} skulle {o.verb[0]} {o.about}. {status(s, o)}.")


def project_office_sheet(s: Secretary) -> tuple[str, bytes]:
    """A project worker's PDF: three columns for who came, and a table each for old and new."""
    t, page, parties = s.told, Page(is_landscape=True), cast(s)
    style = s.draw.choice((dotted, with_year))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(f"{s.one('Mødereferat', 'Referat')} – {s.network} – {dotted(t.day)}", 1)
    page.text(f"Mødet varede fra kl. {t.start:%H:%M} til kl. {t.end:%H:%M} "
              f"og blev holdt {places(s)[1]}.")  # fmt: skip
    page.heading("Fremmøde")
    columns = [(head, t.of(how)) for how, head in
               (("present", "Mødt"), ("apologies", "Afbud"), ("absent", "Mødte ikke"))]  # fmt: skip
    columns = [(head, people) for head, people in columns if people]
    page.table([
        tuple(head for head, _ in columns),
        tuple("\n".join(s.bracketed(one) for one in people) for _, people in columns),
    ])  # fmt: skip
    page.heading(s.one("Opgaver fra sidst", "Opgaver fra forrige møde"))
    page.table([
        ("Hvem", "Hvad", "Frist", "Status"),
        *((upper(who(s, o, parties, "initials")), o.infinitive, o.deadline.text, status(s, o))
          for o in t.old),
    ])  # fmt: skip
    page.heading("Kort fra mødet")
    for topic, said in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}.** {' '.join(said)}")
    page.heading(s.one("Nye opgaver", "Opgaver aftalt på mødet"))
    page.table([
        ("Hvem", "Hvad", "Frist"),
        *((upper(who(s, o, parties, "initials")), o.infinitive, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    initials = ", ".join(f"{one.initials} = {one.name}" for one in t.people if one.code)
    page.text(f"Initialer: {initials}.")
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {dotted(t.next_day)} kl. {t.start:%H:%M}.")
    return "pdf", as_pdf(page)


def tenants_house_story(s: Secretary) -> tuple[str, bytes]:
    """A tenants' house in LibreOffice tells the meeting in sentences from beginning to end."""
    t, page = s.told, Page()
    cast(s)
    set_new(s, s.draw.choice((in_words, on_weekday)))
    set_old(s)
    page.heading(s.one(f"Referat fra netværksmødet i {s.area}", f"SSP i {s.area}: sådan gik mødet"),
                 1)  # fmt: skip
    page.text(
        f"Mødet blev holdt {fully(t.day)} {places(s)[1]}. Vi begyndte kl. {dot(t.start)} og "
        f"sluttede kl. {dot(t.end)}."
    )
    came = listed([f"{one.name} fra {house(one)}" for one in t.of("present")])
    page.text(s.one(f"Til stede var {came}.", f"Rundt om bordet sad {came}."))
    if t.of("apologies"):
        page.text(listed([f"{one.name} ({house(one)})" for one in t.of("apologies")])
                  + " havde meldt afbud.")  # fmt: skip
    if t.of("absent"):
        page.text(listed([f"{one.name} ({house(one)})" for one in t.of("absent")])
                  + s.one(" mødte ikke op.", " kom ikke og havde ikke meldt afbud."))  # fmt: skip
    page.heading(s.one("Siden sidst", "Det, vi aftalte sidst"))
    page.text(" ".join(became(s, o, who(s, o, HOUSES, "first")) for o in t.old))
    number = s.draw.randint(2, 3)
    for (topic, said), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.heading(topic)
        page.text(" ".join([*said, *(promised(s, o, who(s, o, HOUSES, "first")) for o in tasks)]))
    page.heading(s.one("Farvel og tak", "Afslutning"))
    s.tells_next = True
    page.text(s.one(f"Næste møde er {fully(t.next_day)}. Kaffen står klar.",
                    f"Vi ses igen {fully(t.next_day)}."))  # fmt: skip
    page.text(f"Referent: {present(s).name}")
    return "odt", as_odt(page)


LAYOUTS = (
    directors_secretary, school_leaders_office, duty_officers_print, project_office_sheet,
    tenants_house_story, *batch_26_more.LAYOUTS,
)  # fmt: skip
