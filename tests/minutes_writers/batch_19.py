"""A nineteenth batch, held back, by a writer who never saw the reader: ten municipalities.

What they have to say stands in ``words_19.py``. The mail, the ODT and the plain text leave out the
deadlines of the tasks from last time; then there is none to be read.
"""

from __future__ import annotations

import datetime as dt
import html
import textwrap

from .page import Page, as_docx, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_19 import (
    TASKS,
    before,
    by_end_of,
    clipped,
    dashed,
    dotted,
    has_done,
    in_week,
    long,
    on,
    ours_present,
    owner,
    room,
    rounds,
    set_due,
    set_old_due,
    slashed,
    slashed_year,
    spoken,
    subjects,
    subjects_of,
    tidy,
    upper,
    weekday,
    workdays,
)

__all__ = ["LAYOUTS", "TASKS"]


def case_system_paper(s: Secretary) -> tuple[str, bytes]:
    """A paper out of the case and document system: its numbers on top, each point a case."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(dashed), on(dashed), in_week("Uge {}"), by_end_of("Udgangen af {}")),
            "Næste møde", "Løbende")  # fmt: skip
    set_old_due(s, dashed)
    writer = ours_present(s)
    page.text("Børne- og Ungeforvaltningen", "**REFERAT**")
    page.heading(f"Møde i {s.one('det lokale SSP-netværk', 'SSP-netværket')} i {s.area}", 1)
    page.table([
        ("Sagsnr.", f"27.36.00-A00-{s.draw.randint(2, 19)}-{t.day:%y}"),
        ("Dokumentnr.", f"{s.draw.randint(1000, 9999)}-{t.day:%y}"),
        ("Sagsbehandler", writer.name),
        ("Mødedato", dashed(t.day)),
        ("Mødetidspunkt", f"{t.start:%H:%M} - {t.end:%H:%M}"),
        ("Mødested", upper(room(s))),
        ("Mødedeltagere", "\n".join(_titled(one) for one in t.of("present"))),
        ("Afbud", "\n".join(_titled(one) for one in t.of("apologies")) or "Ingen"),
        ("Fraværende uden afbud", "\n".join(_titled(one) for one in t.of("absent")) or "Ingen"),
    ], is_headed=False)  # fmt: skip
    points = subjects(s, 2)
    titles = ["Godkendelse af referat", "Opfølgning på opgaver fra sidste møde",
              *(point for point, *_ in points), "Nye opgaver", "Næste møde"]  # fmt: skip
    page.heading("Dagsorden")
    page.numbered(titles)
    page.heading("1. Godkendelse af referat")
    page.text(f"Referatet af mødet den {dashed(before(s))} blev godkendt.")
    page.heading("2. Opfølgning på opgaver fra sidste møde")
    said = {"closed": "Gennemført", "open": "Under udførelse", "dropped": "Udgået"}
    page.table([
        ("Opgave", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, upper(owner(s, o, "full")), o.deadline.text, said[o.status])
          for o in t.old),
    ])  # fmt: skip
    for at, (point, talk, end) in enumerate(points, 3):
        page.heading(f"{at}. {point}")
        page.text("**Sagsfremstilling**", talk, "**Konklusion**", end)
    page.heading(f"{len(points) + 3}. Nye opgaver")
    page.table([
        ("Opgave", "Ansvarlig", "Frist"),
        *((o.infinitive, upper(owner(s, o, "full")), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.heading(f"{len(points) + 4}. Næste møde")
    s.tells_next = True
    page.text(f"Næste møde holdes den {dashed(t.next_day)}.", f"Referent: {writer.name}")
    return "docx", as_docx(page)


def _titled(one: Person) -> str:
    return f"{one.name}, {one.function}"


def mail_with_the_minutes(s: Secretary) -> tuple[str, bytes]:
    """An Outlook mail with the minutes in it, for those who never open an attachment."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(slashed, "senest {}"), on(slashed, "senest d. {}"), in_week("senest uge {}"),
                by_end_of("inden udgangen af {}")),
            "til næste møde", "snarest muligt")  # fmt: skip
    set_old_due(s, None)
    hours = f"kl. {_short(t.start)}-{_short(t.end)}"
    page.text("Kære alle", f"Tak for {s.one('sidst', 'et godt møde')}. Her kommer referatet.")
    page.text(f"**SSP-møde {s.area}, {weekday(t.day)} {t.day.year} {hours}, {room(s)}**")
    heads = {"present": "Deltagere", "apologies": "Afbud", "absent": "Dukkede ikke op"}
    for status, head in heads.items():
        if t.of(status):
            page.text(f"**{head}:** " + ", ".join(s.bracketed(one) for one in t.of(status)))
    page.text("**Siden sidst**")
    page.bullets([_since(s, o) for o in t.old])
    page.text("**Det vendte vi**")
    page.bullets([f"{point}: {talk}" for point, talk, _ in subjects(s, 3)])
    page.text("**Hvem gør hvad**")
    page.bullets([f"{upper(owner(s, o, 'first'))} {o.done} {o.deadline.text}" for o in t.new])
    s.tells_next = True
    page.text(f"**Næste møde:** {weekday(t.next_day)}, samme tid.")
    page.text("Skriv endelig, hvis jeg har glemt noget.")
    page.text("Venlig hilsen", ours_present(s).name)
    lines = ["- " + text if kind == "bullet" else text for kind, text, *_ in page.parts]
    plain = "\n\n".join(lines).replace("\n\n- ", "\n- ").replace("**", "")
    sent = s.sent()
    sent += workdays(sent, 1)
    subject = f"Referat: SSP {s.area} {slashed_year(t.day)}"
    return "mail", as_mail(plain + "\n", sent, subject, page=page)


