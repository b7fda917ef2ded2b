"""A twenty-first batch, held back, by a writer who never saw the reader: ten ordinary houses.

A newly hired SSP consultant, a deputy head, a local policeman, a housing social worker and a
librarian here; the others in ``batch_21_more``. Words and names: ``words_21``, ``people_21``.
"""

from __future__ import annotations

import datetime as dt
import io

import docx

from . import batch_21_more
from .page import Page, as_docx, as_odt, as_pdf, as_rtf
from .people_21 import (
    NOT_TOLD,
    clock,
    curt,
    d_in_figures,
    d_in_words,
    dotted,
    figures_with_year,
    full_day,
    in_figures,
    in_words,
    of_party,
    on_weekday,
    points,
    prepare,
    sentence,
    speak_of_oneself,
    start,
    stopped,
    tell_next,
    titled,
    together,
    with_year,
)
from .secretary import Secretary
from .told import Task
from .words_21 import ANY_OTHER, PERFECT, PLACES, TASKS, WARM, WHERE

__all__ = ["LAYOUTS", "TASKS"]


def new_consultants_template(s: Secretary) -> tuple[str, bytes]:
    """A newly hired SSP consultant in Word: each field of the municipality's template, filled in.

    Also those that there is nothing to write in.
    """
    prepare(s, ("full", "full", "first", "party"), with_year, d_in_words,
            may_agree_on_nothing=True)  # fmt: skip
    t, page = s.told, Page()
    staff = next(one for one in t.of("present") if one.code)
    page.heading("Referat", 1)
    page.text(
        f"**Mødeforum:** SSP-netværket {s.area}", f"**Dato:** {start(full_day(t.day))}",
        f"**Tidspunkt:** kl. {t.start:%H.%M} – {t.end:%H.%M}",
        f"**Sted:** {start(s.one(*PLACES))}", f"**Referent:** {staff.name}", "**Deltagere:**",
    )  # fmt: skip
    page.bullets([titled(one) for one in t.of("present")])
    nobody = s.one("Ingen", "-", "Ingen")
    for status, title in (("apologies", "Afbud"), ("absent", "Fraværende uden afbud")):
        page.text(f"**{title}:** {'; '.join(titled(one) for one in t.of(status)) or nobody}")
    said = points(s, max(min(len(t.new) + s.draw.randint(0, 1), 4), 2))
    tasks: list[Task | None] = [*t.new, *[None] * (len(said) - len(t.new))]
    s.draw.shuffle(tasks)
    agenda = ["Godkendelse af dagsorden", "Opfølgning fra sidste møde",
              *(point for point, _ in said), "Eventuelt", "Næste møde"]  # fmt: skip
    page.text("**Dagsorden**")
    page.numbered(agenda)
    page.heading("1. Godkendelse af dagsorden", 2)
    page.text(s.one("Dagsordenen blev godkendt.", "Godkendt uden bemærkninger."))
    page.heading("2. Opfølgning fra sidste møde", 2)
    ended = {
        "closed": ("Afsluttet", "Er gjort", "Gennemført"),
        "open": ("Ikke afsluttet", "Er ikke gjort endnu", "I gang"),
        "dropped": ("Udgår", "Ikke længere aktuelt", "Bortfalder"),
    }
    for o in t.old:
        page.text(f"{start(o.owner)} skulle {sentence(f'{o.verb[0]} {o.about}', o)} "
                  f"Status: {s.one(*ended[o.status])}.")  # fmt: skip
    if not t.old:
        page.text(s.one("Der var ikke noget at følge op på.", "Ingen udestående punkter."))
    for at, ((point, talk), o) in enumerate(zip(said, tasks, strict=True), 3):
        page.heading(f"{at}. {point}", 2)
        page.text(f"**Drøftelse:** {talk}")
        agreed = s.one(o.infinitive, f"{start(o.owner)} {stopped(o.done)}") if o else "Ingen"
        page.text(f"**Aftale:** {agreed}")
        page.text(f"**Ansvarlig:** {start(o.owner) if o else '-'}")
        page.text(f"**Frist:** {(start(o.deadline.text) if o else '') or '-'}")
    page.heading(f"{len(agenda) - 1}. Eventuelt", 2)
    page.text(s.one(*ANY_OTHER))
    page.heading(f"{len(agenda)}. Næste møde", 2)
    page.text(f"{start(full_day(tell_next(s)))} kl. {t.start:%H.%M}.")
    return "docx", _with_letterhead(as_docx(page))


