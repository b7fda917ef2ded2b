"""A twenty-eighth batch, held back, by a writer who never saw the reader: eight secretaries.

The first four are here, the others in ``batch_28_more.py``. A layout that leaves out the deadlines
of the tasks from last time has none to be read.
"""

from __future__ import annotations

from . import batch_28_more
from .habits_23 import clock, does, in_words, slashes, spread, upper, whole, with_weekday
from .habits_28 import (
    at_place,
    cast,
    dashed,
    dotted,
    place,
    plain,
    present,
    promised,
    row,
    set_new,
    set_old,
    shortened,
    status,
    topics,
    went,
    who,
)
from .page import Page, as_docx, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Task
from .words_28 import TASKS

__all__ = ["LAYOUTS", "TASKS"]


def three_columns(s: Secretary) -> tuple[str, bytes]:
    """An administrative worker's form in Word: each point a row, what follows from it beside it."""
    t, page, parties = s.told, Page(is_landscape=s.draw.random() < 0.5), cast(s)
    set_new(s, s.draw.choice((slashes, shortened)))
    set_old(s, None)
    page.text(f"**{s.one('REFERAT', 'Mødereferat')}**")
    rows = [
        (s.one("Mødeforum", "Gruppe"), upper(s.network)),
        ("Mødedato", f"{upper(with_weekday(t.day))} {t.day.year}"),
        ("Kl.", f"{t.start:%H.%M} – {t.end:%H.%M}"),
        ("Lokation", upper(place(s))),
        (s.one("Mødedeltagere", "Deltog"), row(t.of("present"), "{} ({})", "\n")),
        ("Afbud", row(t.of("apologies"), "{} ({})", "\n") or "–"),
    ]
    if t.of("absent"):
        rows.append(("Mødte ikke", row(t.of("absent"), "{} ({})", "\n")))
    page.table([*rows, ("Referent", present(s).name)], is_headed=False)
    page.text("")
    number = s.draw.randint(3, 4)
    since = "\n".join(went(s, o, who(s, o, parties, "first")) for o in t.old)
    points = [("1. Opsamling fra sidste gang", since, "")]
    dealt = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(dealt, 2):
        follow = "\n".join(_cell(s, o, upper(who(s, o, parties, "first"))) for o in tasks)
        points.append((f"{at}. {topic}", text, follow))
    s.tells_next = True
    again = f"{upper(with_weekday(t.next_day))} {t.next_day.year}"
    points.append((f"{number + 2}. Næste møde", f"{again} {at_place(place(s))}.", ""))
    head = ("Punkt", s.one("Referat", "Drøftelse"), s.one("Opfølgning", "Aftale / ansvarlig"))
    page.table([head, *points])
    return "docx", as_docx(page, footer="SSP – til internt brug")


def _cell(s: Secretary, o: Task, name: str) -> str:
    until = f" ({plain(o)})" if o.deadline.text else ""
    return s.one(f"{name} {does(o)}", f"{name}: {o.infinitive}{until}")


