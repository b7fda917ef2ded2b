"""An eleventh batch, held back, by a writer who never saw the reader: eight tempers.

What they have to say stands in ``words_11.py``. Some repeat the deadlines of the tasks from
last time, others leave them out; then there is none to be read.
"""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_11 import (
    COUNTS,
    LENGTHS,
    ROOMS,
    SHORT_TALK,
    TASKS,
    by_month,
    by_week,
    coming_from,
    dated,
    has_done,
    in_full,
    in_short,
    in_slashes,
    in_words,
    last_day,
    owner,
    points,
    set_deadlines,
    set_old_deadlines,
    start,
    stopped,
    with_weekday,
)

__all__ = ["LAYOUTS", "TASKS"]


def officers_phone(s: Secretary) -> tuple[str, bytes]:
    """A police officer who types on a phone: small letters, initials, a line for each thing."""
    t = s.told
    set_deadlines(
        s, (dated("senest {}", in_slashes), dated("inden {}", in_slashes), by_week("uge {}")),
        "inden næste møde", "snarest",
    )  # fmt: skip
    set_old_deadlines(s, None)
    hours = s.one(f"{t.start:%H%M}-{t.end:%H%M}", f"{t.start:%H.%M}-{t.end:%H.%M}")
    lines = [f"SSP {s.area} {in_slashes(t.day)}-{t.day:%y} kl. {hours}", s.draw.choice(ROOMS), ""]
    heads = {"present": "mødt", "apologies": "afbud", "absent": "udeblevet"}
    for status, head in heads.items():
        if t.of(status):
            lines.append(f"{head}: {', '.join(_in_short(s, one) for one in t.of(status))}")
    said = {"closed": "ok", "open": "mangler", "dropped": "droppet"}
    lines += ["", "fra sidst:"]
    lines += [f"{o.verb[0]} {o.about}, {owner(s, o, 'initials')} - {said[o.status]}" for o in t.old]
    lines += ["", "nyt:", *s.draw.sample(SHORT_TALK, 3), "", "aftalt:"]
    lines += [f"{owner(s, o, 'initials')} {o.done}, {o.deadline.text}" for o in t.new]
    s.tells_next = True
    lines += ["", f"næste møde {in_slashes(t.next_day)}", ""]
    return "text", "\n".join(lines).encode()


def _in_short(s: Secretary, one: Person) -> str:
    return one.initials if one.code else s.bracketed(one, "first")


def fuldmaegtigs_points(s: Secretary) -> tuple[str, bytes]:
    """A thorough fuldmægtig in Word: an agenda, then each point with decision, who and when."""
    t, page = s.told, Page()
    by_day = dated("{}", in_full)
    set_deadlines(s, (by_day, by_day, by_week("uge {}"), by_month("udgangen af {}")),
                  "næste møde", "løbende")  # fmt: skip
    set_old_deadlines(s, by_day)
    page.heading("Referat", 1)
    page.text(
        f"**Forum:** Lokalt SSP-netværk i {s.area}",
        f"**Mødedato:** {with_weekday(t.day)} {t.day.year}",
        f"**Tidspunkt:** kl. {t.start:%H.%M}–{t.end:%H.%M}",
        f"**Lokale:** {s.draw.choice(ROOMS)}",
    )
    heads = {"present": "Mødedeltagere", "apologies": "Afbud", "absent": "Ej fremmødt"}
    for status, head in heads.items():
        if t.of(status):
            page.text(f"**{head}:** " + "; ".join(f"{o.name}, {o.function}" for o in t.of(status)))
    drawn = points(s, len(t.new), 3)
    agenda = [f"Opfølgning på mødet den {in_full(last_day(s))}"]
    agenda += [*(point for point, _ in drawn), "Eventuelt"]
    page.text("**Dagsorden**")
    page.numbered(agenda)
    page.heading(f"Punkt 1. {agenda[0]}")
    said = {"closed": "Gennemført", "open": "Ikke gennemført, videreføres", "dropped": "Udgår"}
    for o in t.old:
        page.text(f"Aftale: {o.infinitive}.", f"Ansvarlig: {start(owner(s, o, 'full'))}",
                  f"Frist: {o.deadline.text}", f"Status: {said[o.status]}")  # fmt: skip
    quiet = s.draw.randrange(len(drawn))  # this point only informs; its task falls to the next
    is_short = s.draw.random() < 0.5
    waiting: list[Task] = []
    for at, ((point, said_there), o) in enumerate(zip(drawn, t.new, strict=True)):
        page.heading(f"Punkt {at + 2}. {point}")
        page.text(said_there)
        waiting.append(o)
        if at == quiet and at < len(drawn) - 1:
            page.text("Beslutning: Punktet blev taget til efterretning.")
            continue
        for one in waiting:
            page.text(
                f"Beslutning: {_decided(s, one, is_short=is_short)}.",
                f"Ansvarlig: {start(owner(s, one, 'full'))}", f"Frist: {one.deadline.text}",
            )  # fmt: skip
        waiting = []
    page.heading(f"Punkt {len(agenda)}. Eventuelt")
    s.tells_next = True
    page.text(f"Næste møde finder sted {with_weekday(t.next_day)} {t.next_day.year}.")
    return "docx", as_docx(page)