def _short(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _since(s: Secretary, o: Task) -> str:
    who = upper(owner(s, o, "first"))
    return {
        "closed": f"{who} har {has_done(o)}.",
        "open": f"{who} mangler stadig at {o.verb[0]} {o.about}.",
        "dropped": f"{who} skulle {o.verb[0]} {o.about}. Det har vi valgt at droppe.",
    }[o.status]


def template_with_tables(s: Secretary) -> tuple[str, bytes]:
    """The municipality's Word template: a table on top, then a small table for every point."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(long), on(long), in_week("Uge {}"), by_end_of("Ultimo {}")), "Næste møde",
            "Hurtigst muligt")  # fmt: skip
    set_old_due(s, long)
    page.heading("Mødereferat", 1)
    page.table([
        ("Mødeforum", f"SSP-netværk {s.area}", "Dato", long(t.day)),
        ("Sted", upper(room(s)), "Tid", f"Kl. {t.start:%H.%M} – {t.end:%H.%M}"),
        ("Referent", ours_present(s).name, "Næste møde", long(t.next_day)),
    ], is_headed=False)  # fmt: skip
    s.tells_next = True
    page.text("")
    heads = {"present": "Tilstede", "apologies": "Afbud", "absent": "Udeblevet"}
    page.table([
        (head, "; ".join(s.bracketed(one) for one in t.of(status)) or "-")
        for status, head in heads.items()
    ], is_headed=False)  # fmt: skip
    page.heading("Punkt 1: Status på aftaler fra forrige møde")
    said = {"closed": "Afsluttet", "open": "Igangværende", "dropped": "Bortfaldet"}
    page.table([
        ("Aftale", "Hvem", "Frist", "Status"),
        *((o.infinitive, upper(owner(s, o, "full")), o.deadline.text, said[o.status])
          for o in t.old),
    ])  # fmt: skip
    for at, ((point, talk, _), o) in enumerate(zip(subjects_of(s, t.new), t.new, strict=True), 2):
        page.heading(f"Punkt {at}: {point}")
        page.table([
            ("Drøftelse", talk),
            ("Aftale", o.infinitive),
            ("Hvem", upper(owner(s, o, "full"))),
            ("Frist", o.deadline.text),
        ], is_headed=False)  # fmt: skip
    page.heading("Eventuelt")
    page.text("Intet.")
    return "docx", as_docx(page)


def round_in_bullets(s: Secretary) -> tuple[str, bytes]:
    """A youth worker's bullets in WordPad: everybody's news in turn, then the agreements."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(slashed, "senest {}"), on(clipped, "inden {}"), in_week("i uge {}")),
            "inden næste møde", "hurtigst muligt")  # fmt: skip
    set_old_due(s, slashed)
    page.text(f"**Referat – {s.one('lokalmøde', 'SSP-møde')} {s.area}**")
    page.bullets([
        f"Dato: {slashed_year(t.day)}", f"Tid: {t.start:%H.%M}-{t.end:%H.%M}",
        f"Sted: {room(s)}",
    ])  # fmt: skip
    heads = {"present": "Med til mødet", "apologies": "Afbud", "absent": "Mødte ikke op"}
    for status, head in heads.items():
        if t.of(status):
            page.text(f"**{head}**")
            page.bullets([_signed(s, one) for one in t.of(status)])
    page.text("**Tjek på aftalerne fra sidst**")
    said = {"closed": "gjort", "open": "ikke gjort endnu", "dropped": "aflyst"}
    page.bullets([
        f"{upper(owner(s, o, 'initials'))}: {o.infinitive} (frist {o.deadline.text}) – "
        f"{said[o.status]}"
        for o in t.old
    ])  # fmt: skip
    page.text("**Bordet rundt**")
    page.bullets([f"{one.first}: {told}" for one, told in rounds(s)])
    page.text("**Nye aftaler**")
    page.bullets([
        f"{upper(owner(s, o, 'initials'))} {o.done} {o.deadline.text}" for o in t.new
    ])  # fmt: skip
    page.text("**Næste gang**")
    s.tells_next = True
    page.bullets([slashed_year(t.next_day)])
    return "rtf", as_rtf(page)


