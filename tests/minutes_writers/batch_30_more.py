"""The other four: a board's secretary, a health nurse, a sports club's liaison, an old hand."""

from __future__ import annotations

from .days import MONTHS
from .habits_30 import (
    Chat,
    behind,
    hours,
    in_list,
    long_day,
    next_time,
    of_status,
    prepare,
    stop,
    told_back,
    upper,
)
from .page import Page, as_docx, as_markdown, as_odt, as_rtf
from .secretary import Secretary, listed
from .words_30 import AMONG_COLLEAGUES, IN_OFFICE, IN_THE_LOG


def board_secretarys_record(s: Secretary) -> tuple[str, bytes]:
    """As a housing board keeps its record: the agenda, then ``Ad 1`` and on, in prose."""
    t, chat = s.told, prepare(s, "first", "full", "party")
    page = Page()
    page.heading("Referat", 1)
    page.text(
        f"af møde i {s.network}, afholdt {long_day(t.day)} kl. {t.start:%H.%M}. "
        f"Mødested: {chat.place}."
    )
    page.text("**Fremmødte:** " + listed([f"{in_list(o)} ({o.function})" for o in t.of("present")]))
    if t.of("apologies"):
        away = listed([f"{in_list(o)} ({o.function})" for o in t.of("apologies")])
        page.text(f"**Afbud:** {away}")
    if t.of("absent"):
        gone = listed([f"{in_list(o)} ({o.function})" for o in t.of("absent")])
        page.text(f"**Udeblevet:** {gone}")
    points = chat.points[: s.draw.randint(2, 3)]
    agenda = ["Godkendelse af dagsorden", "Opfølgning fra forrige møde", *points, "Næste møde",
              "Eventuelt"]  # fmt: skip
    page.text("**Dagsorden**")
    page.numbered(agenda)
    page.heading("Ad 1. Godkendelse af dagsorden", 3)
    page.text(s.one("Dagsordenen blev godkendt.", "Godkendt."))
    page.heading("Ad 2. Opfølgning fra forrige møde", 3)
    page.text(*[told_back(s, one) for one in t.old] or ["Intet at følge op på."])
    _by_point(s, chat, page, points)
    at = len(points) + 3
    page.heading(f"Ad {at}. Næste møde", 3)
    page.text(stop(f"Næste møde holdes {next_time(s)}"))
    page.heading(f"Ad {at + 1}. Eventuelt", 3)
    page.text(s.one("Intet at referere.", chat.say(1, 1)))
    page.text(s.one(f"Mødet sluttede kl. {t.end:%H.%M}.", f"Mødet blev hævet kl. {t.end:%H.%M}."))
    page.text(f"For referat: {s.draw.choice(t.of('present')).name}")
    return "odt", as_odt(page)


def _by_point(s: Secretary, chat: Chat, page: Page, points: list[str]) -> None:
    left = list(s.told.new)
    for at, point in enumerate(points, 3):
        page.heading(f"Ad {at}. {point}", 3)
        page.text(chat.say(1, 4))
        share = len(left) if at == len(points) + 2 else s.draw.randint(0, min(2, len(left)))
        taken, left = left[:share], left[share:]
        if len(taken) == 2 and s.draw.random() < 0.5:
            one, two = taken
            page.text(stop(f"Det blev aftalt, at {one.owner} {one.done}{behind(one)}, "
                           f"og at {two.owner} {two.done}{behind(two)}"))  # fmt: skip
            continue
        for one in taken:
            said = s.one(
                f"Det blev aftalt, at {one.owner} {one.done}",
                f"Det blev besluttet, at {one.owner} skal {one.verb[0]} {one.about}",
                f"{upper(one.owner)} lovede at {one.verb[0]} {one.about}",
            )
            page.text(stop(said + behind(one)))


def health_nurses_cards(s: Secretary) -> tuple[str, bytes]:
    """The nurse's minutes in RTF: each agreement a little card of what, who and when."""
    t, chat = s.told, prepare(s, "first", "full", "both")
    page = Page()
    day = f"{t.day.day}. {MONTHS[t.day.month - 1]} {t.day.year}"
    page.heading(s.one(f"Møde i {s.network} den {day}", f"{upper(s.network)} – møde den {day}"), 1)
    page.text(f"Vi mødtes kl. {hours(s, between=' til ')}. Sted: {chat.place}.")
    page.heading("Deltagere")
    page.bullets([f"{upper(one.function)}: {in_list(one)}" for one in t.of("present")])
    if t.of("apologies"):
        page.text("Afbud:")
        page.bullets([f"{upper(one.function)}: {in_list(one)}" for one in t.of("apologies")])
    if t.of("absent"):
        page.text("Mødte ikke op og havde ikke meldt afbud:")
        page.bullets([f"{upper(one.function)}: {in_list(one)}" for one in t.of("absent")])
    page.heading(s.one("Hvordan gik det med aftalerne fra sidst?", "Aftalerne fra sidste møde"))
    for one in t.old:
        page.text(f"**Hvad:** {one.infinitive}\n**Hvem:** {upper(one.owner)}\n"
                  f"**Hvornår:** {one.deadline.text}\n"
                  f"**Hvordan gik det:** {of_status(s, one, AMONG_COLLEAGUES)}")  # fmt: skip
    if not t.old:
        page.text("Vi havde ingen åbne aftaler fra sidste møde.")
    for point in chat.points[: s.draw.randint(1, 3)]:
        page.heading(point)
        page.text(*[chat.say(1, 3) for _ in range(s.draw.randint(1, 2))])
    page.heading(s.one("Nye aftaler", "Det aftalte vi", "Aftaler på dagens møde"))
    for one in t.new:
        page.text(f"**Hvad:** {one.infinitive}\n**Hvem:** {upper(one.owner)}\n"
                  f"**Hvornår:** {one.deadline.text or 'ingen frist'}")  # fmt: skip
    page.heading("Næste møde")
    if s.draw.random() < 0.8:
        page.text(stop(f"Vi ses igen: {next_time(s)}"))
    else:
        page.text("Datoen er ikke fastlagt; der kommer en invitation i kalenderen.")
    return "rtf", as_rtf(page)


