"""A twenty-seventh batch, held back, by a writer who never saw the reader: eight secretaries.

The first four are here, the others in ``batch_27_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

from . import batch_27_more
from .habits_23 import in_words, slashes, upper, whole, with_weekday
from .habits_27 import (
    agreed,
    became,
    cast,
    dotted,
    in_place,
    item,
    person_of,
    place,
    present,
    set_new,
    set_old,
    short_month,
    slash_year,
    spread,
    status,
    topics,
    who,
    whole_weekday,
    with_role,
)
from .page import Page, as_docx, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_27 import TASKS

__all__ = ["LAYOUTS", "TASKS"]


def three_columns(s: Secretary) -> tuple[str, bytes]:
    """The administration's Word form: the points in a table, with what was agreed at the right."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((short_month, slash_year))
    set_new(s, style)
    set_old(s, None)
    page.is_landscape = s.draw.random() < 0.4
    page.heading(s.one("REFERAT", "Referat af netværksmøde", "Beslutningsreferat"), 1)
    page.text(f"**{upper(s.network)}**")
    page.table([
        ("Mødedato", s.one(dotted(t.day), whole(t.day)), "Kl.", f"{t.start:%H.%M}-{t.end:%H.%M}"),
        ("Sted", upper(place(s)), "Referent", present(s).name),
    ], is_headed=False)  # fmt: skip
    page.text("")
    page.table([
        (s.one("Deltagere", "Fremmødte"), "Afbud", s.one("Fraværende uden afbud", "Ikke mødt")),
        tuple("\n".join(with_role(one) for one in t.of(how)) or s.one("Ingen", "–")
              for how in ("present", "apologies", "absent")),
    ])  # fmt: skip
    page.text("")
    number = s.draw.randint(3, 4)
    rows = [
        ("Punkt", s.one("Drøftelse", "Referat"), s.one("Aftaler", "Beslutning og ansvarlig")),
        ("1. Godkendelse af dagsorden", s.one("Godkendt.", "Ingen bemærkninger."), ""),
        ("2. Opfølgning fra sidste møde",
         "\n".join(became(s, o, who(s, o, parties, "full")) for o in t.old), ""),
    ]  # fmt: skip
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 3):
        lines = [agreed(s, o, who(s, o, parties, "full")) for o in tasks]
        rows.append((f"{at}. {topic}", text, "\n".join(lines) or s.one("", "Til orientering.")))
    s.tells_next = True
    rows.append((f"{number + 3}. Næste møde", f"{upper(whole_weekday(t.next_day))}.", ""))
    rows.append((f"{number + 4}. Evt.", s.one("Intet.", "Intet til eventuelt."), ""))
    page.table(rows)
    return "docx", as_docx(page, footer=s.one("Ishøj Kommune", "SSP · Ishøj Kommune"))