def coordinators_decisions(s: Secretary) -> tuple[str, bytes]:
    """A coordinator in Word: numbered headings, a table of what became, actions below a point."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, in_words)
    set_old(s, dashed)
    page.heading(s.one(f"Beslutningsreferat, {s.network}", f"{upper(s.network)} – netværksmøde"), 1)
    page.text(
        f"Afholdt {with_weekday(t.day)} {t.day.year} fra kl. {clock(t.start)} til kl. "
        f"{clock(t.end)} {at_place(place(s))}"
    )
    page.text(f"Deltagere: {row(t.of('present'))}")
    page.text(f"Afbud: {row(t.of('apologies')) or 'Ingen afbud'}")
    if t.of("absent"):
        page.text(f"Fraværende uden afbud: {row(t.of('absent'))}")
    page.text(f"Ordstyrer: {present(s).name}", f"Referent: {present(s).name}")
    page.heading("1. Opfølgning på sidste referat")
    page.table([
        ("Aftale", "Ansvar", "Frist", s.one("Hvor langt er vi?", "Status")),
        *((o.infinitive, upper(who(s, o, parties)), o.deadline.text, status(s, o)) for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(3, 4)
    mark = s.one("Aktion", "Handling", "Beslutning")
    dealt = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(dealt, 2):
        page.heading(f"{at}. {topic}")
        page.text(text)
        page.bullets([f"**{mark}:** {_action(s, o, who(s, o, parties))}" for o in tasks])
    page.heading(f"{number + 2}. Eventuelt")
    page.text(s.one("Der var ikke noget under punktet.", "Intet at bemærke."))
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading(f"{number + 3}. Tid for næste møde")
        page.text(f"Næste møde holdes {with_weekday(t.next_day)} {t.next_day.year}.")
    return "docx", as_docx(page, header=s.one("SSP-samarbejdet", "Center for Børn og Forebyggelse"))


def _action(s: Secretary, o: Task, name: str) -> str:
    until = f", {plain(o)}" if o.deadline.text else ""
    frist = f" Frist: {plain(o)}." if o.deadline.text else ""
    return s.one(
        f"{upper(name)} {does(o)}.",
        f"{o.infinitive} ({name}{until}).",
        f"{o.infinitive}. Ansvarlig: {name}.{frist}",
    )


def secretariats_pdf(s: Secretary) -> tuple[str, bytes]:
    """A secretariat prints to PDF: who came in letters, and the list of actions at the end."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((dotted, whole))
    set_new(s, style, in_column=True)
    set_old(s, style)
    page.heading(f"Referat: {upper(s.network)}", 1)
    page.text(
        f"**Dato og tid:** {whole(t.day)}, kl. {t.start:%H:%M}–{t.end:%H:%M}",
        f"**Sted:** {upper(place(s))}",
        f"**Mødeleder:** {present(s).name}",
    )
    letters = {"present": "F", "apologies": "A", "absent": "U"}
    page.table([
        ("Navn", s.one("Rolle/enhed", "Rolle"), "Fremmøde"),
        *((one.name, upper(one.function), letters[one.status]) for one in t.people),
    ])  # fmt: skip
    page.text("F = fremmødt, A = afbud, U = udeblevet uden afbud")
    for at, (topic, text) in enumerate(topics(s, s.draw.randint(3, 4)), 1):
        page.heading(f"{at}. {topic}", 3)
        page.text(text)
    page.heading(s.one("Status på aktioner fra sidste møde", "Tidligere aktioner"), 3)
    page.numbered([
        f"{o.infinitive} ({who(s, o, parties)}, frist {o.deadline.text}) – {status(s, o).lower()}"
        for o in t.old
    ])  # fmt: skip
    page.heading(s.one("Aktionsliste", "Nye aktioner"), 3)
    page.table([
        (s.one("Hvad", "Aktion"), "Hvem", s.one("Frist", "Tidsfrist")),
        *((o.infinitive, upper(who(s, o, parties)), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    s.tells_next = True
    page.heading("Kommende møde", 3)
    page.text(s.one(f"Netværket mødes næste gang {with_weekday(t.next_day)} {t.next_day.year}.",
                    f"Næste møde er fastsat til den {whole(t.next_day)}."))  # fmt: skip
    footer = "#align(center)[#context counter(page).display()]"
    return "pdf", as_pdf(page, footer=footer, language="da")


def teachers_prose(s: Secretary) -> tuple[str, bytes]:
    """A teacher in LibreOffice: sentences all through, what was promised at the end of a point."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((in_words, with_weekday)))
    set_old(s, None)
    page.heading(s.one(f"Referat af SSP-mødet i {s.area}", f"SSP-netværk {s.area}: referat"), 1)
    page.text(
        s.one(
            f"Vi holdt møde {at_place(place(s))} {with_weekday(t.day)} {t.day.year} "
            f"kl. {clock(t.start)}-{clock(t.end)}.",
            f"{upper(with_weekday(t.day))} {t.day.year} kl. {clock(t.start)}-{clock(t.end)} "
            f"{at_place(place(s))}.",
        )
    )
    here = listed([s.bracketed(one) for one in t.of("present")])
    page.text(s.one(f"Til stede var {here}.", f"Med til mødet var {here}."))
    if t.of("apologies"):
        away = listed([s.bracketed(one) for one in t.of("apologies")])
        page.text(s.one(f"{away} havde meldt afbud.", f"Der var afbud fra {away}."))
    if t.of("absent"):
        page.text(f"{listed([s.bracketed(one) for one in t.of('absent')])} mødte ikke op.")
    page.text(f"{present(s).name} skrev referat.")
    page.heading(s.one("Siden sidste møde", "Hvordan er det gået med det, vi aftalte?"), 3)
    page.text(" ".join(went(s, o, who(s, o, parties)) for o in t.old))
    number = s.draw.randint(2, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.heading(topic, 3)
        page.text(" ".join([text, *(promised(s, o, who(s, o, parties)) for o in tasks)]))
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste gang", 3)
        page.text(f"Vi ses igen {with_weekday(t.next_day)} {t.next_day.year}.")
    return "odt", as_odt(page)


LAYOUTS = (
    three_columns, coordinators_decisions, secretariats_pdf, teachers_prose,
    *batch_28_more.LAYOUTS,
)  # fmt: skip