def clubs_liaison_in_markdown(s: Secretary) -> tuple[str, bytes]:
    """The sports club's man keeps his notes in Markdown and puts them on the shared drive."""
    t, chat = s.told, prepare(s, "first", "first", "full", "party")
    page = Page()
    page.heading(f"{upper(s.network)}, {s.date()}", 1)
    start, end = f"{t.start:%H:%M}", f"{t.end:%H:%M}"
    page.text(
        s.one(
            f"Kl. {start}–{end}, {chat.place}",
            f"Start kl. {start}, slut kl. {end}. Sted: {chat.place}",
        )
    )
    if s.draw.random() < 0.5:
        was = {"present": "ja", "apologies": "nej, afbud", "absent": "nej, udeblev uden afbud"}
        page.table([
            ("Navn", "Fra", "Med i dag?"),
            *((in_list(one), one.function, was[one.status]) for one in t.people),
        ])  # fmt: skip
    else:
        page.heading("Hvem var der")
        page.bullets([f"{in_list(one)} ({one.function})" for one in t.of("present")])
        page.bullets([f"Afbud: {in_list(o)} ({o.function})" for o in t.of("apologies")])
        page.bullets([f"Udeblev: {in_list(o)} ({o.function})" for o in t.of("absent")])
    page.heading(s.one("Opsamling fra sidst", "Siden sidst"))
    page.bullets([
        f"**{upper(o.owner)}**: {o.infinitive} (deadline {o.deadline.text}). "
        f"{of_status(s, o, AMONG_COLLEAGUES)}" for o in t.old
    ] or ["Ingen hængepartier."])  # fmt: skip
    page.heading(s.one("Referat", "Det talte vi om"))
    for point in chat.points[: s.draw.randint(2, 4)]:
        page.text(f"**{point}.** {chat.say(1, 2)}")
    page.heading(s.one("Nye opgaver", "Opgaver til os"))
    if s.draw.random() < 0.4:
        page.table([
            ("Hvem", "Gør hvad", "Deadline"),
            *((upper(o.owner), o.infinitive, o.deadline.text or "–") for o in t.new),
        ])  # fmt: skip
    else:
        page.bullets([f"**{upper(o.owner)}** {o.done}{behind(o)}" for o in t.new])
    page.heading("Næste gang")
    page.text(upper(s.next_meeting()))
    return "markdown", as_markdown(page)


def old_hands_register(s: Secretary) -> tuple[str, bytes]:
    """The same sheet for many years: crosses for who came, and a list of matters, old and new."""
    t = s.told
    chat = prepare(s, "initials", "initials", "full", "both")
    page = Page(is_landscape=s.draw.random() < 0.6)
    number = f"{s.draw.randint(1, 9)}/{t.day.year}"
    page.heading(f"Referat nr. {number} – {s.network}", 1)
    page.text(f"Mødedato: {s.date()}", f"Mødetid: kl. {t.start:%H.%M} – {t.end:%H.%M}")
    page.text(f"Mødested: {chat.place}")
    columns = ("present", "apologies", "absent")
    page.table([
        ("Navn", "Repræsenterer", "Til stede", "Afbud", "Udeblevet"),
        *(
            (in_list(one) + (f" ({one.initials})" if one.code else ""), one.function,
             *("x" if one.status == column else "" for column in columns))
            for one in t.people
        ),
    ])  # fmt: skip
    page.heading("1. Meddelelser")
    page.bullets([chat.say(1, 2) for _ in range(s.draw.randint(1, 3))])
    for at, point in enumerate(chat.points[: s.draw.randint(1, 3)], 2):
        page.heading(f"{at}. {point}")
        page.text(chat.say(2, 4))
    case = s.draw.randint(11, 60)
    old = [(f"{case + at}", o.infinitive, upper(o.owner), o.deadline.text,
            of_status(s, o, s.one(IN_THE_LOG, IN_THE_LOG, IN_OFFICE)))
           for at, o in enumerate(t.old)]  # fmt: skip
    case += len(old)
    new = [(f"{case + at}", o.infinitive, upper(o.owner), o.deadline.text or "Ingen frist")
           for at, o in enumerate(t.new)]  # fmt: skip
    head = ("Sag", "Opgave", "Ansvarlig", "Frist", "Status")
    if s.draw.random() < 0.5:
        page.heading(s.one("Opfølgningsliste", "Sagsliste"))
        page.table([head, *old, *((*row, "Ny") for row in new)])
    else:
        page.heading("Opfølgning på sager fra tidligere møder")
        if old:
            page.table([head, *old])
        else:
            page.text("Ingen åbne sager.")
        page.heading("Nye sager aftalt på mødet")
        page.table([head[:4], *new])
    page.text(f"Næste møde: {s.next_meeting()}")
    scribe = s.draw.choice(t.of("present"))
    page.text(f"Ref.: {scribe.name}")
    return "docx", as_docx(page, footer=f"Referat nr. {number}")


LAYOUTS = (
    board_secretarys_record, health_nurses_cards, clubs_liaison_in_markdown, old_hands_register,
)  # fmt: skip
