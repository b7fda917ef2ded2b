"""The other five colleagues of the twenty-fourth batch, held back."""

from __future__ import annotations

from .habits_24 import (
    became,
    cast,
    cell,
    clock,
    comma,
    den_words,
    does,
    dotted,
    ending,
    house,
    in_place,
    numeric,
    put_off,
    set_new,
    set_old,
    slash,
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
from .page import Page, as_html, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_24 import HOUSES, PLACES


def sharepoint_page(s: Secretary) -> tuple[str, bytes]:
    """A SharePoint page of the department: a box of facts, and the site's list of tasks."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, numeric, "date")
    set_old(s, numeric)
    page.heading(s.one(f"Referat: {upper(s.network)}", f"{upper(s.network)} – mødereferat"), 1)
    facts = [
        ("Mødedato", numeric(t.day)),
        ("Starttidspunkt", f"{t.start:%H:%M}"),
        ("Sluttidspunkt", f"{t.end:%H:%M}"),
        ("Lokation", upper(s.draw.choice(PLACES))),
        ("Deltagere", "; ".join(s.bracketed(one) for one in t.of("present"))),
        ("Afbud", "; ".join(s.bracketed(one) for one in t.of("apologies"))),
    ]
    if t.of("absent"):
        facts.append(("Mødte ikke", "; ".join(s.bracketed(one) for one in t.of("absent"))))
    page.table(facts, is_headed=False)
    page.heading("Emner")
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic, 3)
        page.text(text)
    page.heading("Opgaver")
    how = {"closed": "Fuldført", "open": "I gang", "dropped": "Annulleret"}
    rows = [(o, how[o.status]) for o in t.old] + [(o, "Ikke startet") for o in t.new]
    if s.draw.random() < 0.5:
        s.draw.shuffle(rows)
    page.table([
        ("Opgavenavn", "Tildelt til", "Forfaldsdato", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text, status)
          for o, status in rows),
    ])  # fmt: skip
    if s.draw.random() < 0.7:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{numeric(t.next_day)} kl. {s.one('09:00', '10:00', '13:00')}")
    return "html", as_html(page)


def document_systems_print(s: Secretary) -> tuple[str, bytes]:
    """A print from the municipality's document system: numbered items, a small table of tasks."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((dotted, words_year))
    set_new(s, style, "column")
    set_old(s, style)
    page.heading(f"Referat – {s.network}", 1)
    page.text(
        f"**Mødedato:** {upper(weekday_year(t.day))}",
        f"**Mødetidspunkt:** Kl. {t.start:%H:%M} - {t.end:%H:%M}",
        f"**Mødelokale:** {upper(s.draw.choice(PLACES))}",
        f"**Til stede:** {', '.join(map(_named, t.of('present')))}",
        f"**Afbud:** {', '.join(map(_named, t.of('apologies'))) or 'Ingen'}",
    )
    if t.of("absent"):
        page.text(f"**Fraværende:** {', '.join(map(_named, t.of('absent')))}")
    number = s.draw.randint(2, 3)
    page.heading(f"Punkt 1: {s.one('Status på opgaver', 'Opfølgning på opgaver')}")
    page.table([
        ("Opgave", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text, cell(s, o))
          for o in t.old),
    ])  # fmt: skip
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 2):
        page.heading(f"Punkt {at}: {topic}")
        page.text(text)
        if tasks:
            page.text("Opgaver:")
            page.table([
                ("Opgave", "Ansvarlig", "Frist"),
                *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text)
                  for o in tasks),
            ])  # fmt: skip
    page.heading(f"Punkt {number + 2}: Eventuelt")
    page.text("Intet.")
    s.tells_next = True
    page.heading(f"Punkt {number + 3}: Næste møde")
    page.text(f"Næste møde er {weekday_year(t.next_day)}.")
    case = f"Sag: 00.16.00-G01-{s.draw.randint(100, 9000)}-{t.day:%y}"
    return "pdf", as_pdf(page, header=case, footer="Center for Børn og Unge", language="da")


def _named(one: Person) -> str:
    return f"{one.name} ({one.function})"


def tenants_boards_odt(s: Secretary) -> tuple[str, bytes]:
    """The secretary of a tenants' board: opened, closed, whole sentences, the agreements last."""
    t, page = s.told, Page()
    parties = {name: HOUSES[name] for name in cast(s)}  # it names the houses only
    set_new(s, s.draw.choice((den_words, weekday, words)))
    put_off(s, den_words)
    page.heading(s.one(f"Møde i {s.network}", f"Referat fra netværksmøde i {s.area}"), 1)
    page.text(f"{upper(weekday_year(t.day))} {in_place(s.draw.choice(PLACES))}")
    page.text(f"Mødet blev åbnet kl. {clock(t.start)} og hævet kl. {clock(t.end)}.")
    there = listed([f"{one.name} fra {house(one)}" for one in t.of("present")])
    page.text(s.one(f"Mødt var {there}.", f"Til stede var {there}."))
    if t.of("apologies"):
        names = listed([f"{one.name} fra {house(one)}" for one in t.of("apologies")])
        page.text(s.one(f"{names} havde meldt afbud.", f"Der var afbud fra {names}."))
    if t.of("absent"):
        names = listed([f"{one.name} fra {house(one)}" for one in t.of("absent")])
        page.text(s.one(f"{names} var ikke mødt op.", f"{names} udeblev."))
    page.heading(s.one("Siden sidst", "Sidste referat"))
    page.text(*(_so_far(s, o, who(s, o, parties, "full")) for o in t.old))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic)
        page.text(text)
    page.heading(s.one("Det blev aftalt", "Aftaler på mødet"))
    page.numbered([_firmly(s, o, who(s, o, parties)) for o in t.new])
    page.heading("Eventuelt")
    page.text(s.one("Der var ikke noget under eventuelt.", "Kaffen blev rost."))
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"Næste møde er {weekday(t.next_day)}.")
    return "odt", as_odt(page)


