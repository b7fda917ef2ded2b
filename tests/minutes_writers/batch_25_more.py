"""The other five desks of the twenty-fifth batch, held back."""

from __future__ import annotations

import re
import textwrap

from .habits_25 import (
    agreed,
    bare,
    became,
    cast,
    clock,
    comma,
    does,
    from_house,
    house,
    in_full,
    in_place,
    in_words,
    set_new,
    set_old,
    short,
    slashes,
    slashes_year,
    spread,
    timed,
    to_do,
    topics,
    upper,
    weekday_slashes,
    who,
    whole,
    with_weekday,
)
from .page import Page, as_html, as_mail, as_odt, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_25 import PLACES


def housing_clerks_mail(s: Secretary) -> tuple[str, bytes]:
    """A clerk sends the minutes in Outlook: bold words for heads, one line for each agreement."""
    t, parties = s.told, cast(s, by_house=True)
    set_new(s, s.draw.choice((weekday_slashes, slashes, in_words, short)))
    set_old(s, None)
    day = f"{with_weekday(t.day)} {t.day.year}"
    lines = [
        s.one("Kære alle", "Hej alle"),
        s.one(f"Hermed referat fra vores møde i {s.network} {day}.",
              f"Tak for et godt møde i {s.network} {day}. Her er referatet."),
        s.one(f"**Tid og sted:** kl. {whole(t.start)}-{whole(t.end)} "
              f"{in_place(s.draw.choice(PLACES))}",
              f"Mødet varede fra kl. {clock(t.start)} til {clock(t.end)}."),
        s.one("**Deltagere:** ", "**Til stede:** ")
        + listed([from_house(one) for one in t.of("present")]),
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("**Afbud:** " + listed([from_house(one) for one in t.of("apologies")]))
    if t.of("absent"):
        lines.append(
            s.one("**Ikke mødt:** ", "**Fraværende uden afbud:** ")
            + listed([from_house(one) for one in t.of("absent")])
        )
    lines.append(s.one("**Opfølgning fra sidste møde**", "**Siden sidst**"))
    lines += [became(s, o, who(s, o, parties, "first")) for o in t.old]
    said = [
        line for topic, text in topics(s, s.draw.randint(2, 4)) for line in (f"**{topic}**", text)
    ]
    made = [s.one("**Aftaler**", "**Vi aftalte:**", "**Hvem gør hvad?**")]
    made += [f"- {upper(who(s, o, parties, 'first'))} {does(o)}" for o in t.new]
    lines += [*said, *made] if s.draw.random() < 0.7 else [*made, *said]
    if s.draw.random() < 0.8:
        s.tells_next = True
        lines += ["**Næste møde**", f"{upper(with_weekday(t.next_day))} {t.next_day.year}."]
    lines.append(s.one("Skriv endelig, hvis I har rettelser.", "God weekend, når I når dertil."))
    lines.append(s.one("Venlig hilsen", "Mange hilsner"))
    lines.append(s.draw.choice(t.of("present")).first)
    page = Page()
    page.text(*lines)
    subject = s.one(f"Referat fra netværksmøde i {s.area}", f"Referat – SSP {s.area}")
    plain = "\n\n".join(lines).replace("**", "") + "\n"
    return "mail", as_mail(plain, s.sent(), subject, page=page)


def notebook_page(s: Secretary) -> tuple[str, bytes]:
    """A page of the shared notebook, kept as HTML: boxes for the old tasks, a table of the new."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, short, weekday_slashes)), in_column=True)
    set_old(s, None)
    page.heading(s.one(f"Netværksmøde {s.area} {slashes_year(t.day)}",
                       f"{s.network} – mødenoter"), 1)  # fmt: skip
    page.text(f"{upper(with_weekday(t.day))} {t.day.year}",
              f"Kl. {t.start:%H:%M} - {t.end:%H:%M}, {s.draw.choice(PLACES)}")  # fmt: skip
    page.heading("Deltagere")
    page.bullets([_member(one) for one in t.of("present")])
    if t.of("apologies"):
        page.heading("Afbud")
        page.bullets([_member(one) for one in t.of("apologies")])
    if t.of("absent"):
        page.heading(s.one("Ikke mødt op", "Udeblevet"))
        page.bullets([_member(one) for one in t.of("absent")])
    page.heading(s.one("Opfølgning", "Fra sidst"))
    page.bullets([_ticked(s, o, upper(who(s, o, parties, "first"))) for o in t.old])
    page.heading(s.one("Noter", "Drøftelser"))
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}:** {text}")
    page.heading(s.one("Opgaver", "Næste skridt", "Handlinger"))
    way = s.one("infinitive", "imperative")
    page.table([
        ("Hvad", "Hvem", "Hvornår"),
        *((upper(bare(o)) if way == "infinitive" else o.imperative,
           upper(who(s, o, parties, "first")), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "html", as_html(page)


def _member(one: Person) -> str:
    return f"{one.name} ({one.function})"


def _ticked(s: Secretary, o: Task, name: str) -> str:
    task = f"{name}: {bare(o)}"
    return {
        "closed": f"☑ {task}" + s.one("", " – klaret", " – gjort"),
        "open": f"☐ {task}" + s.one(" – mangler", " – i gang", " – ikke nået endnu"),
        "dropped": f"☐ {task}" + s.one(" – udgår", " – ikke aktuelt længere"),
    }[o.status]


def parents_association_points(s: Secretary) -> tuple[str, bytes]:
    """A parents' association's secretary in LibreOffice: ``Ad 1``, ``Ad 2``, in whole sentences."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((in_words, in_full, with_weekday)))
    set_old(s, None)
    page.heading(s.one(f"Referat af møde i {s.network}",
                       f"Referat af netværksmøde i {s.area}"), 1)  # fmt: skip
    page.text(s.one(
        f"Afholdt {with_weekday(t.day)} {t.day.year} kl. {whole(t.start)}-{whole(t.end)} "
        f"{in_place(s.draw.choice(PLACES))}",
        f"{upper(with_weekday(t.day))} {t.day.year}, kl. {whole(t.start)} til {whole(t.end)}",
    ))  # fmt: skip
    page.text("**Fremmødte:** " + "; ".join(comma(one) for one in t.of("present")))
    page.text("**Afbud:** " + ("; ".join(comma(one) for one in t.of("apologies")) or "ingen"))
    if t.of("absent"):
        page.text("**Ikke mødt:** " + "; ".join(comma(one) for one in t.of("absent")))
    number = s.draw.randint(3, 4)
    said = topics(s, number)
    points = ["Godkendelse af dagsorden", "Opfølgning på aftaler fra sidste møde",
              *(topic for topic, _ in said), "Eventuelt"]  # fmt: skip
    page.text("**Dagsorden:**")
    page.numbered(points)
    page.text("**Ad 1. Godkendelse af dagsorden**",
              s.one("Dagsordenen blev godkendt.", "Godkendt."))  # fmt: skip
    page.text(f"**Ad 2. {points[1]}**",
              *(became(s, o, who(s, o, parties, "full")) for o in t.old))  # fmt: skip
    for at, ((topic, text), tasks) in enumerate(zip(said, spread(s, number), strict=True), 3):
        page.text(f"**Ad {at}. {topic}**", text)
        page.text(*(agreed(s, o, who(s, o, parties, "full")) for o in tasks))
    page.text(f"**Ad {number + 3}. Eventuelt**")
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"Næste møde er {with_weekday(t.next_day)} {t.next_day.year}.")
    else:
        page.text("Intet.")
    page.text(f"Referent: {s.draw.choice(t.of('present')).name}")
    return "odt", as_odt(page)


