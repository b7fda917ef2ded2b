"""A twenty-second batch, held back, by a writer who never saw the reader: ten ordinary people.

Here those who fill in tables: a student worker at the town hall, a teacher with her school's
template, a desk officer and the leader of a housing area's plan; those who write freely are in
``batch_22_more.py``, those whose pages go on a screen in ``batch_22_web.py``. What they say is in
``words_22.py``, how they put it in ``habits_22.py``. The club's pedagogue does not tell what the
deadlines of the old tasks were; then there is none to be read. The next meeting is not always
fixed, and now and then there is nothing old, or nothing new.
"""

from __future__ import annotations

import datetime as dt

from .batch_22_more import (
    associations_mail,
    club_pedagogues_notes,
    counsellors_account,
)
from .batch_22_web import consultants_log, library_workers_page, school_leaders_export
from .habits_22 import (
    House,
    by,
    day_of_week,
    done,
    dotted,
    month,
    move_in,
    next_day,
    next_time,
    promised,
    put_off,
    seat,
    slashed,
    slashed_year,
    spelt,
    spelt_year,
    start,
    stopped,
    undated,
    week,
    with_weekday,
)
from .page import Page, as_docx, as_rtf
from .secretary import Secretary
from .told import Person, Task
from .words_22 import PLACES, TASKS, TITLES, points, points_with_tasks

__all__ = ["LAYOUTS", "TASKS"]


def _titled(people: list[Person], mark: str = ", ") -> list[str]:
    return [f"{one.name}{mark}{one.function}" for one in people]


def town_hall_protocol(s: Secretary) -> tuple[str, bytes]:
    """The town hall's protocol in Word, by a student worker: two columns, closed by the clock."""
    move_in(s, House(
        ("full", "full", "title"),
        (by("{}", spelt_year), by("{}", spelt_year, "inden den {}"),
         month("{}", "inden udgangen af {}"), month("{}", "primo {}", 10),
         next_time("", "til næste møde"), undated("hurtigst muligt")),
        old=spelt_year,
    ))  # fmt: skip
    t, page = s.told, Page()
    page.text("**Ishøj Kommune**", s.one("Center for Børn og Unge", "Børne- og Ungesekretariatet"))
    page.heading("Protokol", 1)
    head = [
        ("Møde", s.one(f"SSP-netværk {s.area}", f"Lokalt SSP-netværk, {s.area}")),
        ("Dato", start(with_weekday(spelt_year)(t.day))),
        ("Sted", s.one(*PLACES)),
        ("Mødet begyndte", f"kl. {t.start:%H.%M}"),
        ("Til stede", "\n".join(_clocked(s))),
        ("Afbud", "\n".join(_titled(t.of("apologies"))) or "Ingen"),
    ]
    if t.of("absent"):
        head.append(("Udeblevet", "\n".join(_titled(t.of("absent")))))
    page.table(head, is_headed=False)
    rows = [
        ("Punkt", "Protokollat"),
        ("1. Godkendelse af dagsorden", s.one("Godkendt.", "Dagsordenen blev godkendt.")),
        ("2. Opfølgning på sidste møde", "\n".join(_protocolled(s, o) for o in t.old)
         or "Der var ingen udestående sager."),
    ]  # fmt: skip
    for at, (point, said, o) in enumerate(points_with_tasks(s, way="full"), 3):
        ended = s.one("Drøftet.", "Orienteringen blev taget til efterretning.")
        if o:
            ended = promised(s, o, "plain", "plain", "skal", "turned")
        rows.append((f"{at}. {point}", f"{said}\n**Beslutning:** {ended}"))
    following = next_day(s)
    when = f"{start(with_weekday(spelt_year)(following))}." if following else "Fastsættes senere."
    rows.append((f"{len(rows)}. Næste møde", when))
    rows.append((f"{len(rows)}. Eventuelt", s.one("Intet.", "Der var ikke noget til punktet.")))
    page.table(rows)
    page.text(f"Mødet sluttede kl. {t.end:%H.%M}.", "Protokolfører: studentermedhjælperen")
    return "docx", as_docx(page)


def _clocked(s: Secretary) -> list[str]:
    """Those present; now and then the last one came late or left early."""
    *others, last = _titled(s.told.of("present"))
    start_, end = s.told.start, s.told.end
    return [*others, last + s.draw.choices((
        "", f" (fra kl. {_moved(start_, 20)})", f" (forlod mødet kl. {_moved(end, -15)})",
    ), (8, 1, 1))[0]]  # fmt: skip


