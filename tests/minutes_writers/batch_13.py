"""A thirteenth batch, held back, by a writer who never saw the reader: eight workplaces.

What they have to say stands in ``words_13.py``. The teacher, the consultant and the assistant leave
out the deadlines of the tasks from last time; then there is none to be read.
"""

from __future__ import annotations

import datetime as dt

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_11 import (
    by_month,
    by_week,
    dated,
    in_full,
    in_slashes,
    in_words,
    owner,
    set_deadlines,
    set_old_deadlines,
    start,
    stopped,
    with_weekday,
)
from .words_13 import LENGTHS, PLACES, TASKS, agenda, at_place, from_house, has_done

__all__ = ["LAYOUTS", "TASKS"]


def day_care_leaders_questions(s: Secretary) -> tuple[str, bytes]:
    """A day-care leader in Word: headings that ask, the whole circle listed, a table of tasks."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("d. {}", in_slashes), dated("senest d. {}", in_slashes), by_week("i uge {}"),
            by_month("i løbet af {}")),
        "til næste møde", "løbende",
    )  # fmt: skip
    set_old_deadlines(s, dated("d. {}", in_slashes))
    page.heading(f"Netværksmøde i {s.area}", 1)
    page.text(
        f"**Hvornår:** {start(with_weekday(t.day))} {t.day.year} kl. {t.start:%H.%M}-{t.end:%H.%M}",
        f"**Hvor:** {start(s.draw.choice(PLACES))}",
    )
    page.heading("Hvem var med?")
    said = {"present": "", "apologies": " (meldte afbud)", "absent": " (kom ikke, intet afbud)"}
    page.bullets([f"{one.name} – {one.function}{said[one.status]}" for one in t.people])
    page.heading("Hvordan gik det med det, vi aftalte sidst?")
    said = {
        "closed": "Det er klaret",
        "open": "Det er ikke gjort endnu",
        "dropped": "Det dropper vi",
    }
    page.table([
        ("Hvad", "Hvem", "Skulle ske senest", "Hvordan gik det?"),
        *((o.infinitive, start(owner(s, o, "first")), o.deadline.text, said[o.status])
          for o in t.old),
    ])  # fmt: skip
    page.heading("Hvad fylder lige nu?")
    for point, talk in agenda(s, 3):
        page.text(f"**{point}:** {talk}")
    page.heading("Hvad gør vi nu?")
    page.table([
        ("Hvem", "Hvad", "Hvornår"),
        *((start(owner(s, o, "first")), o.infinitive, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    s.tells_next = True
    page.heading("Hvornår ses vi igen?")
    page.text(f"{start(with_weekday(t.next_day))} {t.next_day.year}. Jeg sørger for kaffen.")
    return "docx", as_docx(page)


def associations_protocol(s: Secretary) -> tuple[str, bytes]:
    """A parish association's secretary in LibreOffice: a protocol, opened and closed, ``Ad 1``."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("senest den {}", in_full), dated("inden den {}", in_words),
            by_month("inden udgangen af {}")),
        "inden næste møde", "snarest",
    )  # fmt: skip
    set_old_deadlines(s, dated("den {}", in_words))
    page.heading("Mødeprotokol", 1)
    page.text(
        f"Den {in_full(t.day)} holdt det lokale SSP-netværk i {s.area} møde "
        f"{at_place(s.draw.choice(PLACES))}."
    )
    page.text("Til stede var: " + "; ".join(from_house(one, one.name) for one in t.of("present")))
    for status, head in {"apologies": "Afbud fra", "absent": "Udeblevet uden afbud"}.items():
        if t.of(status):
            page.text(f"{head}: " + "; ".join(from_house(one, one.name) for one in t.of(status)))
    page.text(f"Mødet blev åbnet kl. {t.start:%H.%M}.")
    page.text("**Ad 1. Protokollen fra sidste møde**")
    page.text("Protokollen blev godkendt. Om de enkelte opgaver blev det oplyst:")
    page.bullets([_reported(s, o) for o in t.old])
    points = agenda(s, len(t.new))
    for at, ((point, talk), o) in enumerate(zip(points, t.new, strict=True), 2):
        page.text(f"**Ad {at}. {point}**", talk, _adopted(s, o))
    page.text(f"**Ad {len(t.new) + 2}. Næste møde**", f"Næste møde er den {in_full(t.next_day)}.")
    s.tells_next = True
    page.text(f"Mødet sluttede kl. {t.end:%H.%M}.")
    return "odt", as_odt(page)