def librarians_notes(s: Secretary) -> tuple[str, bytes]:
    """A library's outreach worker keeps it as RTF: short notes, tasks behind a name and a colon."""
    t, page, parties = s.told, Page(), cast(s, by_house=True)
    style = s.draw.choice((slashes, in_words, short))
    set_new(s, style)
    set_old(s, style if s.draw.random() < 0.4 else None)
    page.heading(s.one(f"Referat: {s.network}", f"Møde i netværket, {s.area}"), 1)
    page.text(
        f"Dato: {s.one(in_full(t.day), slashes_year(t.day))}",
        s.one(f"Tid: {clock(t.start)}-{clock(t.end)}",
              f"Tid: kl. {whole(t.start)} – {whole(t.end)}"),
        f"Sted: {s.draw.choice(PLACES)}",
    )  # fmt: skip
    page.text("Til stede: " + ", ".join(f"{one.name} ({house(one)})" for one in t.of("present")))
    if t.of("apologies"):
        names = ", ".join(f"{one.name} ({house(one)})" for one in t.of("apologies"))
        page.text(f"Afbud: {names}")
    if t.of("absent"):
        names = ", ".join(f"{one.name} ({house(one)})" for one in t.of("absent"))
        page.text(s.one(f"Ikke til stede (uden afbud): {names}", f"Udeblevet: {names}"))
    page.text(s.one("**Status fra sidst**", "**Opfølgning**"))
    page.bullets([_noted(s, o, who(s, o, parties, "first")) for o in t.old])
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}**")
        page.bullets(re.split(r"\. (?=[A-ZÆØÅ])", text.rstrip(".")))
    page.text(s.one("**Hvem gør hvad**", "**Opgaver til næste gang**", "**Aftaler**"))
    way = s.one("does", "do", "do")
    page.bullets([
        f"{upper(who(s, o, parties, 'first'))}"
        + (f" {does(o)}" if way == "does" else f": {to_do(o)}")
        for o in t.new
    ])  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {with_weekday(t.next_day)}")
    return "rtf", as_rtf(page)