def _with_letterhead(content: bytes) -> bytes:
    document = docx.Document(io.BytesIO(content))
    document.sections[0].header.paragraphs[
        0
    ].text = "Ishøj Kommune\tCenter for Børn og Forebyggelse"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def deputy_heads_notes(s: Secretary) -> tuple[str, bytes]:
    """A deputy head's notes in Markdown: as few words as can be."""
    prepare(s, ("first",), in_figures, in_figures, d_in_figures, writer="school")
    t = s.told
    lines = [f"# SSP {s.area} {s.one(figures_with_year, dotted)(t.day)}", ""]
    lines += [f"kl. {clock(t.start)}-{clock(t.end)}, {s.one(*PLACES)}", ""]
    titles = {"present": "Med", "apologies": "Afbud", "absent": s.one("Kom ikke", "Udeblevet")}
    for status, title in titles.items():
        if t.of(status):
            lines += [f"**{title}:** {', '.join(curt(one) for one in t.of(status))}", ""]
    mark = s.one("–", "->", ":")
    if t.old:
        lines += [f"## {s.one('Sidst', 'Fra sidst', 'Siden sidst')}", ""]
        ended = {
            "closed": ("ok", "gjort", "klaret"), "open": ("mangler", "ikke endnu", "i gang"),
            "dropped": ("droppet", "udgår"),
        }  # fmt: skip
        for o in t.old:
            o.deadline = NOT_TOLD
            said = f"{o.owner} skulle {o.verb[0]} {o.about}"
            lines.append(f"- {said}{_spaced(mark)} {s.one(*ended[o.status])}")
        lines.append("")
    lines += [f"## {s.one('Snak', 'Vendt', 'Drøftet')}", ""]
    lines += [f"- {point}: {talk}" for point, talk in points(s, s.draw.randint(2, 4), most=1)]
    lines += ["", f"## {s.one('Gør', 'Aftaler', 'Hvem gør hvad')}", ""]
    is_owner_first = s.draw.random() < 0.6
    for o in t.new:
        when = f", {o.deadline.text}" if o.deadline.text else ""
        lines.append(f"- {o.owner} {o.done}{when}" if is_owner_first
                     else f"- {o.infinitive} ({o.owner}{when})")  # fmt: skip
    if s.draw.random() < 0.8:
        lines += ["", f"Næste gang: {in_figures(tell_next(s))} kl. {clock(t.start)}"]
    return "markdown", "\n".join([*lines, ""]).encode()


def _spaced(mark: str) -> str:
    return mark if mark == ":" else f" {mark}"


