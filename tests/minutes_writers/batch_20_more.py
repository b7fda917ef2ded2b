"""The other five houses of the twentieth batch, held back."""

from __future__ import annotations

import re

from .habits_20 import (
    agreed,
    became,
    came_and_went,
    cast,
    clock,
    house,
    in_place,
    in_words,
    numeric,
    set_new,
    set_old,
    slashes,
    spread,
    timed,
    topics,
    upper,
    who,
    with_weekday,
)
from .page import Page, as_docx, as_html, as_markdown, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_20 import LENGTHS, PLACES


def caseworkers_decisions(s: Secretary) -> tuple[str, bytes]:
    """A caseworker's Word: each point with what was said, then decision, who and when."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((numeric, in_words))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading("Mødereferat", 1)
    page.text(
        f"**Møde:** {upper(s.network)}",
        f"**Dato:** {upper(with_weekday(t.day))} {t.day.year}",
        f"**Tid:** {s.one('Kl.', 'kl.')} {t.start:%H.%M}-{t.end:%H.%M}",
        f"**Sted:** {upper(s.draw.choice(PLACES))}",
    )
    said = {"present": "Til stede", "apologies": "Afbud", "absent": s.one("Udeblevet", "Ej mødt")}
    page.table([
        ("Navn", "Funktion", "Fremmøde"),
        *((one.name, upper(one.function), said[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading("Punkt 1. Opfølgning på tidligere beslutninger")
    how = {"closed": ("Gennemført", "Afsluttet"), "open": ("I gang", "Ikke gennemført endnu"),
           "dropped": ("Bortfaldet", "Udgår")}  # fmt: skip
    for o in t.old:
        page.text(*_decided(o, upper(who(s, o, parties, "full"))))
        page.text(f"**Status:** {s.draw.choice(how[o.status])}")
    number = s.draw.randint(3, 4)
    for at, ((topic, text), tasks) in enumerate(
        zip(topics(s, number), spread(s, number), strict=True), 2
    ):
        page.heading(f"Punkt {at}. {topic}")
        page.text(f"**Drøftelse:** {text}")
        for o in tasks:
            page.text(*_decided(o, upper(who(s, o, parties, "full"))))
        if not tasks:
            page.text("**Beslutning:** " + s.one("Taget til efterretning.", "Ingen."))
    s.tells_next = True
    page.heading(f"Punkt {number + 2}. Næste møde")
    page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}.")
    return "docx", as_docx(page)


def _decided(o: Task, name: str) -> tuple[str, str, str]:
    return (
        f"**Beslutning:** {o.infinitive}.", f"**Ansvarlig:** {name}",
        f"**Frist:** {o.deadline.text or 'Ingen'}",
    )  # fmt: skip


def intranet_page(s: Secretary) -> tuple[str, bytes]:
    """A communications employee puts it on the intranet: news on top, one list of all tasks."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(f"Nyt fra {s.network}", 1)
    page.text(s.one(
        f"Netværket holdt møde {with_weekday(t.day)} {t.day.year} kl. {clock(t.start, ':')}-"
        f"{clock(t.end, ':')} {in_place(s.draw.choice(PLACES))}.",
        f"Her er referatet fra mødet den {in_words(t.day)} {t.day.year}, "
        f"kl. {clock(t.start, ':')}-{clock(t.end, ':')}.",
    ))  # fmt: skip
    page.heading("Deltagere")
    page.bullets([
        s.named(one, "full") + f", {one.function}" for one in t.of("present")
    ])  # fmt: skip
    away = [f"{one.name}, {one.function} (afbud)" for one in t.of("apologies")]
    away += [f"{one.name}, {one.function} (uden afbud)" for one in t.of("absent")]
    if away:
        page.heading("Ikke til stede")
        page.bullets(away)
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic)
        page.text(text)
    page.heading("Handleliste")
    how = {"closed": ("Afsluttet", "Udført"), "open": ("I gang", "Ikke startet"),
           "dropped": ("Udgået", "Opgivet")}  # fmt: skip
    page.table([
        ("Handling", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text,
           s.draw.choice(how[o.status])) for o in t.old),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text, "Ny")
          for o in t.new),
    ])  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"Netværket mødes igen {with_weekday(t.next_day)} {t.next_day.year}.")
    return "html", as_html(page)