def _signed(s: Secretary, one: Person) -> str:
    return f"{one.name} ({one.initials}), {one.function}" if one.code else _titled(one)


def decisions_alone(s: Secretary) -> tuple[str, bytes]:
    """A *beslutningsreferat*, printed to PDF: of each point only what was decided."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(spoken, "senest den {}"), on(long, "senest den {}"),
                by_end_of("senest med udgangen af {}")),
            "inden næste møde", "snarest")  # fmt: skip
    set_old_due(s, long, "Senest {}")
    page.heading("Beslutningsreferat", 1)
    page.text(
        f"Møde i SSP-netværket i {s.area} den {long(t.day)}, "
        f"kl. {t.start:%H.%M} til {t.end:%H.%M}, {room(s)}."
    )
    heads = {"present": "Til stede", "apologies": "Fraværende med afbud",
             "absent": "Fraværende uden afbud"}  # fmt: skip
    for status, head in heads.items():
        people = listed([s.bracketed(one) for one in t.of(status)])
        page.text(f"**{head}:** {people or 'Ingen'}.")
    page.heading("1. Tidligere beslutninger")
    said = {"closed": "Ja", "open": "Nej, fortsætter", "dropped": "Nej, beslutningen er ophævet"}
    page.table([
        ("Beslutning", "Ansvarlig", "Frist", "Udført"),
        *((o.infinitive, upper(owner(s, o, "full")), o.deadline.text, said[o.status])
          for o in t.old),
    ])  # fmt: skip
    points = subjects_of(s, t.new)
    for at, ((point, *_), o) in enumerate(zip(points, t.new, strict=True), 2):
        page.heading(f"{at}. {point}")
        page.text(f"**Beslutning:** {_decided(s, o)}")
    point, _, end = next(one for one in subjects(s, 8) if one not in points)
    page.heading(f"{len(points) + 2}. {point}")
    page.text(f"**Beslutning:** {end}")
    page.heading(f"{len(points) + 3}. Næste møde")
    s.tells_next = True
    page.text(f"Næste møde er {weekday(t.next_day)} {t.next_day.year}.")
    return "pdf", as_pdf(page)


def _decided(s: Secretary, o: Task) -> str:
    who, due = owner(s, o, "full"), o.deadline.text
    return s.one(
        f"{upper(who)} {o.done} {due}.",
        f"{upper(who)} får til opgave at {o.verb[0]} {o.about} {due}.",
        f"Det besluttes, at {who} {o.done} {due}.",
    )


def list_of_actions(s: Secretary) -> tuple[str, bytes]:
    """A coordinator's landscape list: one running table of old and new actions, a few notes."""
    t, page = s.told, Page(is_landscape=True)
    tidy(s)
    set_due(s, (on(dotted), on(dotted), in_week("uge {}")), "næste møde", "løbende")
    set_old_due(s, dotted)
    page.heading(f"Aktionsliste og noter – SSP {s.area}", 1)
    page.text(
        f"**Møde:** {dotted(t.day)} kl. {t.start:%H:%M}–{t.end:%H:%M} i {room(s)}. "
        f"**Næste møde:** {dotted(t.next_day)}."
    )
    s.tells_next = True
    there = [f"{one.name} ({one.initials or one.function})" for one in t.of("present")]
    page.text(f"**Deltagere:** {'; '.join(there)}")
    for status, head in {"apologies": "Afbud", "absent": "Ikke til stede, intet afbud"}.items():
        gone = [f"{one.name} ({one.initials or one.function})" for one in t.of(status)]
        if gone:
            page.text(f"**{head}:** {'; '.join(gone)}")
    page.heading("Aktioner")
    first, last = s.draw.randint(14, 60), before(s)
    said = {"closed": "Lukket", "open": "Åben", "dropped": "Annulleret"}
    rows = [(dotted(last), o, said[o.status]) for o in t.old]
    rows += [(dotted(t.day), o, "Ny") for o in t.new]
    page.table([
        ("Nr.", "Oprettet", "Aktion", "Ansvarlig", "Frist", "Status"),
        *((str(at), made, o.infinitive, upper(owner(s, o, "initials")), o.deadline.text, how)
          for at, (made, o, how) in enumerate(rows, first)),
    ])  # fmt: skip
    page.heading("Noter fra mødet")
    for point, talk, _ in subjects(s, 3):
        page.text(f"**{point}.** {talk}")
    return "pdf", as_pdf(page)


