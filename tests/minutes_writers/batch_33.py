"""Four of eight layouts: of the secretariat, the family centre, a school head and a club's mail."""

from __future__ import annotations

from dataclasses import replace

from .batch_33_more import MORE
from .habits_33 import (
    Point,
    Ways,
    dashed,
    dotted,
    everything,
    hours,
    meant,
    place,
    prepare,
    said,
    slashed,
    slashed_year,
    subjects,
    the,
    upper,
    weekday,
    worded,
    worded_year,
    writer,
)
from .page import Page, as_docx, as_mail, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person
from .words_33 import TASKS

__all__ = ("LAYOUTS", "TASKS")


def secretariat_record(s: Secretary) -> tuple[str, bytes]:
    """The secretariat's template: the agenda first, then each point with what was decided."""
    t, page = s.told, Page()
    prepare(s, Ways(
        dotted, ("name", "name", "initials"), ("party", "name"),
        {"closed": ("Afsluttet", "Udført"), "open": ("Udestår", "Igangværende"),
         "dropped": ("Udgår", "Bortfaldet")},
    ))  # fmt: skip
    for o in t.old:  # they stand in a table, the new ones in sentences
        o.deadline = replace(o.deadline, text=o.deadline.text.split(" ")[-1])
    page.heading("Referat", 1)
    leader = next(one for one in t.people if one.code and one.status == "present")
    page.table([
        ("Mødeforum", s.network), ("Mødedato", f"{weekday(t.day)} den {worded_year(t.day)}"),
        ("Tidspunkt", f"Kl. {hours(s, is_padded=True)}"), ("Mødested", upper(place(s))),
        ("Mødeleder", leader.name),
    ], is_headed=False)  # fmt: skip
    for label, status in (("Deltagere", "present"), ("Afbud", "apologies"),
                          ("Fraværende uden afbud", "absent")):  # fmt: skip
        if t.of(status) or status == "apologies":
            page.text(f"**{label}**")
            page.bullets([_with_initials(one) for one in t.of(status)] or ["Ingen"])
    points = subjects(s, 3, 5)
    titles = [s.one("Opfølgning på seneste møde", "Opfølgning på referat fra sidste møde"),
              *(one.title for one in points), "Eventuelt", "Næste møde"]  # fmt: skip
    page.heading("Dagsorden")
    page.numbered(titles)
    page.heading(f"Ad 1. {titles[0]}")
    page.table([
        ("Aftale", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, upper(o.owner), o.deadline.text, o.remark) for o in t.old),
    ])  # fmt: skip
    for number, point in enumerate(points, 2):
        page.heading(f"Ad {number}. {point.title}")
        page.text(" ".join(point.talk))
        lead = s.one("Det blev besluttet, at", "Det blev aftalt, at")
        for one in point.tasks:
            page.text(f"**Beslutning:** {lead} {one.owner} {said(one)}.")
        if not point.tasks:
            page.text(s.one("Orienteringen blev taget til efterretning.", "Punktet blev drøftet."))
    page.heading(f"Ad {len(points) + 2}. Eventuelt")
    page.text(s.one("Der var intet til eventuelt.", "Intet at bemærke."))
    page.heading(f"Ad {len(points) + 3}. Næste møde")
    s.tells_next = True
    page.text(f"Næste møde afholdes {weekday(t.next_day)} den {worded_year(t.next_day)}.")
    return "docx", as_docx(page, header="Børne- og Ungesekretariatet", footer="Referat – internt")


def _with_initials(person: Person) -> str:
    if person.code:
        return f"{person.name} ({person.initials}), {person.function}"
    return f"{person.name}, {person.function}"


def family_centre_notes(s: Secretary) -> tuple[str, bytes]:
    """A social worker tells it in whole sentences, under headings as she would say them."""
    t, page = s.told, Page()
    prepare(s, Ways(
        the(worded), ("first", "first", "name"), ("first", "name", "party"),
        {"closed": ("Det er gjort.", "Det er sket.", "Det er nu på plads."),
         "open": ("Det er ikke sket endnu.", "Det er i gang, men ikke færdigt.",
                  "Det mangler stadig."),
         "dropped": ("Det er ikke længere aktuelt.", "Det har vi valgt at droppe.")},
        starts=True,
    ))  # fmt: skip
    page.heading(s.one(f"Referat – {s.network}", f"Referat af møde i {s.area}-netværket"), 1)
    page.text(f"{upper(weekday(t.day))} den {worded_year(t.day)}, "
              f"fra kl. {hours(s, between=' til kl. ')}", f"Sted: {place(s)}")  # fmt: skip
    page.heading("Hvem var med?")
    page.bullets([f"{one.name}, {one.function}" for one in t.of("present")])
    gone = listed([s.bracketed(one) for one in t.of("apologies")])
    missed = listed([s.bracketed(one) for one in t.of("absent")])
    page.text(f"Der var afbud fra {gone}." if gone else "Der var ingen afbud.")
    if missed:
        page.text(f"{missed} mødte ikke op og havde ikke meldt afbud.")
    page.heading(s.one("Hvad blev der af aftalerne fra sidst?", "Opfølgning fra sidste gang"))
    page.text(*(f"{o.owner} skulle {meant(o)}. {o.remark}"
                for o in t.old))  # fmt: skip
    page.heading("Det talte vi om")
    for point in subjects(s, 2, 4):
        page.heading(point.title, 3)
        page.text(" ".join(point.talk))
        for one in point.tasks:
            page.text(f"**Aftale:** {one.owner} {said(one)}.")
    s.tells_next = True
    page.heading("Næste gang")
    page.text(f"Vi mødes igen {weekday(t.next_day)} den {worded_year(t.next_day)}.")
    return "odt", as_odt(page)