def policemans_list(s: Secretary) -> tuple[str, bytes]:
    """A local policeman's RTF: one running list of what is to be done, old and new."""
    prepare(s, ("full", "title", "party", "first"), dotted, in_figures, writer="police")
    t, page = s.told, Page()
    page.heading(f"{s.one('Netværksmøde SSP', 'SSP-netværk', 'SSP-møde')} {s.area}", 1)
    day = s.one(full_day, dotted)(t.day)
    page.text(f"Afholdt {day} kl. {t.start:%H.%M}-{t.end:%H.%M}, {s.one(*PLACES)}.")
    titles = {
        "present": s.one("Til stede:", "Mødt:"), "apologies": s.one("Afbud:", "Meldt afbud:"),
        "absent": s.one("Ikke mødt:", "Udeblevet uden afbud:"),
    }  # fmt: skip
    for status, title in titles.items():
        if t.of(status):
            page.text(title)
            page.bullets([titled(one) for one in t.of(status)])
    page.heading("Situationen", 2)
    page.text(*(talk for _, talk in points(s, s.draw.randint(2, 3), most=2)))
    page.heading(s.one("Opgaveliste", "Liste over opgaver"), 2)
    ended = {"closed": "Lukket", "open": s.one("Åben", "Ikke udført"), "dropped": "Udgår"}
    number = s.draw.randint(3, 40)
    before = min([t.day, *(o.deadline.day for o in t.old if o.deadline.day)])
    before -= dt.timedelta(days=s.draw.choice((14, 21, 28)))
    before -= dt.timedelta(days=max(0, before.weekday() - 4))
    rows = [("Nr.", "Oprettet", "Opgave", "Hvem", "Frist", "Status")]
    for o in [*t.old, *t.new]:
        is_old = any(o is one for one in t.old)
        rows.append((
            str(number), f"{before if is_old else t.day:%d.%m.%y}", o.infinitive, start(o.owner),
            o.deadline.text, ended[o.status] if is_old else "Ny",
        ))  # fmt: skip
        number += s.draw.choice((1, 1, 1, 2)) if is_old else 1
    page.table(rows)
    if s.draw.random() < 0.75:
        page.text(f"Næste møde: {dotted(tell_next(s))} kl. {t.start:%H.%M}.")
    return "rtf", as_rtf(page)


def housing_workers_letter(s: Secretary) -> tuple[str, bytes]:
    """A housing social worker's ODT: long, warm prose, and what was promised among it."""
    prepare(s, ("first", "full", "party", "title"), in_words, d_in_words, on_weekday,
            writer="housing", may_agree_on_nothing=True)  # fmt: skip
    t, page = s.told, Page()
    speak_of_oneself(s, "housing")
    page.heading(s.one(f"Referat fra netværksmødet i {s.area}",
                       f"Vores møde i SSP-netværket {s.area}"), 1)  # fmt: skip
    when = f"{start(full_day(t.day))} mødtes vi {s.one(*WHERE)} kl. {clock(t.start)}"
    page.text(s.one(
        f"{when}, og vi blev siddende til kl. {clock(t.end)}. Tak for et møde med god energi.",
        f"{when}. Der var meget på hjerte, og klokken blev {clock(t.end)}, før vi sagde farvel.",
    ), _who_sat(s))  # fmt: skip
    if t.old:
        page.text(" ".join([
            s.one("Vi begyndte med at se på det, vi aftalte sidste gang.",
                  "Som altid tog vi først en runde om aftalerne fra sidst."),
            *(_how_it_went(s, o) for o in t.old),
        ]))  # fmt: skip
    said = points(s, s.draw.randint(3, 4), most=4)
    where = sorted(s.draw.randrange(len(said)) for _ in t.new)  # some talk led to nothing
    warmth = s.draw.sample(WARM, len(said))
    for at, (point, talk) in enumerate(said):
        if s.draw.random() < 0.5:
            page.text(f"**{point}**")
        here = [o for o, it in zip(t.new, where, strict=True) if it == at]
        promises = [_promise(s, o, is_first=o is here[0]) for o in here]
        warm = [warmth.pop()] if s.draw.random() < 0.5 else []
        page.text(" ".join([talk, *warm, *promises]))
    if s.draw.random() < 0.8:
        page.text(f"Vi ses igen {on_weekday(tell_next(s))}. Pas godt på jer selv så længe!")
    else:
        page.text("Datoen for næste møde er ikke lagt fast endnu.")
    writer = of_party(s, "housing")
    page.text(s.one("Mange varme hilsner", "Kærlig hilsen"), f"{writer.name}, {writer.function}")
    return "odt", as_odt(page)


def _who_sat(s: Secretary) -> str:
    t = s.told
    sat = [s.one("Rundt om bordet sad", "Med til mødet var")
           + f" {together(t.of('present'))}."]  # fmt: skip
    if away := t.of("apologies"):
        sat.append(f"{together(away)} havde desværre måttet melde afbud.")
    if missing := t.of("absent"):
        sat.append(f"Vi havde også ventet {together(missing)}, som ikke kom.")
    return " ".join(sat)