def deputy_heads_word(s: Secretary) -> tuple[str, bytes]:
    """A deputy head in Word: all facts at the top, *Pkt.*, and each task on a line of labels."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slash_year, dotted)), in_column=True)
    set_old(s, None)
    where = place(s)
    page.heading(s.one(f"Mødereferat, {s.network}", f"Referat fra SSP-møde i {s.area}"), 1)
    page.text(s.one(
        f"**Hvornår:** {upper(whole_weekday(t.day))} kl. {t.start:%H:%M}-{t.end:%H:%M}",
        f"**Tid:** {whole(t.day)} fra {t.start:%H.%M} til {t.end:%H.%M}",
    ))  # fmt: skip
    page.text(f"**{s.one('Hvor', 'Sted')}:** {upper(where)}")
    page.text("**Til stede:** " + "; ".join(with_role(one) for one in t.of("present")))
    if t.of("apologies"):
        page.text("**Meldt afbud:** " + "; ".join(with_role(one) for one in t.of("apologies")))
    if t.of("absent"):
        page.text("**Udeblevet:** " + "; ".join(with_role(one) for one in t.of("absent")))
    page.text(f"**Ordstyrer:** {present(s).name}", f"**Referent:** {present(s).name}")
    s.tells_next = True
    page.text(f"**Næste møde:** {whole_weekday(t.next_day)} kl. {t.start:%H.%M} {in_place(where)}")
    page.heading("Pkt. 1: Godkendelse af sidste referat")
    page.text(s.one("Referatet blev godkendt.", "Godkendt uden kommentarer."))
    page.heading(s.one("Pkt. 2: Opgaver fra sidst", "Pkt. 2: Hvordan går det med opgaverne?"))
    page.table([
        (s.one("Hvad skulle gøres?", "Opgave"), "Hvem", s.one("Hvordan går det?", "Status nu")),
        *((o.infinitive, upper(who(s, o, parties, "first")), status(s, o)) for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(3, 4)
    said = zip(topics(s, number), spread(s, number), strict=True)
    has_bars = s.draw.random() < 0.5
    for at, ((topic, text), tasks) in enumerate(said, 3):
        page.heading(f"Pkt. {at}: {topic}")
        page.text(text)
        for o in tasks:
            page.text(_labelled(o, upper(who(s, o, parties, "first")), has_bars=has_bars))
    page.heading(f"Pkt. {number + 3}: Eventuelt")
    page.text(s.one("Intet at bemærke.", "Der blev ønsket god ferie til dem, der holder fri."))
    return "docx", as_docx(page)


def _labelled(o: Task, name: str, *, has_bars: bool) -> str:
    pieces = [f"**Opgave:** {o.infinitive}", f"**Ansvarlig:** {name}"]
    if o.deadline.text:
        pieces.append(f"**Frist:** {o.deadline.text}")
    return " | ".join(pieces) if has_bars else ". ".join(pieces)


def consultants_pdf(s: Secretary) -> tuple[str, bytes]:
    """A consultant's PDF: attendance in a table, a short summary first, the actions in tables."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((in_words, dotted))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(f"{upper(s.network)} – referat", 1)
    page.text(s.one(
        f"Møde afholdt {whole_weekday(t.day)}, kl. {t.start:%H.%M}-{t.end:%H.%M}, "
        f"{in_place(place(s))}",
        f"{upper(whole_weekday(t.day))} · kl. {t.start:%H.%M}–{t.end:%H.%M} · {place(s)}",
    ))  # fmt: skip
    marks = {"present": s.one("Mødt", "Til stede"), "apologies": "Afbud",
             "absent": s.one("Ikke mødt", "Udeblev")}  # fmt: skip
    page.table([
        ("Navn", s.one("Kommer fra", "Rolle"), s.one("Fremmøde", "Mødt/afbud")),
        *((one.name, upper(one.function), marks[one.status]) for one in t.people),
    ])  # fmt: skip
    said = topics(s, s.draw.randint(3, 4))
    page.heading(s.one("Kort fortalt", "Resumé"))
    page.text(f"Mødet handlede især om {listed([topic.lower() for topic, _ in said[:2]])}. "
              f"Der blev aftalt {len(t.new)} nye opgaver.")  # fmt: skip
    page.heading(s.one("Opfølgning", "Siden sidst"))
    page.table([
        ("Opgave", "Hvem", s.one("Oprindelig frist", "Frist"), "Status"),
        *((o.infinitive, upper(who(s, o, parties, "full")), o.deadline.text, status(s, o))
          for o in t.old),
    ])  # fmt: skip
    for topic, text in said:
        page.heading(topic)
        page.text(text)
    page.heading(s.one("Nye opgaver", "Det gør vi nu"))
    page.table([
        ("Frist", "Opgave", "Hvem"),
        *((o.deadline.text, o.infinitive, upper(who(s, o, parties, "full"))) for o in t.new),
    ])  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"Netværket mødes igen {whole_weekday(t.next_day)}.")
    page.text(f"Referent: {present(s).name}")
    return "pdf", as_pdf(page, header=f"Ishøj Kommune · SSP {s.area}", language="da")


def social_workers_odt(s: Secretary) -> tuple[str, bytes]:
    """A social worker in LibreOffice: people in sentences, tasks gathered below who has them."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words, with_weekday))
    set_new(s, style)
    set_old(s, None)
    page.heading(s.one(f"Netværksmøde, {s.area}", f"Referat af møde i SSP-netværket i {s.area}"), 1)
    page.text(f"Vi holdt møde {whole_weekday(t.day)} fra kl. {t.start:%H.%M} til kl. "
              f"{t.end:%H.%M} {in_place(place(s))}.")  # fmt: skip
    there = listed([s.bracketed(one) for one in t.of("present")])
    page.text(s.one(f"Til stede var {there}.", f"I mødet deltog {there}."))
    if t.of("apologies"):
        away = listed([s.bracketed(one) for one in t.of("apologies")])
        page.text(s.one(f"{away} havde meldt afbud.", f"Der var afbud fra {away}."))
    if t.of("absent"):
        away = listed([s.bracketed(one) for one in t.of("absent")])
        page.text(f"{away} mødte ikke op og havde ikke givet besked.")
    page.heading(s.one("Siden sidst", "Aftalerne fra sidste møde"))
    for o in t.old:
        page.text(became(s, o, who(s, o, parties, "full")))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.heading(topic)
        page.text(text)
    page.heading(s.one("Hvem tager sig af hvad", "Opgaver til den enkelte"))
    for name, tasks in _by_person(s, parties):
        page.text(f"**{name}**" + s.one("", ":"))
        page.bullets([item(o) for o in tasks])
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(s.one(f"Vi ses igen {whole_weekday(t.next_day)}.",
                        f"{upper(whole_weekday(t.next_day))} {in_place(place(s))}."))  # fmt: skip
    page.text(s.one("Referat ved ", "Referent: ") + present(s).name)
    return "odt", as_odt(page)


def _by_person(s: Secretary, parties: dict[str, str]) -> list[tuple[str, list[Task]]]:
    """Whoever has tasks, as the heading names them, and theirs."""
    theirs: dict[str, tuple[Person, list[Task]]] = {}
    for o in s.told.new:
        one = person_of(s, o)
        theirs.setdefault(one.name, (one, []))[1].append(o)
    return [
        (upper(parties[one.organisation])
         if one.organisation and s.draw.random() < 0.4 else one.name, tasks)
        for one, tasks in theirs.values()
    ]  # fmt: skip


LAYOUTS = (
    three_columns, deputy_heads_word, consultants_pdf, social_workers_odt, *batch_27_more.LAYOUTS,
)  # fmt: skip