def _moved(time: dt.time, minutes: int) -> str:
    moved = dt.datetime.combine(dt.date(2022, 1, 1), time) + dt.timedelta(minutes=minutes)
    return f"{moved:%H.%M}"


def _protocolled(s: Secretary, o: Task) -> str:
    owner, date = start(o.owner), o.deadline.text
    return s.one(*{
        "closed": (f"{owner} {done(o)}. Fristen var den {date}. Afsluttet.",
                   f"{o.infinitive} – {o.owner}, frist {date}: Udført."),
        "open": (f"{owner} mangler endnu at {o.verb[0]} {o.about}. Frist: {date}.",
                 f"{o.infinitive} – {o.owner}, frist {date}: Udestår."),
        "dropped": (f"{owner} skulle inden den {date} {o.verb[0]} {o.about}. Opgaven bortfalder.",
                    f"{o.infinitive} – {o.owner}, frist {date}: Bortfalder."),
    }[o.status])  # fmt: skip


def teachers_school_template(s: Secretary) -> tuple[str, bytes]:
    """A teacher in her school's template, kept as RTF: who chairs, who writes, who does what."""
    move_in(s, House(
        ("first",) * 4 + ("title",),
        (by("{}", slashed, "senest d. {}"), by("{}", with_weekday(slashed, " d. "), "inden {}"),
         week("uge {}"), week("uge {}", "senest uge {}"), next_time("", "til næste møde"),
         undated("", "ved lejlighed"), day_of_week("{}", "{}")),
        old=slashed, writer="school",
    ))  # fmt: skip
    t, page = s.told, Page()
    present = t.of("present")
    writer = seat(s, "school")
    chair = s.draw.choice([one for one in present if one is not writer] or present)
    page.heading(s.one(f"Referat SSP {s.area}", f"Mødereferat – SSP-netværket {s.area}"), 1)
    page.text(
        f"**Dato:** {slashed_year(t.day)}",
        f"**Tidspunkt:** kl. {t.start:%H.%M}-{t.end:%H.%M}",
        f"**Ordstyrer:** {chair.first}   **Referent:** {writer.first}",
        f"**Deltagere:** {', '.join(s.bracketed(one) for one in present)}",
        f"**Afbud:** {', '.join(s.bracketed(one) for one in t.of('apologies')) or 'ingen'}",
    )
    if t.of("absent"):
        page.text(f"**Ikke mødt:** {', '.join(s.bracketed(one) for one in t.of('absent'))}")
    rows = [("Punkt", "O/D/B", "Referat", "Hvem gør hvad – og hvornår?")]
    last = "\n".join(_looked_back(s, o) for o in t.old) or "Vi havde ikke noget hængende."
    rows.append(("Siden sidst", "O", last, ""))
    for point, said, o in points_with_tasks(s, s.draw.randint(1, 2)):
        letters = s.one("D", "D/B") if o else "O"
        rows.append((point, letters, said, promised(s, o, "plain") if o else ""))
    following = next_day(s)
    rows.append(("Evt.", "", s.one("", "Kaffen var kold."), ""))
    if following:
        rows.append(("Næste møde", "", f"{with_weekday(slashed, ' d. ')(following)}", ""))
    page.table(rows)
    page.text("O = orientering, D = drøftelse, B = beslutning")
    return "rtf", as_rtf(page)


def _looked_back(s: Secretary, o: Task) -> str:
    owner = start(o.owner)
    said = s.one(*{
        "closed": ("det er gjort", "done, tak for det", "er sket"),
        "open": ("ikke nået endnu", "er i gang", "mangler stadig"),
        "dropped": ("det dropper vi", "ikke aktuelt mere"),
    }[o.status])  # fmt: skip
    return f"{owner} skulle {o.verb[0]} {o.about} (senest {o.deadline.text}) – {said}."