def _how_it_went(s: Secretary, o: Task) -> str:
    """Tell how something from last time ended; when it was due is not told."""
    o.deadline = NOT_TOLD
    what, was = f"{o.verb[0]} {o.about}", s.one("skulle", "havde lovet at")
    return f"{start(o.owner)} " + s.one(*{
        "closed": (f"har {PERFECT[o.verb[0]]} {o.about}, som vi havde aftalt.",
                   f"{was} {what}, og det er gjort.", f"{was} {what}, og det er klaret nu."),
        "open": (f"{was} {what}, men det er ikke blevet til noget endnu.",
                 f"{was} {what}, og det mangler vi stadig."),
        "dropped": (f"{was} {what}, men det er ikke længere aktuelt.",
                    f"{was} {what}, men det har vi valgt at droppe."),
    }[o.status])  # fmt: skip


def _promise(s: Secretary, o: Task, *, is_first: bool) -> str:
    what = f"{o.verb[0]} {o.about}"
    return s.one(
        f"{'Derfor vil' if is_first else 'Samtidig vil'} {o.owner} {sentence(what, o)}",
        f"{start(o.owner)} lovede at {sentence(what, o)}",
        f"Vi blev enige om, at {o.owner} {sentence(o.done, o)}",
        f"{start(o.owner)} påtog sig at {sentence(what, o)}",
        f"{start(o.owner)} {sentence(o.done, o)}",
    )


def librarians_table(s: Secretary) -> tuple[str, bytes]:
    """A librarian's landscape PDF: everything has its box, and boxes may stay empty."""
    prepare(s, ("first", "full", "party"), in_words, on_weekday, d_in_figures)
    t, page = s.told, Page(is_landscape=True)
    page.heading(s.one("Mødereferat", "Referat af netværksmøde"), 1)
    page.table([
        ("Netværk", "Dato", "Tid", "Sted"),
        (f"SSP {s.area}", s.one(full_day, figures_with_year)(t.day),
         f"{t.start:%H.%M}–{t.end:%H.%M}", start(s.one(*PLACES))),
    ])  # fmt: skip
    page.table([
        ("Til stede", "Afbud", s.one("Udeblevet", "Ikke til stede, uden afbud")),
        tuple("\n".join(titled(one) for one in t.of(status)) or "–"
              for status in ("present", "apologies", "absent")),
    ])  # fmt: skip
    if t.old:
        page.heading("Siden sidst", 2)
        ended = {
            "closed": ("Gjort", "Udført"), "open": ("Ikke gjort endnu", "Er i gang"),
            "dropped": ("Udgår", "Opgivet"),
        }  # fmt: skip
        page.table([
            ("Aftale", "Hvem", "Status"),
            *((o.infinitive, start(o.owner), s.one(*ended[o.status])) for o in t.old),
        ])  # fmt: skip
        for o in t.old:
            o.deadline = NOT_TOLD
    page.heading("Dagens møde", 2)
    said = points(s, min(len(t.new) + s.draw.randint(0, 2), 5), most=2)
    tasks: list[Task | None] = [*t.new, *[None] * (len(said) - len(t.new))]
    s.draw.shuffle(tasks)
    page.table([
        ("Nr.", "Emne", "Drøftet", "Aftalt", "Hvem", "Hvornår"),
        *((str(at), point, talk, *((o.infinitive, start(o.owner), o.deadline.text) if o
                                   else ("", "", "")))
          for at, ((point, talk), o) in enumerate(zip(said, tasks, strict=True), 1)),
    ])  # fmt: skip
    page.text(f"Næste møde: {full_day(tell_next(s))}")
    return "pdf", as_pdf(page)


LAYOUTS = (
    new_consultants_template, deputy_heads_notes, policemans_list, housing_workers_letter,
    librarians_table, *batch_21_more.LAYOUTS,
)  # fmt: skip
