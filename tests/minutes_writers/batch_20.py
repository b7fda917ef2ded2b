"""A twentieth batch, held back, by a writer who never saw the reader: ten municipal houses.

The first five are here, the others in ``batch_20_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read; the housing employee tells only the new deadline
of what was put off.
"""

from __future__ import annotations

from . import batch_20_more
from .habits_20 import (
    agreed,
    became,
    came_and_went,
    cast,
    clock,
    does,
    house,
    in_place,
    in_words,
    put_off,
    set_new,
    set_old,
    slashes,
    spread,
    timed,
    to_do,
    topics,
    upper,
    who,
    with_weekday,
)
from .page import Page, as_docx, as_mail, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_20 import PLACES, TASKS

__all__ = ["LAYOUTS", "TASKS"]


def school_secretarys_table(s: Secretary) -> tuple[str, bytes]:
    """A school secretary in Word: a box of facts, and a table of topic, minutes and agreement."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style)
    set_old(s, None)
    page.heading(s.one(f"Referat – {s.network}", f"Referat af møde i {s.network}"), 1)
    hours = s.one(f"kl. {t.start:%H.%M}-{t.end:%H.%M}", f"kl. {t.start:%H.%M} til {t.end:%H.%M}")
    facts = [
        ("Dato", f"{upper(with_weekday(t.day))} {t.day.year}"),
        ("Tidspunkt", hours),
        ("Sted", upper(s.draw.choice(PLACES))),
        ("Til stede", _in_cell(s, t.of("present"))),
        ("Afbud", _in_cell(s, t.of("apologies")) or s.one("Ingen", "-")),
    ]
    if t.of("absent"):
        facts.append(("Ikke mødt", _in_cell(s, t.of("absent"))))
    facts.append(("Referent", s.draw.choice(t.of("present")).first))
    page.table(facts, is_headed=False)
    page.text("")
    number = s.draw.randint(3, 5)
    rows = [
        ("Punkt", "Referat", "Aftaler"),
        (s.one("Siden sidst", "Opfølgning fra sidst"),
         "\n".join(became(s, o, who(s, o, parties, "first")) for o in t.old), ""),
    ]  # fmt: skip
    for (topic, said), tasks in zip(topics(s, number), spread(s, number), strict=True):
        made = [f"{upper(who(s, o, parties, 'first'))} {does(o)}." for o in tasks]
        rows.append((topic, said, "\n".join(made)))
    rows.append(("Eventuelt", s.one("Intet.", "Der var ikke noget til eventuelt."), ""))
    if s.draw.random() < 0.8:
        s.tells_next = True
        rows.append(("Næste møde", f"{upper(with_weekday(t.next_day))} {t.next_day.year}", ""))
    page.table([(f"{at}. {row[0]}", *row[1:]) if at else row for at, row in enumerate(rows)])
    return "docx", as_docx(page)


def _in_cell(s: Secretary, people: list[Person]) -> str:
    return "\n".join(f"{one.name}, {one.function}" for one in people)


def policemans_mail(s: Secretary) -> tuple[str, bytes]:
    """A policeman writes a mail as he talks: everybody by first name and house, short lines."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((slashes, with_weekday)))
    set_old(s, None)
    day, hours = with_weekday(t.day), f"kl. {clock(t.start)} til {clock(t.end)}"
    place = s.draw.choice(PLACES)
    met = s.one(
        f"Hermed et hurtigt referat fra SSP-mødet i {s.area} {day}. "
        f"Vi sad {in_place(place)} fra {hours}.",
        f"Tak for god ro og orden {day}, hvor vi mødtes i netværket i {s.area}. "
        f"Mødet varede fra {hours} og foregik {in_place(place)}.",
    )
    there = listed([_from_house(one) for one in t.of("present")])
    lines = [s.one("Hej alle", "Godmorgen alle", "Hej allesammen"), "", met, "",
             s.one(f"Med var {there}.", f"Mødt op var {there}.")]  # fmt: skip
    if t.of("apologies"):
        names = listed([_from_house(one) for one in t.of("apologies")])
        lines.append(s.one(f"{names} havde meldt afbud.", f"Afbud: {names}."))
    if t.of("absent"):
        names = listed([_from_house(one) for one in t.of("absent")])
        lines.append(
            s.one(f"{names} dukkede ikke op.", f"{names} kom ikke, og der var ikke afbud.")
        )
    lines += ["", s.one("Først det fra sidst:", "Det gamle først:")]
    lines.append(" ".join(became(s, o, who(s, o, parties, "first")) for o in t.old))
    lines += ["", " ".join(said for _, said in topics(s, s.draw.randint(2, 3)))]
    lines += ["", s.one("Det aftalte vi:", "Så aftalen er:", "Vi blev enige om følgende:")]
    lines += [f"{at}) {_promise(s, o, upper(who(s, o, parties, 'first')))}"
              for at, o in enumerate(t.new, 1)]  # fmt: skip
    if s.draw.random() < 0.75:
        s.tells_next = True
        lines += ["", s.one(f"Næste møde er {with_weekday(t.next_day)}, samme sted.",
                            f"Vi ses igen {with_weekday(t.next_day)}.")]  # fmt: skip
    lines += [
        "",
        s.one("Ring, hvis jeg har misforstået noget.", "Sig til, hvis jeg har glemt noget."),
    ]
    lines += ["", "Mvh.", "Lokalpolitiet", ""]
    subject = s.one(f"Referat SSP {s.area}", f"SSP-netværk {s.area} - kort referat")
    return "mail", as_mail("\n".join(lines), s.sent(), subject)