def _decided(s: Secretary, o: Task, *, is_short: bool) -> str:
    if is_short:
        return f"{start(owner(s, o, 'full'))} {o.done}"
    return f"Det blev besluttet at {o.verb[0]} {o.about}"


def school_secretarys_form(s: Secretary) -> tuple[str, bytes]:
    """A school's secretary in RTF: the same form at every meeting, with numbered fields."""
    t, page = s.told, Page()
    ways = (dated("{}", in_full), dated("{}", "{:%d.%m.%Y}".format), by_week("uge {}"))
    set_deadlines(s, ways, "næste møde", "snarest muligt")
    set_old_deadlines(s, None)
    page.heading("Skema til referat, SSP", 1)
    page.table([
        ("1. Lokalområde", s.area),
        ("2. Dato for mødet", f"{t.day:%d.%m.%Y}"),
        ("3. Mødet begyndte", f"kl. {t.start:%H.%M}"),
        ("4. Mødet sluttede", f"kl. {t.end:%H.%M}"),
        ("5. Sted", start(s.draw.choice(ROOMS))),
        ("6. Fremmødte", _below(t.of("present"))),
        ("7. Afbud", _below(t.of("apologies"))),
        ("8. Udeblevne", _below(t.of("absent"))),
    ], is_headed=False)  # fmt: skip
    page.text("**9. Aftaler fra sidste møde**")
    said = {"closed": "Ja", "open": "Nej, ikke endnu", "dropped": "Opgivet"}
    page.table([
        ("Aftale", "Udføres af", "Er det udført?"),
        *((o.infinitive, start(owner(s, o, "full")), said[o.status]) for o in t.old),
    ])  # fmt: skip
    page.text("**10. Drøftet på mødet**")
    page.text(*(f"{point}: {talk}" for point, talk in points(s, 3)))
    page.text("**11. Nye aftaler**")
    page.table([
        ("Aftale", "Udføres af", "Senest"),
        *((o.infinitive, start(owner(s, o, "full")), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    s.tells_next = True
    page.text(f"**12. Næste møde:** {t.next_day:%d.%m.%Y}")
    return "rtf", as_rtf(page)


def _below(people: list[Person]) -> str:
    return "\n".join(f"{one.name}, {one.function}" for one in people) or "Ingen"


def pedagogues_letter(s: Secretary) -> tuple[str, bytes]:
    """A club's pedagogue in LibreOffice: whole sentences, as one tells it to a friend."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("senest den {}", in_words), dated("inden {}", with_weekday), by_week("i uge {}")),
        "inden næste møde", "så hurtigt som muligt",
    )  # fmt: skip
    set_old_deadlines(s, None)
    page.heading(f"Nyt fra SSP-netværket i {s.area}", 1)
    ended = s.one(f"sluttede klokken {t.end:%H.%M}", f"var færdige {LENGTHS[t.length]} senere")
    there = [coming_from(s, one, "full") for one in t.of("present")]
    page.text(
        f"Vi holdt møde {with_weekday(t.day)} {t.day.year}. Vi begyndte klokken {t.start:%H.%M} og "
        f"{ended}. Denne gang var vi på {s.one('biblioteket', 'rådhuset', 'ungdomsskolen')}.",
        f"Vi var {COUNTS[len(there)]} til stede: {listed(there)}."
        if len(there) > 1
        else f"Kun {there[0]} var til stede.",
    )
    if t.of("apologies"):
        page.text(f"{_whole(s, 'apologies')} havde meldt afbud.")
    if t.of("absent"):
        page.text(f"{_whole(s, 'absent')} kom ikke, og vi havde ikke fået afbud.")
    page.heading("Det, vi aftalte sidst")
    for o in t.old:
        page.text(_how_it_went(s, o))
    for (point, talk), o in zip(points(s, len(t.new)), t.new, strict=True):
        page.heading(point)
        page.text(f"{talk} {_promised(s, o)}")
    s.tells_next = True
    page.text(f"Vi ses igen {with_weekday(t.next_day)}.")
    return "odt", as_odt(page)


def _whole(s: Secretary, status: str) -> str:
    return start(listed([coming_from(s, one, "full") for one in s.told.of(status)]))


def _how_it_went(s: Secretary, o: Task) -> str:
    who = start(owner(s, o, "first"))
    return {
        "closed": f"{who} har {has_done(o)}, så det er klaret.",
        "open": f"{who} skulle have {has_done(o)}, men har ikke nået det endnu.",
        "dropped": f"{who} skulle have {has_done(o)}, men det har vi droppet igen.",
    }[o.status]


def _promised(s: Secretary, o: Task) -> str:
    who, when = owner(s, o, "first"), o.deadline.text
    return stopped(s.one(
        f"{start(who)} lovede at {o.verb[0]} {o.about}, og det sker {when}",
        f"Vi blev enige om, at {who} {o.done} {when}",
        f"{start(who)} sørger for at {o.verb[0]} {o.about}, og det skal være klaret {when}",
        f"{start(who)} vil {o.verb[0]} {o.about} {when}",
    ))  # fmt: skip


def project_managers_log(s: Secretary) -> tuple[str, bytes]:
    """A housing project's manager on the intranet: one log of actions, old and new."""
    t, page = s.told, Page()
    by_day = dated("{}", "{:%Y-%m-%d}".format)
    set_deadlines(s, (by_day, by_day, by_week("uge {}")), "næste møde", "løbende")
    set_old_deadlines(s, by_day)
    page.heading(f"SSP-netværksmøde {s.area} – mødenote", 1)
    page.text(f"{t.day:%Y-%m-%d} | Start kl. {t.start:%H:%M} | {t.length} min. | "
              f"{start(s.draw.choice(ROOMS))}")  # fmt: skip
    said = {"present": "Ja", "apologies": "Nej, afbud", "absent": "Nej, uden afbud"}
    page.table([
        ("Navn", "Kommer fra", "Deltog"),
        *((f"{one.name} ({one.initials})" if one.code else one.name, one.function, said[one.status])
          for one in t.people),
    ])  # fmt: skip
    page.heading("Temaer")
    page.bullets([f"**{point}** – {talk}" for point, talk in points(s, 4)])
    page.heading("Aktionslog")
    number, before = s.draw.randint(11, 70), last_day(s)
    said = {"closed": "Afsluttet", "open": "I gang", "dropped": "Trukket tilbage"}
    page.table([
        ("Nr.", "Oprettet", "Aktion", "Tovholder", "Deadline", "Status"),
        *((f"A{at}", f"{before if o in t.old else t.day:%Y-%m-%d}", o.infinitive,
           start(owner(s, o, "initials")), o.deadline.text,
           said[o.status] if o in t.old else "Ny")
          for at, o in enumerate([*t.old, *t.new], number)),
    ])  # fmt: skip
    if s.draw.random() < 0.7:
        s.tells_next = True
        page.text(f"Næste møde: {t.next_day:%Y-%m-%d}")
    return "html", as_html(page)


def consultants_notebook(s: Secretary) -> tuple[str, bytes]:
    """A consultant who pastes from OneNote: no headings, points within points, an action each."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("{}", in_short), dated("{}", in_words), by_week("uge {}"), by_month("ultimo {}")),
        "næste møde", "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, dated("{}", in_short))
    page.text(
        f"**Lokalt SSP-netværk, {s.area}**",
        f"{t.day:%d-%m-%Y}, {t.start:%H:%M}-{t.end:%H:%M} ({s.draw.choice(ROOMS)})",
    )
    heads = {"present": "Deltagere", "apologies": "Afbud", "absent": "Fraværende uden afbud"}
    for status, head in heads.items():
        if t.of(status):
            page.bullets([f"**{head}**"])
            page.bullets([f"{one.name}, {one.function}" for one in t.of(status)], 2)
    page.bullets(["**Aktioner fra sidst**"])
    said = {"closed": "klaret", "open": "i proces", "dropped": "taget af listen"}
    page.bullets([
        f"{start(owner(s, o, 'first'))}: {o.infinitive} ({o.deadline.text}) → {said[o.status]}"
        for o in t.old
    ], 2)  # fmt: skip
    for (point, talk), o in zip(points(s, len(t.new)), t.new, strict=True):
        page.bullets([f"**{point}**"])
        action = f"Aktion ({owner(s, o, 'first')}): {o.infinitive}."
        page.bullets([talk, f"{action} Deadline: {stopped(o.deadline.text)}"], 2)
    return "markdown", as_markdown(page)


def counsellors_summary(s: Secretary) -> tuple[str, bytes]:
    """A family counsellor's mail: first what must be remembered, at the end who met and when."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("senest den {}", in_words), dated("senest {}", with_weekday),
            by_week("i uge {}"), by_month("inden udgangen af {}")),
        "inden næste møde", "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, None)
    page.text("Kære alle", "Her er et kort resumé af vores møde. Det skal vi hver især huske:")
    page.numbered([f"{start(o.deadline.text)}: {start(owner(s, o, 'first'))} {o.done}."
                   for o in t.new])  # fmt: skip
    page.text("Fra sidste møde havde vi disse aftaler:")
    said = {"closed": "Det er bragt i orden", "open": "Det arbejdes der stadig på",
            "dropped": "Det har vi opgivet"}  # fmt: skip
    page.bullets([
        f"{start(owner(s, o, 'first'))} skulle {o.verb[0]} {o.about}. {said[o.status]}."
        for o in t.old
    ])  # fmt: skip
    page.text("Ellers talte vi om:")
    page.bullets([f"{point}. {talk}" for point, talk in points(s, 3)])
    where = s.one("i fælleslokalet", "på biblioteket", "på Teams", "på rådhuset")
    page.text(
        f"Mødet i SSP-netværket i {s.area} blev holdt {with_weekday(t.day)} {t.day.year} "
        f"kl. {t.start:%H.%M} til {t.end:%H.%M} {where}."
    )
    heads = {"present": "Til stede", "apologies": "Afbud", "absent": "Mødte ikke op"}
    for status, head in heads.items():
        if t.of(status):
            page.text(f"{head}: {listed([coming_from(s, one, 'full') for one in t.of(status)])}.")
    s.tells_next = True
    page.text(f"Næste møde bliver {with_weekday(t.next_day)}.", "Venlig hilsen",
              "Familierådgivningen")  # fmt: skip
    mail = as_mail(_plain(page), s.sent(), f"Resumé fra SSP-mødet, {s.area}", page=page)
    return "mail", mail


def _plain(page: Page) -> str:
    """Write as Outlook makes a plain twin of a mail."""
    lines: list[str] = []
    for kind, text, *more in page.parts:
        mark = {"bullet": "* ", "number": f"{more[0]}. " if more else ""}.get(kind)
        lines += [f"  {mark}{text}"] if mark else ["", text, ""]
    return "\r\n".join(lines).strip().replace("\r\n\r\n\r\n", "\r\n\r\n")


def case_workers_record(s: Secretary) -> tuple[str, bytes]:
    """A case worker's PDF from the records system: Sagsfremstilling, Indstilling, Beslutning."""
    t, page = s.told, Page()
    by_day = dated("{}", "{:%d-%m-%Y}".format)
    set_deadlines(
        s, (by_day, by_day, dated("{}", in_full), by_month("udgangen af {}")), "næste møde",
        "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, by_day)
    page.text(f"Sagsnr. {t.day:%y}/{s.draw.randint(1200, 9800):06}")
    page.heading(f"Referat – SSP-netværk, {s.area}", 1)
    page.table([
        ("Mødedato", f"{t.day:%d-%m-%Y}"),
        ("Mødetid", f"{t.start:%H:%M} - {t.end:%H:%M}"),
        ("Mødested", start(s.draw.choice(ROOMS))),
    ], is_headed=False)  # fmt: skip
    heads = {"present": "Deltagere", "apologies": "Afbud", "absent": "Udeblevet"}
    for status, head in heads.items():
        people = [f"{one.name} ({one.function})" for one in t.of(status)]
        page.text(f"**{head}:** {', '.join(people) or 'Ingen'}")
    page.heading("1. Beslutninger fra sidste møde")
    page.text("**Sagsfremstilling**", "Status på beslutningerne er følgende:")
    said = {
        "closed": "Udført",
        "open": "Endnu ikke udført",
        "dropped": "Beslutningen er bortfaldet",
    }
    page.bullets([
        f"{start(owner(s, o, 'full'))} skulle {o.verb[0]} {o.about} (frist {o.deadline.text}). "
        f"{said[o.status]}." for o in t.old
    ])  # fmt: skip
    page.text("**Beslutning**", "Taget til efterretning.")
    for at, ((point, talk), o) in enumerate(zip(points(s, len(t.new), 3), t.new, strict=True), 2):
        page.heading(f"{at}. {point}")
        page.text("**Sagsfremstilling**", talk)
        page.text("**Indstilling**", "Det indstilles, at netværket drøfter punktet.")
        page.text("**Beslutning**", f"Drøftet. {_resolved(s, o)}")
    s.tells_next = True
    page.heading(f"{len(t.new) + 2}. Næste møde")
    page.text("**Beslutning**", f"Næste møde holdes den {t.next_day:%d-%m-%Y}.")
    return "pdf", as_pdf(page)


def _resolved(s: Secretary, o: Task) -> str:
    who, when = owner(s, o, "full"), o.deadline.text
    if o.deadline.day is None:
        return f"{start(who)} {o.done} {when}."
    if o.deadline.needs_next:
        return f"{start(who)} {o.done} inden {when}."
    due = f"den {when}" if when[0].isdigit() else when
    at_latest = f"senest {due}" if due != when else f"senest ved {when}"
    return s.one(
        f"Det besluttedes, at {who} {o.done} {at_latest}.",
        f"{start(who)} fik til opgave at {o.verb[0]} {o.about} {at_latest}.",
        f"Netværket besluttede, at {who} skal {o.verb[0]} {o.about}. Fristen er {due}.",
    )


LAYOUTS = (
    officers_phone, fuldmaegtigs_points, school_secretarys_form, pedagogues_letter,
    project_managers_log, consultants_notebook, counsellors_summary, case_workers_record,
)  # fmt: skip
