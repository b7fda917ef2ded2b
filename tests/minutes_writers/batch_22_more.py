"""Three of the twenty-second batch, who write freely.

A youth club's pedagogue, a family counsellor and a sports association's chair.
"""

from __future__ import annotations

import datetime as dt
import textwrap

from .habits_22 import (
    House,
    by,
    came_from,
    coming,
    done,
    in_weeks,
    month,
    move_in,
    next_day,
    next_time,
    promised,
    seat,
    slashed,
    spelt,
    spelt_year,
    start,
    undated,
    week,
    with_weekday,
)
from .page import Page, as_mail, as_odt
from .secretary import Secretary, listed
from .told import Person, Task
from .words_22 import PLACES, points, points_with_tasks


def club_pedagogues_notes(s: Secretary) -> tuple[str, bytes]:
    """A pedagogue's numbered notes, typed in an editor; old deadlines are not told."""
    move_in(s, House(
        ("first",) * 4 + ("title",),
        (by("", slashed, "senest {}"), coming(), in_weeks("om {}", 2),
         in_weeks("inden for {}", 3), week(""), week("", "senest i uge {}"),
         next_time("", "inden vi ses igen"), undated("", "når der er tid"),
         by("", with_weekday(slashed, " d. "), "{}")),
        writer="club",
    ))  # fmt: skip
    t = s.told
    writer = seat(s, "club")
    lines = [f"SSP-møde {s.area} {with_weekday(spelt_year, ' d. ')(t.day)}"]
    lines += [s.one(
        f"Vi startede {_hour(t.start)} og sluttede {_hour(t.end)}.",
        f"kl. {_hour(t.start)} til {_hour(t.end)}, {s.one(*PLACES)}",
        f"Start {_hour(t.start)} - slut {_hour(t.end)}",
    ), ""]  # fmt: skip
    with_me = [came_from(s, one) for one in t.of("present") if one is not writer]
    parts = [("Hvem var der", [f"{listed([*with_me, f'mig ({writer.first} fra klubben)'])}."])]
    if t.of("apologies", "absent"):
        parts.append(("Ikke med", [
            f"{start(came_from(s, one))} {_missed(s, one)}."
            for one in t.of("apologies", "absent")
        ]))  # fmt: skip
    looked = [_remembered(s, o) for o in t.old] or ["Der var ikke noget, vi skulle huske."]
    parts.append(("Fra sidst", looked))
    for point, said, o in points_with_tasks(s):
        ways = ("plain", "plain", "lovet", "bliver", "påtog", "turned")
        parts.append((point, [f"{said} {promised(s, o, *ways)}" if o else said]))
    following = next_day(s, 0.7)
    told = with_weekday(slashed, " d. ")(following) if following else "ved vi ikke endnu"
    parts.append(("Næste gang", [f"{start(told)}."]))
    for at, (title, said_lines) in enumerate(parts, 1):
        lines.append(f"{at}. {title}")
        for one in said_lines:
            lines += textwrap.wrap(
                one, 76, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False
            )
        lines.append("")
    return "text", "\n".join(lines).encode()