def _reported(s: Secretary, o: Task) -> str:
    who, due = start(owner(s, o, "full")), o.deadline.text
    how = {
        "closed": "Opgaven er løst",
        "open": "Opgaven er endnu ikke løst",
        "dropped": "Opgaven er bortfaldet",
    }
    return f"{who} skulle {o.verb[0]} {o.about} (frist {due}). {how[o.status]}."


def _adopted(s: Secretary, o: Task) -> str:
    who, due = owner(s, o, "full"), o.deadline.text
    return s.one(
        f"Det blev vedtaget, at {who} {o.done} {due}.",
        f"{start(who)} påtog sig at {o.verb[0]} {o.about} {due}.",
        f"Netværket bad {who} om at {o.verb[0]} {o.about} {due}.",
    )


def team_leaders_wide_table(s: Secretary) -> tuple[str, bytes]:
    """A team leader in the social services prints a landscape page: one row for each point."""
    t, page = s.told, Page(is_landscape=True)
    by_day = dated("{}", "{:%d.%m.%y}".format)
    set_deadlines(s, (by_day, by_day, by_week("Uge {}"), by_month("Ultimo {}")), "Næste møde",
                  "Løbende")  # fmt: skip
    set_old_deadlines(s, by_day)
    page.heading(f"Referat af møde i lokalt netværk: {s.area}", 1)
    page.table([
        ("Dato", "Start", "Slut", "Lokale", "Næste møde"),
        (f"{t.day:%d.%m.%Y}", f"{t.start:%H.%M}", f"{t.end:%H.%M}", start(s.draw.choice(PLACES)),
         f"{t.next_day:%d.%m.%Y}"),
    ])  # fmt: skip
    s.tells_next = True
    page.text("")
    page.table([
        ("Deltager", "Funktion", "Til stede", "Afbud", "Udeblevet"),
        *((f"{one.name} ({one.initials})" if one.code else one.name, one.function,
           *("x" if one.status == status else "" for status in ("present", "apologies", "absent")))
          for one in t.people),
    ])  # fmt: skip
    page.text("")
    said = {"closed": "Udført.", "open": "Ikke udført endnu.", "dropped": "Udgår."}
    rows = [
        ("1" if at == 0 else "", "Opfølgning fra sidst", said[o.status], *_duty(s, o))
        for at, o in enumerate(t.old)
    ]
    points = agenda(s, len(t.new) + 1)
    quiet = s.draw.randrange(len(points))  # this point only informs
    waiting = iter(t.new)
    for at, (point, talk) in enumerate(points):
        duty = ("Til orientering", "", "") if at == quiet else _duty(s, next(waiting))
        rows.append((str(at + 2), point, talk, *duty))
    page.table([("Pkt.", "Emne", "Drøftelse", "Aftale", "Ansvarlig", "Frist"), *rows])
    return "pdf", as_pdf(page)


def _duty(s: Secretary, o: Task) -> tuple[str, str, str]:
    return o.infinitive, start(owner(s, o, "initials")), o.deadline.text