def intranet_page(s: Secretary) -> tuple[str, bytes]:
    """A page of the intranet: where one is, facts as a list of terms, the tasks in a table."""
    t = s.told
    tidy(s)
    set_due(s, (on(spoken), on(spoken, "senest {}"), in_week("uge {}"), by_end_of("i {}")),
            "næste møde", "løbende")  # fmt: skip
    set_old_due(s, spoken)
    s.tells_next = True
    title = f"Referat fra netværksmøde i {s.area} {spoken(t.day)} {t.day.year}"
    hours = f"kl. {_short(t.start)} - {_short(t.end)}"
    facts = [
        ("Hvornår", f"{upper(weekday(t.day))} {t.day.year} {hours}"),
        ("Hvor", upper(room(s))),
    ]
    heads = {"present": "Deltog i mødet", "apologies": "Meldte afbud", "absent": "Udeblev"}
    facts += [(head, "<br>".join(html.escape(_titled(one)) for one in t.of(status)))
              for status, head in heads.items() if t.of(status)]  # fmt: skip
    said = {"closed": "Færdig", "open": "Ikke færdig", "dropped": "Opgivet"}
    old = [("Opgave fra sidst", "Hvem", "Hvornår", "Hvordan går det?")]
    old += [(o.infinitive, upper(owner(s, o, "first")), o.deadline.text, said[o.status])
            for o in t.old]  # fmt: skip
    new = [("Ny opgave", "Hvem", "Hvornår")]
    new += [(o.infinitive, upper(owner(s, o, "first")), o.deadline.text) for o in t.new]
    talks = "".join(
        f"<h3>{point}</h3>\n<p>{talk} {end}</p>\n" for point, talk, end in subjects(s, 3)
    )
    published = t.day + workdays(t.day, s.draw.randint(1, 3))
    page = f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">Forside</a> &gt; <a href="/ssp">SSP</a> &gt; <a href="/ssp/moeder">Møder</a></nav>
