"""The other five secretaries of the twenty-third batch, held back."""

from __future__ import annotations

import datetime as dt
import re

from .habits_23 import (
    agreed,
    became,
    cast,
    clock,
    does,
    house,
    in_place,
    in_words,
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
from .page import Page, as_html, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_23 import HOUSES


def intranet_page(s: Secretary) -> tuple[str, bytes]:
    """A page of the intranet: where it lies, the facts, and a table each for old and new tasks."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style, in_column=True)
    set_old(s, None)
    page.heading(s.one(f"Referat fra {s.network}", f"{upper(s.network)}: referat"), 1)
    page.table([
        ("Dato", f"{upper(with_weekday(t.day))} {t.day.year}"),
        ("Tid", f"Kl. {t.start:%H:%M}-{t.end:%H:%M}"),
        ("Sted", upper(place(s))),
    ], is_headed=False)  # fmt: skip
    for how, head in (("present", "Deltagere"), ("apologies", "Afbud"),
                      ("absent", "Fraværende uden afbud")):  # fmt: skip
        if t.of(how):
            page.heading(head)
            page.bullets([f"{one.name}, {one.function}" for one in t.of(how)])
    page.heading(s.one("Opgaver fra sidste møde", "Status på opgaver"))
    page.table([
        ("Opgave", "Ansvarlig", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "full")), status(s, o)) for o in t.old),
    ])  # fmt: skip
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic)
        page.text(text)
    page.heading(s.one("Nye opgaver", "Aftaler"))
    page.table([
        ("Opgave", "Ansvarlig", s.one("Frist", "Deadline")),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year} {in_place(place(s))}.")
    return "html", _on_the_intranet(as_html(page).decode(), t.day + dt.timedelta(days=2))


def _on_the_intranet(content: str, day: dt.date) -> bytes:
    """Put the way to the page above it, and its last change below."""
    above = '<nav><a href="/">Forside</a> &gt; <a href="/ssp">SSP</a> &gt; Referater</nav><main>'
    below = f"</main><footer><p>Sidst opdateret: {day:%d-%m-%Y} af SSP</p></footer>"
    content = content.replace("<head>", "<head><title>SSP – Intranet</title>")
    content = content.replace("<body>", f"<body>{above}")
    return content.replace("</body>", f"{below}</body>").encode()


def meeting_systems_print(s: Secretary) -> tuple[str, bytes]:
    """What a meeting system prints: each point with *Sagsfremstilling* and *Beslutning*."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, in_words)
    set_old(s, in_words)
    page.heading("Referat", 1)
    page.text(f"**{upper(s.network)}**")
    page.text(
        f"**Mødedato:** {whole(t.day)}",
        f"**Mødetidspunkt:** {t.start:%H:%M} - {t.end:%H:%M}",
        f"**Mødested:** {upper(place(s))}",
        "**Deltagere:** " + _commas(t.of("present")),
        "**Afbud:** " + (_commas(t.of("apologies")) or "Ingen"),
    )
    if t.of("absent"):
        page.text("**Fraværende uden afbud:** " + _commas(t.of("absent")))
    number = s.draw.randint(3, 4)
    said = topics(s, number)
    heads = ["Godkendelse af dagsorden", "Opfølgning på opgaver fra sidste møde",
             *(topic for topic, _ in said), "Næste møde"]  # fmt: skip
    page.heading("Indhold")
    page.text(*(f"{at}. {head}" for at, head in enumerate(heads, 1)))
    page.heading(f"Punkt 1: {heads[0]}")
    page.text("**Beslutning**", "Dagsordenen blev godkendt.")
    page.heading(f"Punkt 2: {heads[1]}")
    page.text("**Sagsfremstilling**")
    for o in t.old:
        name = upper(who(s, o, parties, "full"))
        set_by = f"Ansvarlig: {name}. Frist: {o.deadline.text}."
        page.bullets([f"{o.infinitive}. {set_by} Status: {status(s, o)}."])
    page.text("**Beslutning**", s.one("Status blev gennemgået.", "Taget til orientering."))
    for at, ((topic, text), tasks) in enumerate(zip(said, spread(s, number), strict=True), 3):
        page.heading(f"Punkt {at}: {topic}")
        page.text("**Sagsfremstilling**", text, "**Beslutning**")
        page.text(*(_decision(s, o, who(s, o, parties, "full")) for o in tasks))
        if not tasks:
            page.text(s.one("Taget til efterretning.", "Ingen beslutning."))
    s.tells_next = True
    page.heading(f"Punkt {number + 3}: Næste møde")
    page.text(s.one(f"Næste møde afholdes {with_weekday(t.next_day)} {t.next_day.year}.",
                    f"{upper(with_weekday(t.next_day))} {t.next_day.year}."))  # fmt: skip
    footer = "#align(right)[#context [Side #here().page() af #counter(page).final().first()]]"
    return "pdf", as_pdf(page, header=f"SSP-netværk {s.area} – referat", footer=footer)


def _decision(s: Secretary, o: Task, name: str) -> str:
    text = re.sub("^(senest i |senest |i (?=uge)|til )", "", o.deadline.text)
    until = f" Frist: {text}." if text else ""
    return s.one(
        f"{upper(name)} {does(o)}.",
        f"{o.infinitive}. Ansvarlig: {name}.{until}",
        f"Det blev besluttet, at {name} {does(o)}.",
    )


def _commas(people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({one.function})" for one in people)


def volunteers_odt(s: Secretary) -> tuple[str, bytes]:
    """A volunteer of the night ravens in LibreOffice: prose, and a list to remember at the end."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style, in_column=True)
    set_old(s, None)
    page.heading(s.one(f"Referat fra netværksmødet i {s.area}", f"Referat: {s.network}"), 1)
    page.text(s.one(
        f"**Tid og sted:** {upper(with_weekday(t.day))} {t.day.year} kl. {t.start:%H.%M} til "
        f"{t.end:%H.%M}, {place(s)}",
        f"Mødet blev holdt {with_weekday(t.day)} {t.day.year} kl. {clock(t.start)}-"
        f"{clock(t.end)} {in_place(place(s))}.",
    ))  # fmt: skip
    page.text("**Fremmødte:** " + ", ".join(s.bracketed(one) for one in t.of("present")))
    page.text("**Afbud:** " + (", ".join(s.bracketed(one) for one in t.of("apologies")) or "Ingen"))
    if t.of("absent"):
        page.text("**Ikke mødt:** " + ", ".join(s.bracketed(one) for one in t.of("absent")))
    page.text(f"**Referent:** {present(s).name}")
    page.heading("1. Velkomst")
    page.text(s.one("Alle blev budt velkommen, og vi tog en kort præsentationsrunde.",
                    "Der blev budt velkommen, og dagsordenen blev godkendt."))  # fmt: skip
    page.heading("2. Opfølgning på sidste møde")
    page.text(" ".join(became(s, o, who(s, o, parties, "full")) for o in t.old))
    said = topics(s, s.draw.randint(2, 4))
    for at, (topic, text) in enumerate(said, 3):
        page.heading(f"{at}. {topic}")
        page.text(text)
    page.heading(f"{len(said) + 3}. {s.one('Huskeliste', 'Aftaler til næste gang')}")
    page.table([
        ("Hvem", "Hvad", "Hvornår"),
        *((upper(who(s, o, parties, "full")), o.infinitive, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.heading(f"{len(said) + 4}. Næste møde og eventuelt")
    s.tells_next = True
    again = f"{with_weekday(t.next_day)} {t.next_day.year}"
    page.text(s.one(f"Vi mødes igen {again}. Tak for et godt møde.",
                    f"Næste møde: {upper(again)}. Intet til eventuelt."))  # fmt: skip
    return "odt", as_odt(page)


def street_workers_markdown(s: Secretary) -> tuple[str, bytes]:
    """A street worker's Markdown: people in a list, agreements below each point."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, slashes)
    set_old(s, slashes)
    page.heading(s.one(f"Netværksmøde {s.area} {slashes(t.day)} {t.day.year}",
                       f"SSP {s.area} – {whole(t.day)}"), 1)  # fmt: skip
    page.bullets([f"**Tid:** kl. {t.start:%H.%M}–{t.end:%H.%M}", f"**Sted:** {place(s)}"])
    page.heading(s.one("Deltagere", "Til stede"))
    page.bullets([f"{_with_initials(one)}, {one.function}" for one in t.of("present")])
    away = [f"{_with_initials(one)}, {one.function} ({_why(one)})"
            for one in t.of("apologies", "absent")]  # fmt: skip
    if away:
        page.heading(s.one("Fraværende", "Ikke med"))
        page.bullets(away)
    page.heading("Opfølgning fra sidst")
    page.table([
        ("Opgave", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "initials")), o.deadline.text, status(s, o))
          for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(2, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.heading(topic)
        page.text(text)
        page.bullets([_agreement(s, o, upper(who(s, o, parties, "initials"))) for o in tasks])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "markdown", as_markdown(page)


def _with_initials(one: Person) -> str:
    return f"{one.name} ({one.initials})" if one.code else one.name


def _why(one: Person) -> str:
    return "afbud" if one.status == "apologies" else "ikke mødt"


def _agreement(s: Secretary, o: Task, name: str) -> str:
    until = f" ({o.deadline.text})" if o.deadline.text else ""
    return s.one(f"**Aftale:** {name} {does(o)}", f"**Aftale:** {name} {o.done}{until}")


def youth_school_leaders_note(s: Secretary) -> tuple[str, bytes]:
    """A youth school's leader writes a note in RTF: people by house, agreements summed up."""
    t, page = s.told, Page()
    cast(s)
    parties = HOUSES  # they are told by their houses alone
    set_new(s, s.draw.choice((in_words, with_weekday)))
    set_old(s, None)
    page.heading(s.one(f"Møde i {s.network}", f"Notat fra møde i {s.network}"), 1)
    page.text(
        f"{upper(with_weekday(t.day))} {t.day.year}, kl. {t.start:%H.%M}-{t.end:%H.%M}, {place(s)}"
    )
    page.text("**Mødedeltagere**")
    houses = dict.fromkeys(house(one) for one in t.of("present"))
    for name in houses:
        there = [one.name for one in t.of("present") if house(one) == name]
        page.text(f"Fra {name}: {listed(there)}")
    if t.of("apologies"):
        page.text("Afbud: " + listed([s.bracketed(one) for one in t.of("apologies")]))
    if t.of("absent"):
        page.text("Uden afbud: " + listed([s.bracketed(one) for one in t.of("absent")]))
    page.text(s.one("**Opfølgning på aftalerne fra sidst**", "**Siden sidst**"))
    page.text(" ".join(became(s, o, who(s, o, parties, "first")) for o in t.old))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}**", text)
    page.text(s.one("**Opsamling på aftaler**", "**Aftaler**"))
    if s.draw.random() < 0.5:
        page.numbered([agreed(s, o, who(s, o, parties, "first")) for o in t.new])
    else:
        page.numbered([
            f"{upper(who(s, o, parties, 'first'))}: {timed(o, o.infinitive)}." for o in t.new
        ])  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.text(f"**Næste møde** er {with_weekday(t.next_day)} {t.next_day.year}.")
    return "rtf", as_rtf(page)


LAYOUTS = (
    intranet_page, meeting_systems_print, volunteers_odt, street_workers_markdown,
    youth_school_leaders_note,
)  # fmt: skip