def _hour(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _missed(s: Secretary, one: Person) -> str:
    if one.status == "apologies":
        return s.one("havde meldt afbud", "var syg", "kunne ikke i dag, havde skrevet")
    return s.one("kom ikke, vi hørte ikke noget", "dukkede ikke op")


def _remembered(s: Secretary, o: Task) -> str:
    owner, what = start(o.owner), f"{o.verb[0]} {o.about}"
    return s.one(*{
        "closed": (f"{owner} {done(o)}. Super.", f"{owner} {done(o)}, så den er lukket."),
        "open": (f"{owner} mangler stadig at {what}.", f"{owner} har endnu ikke nået at {what}."),
        "dropped": (f"{owner} skulle {what}, men det bliver ikke til noget.",
                    f"{owner} slipper for at {what}, det giver ikke mening mere."),
    }[o.status])  # fmt: skip


def counsellors_account(s: Secretary) -> tuple[str, bytes]:
    """A family counsellor's account in LibreOffice: whole sentences from beginning to end."""
    move_in(s, House(
        ("full", "full", "title"),
        (by("", spelt_year), by("", with_weekday(spelt), "inden {}"),
         month("", "i løbet af {}"), month("", "inden udgangen af {}"),
         in_weeks("inden for {}", 2), in_weeks("inden for {}", 4),
         next_time("", "inden næste møde"), undated("", "så snart det kan lade sig gøre")),
        old=spelt, writer="authority",
    ))  # fmt: skip
    t, page = s.told, Page()
    page.heading(s.one(f"Referat af netværksmødet i {s.area}", f"Netværksmøde, {s.area}"), 1)
    held = f"{with_weekday(spelt_year)(t.day)}"
    page.text(s.one(
        f"SSP-netværket i {s.area} holdt møde {held} i tidsrummet fra kl. {t.start:%H.%M} til "
        f"kl. {t.end:%H.%M}.",
        f"Vi mødtes {held} kl. {t.start:%H.%M}, og vi sluttede kl. {t.end:%H.%M}.",
    ))  # fmt: skip
    there = listed([_seated(one) for one in t.of("present")])
    page.text(s.one(f"Til stede ved mødet var {there}.", f"I mødet deltog {there}."))
    away = listed([_seated(one) for one in t.of("apologies")])
    missing = listed([_seated(one) for one in t.of("absent")])
    if away:
        page.text(s.one(f"Der var afbud fra {away}.", f"{start(away)} havde meldt forfald."))
    if missing:
        page.text(f"{start(missing)} var indkaldt, men mødte ikke frem.")
    page.heading(s.one("Opfølgning", "Hvordan gik det med aftalerne?"))
    for o in t.old:
        page.text(_accounted(s, o))
    if not t.old:
        page.text("Der var ingen aftaler fra sidste møde at følge op på.")
    for point, said, o in points_with_tasks(s, way="full"):
        page.heading(point)
        ways = ("plain", "lovet", "påtog", "sørger", "turned", "aftalt", "enighed")
        page.text(said)
        if o:
            page.text(promised(s, o, *ways))
    following = next_day(s)
    page.heading("Næste møde")
    page.text(
        f"Det næste møde ligger {with_weekday(spelt_year)(following)}." if following
        else "Vi nåede ikke at finde en dato for det næste møde."
    )  # fmt: skip
    page.text("Med venlig hilsen", seat(s, "authority").name)
    return "odt", as_odt(page)


def _seated(one: Person) -> str:
    return f"{one.name} ({one.function})"


def _accounted(s: Secretary, o: Task) -> str:
    owner, date, what = start(o.owner), o.deadline.text, f"{o.verb[0]} {o.about}"
    return s.one(*{
        "closed": (
            f"{owner} skulle inden den {date} {what}, og det er sket.",
            f"Det er lykkedes {o.owner} at {what}, som det var aftalt til den {date}.",
        ),
        "open": (
            f"{owner} skulle inden den {date} {what}, men er ikke færdig endnu.",
            f"Vi venter stadig på, at {o.owner} får tid til at {what}. Fristen var den {date}.",
        ),
        "dropped": (
            f"{owner} skulle inden den {date} {what}. Det er vi enige om at opgive.",
            f"At {o.owner} inden den {date} skulle {what}, er der ikke længere brug for.",
        ),
    }[o.status])  # fmt: skip


def associations_mail(s: Secretary) -> tuple[str, bytes]:
    """A sports association's chair mails round; the year stands in the mail's date alone."""
    writer = seat(s, "association")
    move_in(s, House(
        ("first", "first", "first", "title"),
        (by("", slashed, "senest {}"), by("", spelt, "inden den {}"), week("", "i uge {}"),
         week("", "inden udgangen af uge {}"), in_weeks("inden for {}", 3), month("", "i {}"),
         next_time("", "inden næste møde"), undated("", "snarest muligt"),
         by("", with_weekday(slashed, " d. "), "senest {}")),
        old=slashed,
    ))  # fmt: skip
    t = s.told
    lines = [s.one("Hej alle", "Kære alle", "Hej igen"), ""]
    lines.append(s.one(
        f"Tak for et godt SSP-møde i klubhuset {with_weekday(spelt)(t.day)}.",
        f"Her er lidt fra vores SSP-møde {with_weekday(slashed, ' d. ')(t.day)}.",
    ))  # fmt: skip
    lines += [f"Vi var i gang fra kl. {t.start:%H.%M} til {t.end:%H.%M}.", ""]
    lines.append("Der var:")
    lines += [f"- {s.named(one, 'first')}, {one.function}" for one in t.of("present")]
    if t.of("apologies"):
        lines += ["", f"Afbud: {listed([s.bracketed(one) for one in t.of('apologies')])}"]
    if t.of("absent"):
        lines += ["", f"Udeblev: {listed([s.bracketed(one) for one in t.of('absent')])}"]
    for point, said in points(s, s.draw.randint(2, 3)):
        lines += ["", f"{point}: {said}"]
    if t.old:
        lines += ["", s.one("Hvad blev der af det, vi aftalte sidst?", "Sidste gangs aftaler:")]
        lines += [f"- {_replayed(s, o)}" for o in t.old]
    lines += ["", s.one("Det aftalte vi denne gang:", "Nye aftaler:", "Hvem gør hvad nu:")]
    lines += [f"- {promised(s, o, 'plain', 'plain', 'skal', 'sørger')}" for o in t.new]
    lines += [] if t.new else ["- ingenting, vi har nok at se til"]
    following = next_day(s)
    when = with_weekday(slashed, " d. ")(following) if following else ""
    lines += ["", f"Næste møde er {when}." if following else "Nyt møde? Byd ind med datoer!"]
    lines += ["", "Med sportslig hilsen", writer.name]
    return "mail", as_mail("\n".join(lines), s.sent(), f"Referat, SSP-netværket {s.area}")


def _replayed(s: Secretary, o: Task) -> str:
    task = f"{start(o.owner)} skulle {o.verb[0]} {o.about} (inden {o.deadline.text})"
    said = s.one(*{
        "closed": ("det er klaret.", "flot, det er gjort."),
        "open": ("det kører stadig.", "det er ikke sket endnu."),
        "dropped": ("det bliver ikke til noget.", "den har vi strøget."),
    }[o.status])  # fmt: skip
    return f"{task}: {said}"