def desk_officers_table(s: Secretary) -> tuple[str, bytes]:
    """A desk officer's Word: clipped lines, and a table of matter, talk and what was agreed."""
    move_in(s, House(
        ("full", "title", "title"),
        (by("{}", dotted), by("{}", dotted), by("senest {}", dotted), week("uge {}"),
         next_time("næste møde", ""), undated("snarest")),
        old=dotted, writer="police",
    ))  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"SSP-samarbejdet, {s.area}", 1)
    page.text(
        f"Møde {with_weekday(dotted, ' ')(t.day)}, {s.one(*PLACES)}.",
        f"Sat kl. {t.start:%H.%M}. Hævet kl. {t.end:%H.%M}.",
        f"Til stede: {'; '.join(_titled(t.of('present')))}.",
    )
    if t.of("apologies"):
        page.text(f"Afbud fra: {'; '.join(_titled(t.of('apologies')))}.")
    if t.of("absent"):
        page.text(f"Ikke mødt, intet afbud: {'; '.join(_titled(t.of('absent')))}.")
    rows = [("Sag", "Drøftet", "Aftalt")]
    for o in t.old:
        before = o.deadline.text
        said = s.one(*{
            "closed": ("Foretaget.", "Er foretaget. Sagen sluttet."),
            "open": ("Endnu ikke foretaget.", "Pågår."),
            "dropped": ("Foretages ikke.", "Opgives, ikke længere aktuelt."),
        }[o.status])  # fmt: skip
        if put_off(s, o, dotted):
            said = f"Ikke foretaget. Ny frist {o.deadline.text}."
        task = f"{start(o.owner)}: {o.infinitive}. Frist {before}."
        rows.append(("Tidligere aftale", f"Status: {said}", task))
    for point, said, o in points_with_tasks(s, way="full"):
        agreed = s.one("Intet.", "-", "Til orientering.")
        if o:
            agreed = f"{stopped(f'{start(o.owner)} {o.done}')} Frist: {o.deadline.text}."
        rows.append((point, said, agreed))
    page.table(rows)
    following = next_day(s)
    if following:
        page.text(f"Næste møde: {dotted(following)} kl. {t.start:%H.%M}.")
    else:
        page.text("Nyt møde aftales pr. mail.")
    return "docx", as_docx(page)


HELHEDSPLAN = {
    "housing": (
        ("boligsocial helhedsplan", "helhedsplanen"), ("boligforeningen", "boligforeningen"),
        ("boligsocial medarbejder", "den boligsociale medarbejder"),
    ),
}  # fmt: skip


def housing_areas_action_plan(s: Secretary) -> tuple[str, bytes]:
    """The project leader of a housing area's plan: everything ends up in one action plan."""
    move_in(s, House(
        ("full", "title", "first"),
        (by("{}", spelt), by("senest {}", spelt), month("{}", "i {}"),
         month("medio {}", "medio {}", 20), month("ultimo {}", "ultimo {}"),
         week("uge {}"), next_time("næste netværksmøde", ""), undated("løbende")),
        old=spelt, writer="housing", of=TITLES | HELHEDSPLAN,
    ))  # fmt: skip
    t, page = s.told, Page(is_landscape=True)
    page.heading(s.one("Netværksmøde og handleplan", "Opsamling og handleplan"), 1)
    page.text(
        f"SSP-netværket i {s.area} mødtes {with_weekday(spelt_year)(t.day)} fra kl. "
        f"{t.start:%H:%M} til {t.end:%H:%M} i forlængelse af helhedsplanens arbejde."
    )
    came = {"present": "x", "apologies": "afbud", "absent": "mødte ikke"}
    people = [(one.name, start(one.function), came[one.status]) for one in t.people]
    page.table([("Hvem", "Hvorfra", "Deltog"), *people])
    page.heading("Pointer fra drøftelsen")
    page.bullets([f"**{point}:** {said}" for point, said in points(s, s.draw.randint(2, 4))])
    page.heading("Handleplan")
    said = {
        "closed": ("Gennemført", "Afsluttet", "I mål"), "open": ("I proces", "Forsinket", "I gang"),
        "dropped": ("Udgået", "Taget ud af planen"),
    }  # fmt: skip
    rows = [("Indsats", "Tovholder", "Tidsplan", "Status")]
    for o in t.old:
        ended = s.one(*said[o.status])
        when = f"{'rykket til ' if put_off(s, o, spelt) else ''}{o.deadline.text}"
        rows += [(o.infinitive, start(o.owner), when, ended)]
    rows += [
        (o.infinitive, start(o.owner), o.deadline.text, s.one("Ny", "Ny", "Ikke startet"))
        for o in t.new
    ]
    page.table(rows)
    following = next_day(s)
    page.text(
        f"Næste netværksmøde holdes {with_weekday(spelt)(following)}." if following
        else "Der indkaldes til næste netværksmøde, når regnskabet er på plads."
    )  # fmt: skip
    return "docx", as_docx(page)


LAYOUTS = (
    town_hall_protocol, teachers_school_template, desk_officers_table,
    housing_areas_action_plan, school_leaders_export, club_pedagogues_notes,
    counsellors_account, associations_mail,
    library_workers_page, consultants_log,
)  # fmt: skip