def _so_far(s: Secretary, o: Task, name: str) -> str:
    told = became(s, o, name)
    return f"{told} Ny frist er {o.deadline.text}." if o.deadline.text else told


def _firmly(s: Secretary, o: Task, name: str) -> str:
    return s.one(f"{upper(name)} {does(o)}.", f"{upper(name)} skal {to_do(o)}.")


def project_workers_markdown(s: Secretary) -> tuple[str, bytes]:
    """A project worker's Markdown: what is done, what is not, and a table of who does what."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, slash, "column")
    set_old(s, None)
    page.heading(s.one(f"Netværksmøde {s.area}", f"SSP-netværk {s.area}, referat"), 1)
    page.text(
        f"**Dato:** {s.one(f'{t.day:%Y-%m-%d}', words_year(t.day))}",
        f"**Tid:** {clock(t.start)}–{clock(t.end)}",
        f"**Sted:** {s.draw.choice(PLACES)}",
    )
    way = s.one("initials", "first")
    for status, head in (("present", "Deltagere"), ("apologies", "Afbud"), ("absent", "Udeblevet")):
        if t.of(status):
            page.text(f"**{head}:**")
            page.bullets([
                f"{s.named(one, way) if one.code else one.name}, {one.function}"
                for one in t.of(status)
            ])  # fmt: skip
    page.heading("Status på opgaver fra sidst")
    heads = (("closed", s.one("Gjort", "Færdigt")), ("open", s.one("Ikke gjort endnu", "I gang")),
             ("dropped", s.one("Droppet", "Udgår")))  # fmt: skip
    for status, head in heads:
        tasks = [o for o in t.old if o.status == status]
        if tasks:
            page.heading(head, 3)
            page.bullets([f"{o.infinitive} ({who(s, o, parties, way)})" for o in tasks])
    page.heading(s.one("Emner", "Noter"))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic, 3)
        page.text(text)
    page.heading(s.one("Nye opgaver", "Hvem gør hvad hvornår"))
    page.table([
        ("Hvem", "Hvad", "Hvornår"),
        *((upper(who(s, o, parties, way)), o.infinitive, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(upper(weekday_year(t.next_day)))
    return "markdown", as_markdown(page)


def family_counsellors_note(s: Secretary) -> tuple[str, bytes]:
    """A family counsellor in WordPad: captions in capitals, agreements end each topic."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((words, den_words))
    set_new(s, style)
    set_old(s, words if s.draw.random() < 0.5 else None)
    page.text(f"**REFERAT – {s.network.upper()}**")
    page.text(s.one(
        f"{upper(weekday_year(t.day))}, kl. {t.start:%H.%M} til {t.end:%H.%M}",
        f"Møde den {words_year(t.day)} kl. {t.start:%H.%M}-{t.end:%H.%M}, {s.draw.choice(PLACES)}",
    ))  # fmt: skip
    page.text("DELTAGERE")
    page.text(*(f"- {comma(one)}" for one in t.of("present")))
    away = [f"- {comma(one)}" for one in t.of("apologies")]
    if away:
        page.text("AFBUD", *away)
    if t.of("absent"):
        page.text("UDEBLEVET UDEN AFBUD", *(f"- {comma(one)}" for one in t.of("absent")))
    page.text(s.one("OPFØLGNING", "SIDEN SIDST"))
    page.text(*(f"- {_line(s, o, who(s, o, parties, 'full'))}" for o in t.old))
    number = s.draw.randint(3, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.text(topic.upper(), text)
        if len(tasks) == 1:
            page.text(f"Aftale: {_firmly(s, tasks[0], who(s, tasks[0], parties, 'full'))}")
        elif tasks:
            page.text("Aftaler:")
            page.text(*(f"- {upper(who(s, o, parties, 'full'))} {does(o)}." for o in tasks))
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text("NÆSTE MØDE", f"{upper(weekday(t.next_day))}.")
    return "rtf", as_rtf(page)


def _line(s: Secretary, o: Task, name: str) -> str:
    if not o.deadline.text:
        return became(s, o, name)
    said = f"{upper(name)} skulle {timed(_by(o), f'{o.verb[0]} {o.about}')}"
    return f"{said}: {ending(s, o)}"


def _by(o: Task) -> Task:
    """The same, with the deadline as it was set: ``senest 3. november``."""
    return Task(o.kind, o.verb, o.about, o.owner, o.code, o.organisation,
                type(o.deadline)(f"senest {o.deadline.text}", o.deadline.day))  # fmt: skip


LAYOUTS = (
    sharepoint_page, document_systems_print, tenants_boards_odt, project_workers_markdown,
    family_counsellors_note,
)  # fmt: skip