def teachers_half_page(s: Secretary) -> tuple[str, bytes]:
    """A teacher who tells the staff room about it: half a page of prose in RTF."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("senest {}", with_weekday), dated("inden den {}", in_words), by_week("i uge {}")),
        "inden næste møde", "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, None)
    there = [_spoken(s, one) for one in t.of("present")]
    day = f"{start(with_weekday(t.day))} {t.day.year}"
    said = [
        f"{day} kl. {t.start:%H.%M} mødtes SSP-netværket i {s.area}.",
        f"Vi sad {at_place(s.draw.choice(PLACES))}, og med til mødet var {listed(there)}.",
    ]
    if t.of("apologies"):
        said.append(f"{start(listed([_spoken(s, o) for o in t.of('apologies')]))} meldte afbud.")
    if t.of("absent"):
        absent = start(listed([_spoken(s, o) for o in t.of("absent")]))
        said.append(f"{absent} udeblev uden afbud.")
    page.text(f"**Kort referat fra SSP i {s.area}**", " ".join(said))
    page.text("Først så vi på aftalerne fra sidst. " + " ".join(_went(s, o) for o in t.old))
    page.text("Derefter tog vi en runde. " + " ".join(talk for _, talk in agenda(s, 3)))
    page.text("Til sidst fordelte vi opgaverne. " + " ".join(_shared_out(s, o) for o in t.new))
    s.tells_next = True
    page.text(f"Vi sluttede kl. {t.end:%H.%M} og mødes igen {with_weekday(t.next_day)}.")
    return "rtf", as_rtf(page)


def _spoken(s: Secretary, one: Person) -> str:
    return f"{s.named(one, 'full')} ({one.function})"


def _went(s: Secretary, o: Task) -> str:
    who = start(owner(s, o, "first"))
    return {
        "closed": f"{who} har {has_done(o)}.",
        "open": f"{who} har endnu ikke {has_done(o)}, men det står stadig på listen.",
        "dropped": f"{who} skulle {o.verb[0]} {o.about}, men det er ikke længere aktuelt.",
    }[o.status]


def _shared_out(s: Secretary, o: Task) -> str:
    who, due = start(owner(s, o, "first")), o.deadline.text
    return s.one(
        f"{who} {o.done} {due}.",
        f"{who} skal {o.verb[0]} {o.about} {due}.",
        f"{who} tager sig af at {o.verb[0]} {o.about} {due}.",
    )


def school_social_workers_columns(s: Secretary) -> tuple[str, bytes]:
    """A school social worker's page of two columns: what it is, and what there is to say."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("inden {}", in_slashes), dated("senest {}", in_words), by_week("uge {}")),
        "inden næste møde", "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, dated("senest {}", in_slashes))
    hours = f"kl. {_clock(t.start)} til {_clock(t.end)}"
    rows = [
        ("Netværk", s.area),
        ("Dag og tid", f"{start(with_weekday(t.day))} {t.day.year}, {hours}"),
        ("Sted", start(s.draw.choice(PLACES))),
    ]
    heads = {"present": "Mødte", "apologies": "Sendte afbud", "absent": "Mødte ikke"}
    for status, head in heads.items():
        if t.of(status):
            rows.append((head, "\n".join(from_house(one, one.name) for one in t.of(status))))
    said = {"closed": "er gjort", "open": "er ikke gjort endnu", "dropped": "er opgivet"}
    rows.append((
        "Opgaver fra sidst",
        "\n".join(
            f"{start(owner(s, o, 'first'))}: {o.infinitive} ({o.deadline.text}) – {said[o.status]}"
            for o in t.old
        ),
    ))  # fmt: skip
    rows += agenda(s, 3)
    rows.append((
        "Nye opgaver",
        "\n".join(
            f"{start(owner(s, o, 'first'))}: {o.infinitive} – {o.deadline.text}" for o in t.new
        ),
    ))  # fmt: skip
    s.tells_next = True
    rows.append(("Næste gang", f"{start(with_weekday(t.next_day))} {t.next_day.year}"))
    page.text("**Notat fra SSP-møde**")
    page.table(rows, is_headed=False)
    return "html", as_html(page)