<main><h1>{title}</h1>
<p class="meta">Lagt på intranettet {dashed(published)}</p>
<dl>{"".join(f"<dt>{name}</dt><dd>{what}</dd>" for name, what in facts)}</dl>
<h2>Det har vi fulgt op på</h2>
{_web_table(old)}
<h2>Det talte vi om</h2>
{talks}<h2>Det skal vi i gang med</h2>
{_web_table(new)}
<h2>Næste møde</h2>
<p>{upper(weekday(t.next_day))} {t.next_day.year}</p>
</main><footer>Spørgsmål? Skriv til ssp@example.com</footer></body></html>
"""
    return "html", page.encode()


def _web_table(rows: list[tuple[str, ...]]) -> str:
    head, *body = rows
    lines = ["<tr>" + "".join(f"<th>{one}</th>" for one in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in body]
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def pasted_notes(s: Secretary) -> tuple[str, bytes]:
    """A consultant's notes, pasted out of OneNote as Markdown: boxes, ticked or not."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(slashed), on(slashed, "senest {}"), in_week("uge {}")), "til næste møde",
            "løbende")  # fmt: skip
    set_old_due(s, slashed)
    page.heading(f"SSP-netværk {s.area} – {s.one('mødenoter', 'referat')}", 1)
    page.text(f"{t.day:%Y-%m-%d}, kl. {t.start:%H:%M} til {t.end:%H:%M}, {room(s)}")
    page.heading("Hvem")
    heads = {"present": "Til stede", "apologies": "Afbud", "absent": "Kom ikke"}
    page.bullets([
        f"**{head}:** " + ", ".join(_brief(one) for one in t.of(status))
        for status, head in heads.items() if t.of(status)
    ])  # fmt: skip
    page.heading("Fra sidste møde")
    boxes = {"closed": "[x]", "open": "[ ]", "dropped": "[-]"}
    said = {"closed": "klaret", "open": "udestår", "dropped": "droppet"}
    page.bullets([
        f"{boxes[o.status]} {o.infinitive} ({owner(s, o, 'first')}, {o.deadline.text}): "
        f"{said[o.status]}"
        for o in t.old
    ])  # fmt: skip
    page.heading("Noter")
    for point, talk, end in subjects(s, 2):
        page.heading(point, 3)
        page.bullets([talk, end])
    page.heading("To do")
    page.bullets([
        f"[ ] {o.infinitive} ({owner(s, o, 'first')}, {o.deadline.text})" for o in t.new
    ])  # fmt: skip
    page.heading("Næste møde")
    s.tells_next = True
    page.text(f"{t.next_day:%Y-%m-%d}")
    return "markdown", as_markdown(page)


def _brief(one: Person) -> str:
    return f"{one.first} ({one.initials})" if one.code else f"{one.first} ({one.function})"