def _promise(s: Secretary, o: Task, name: str) -> str:
    return s.one(f"{name} {does(o)}.", f"{name} skal {to_do(o)}.", f"{name} vil {to_do(o)}.")


def _from_house(one: Person) -> str:
    return f"{one.first} fra {house(one)}"


def coordinators_points(s: Secretary) -> tuple[str, bytes]:
    """An SSP coordinator in LibreOffice: the agenda first, then each point with its agreement."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, in_words)
    set_old(s, in_words)
    page.heading(s.one(f"Referat: {s.network}", f"Netværksmøde, {s.area}"), 1)
    page.text(
        f"Tid: {upper(with_weekday(t.day))} {t.day.year} kl. {t.start:%H.%M} – {t.end:%H.%M}",
        f"Sted: {upper(s.draw.choice(PLACES))}",
    )
    for status, head in (("present", "Deltagere"), ("apologies", "Afbud"), ("absent", "Udeblevet")):
        if t.of(status):
            page.text(f"**{head}:** " + ", ".join(s.bracketed(one) for one in t.of(status)))
        elif status == "apologies" and s.draw.random() < 0.5:
            page.text("**Afbud:** Ingen")
    if late := came_and_went(s):
        page.text(late)
    number = s.draw.randint(3, 4)
    said = topics(s, number)
    points = ["Opfølgning på sidste møde", *(topic for topic, _ in said), "Næste møde og eventuelt"]
    page.text("**Dagsorden**")
    page.numbered(points)
    page.heading(f"1. {points[0]}")
    page.bullets([_followed_up(s, o, who(s, o, parties, "full")) for o in t.old])
    for at, ((topic, text), tasks) in enumerate(zip(said, spread(s, number), strict=True), 2):
        page.heading(f"{at}. {topic}")
        page.text(text)
        page.text(*(f"**Aftale:** {agreed(s, o, who(s, o, parties, 'full'))}" for o in tasks))
    page.heading(f"{number + 2}. {points[-1]}")
    s.tells_next = True
    page.text(
        f"Næste møde er {with_weekday(t.next_day)} {t.next_day.year}. "
        + s.one("Punkter til dagsordenen sendes til SSP.", "Intet til eventuelt.")
    )
    return "odt", as_odt(page)


def _followed_up(s: Secretary, o: Task, name: str) -> str:
    how = {
        "closed": ("Gennemført.", "Er gjort."),
        "open": ("Ikke færdigt endnu.", "Arbejdet fortsætter."),
        "dropped": ("Udgår.", "Er ikke længere aktuelt."),
    }
    return f"{o.infinitive} ({name}, frist {o.deadline.text}): {s.draw.choice(how[o.status])}"


def housing_employees_print(s: Secretary) -> tuple[str, bytes]:
    """A housing association's employee prints it: people by house, arrows at what is agreed."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    put_off(s, slashes)
    page.heading(f"SSP-møde {s.area} den {in_words(t.day)} {t.day.year}", 1)
    page.text(s.one(
        f"Mødet begyndte kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.",
        f"Kl. {t.start:%H.%M}-{t.end:%H.%M} {in_place(s.draw.choice(PLACES))}.",
    ))  # fmt: skip
    page.text("**Til stede**")
    houses = dict.fromkeys(house(one) for one in t.of("present"))
    page.bullets([
        f"Fra {name}: " + listed([one.name for one in t.of("present") if house(one) == name])
        for name in houses
    ])  # fmt: skip
    if t.of("apologies"):
        page.text("**Afbud:** " + _with_house(t.of("apologies")))
    if t.of("absent"):
        page.text("**Kom ikke:** " + _with_house(t.of("absent")))
    page.heading(s.one("Opgaver fra sidst", "Hvad nåede vi siden sidst?"))
    page.table([
        ("Opgave", "Hvem", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "first")), _where_it_is(s, o)) for o in t.old),
    ])  # fmt: skip
    page.heading(s.one("Det talte vi om", "Drøftelser og aftaler"))
    number = s.draw.randint(3, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.text(f"**{topic}**", text)
        page.text(*(f"→ {upper(who(s, o, parties, 'first'))} {does(o)}." for o in tasks))
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "pdf", as_pdf(page)


def _with_house(people: list[Person]) -> str:
    return listed([f"{one.name} ({house(one)})" for one in people])


def _where_it_is(s: Secretary, o: Task) -> str:
    if o.status == "open" and o.deadline.text:
        return s.one(f"Ikke nået, ny frist {o.deadline.text}", f"Udskudt til {o.deadline.text}")
    how = {
        "closed": ("Klaret", "Er gjort", "Løst"),
        "open": ("Ikke nået endnu", "I gang"),
        "dropped": ("Ikke aktuelt mere", "Vi gør ikke mere ved det"),
    }
    return s.draw.choice(how[o.status])


def club_leaders_text(s: Secretary) -> tuple[str, bytes]:
    """A club leader types it on the phone: no headings to speak of, dashes, a chatty tone."""
    t, parties = s.told, cast(s)
    set_new(s, slashes, is_chatty=True)
    set_old(s, slashes if s.draw.random() < 0.5 else None)
    lines = [
        s.one(f"Referat netværksmøde {s.area} d. {slashes(t.day)}-{t.day.year}",
              f"SSP {s.area}, {with_weekday(t.day)} {t.day.year}"),
        s.one(f"Vi startede kl. {clock(t.start)} og sluttede kl. {clock(t.end)}.",
              f"Kl. {clock(t.start)}-{clock(t.end)}, {s.draw.choice(PLACES)}"),
        "",
        s.one("Hvem var der: ", "Vi var: ", "Til stede: ")
        + ", ".join(s.bracketed(one, s.one("first", "full")) for one in t.of("present")),
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("Afbud: " + ", ".join(s.bracketed(one) for one in t.of("apologies")))
    if t.of("absent"):
        lines.append(
            s.one("Kom ikke: ", "Mødte ikke op: ")
            + ", ".join(s.bracketed(one) for one in t.of("absent"))
        )
    lines += ["", s.one("Fra sidst", "Hvad skete der med det fra sidst")]
    lines += [f"- {_ticked(s, o, upper(who(s, o, parties, 'first')))}" for o in t.old]
    lines += ["", s.one("Runden", "Bordet rundt")]
    lines += [f"- {said}" for _, said in topics(s, s.draw.randint(2, 4))]
    lines += ["", s.one("Aftaler", "Det gør vi", "To do")]
    lines += [f"- {_will(s, o, upper(who(s, o, parties, 'first')))}" for o in t.new]
    if s.draw.random() < 0.7:
        s.tells_next = True
        lines += ["", s.one(f"Næste møde {slashes(t.next_day)}-{t.next_day.year}",
                            f"Vi ses {with_weekday(t.next_day)}, kaffen er på mig")]  # fmt: skip
    return "text", "\n".join([*lines, ""]).encode()


def _ticked(s: Secretary, o: Task, name: str) -> str:
    if not o.deadline.text:
        return became(s, o, name)
    how = {"closed": ("det er gjort", "klaret"), "open": ("ikke gjort endnu", "mangler"),
           "dropped": ("droppet", "ikke aktuelt længere")}  # fmt: skip
    return f"{name}: {o.infinitive} (senest {o.deadline.text}) - {s.draw.choice(how[o.status])}"


def _will(s: Secretary, o: Task, name: str) -> str:
    return s.one(
        f"{name} {does(o)}",
        f"{name}: {timed(o, o.infinitive)}",
        f"{name} vil gerne {timed(o, f'{o.verb[0]} {o.about}')}",
    )


LAYOUTS = (
    school_secretarys_table, policemans_mail, coordinators_points, housing_employees_print,
    club_leaders_text, *batch_20_more.LAYOUTS,
)  # fmt: skip