def school_heads_minutes(s: Secretary) -> tuple[str, bytes]:
    """A school head's PDF: short points, and a plan of action in a table at the end."""
    t, page = s.told, Page()
    prepare(s, Ways(
        s.draw.choice((dashed, slashed_year)), ("name", "first"), ("name", "party", "party"),
        {"closed": ("Gennemført", "Er gjort", "Udført"), "open": ("Ikke nået endnu", "I gang"),
         "dropped": ("Ikke længere relevant", "Udgår")},
        is_column=True, starts=True,
    ))  # fmt: skip
    page.heading(f"Mødereferat: {s.network}", 1)
    page.text(f"**Dato:** {worded_year(t.day)}", f"**Tid:** kl. {hours(s, between=' – ')}",
              f"**Sted:** {upper(place(s))}")  # fmt: skip
    page.text("**Til stede:** " + ", ".join(s.bracketed(one) for one in t.of("present")))
    gone = ", ".join(s.bracketed(one) for one in t.of("apologies"))
    missed = ", ".join(s.bracketed(one) for one in t.of("absent"))
    page.text(f"**Afbud:** {gone or 'ingen'}")
    if missed:
        page.text(f"**Mødte ikke (uden afbud):** {missed}")
    page.heading("1. Opfølgning på handleplanen fra sidste møde")
    page.table([
        ("Handling", "Tovholder", "Tidsfrist", "Status"),
        *((o.infinitive, o.owner, o.deadline.text or "–", o.remark) for o in t.old),
    ])  # fmt: skip
    points = subjects(s, 2, 4)
    for number, point in enumerate(points, 2):
        page.heading(f"{number}. {point.title}")
        page.bullets(point.talk)
    page.heading(f"{len(points) + 2}. Handleplan – nye aftaler")
    page.table([
        ("Handling", "Tovholder", "Tidsfrist"),
        *((o.infinitive, o.owner, o.deadline.text or "–") for o in t.new),
    ])  # fmt: skip
    s.tells_next = True
    page.text(f"**Næste møde:** {weekday(t.next_day)} den {worded_year(t.next_day)}")
    author = writer(s, "school")
    page.text(f"Referent: {author.name}")
    return "pdf", as_pdf(page, footer="Internt referat", language="da")


def club_evening_mail(s: Secretary) -> tuple[str, bytes]:
    """A pedagogue's mail on the evening after, with dashes, as to colleagues."""
    t = s.told
    prepare(s, Ways(
        s.draw.choice((slashed, the(slashed, "d."))), ("first",), ("first", "first", "party"),
        {"closed": ("det er klaret", "det er gjort", "klaret, tak for det!"),
         "open": ("ikke nået endnu, det kører videre", "er i gang"),
         "dropped": ("det dropper vi", "ikke aktuelt længere")},
        starts=True,
    ))  # fmt: skip
    way = s.one("first", "full", "full")
    for one in t.people:
        one.is_called = one.first if way == "first" else ""
    named = {status: listed([s.bracketed(one, way) for one in t.of(status)])
             for status in ("present", "apologies", "absent")}  # fmt: skip
    lines = [
        s.one("Hej alle", "Hej allesammen", "Kære alle sammen"), "",
        s.one("Tak for et godt møde! Her kommer referatet.", "Så er der referat fra vores møde."),
        "",
        f"{upper(s.network)}, {weekday(t.day)} d. {worded_year(t.day)}, kl. {hours(s)}",
        "",
        f"Med var: {named['present']}",
        *([f"Afbud: {named['apologies']}"] if named["apologies"] else []),
        *([f"Kom ikke (ingen afbud): {named['absent']}"] if named["absent"] else []),
        "", s.one("Siden sidst:", "Aftaler fra sidst:"),
    ]  # fmt: skip
    lines += [f"- {o.owner} skulle {meant(o)}: {o.remark}"
              for o in t.old]  # fmt: skip
    points = subjects(s, 2, 4)
    lines += ["", s.one("Det snakkede vi om:", "Runden:"), *_runs(points), "",
              s.one("Hvem gør hvad:", "Det har vi aftalt:")]  # fmt: skip
    lines += [f"- {one.owner} {said(one)}" for one in t.new]
    s.tells_next = s.draw.random() < 0.8
    again = f"Vi ses igen {weekday(t.next_day)} d. {slashed(t.next_day)}."
    author = writer(s, "club")
    lines += [
        "", again if s.tells_next else "Datoen for næste møde kender vi ikke endnu.", "",
        s.one("Mange hilsner", "Kærlig hilsen", "De bedste hilsner"), author.first,
    ]  # fmt: skip
    subject = f"Referat {s.area} {slashed_year(t.day)}"
    page = _as_page(lines) if s.draw.random() < 0.5 else None
    return "mail", as_mail("\n".join(lines), s.sent(), subject, page=page)


def _runs(points: list[Point]) -> list[str]:
    return [f"- {one}" for one in everything(points)]


def _as_page(lines: list[str]) -> Page:
    page = Page()
    for line in filter(None, lines):
        if line.startswith("- "):
            page.bullets([line.removeprefix("- ")])
        else:
            page.text(line)
    return page


LAYOUTS = (
    secretariat_record, family_centre_notes, school_heads_minutes, club_evening_mail, *MORE,
)  # fmt: skip