def headings_and_prose(s: Secretary) -> tuple[str, bytes]:
    """A school secretary in LibreOffice: a heading for each point, the agreement below its talk."""
    t, page = s.told, Page()
    tidy(s)
    set_due(s, (on(spoken, "inden den {}"), on(weekday, "senest {}"), in_week("i uge {}"),
                by_end_of("inden udgangen af {}")),
            "inden næste møde", "hurtigst muligt")  # fmt: skip
    set_old_due(s, None)
    lasts = {45: "45 minutter", 60: "1 time", 75: "1 time og 15 minutter", 90: "1,5 time",
             105: "1 time og 45 minutter", 120: "2 timer"}[t.length]  # fmt: skip
    page.heading(f"Referat: {s.one('SSP-netværket i', 'Lokalt SSP-netværk i')} {s.area}", 1)
    page.text(
        f"Mødedag: {weekday(t.day)} {t.day.year}",
        f"Mødestart: kl. {_short(t.start)}. Mødet varede {lasts}.",
        f"Mødelokale: {room(s)}",
    )
    page.heading("Deltagere")
    page.text(listed([s.bracketed(one) for one in t.of("present")]) + ".")
    if t.of("apologies"):
        page.text(f"Der var afbud fra {listed([s.bracketed(o) for o in t.of('apologies')])}.")
    if t.of("absent"):
        page.text(f"{listed([s.bracketed(o) for o in t.of('absent')])} udeblev.")
    page.heading("Siden sidste møde")
    page.text(*(_reported(s, o) for o in t.old))
    for (point, talk, _), o in zip(subjects_of(s, t.new), t.new, strict=True):
        page.heading(point)
        page.text(talk, f"Aftale: {_promised(s, o)}")
    page.heading("Næste møde")
    s.tells_next = True
    page.text(f"Vi mødes igen {weekday(t.next_day)} kl. {_short(t.start)}.")
    return "odt", as_odt(page)


def _reported(s: Secretary, o: Task) -> str:
    who = upper(owner(s, o, "first"))
    return {
        "closed": f"{who} har {has_done(o)}. Punktet er afsluttet.",
        "open": f"{who} skulle {o.verb[0]} {o.about}, men er ikke nået så langt. Punktet står "
        "fortsat åbent.",
        "dropped": f"{who} skulle {o.verb[0]} {o.about}, men det er der ikke længere brug for. "
        "Punktet udgår.",
    }[o.status]


def _promised(s: Secretary, o: Task) -> str:
    who, due = upper(owner(s, o, "first")), o.deadline.text
    return s.one(f"{who} {o.done} {due}.", f"{who} vil {o.verb[0]} {o.about} {due}.")


def plain_text_list(s: Secretary) -> tuple[str, bytes]:
    """A club leader's plain text, 76 columns wide: numbered points, short lines at the end."""
    t = s.told
    tidy(s)
    set_due(s, (on(clipped), on(long), in_week("uge {}"), by_end_of("ultimo {}")), "næste møde",
            "snarest")  # fmt: skip
    set_old_due(s, None)
    title = f"Referat af lokalt SSP-møde i {s.area}, {weekday(t.day)} {t.day.year}"
    lines = [
        title,
        "=" * len(title),
        "",
        f"Vi mødtes i {room(s)} kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.",
        "",
    ]
    heads = {"present": "Fremmødte", "apologies": "Afbud", "absent": "Fraværende uden afbud"}
    for status, head in heads.items():
        people = ", ".join(s.bracketed(one) for one in t.of(status))
        if people:
            lines += _wrapped(f"{head}: {people}")
    lines += ["", "1. Opfølgning", ""]
    said = {"closed": "Det er gjort", "open": "Det er ikke gjort endnu", "dropped": "Det bliver "
            "ikke til noget"}  # fmt: skip
    for o in t.old:
        who = upper(owner(s, o, "full"))
        lines += _wrapped(f"{who} skulle {o.verb[0]} {o.about}. {said[o.status]}.", "- ")
    points = subjects(s, 3)
    for at, (point, talk, end) in enumerate(points, 2):
        lines += ["", f"{at}. {point}", "", *_wrapped(f"{talk} {end}")]
    lines += ["", f"{len(points) + 2}. Opgaver til næste gang", ""]
    for o in t.new:
        who = upper(owner(s, o, "full"))
        lines += _wrapped(f"{o.infinitive}. Ansvarlig: {who}. Frist: {o.deadline.text}", "- ")
    s.tells_next = True
    lines += ["", f"{len(points) + 3}. Næste møde", "", f"{upper(weekday(t.next_day))}.", ""]
    return "text", "\n".join(lines).encode()


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text, 76, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )


LAYOUTS = (
    case_system_paper, mail_with_the_minutes, template_with_tables, round_in_bullets,
    decisions_alone, list_of_actions, intranet_page, pasted_notes, headings_and_prose,
    plain_text_list,
)  # fmt: skip