def _clock(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def police_secretarys_text(s: Secretary) -> tuple[str, bytes]:
    """A secretary at the police: plain text under headings in capitals, everything dated."""
    t = s.told
    by_day = dated("{}", "{:%d.%m.%Y}".format)
    set_deadlines(s, (by_day, by_day, by_day, by_week("uge {}")), "næste møde", "snarest muligt")
    set_old_deadlines(s, by_day)
    lines = [
        "REFERAT AF MØDE I LOKALT SSP-NETVÆRK", "",
        f"NETVÆRK:  {s.area}", f"DATO:     {t.day:%d.%m.%Y}",
        f"TIDSRUM:  kl. {t.start:%H.%M} - {t.end:%H.%M}",
        f"STED:     {start(s.draw.choice(PLACES))}",
    ]  # fmt: skip
    heads = {"present": "TIL STEDE", "apologies": "AFBUD", "absent": "UDEBLEVET UDEN AFBUD"}
    for status, head in heads.items():
        people = [f"  {start(one.function)}: {one.name}" for one in t.of(status)]
        lines += ["", head, *(people or ["  Ingen"])]
    said = {"closed": "Afsluttet.", "open": "Verserer fortsat.", "dropped": "Frafaldet."}
    lines += ["", "OPFØLGNING PÅ SENESTE MØDE"]
    for at, o in enumerate(t.old, 1):
        lines += [f"  {at}) {_for_whom(s, o)}", f"     Status: {said[o.status]}"]
    lines += ["", "ORIENTERING"]
    for point, talk in agenda(s, 3):
        lines += [f"  {point}:", *(f"  {one}." for one in talk.rstrip(".").split(". "))]
    lines += ["", "NYE AFTALER"]
    for at, o in enumerate(t.new, 1):
        lines += [f"  {at}) {_for_whom(s, o)}"]
    s.tells_next = True
    lines += ["", "NÆSTE MØDE", f"  {t.next_day:%d.%m.%Y}", ""]
    return "text", "\r\n".join(lines).encode()


def _for_whom(s: Secretary, o: Task) -> str:
    who = start(owner(s, o, "full"))
    return f"{o.infinitive}.\r\n     Ansvarlig: {who}. Frist: {o.deadline.text}."


def consultants_status_note(s: Secretary) -> tuple[str, bytes]:
    """A consultant's note: status since last, news, agreements; what was done comes in groups."""
    t, page = s.told, Page()
    set_deadlines(
        s, (dated("{}", in_slashes), dated("senest {}", in_slashes), by_week("uge {}"),
            by_month("udgangen af {}")),
        "næste møde", "løbende",
    )  # fmt: skip
    set_old_deadlines(s, None)
    page.heading(f"SSP-netværk {s.area}, {t.day.day}.{t.day.month}.{t.day.year}", 1)
    page.text(f"Start: kl. {t.start:%H:%M}. Varighed: {LENGTHS[t.length]}. "
              f"Sted: {s.draw.choice(PLACES)}.")  # fmt: skip
    heads = {"present": "Med", "apologies": "Afbud", "absent": "Ikke mødt"}
    for status, head in heads.items():
        people = [one.initials if one.code else s.bracketed(one) for one in t.of(status)]
        if people:
            page.text(f"**{head}:** {', '.join(people)}")
    page.heading("Status siden sidst")
    heads = {"closed": "Gjort", "open": "Ikke gjort endnu", "dropped": "Opgivet"}
    for status, head in heads.items():
        old = [o for o in t.old if o.status == status]
        if old:
            page.text(f"**{head}:**")
            page.bullets([f"{o.infinitive} ({owner(s, o, 'initials')})" for o in old])
    page.heading("Nyt")
    page.bullets([f"{point}: {talk}" for point, talk in agenda(s, 3)])
    page.heading("Aftaler")
    page.bullets([f"{o.infinitive} ({owner(s, o, 'initials')}, {o.deadline.text})" for o in t.new])
    if s.draw.random() < 0.7:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{t.next_day.day}.{t.next_day.month}.{t.next_day.year}")
    return "markdown", as_markdown(page)


def assistants_reply(s: Secretary) -> tuple[str, bytes]:
    """A municipal assistant answers the meeting in Outlook; its day and hours stand below."""
    t = s.told
    set_deadlines(
        s, (dated("senest den {}", in_words), dated("senest d. {}", in_slashes),
            by_week("i uge {}")),
        "inden næste møde", "hurtigst muligt",
    )  # fmt: skip
    set_old_deadlines(s, None)
    lines = ["Hej alle", "", "Tak for et godt møde. Her er det, vi talte om og aftalte.", ""]
    heads = {"present": "Deltog", "apologies": "Afbud", "absent": "Deltog ikke (intet afbud)"}
    for status, head in heads.items():
        if t.of(status):
            lines.append(f"{head}: {', '.join(_spoken(s, one) for one in t.of(status))}")
    lines += ["", "Aftalerne fra sidst:"]
    said = {
        "closed": "Det er sket.",
        "open": "Det udestår.",
        "dropped": "Det bliver ikke til noget.",
    }
    lines += [f"* {start(owner(s, o, 'first'))} skulle {o.verb[0]} {o.about}. {said[o.status]}"
              for o in t.old]  # fmt: skip
    lines += ["", "Vi talte om:", *(f"* {point}. {talk}" for point, talk in agenda(s, 3))]
    lines += ["", "Vi aftalte:"]
    lines += [stopped(f"* {start(owner(s, o, 'first'))} {o.done} {o.deadline.text}") for o in t.new]
    lines += ["", f"Vi ses igen {with_weekday(t.next_day)}. Indkaldelsen kommer særskilt.", ""]
    s.tells_next = True
    subject = f"SSP-netværksmøde i {s.area}"
    lines += [
        "Med venlig hilsen", "SSP-sekretariatet", "", "-----Oprindelig aftale-----",
        "Fra: SSP <ssp@example.com>", "Til: netvaerk@example.com", f"Emne: {subject}",
        f"Hvornår: {with_weekday(t.day)} {t.day.year} {t.start:%H:%M}-{t.end:%H:%M}",
        f"Hvor: {start(s.draw.choice(PLACES))}", "",
    ]  # fmt: skip
    return "mail", as_mail("\n".join(lines), s.sent(), f"SV: {subject}")


LAYOUTS = (
    day_care_leaders_questions, associations_protocol, team_leaders_wide_table, teachers_half_page,
    school_social_workers_columns, police_secretarys_text, consultants_status_note,
    assistants_reply,
)  # fmt: skip