def street_workers_markdown(s: Secretary) -> tuple[str, bytes]:
    """A street worker's Markdown: colleagues by initials, boxes to tick, how long it took."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, slashes)
    set_old(s, None)
    page.heading(s.one(f"{t.day:%Y-%m-%d} Netværksmøde {s.area}",
                       f"Netværksmøde {s.area}, {in_words(t.day)} {t.day.year}"), 1)  # fmt: skip
    page.text(s.one(
        f"Start kl. {t.start:%H:%M}, varede {LENGTHS[t.length]}",
        f"Kl. {t.start:%H:%M}–{t.end:%H:%M} ({LENGTHS[t.length]}), {s.draw.choice(PLACES)}",
    ))  # fmt: skip
    for status, head in (("present", "Med"), ("apologies", "Afbud"), ("absent", "Ikke set")):
        people = [one.initials if one.code else s.bracketed(one, "first") for one in t.of(status)]
        if people:
            page.text(f"**{head}:** {', '.join(people)}")
    page.heading("Fra sidst")
    page.bullets([_box(s, o, who(s, o, parties, "initials")) for o in t.old])
    page.heading(s.one("Noter", "Runden"))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.bullets([topic])
        page.bullets(re.split(r"\. (?=[A-ZÆØÅ])", text.rstrip(".")), 2)
    page.heading(s.one("Opgaver", "Hvem gør hvad"))
    page.bullets([
        "[ ] " + timed(o, f"**{upper(who(s, o, parties, 'initials'))}** {o.done}") for o in t.new
    ])  # fmt: skip
    if s.draw.random() < 0.7:
        s.tells_next = True
        page.text(f"Næste møde: {with_weekday(t.next_day)} {t.next_day.year}")
    return "markdown", as_markdown(page)


def _box(s: Secretary, o: Task, name: str) -> str:
    task = f"**{upper(name)}** {o.verb[0]} {o.about}"
    return {
        "closed": f"[x] {task}",
        "open": f"[ ] {task}" + s.one(" – ikke gjort endnu", " – i gang", " – mangler stadig"),
        "dropped": f"[ ] ~~{task}~~ " + s.one("droppet", "udgår"),
    }[o.status]


def deputy_heads_prose(s: Secretary) -> tuple[str, bytes]:
    """A deputy head writes whole sentences in RTF; agreements end the paragraph they belong to."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((in_words, with_weekday)))
    set_old(s, None)
    day, place = f"{with_weekday(t.day)} {t.day.year}", s.draw.choice(PLACES)
    page.heading(s.one(f"Referat fra møde i {s.network}", f"SSP i {s.area} – referat"), 1)
    page.text(s.one(
        f"{upper(day)}, kl. {t.start:%H.%M} – {t.end:%H.%M}, {place}",
        f"Mødet blev holdt {day} {in_place(place)}. Vi begyndte kl. {clock(t.start)} og sluttede "
        f"kl. {clock(t.end)}.",
    ))  # fmt: skip
    page.text(f"Deltagere: {listed([_who_is(one) for one in t.of('present')])}. {came_and_went(s)}")
    away = [f"{_who_is(one)}, {_why(one)}" for one in t.of("apologies", "absent")]
    page.text(f"Fraværende: {'; '.join(away) or 'ingen'}.")
    page.text("**1. Godkendelse af referat og opfølgning**")
    page.text(
        s.one("Referatet blev godkendt uden bemærkninger. ", "Referatet fra sidst er godkendt. ")
        + " ".join(became(s, o, who(s, o, parties, "full")) for o in t.old)
    )
    number = s.draw.randint(3, 4)
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 2):
        page.text(f"**{at}. {topic}**")
        promised = [agreed(s, o, who(s, o, parties, "full")) for o in tasks]
        page.text(" ".join([text, *promised]))
    page.text(f"**{number + 2}. Eventuelt**")
    s.tells_next = True
    page.text(s.one(
        f"Intet. Næste møde holdes {with_weekday(t.next_day)}.",
        f"Vi mødes næste gang {with_weekday(t.next_day)} {t.next_day.year}. Tak for i dag.",
    ))  # fmt: skip
    return "rtf", as_rtf(page)


def _who_is(one: Person) -> str:
    return f"{one.name} ({one.function})"


def _why(one: Person) -> str:
    return "afbud" if one.status == "apologies" else "uden afbud"


def health_visitors_print(s: Secretary) -> tuple[str, bytes]:
    """A health visitor prints it: the tasks stand below the name of the one who is to do them."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s, in_words)
    page.heading(f"Netværksmøde i {s.area}", 1)
    page.text(
        f"Dato: {in_words(t.day)} {t.day.year}",
        f"Tidspunkt: {t.start:%H.%M}-{t.end:%H.%M}",
        f"Mødested: {upper(s.draw.choice(PLACES))}",
        "Deltagere: " + "; ".join(f"{one.name}, {one.function}" for one in t.of("present")),
        "Afbud: " + ("; ".join(f"{one.name}, {one.function}" for one in t.of("apologies")) or "–"),
    )
    if t.of("absent"):
        names = listed([f"{one.name} ({house(one)})" for one in t.of("absent")])
        page.text(f"Desuden var {names} inviteret, men mødte ikke op.")
    page.heading(s.one("Opfølgning", "Status på aftaler"))
    how = {"closed": ("er gjort", "er udført"), "open": ("udestår", "er ikke gjort endnu"),
           "dropped": ("er opgivet", "er ikke længere relevant")}  # fmt: skip
    page.bullets([
        f"{o.infinitive}: {s.draw.choice(how[o.status])} "
        f"({who(s, o, parties, 'full')}, frist {o.deadline.text})"
        for o in t.old
    ])  # fmt: skip
    page.heading("Drøftelse")
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}.** {text}")
    page.heading(s.one("Hvem gør hvad?", "Opgaver frem til næste gang"))
    by_whom: dict[tuple[str | None, str | None], list[Task]] = {}
    for o in t.new:
        by_whom.setdefault((o.code, o.organisation), []).append(o)
    for tasks in by_whom.values():
        page.text(f"**{upper(who(s, tasks[0], parties, 'full'))}**")
        page.bullets([timed(o, o.infinitive) for o in tasks])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"Næste møde: {with_weekday(t.next_day)} {t.next_day.year}")
    return "pdf", as_pdf(page)


LAYOUTS = (
    caseworkers_decisions, intranet_page, street_workers_markdown, deputy_heads_prose,
    health_visitors_print,
)  # fmt: skip