def _noted(s: Secretary, o: Task, name: str) -> str:
    how = {"closed": ("gjort", "er klaret", "udført"),
           "open": ("ikke gjort endnu", "i gang", "mangler stadig"),
           "dropped": ("udgår", "droppes", "ikke længere relevant")}  # fmt: skip
    due = f", frist {o.deadline.text}" if o.deadline.text else ""
    return f"{upper(bare(o))} ({name}{due}) – {s.draw.choice(how[o.status])}"


def volunteers_plain_text(s: Secretary) -> tuple[str, bytes]:
    """A retired volunteer types it in Notepad: lines of 76 signs, heads underlined by hand."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((in_words, in_full, slashes)))
    set_old(s, None)
    lines = [*_head(s.one(f"Referat af møde i {s.network}", f"Netværksmøde i {s.area}"), "="),
             f"Dato: {upper(with_weekday(t.day))} {t.day.year}",
             f"Tid:  Kl. {whole(t.start)} - {whole(t.end)}",
             f"Sted: {upper(s.draw.choice(PLACES))}"]  # fmt: skip
    for status, head in (("present", "Til stede"), ("apologies", "Afbud"), ("absent", "Ikke mødt")):
        if t.of(status):
            lines += ["", f"{head}:", *(f"  {comma(one)}" for one in t.of(status))]
    lines += ["", *_head("1. Siden sidst", "-")]
    for o in t.old:
        lines += _wrapped(became(s, o, who(s, o, parties, "full")))
    number = s.draw.randint(2, 4)
    for at, (topic, text) in enumerate(topics(s, number), 2):
        lines += ["", *_head(f"{at}. {topic}", "-"), *_wrapped(text)]
    lines += ["", *_head(f"{number + 2}. " + s.one("Aftaler", "Aftalte opgaver"), "-")]
    way = s.one("agreed", "named")
    for at, o in zip("abcdefgh", t.new, strict=False):
        name = who(s, o, parties, "full")
        told = agreed(s, o, name) if way == "agreed" else f"{timed(o, upper(bare(o)))}: {name}"
        lines += _wrapped(f"{at}) {told}", "   ")
    lines += ["", *_head(f"{number + 3}. Eventuelt", "-")]
    lines.append(s.one("Intet til eventuelt.", "Der var ikke noget til eventuelt."))
    if s.draw.random() < 0.85:
        s.tells_next = True
        lines += ["", f"Næste møde: {upper(with_weekday(t.next_day))} {t.next_day.year}"]
    lines += ["", f"Ref.: {s.draw.choice(t.of('present')).name}", ""]
    return "text", "\n".join(lines).encode()


def _head(text: str, mark: str) -> list[str]:
    return [text, mark * len(text)]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, 76, subsequent_indent=indent, break_on_hyphens=False)


LAYOUTS = (
    housing_clerks_mail, notebook_page, parents_association_points, librarians_notes,
    volunteers_plain_text,
)  # fmt: skip
