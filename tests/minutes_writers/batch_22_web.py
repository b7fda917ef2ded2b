"""Three of the twenty-second batch: a school leader, a library worker and a consultant.

An agenda system printed, a page of the web and a log in Markdown.
"""

from __future__ import annotations

from html import escape

from .habits_22 import (
    House,
    by,
    dashed,
    day_of_week,
    month,
    move_in,
    next_day,
    next_time,
    seat,
    slashed,
    slashed_short,
    slashed_year,
    spelt,
    spelt_year,
    start,
    stopped,
    undated,
    until,
    week,
    with_weekday,
)
from .page import Page, as_pdf
from .secretary import Secretary
from .told import Person, Task
from .words import STAFF
from .words_22 import PLACES, points, points_with_tasks


def library_workers_page(s: Secretary) -> tuple[str, bytes]:
    """A page that a library worker wrote by hand: who is to do what is kept under each name."""
    move_in(s, House(
        ("first",),
        (by("{}", spelt, "inden den {}"), by("{}", spelt), week("uge {}", "i uge {}"),
         month("{}", "i løbet af {}"), next_time("", "til næste møde"),
         undated("", "ved lejlighed"), day_of_week("{}", "{}")),
        old=spelt,
    ))  # fmt: skip
    t = s.told
    held = start(with_weekday(spelt_year)(t.day))
    titles = {"present": "Mødte", "apologies": "Meldte afbud", "absent": "Kom ikke"}
    facts = [
        ("Hvornår", f"{held}, kl. {t.start:%H.%M}–{t.end:%H.%M}"),
        ("Hvor", "Biblioteket, mødelokalet på 1. sal"),
    ]  # fmt: skip
    facts += [
        (titles[status], ", ".join(s.bracketed(one) for one in t.of(status)))
        for status in titles if t.of(status)
    ]  # fmt: skip
    out = [f"<h1>SSP-netværket {escape(s.area)}: referat</h1>", "<dl>"]
    out += [f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts]
    out.append("</dl>")
    if t.old:
        out += [f"<h2>{s.one('Gamle aftaler', 'Siden sidst')}</h2>", "<ul>"]
        out += [f"<li>{escape(_shelved(s, o))}</li>" for o in t.old]
        out.append("</ul>")
    out.append("<h2>Vi talte om</h2>")
    for point, said in points(s, s.draw.randint(2, 4)):
        out += [f"<h3>{point}</h3>", f"<p>{escape(said)}</p>"]
    out.append(f"<h2>{s.one('Huskeliste', 'Hvem gør hvad')}</h2>")
    for owner in dict.fromkeys(o.owner for o in t.new):
        out += [f"<h3>{start(owner)}</h3>", "<ul>"]
        out += [f"<li>{escape(until(o, o.imperative))}</li>" for o in t.new if o.owner == owner]
        out.append("</ul>")
    out += [] if t.new else ["<p>Der blev ikke aftalt noget nyt.</p>"]
    following = next_day(s)
    when = f"{with_weekday(spelt)(following)}" if following else "bliver meldt ud"
    out.append(f"<p><strong>Næste møde:</strong> {when}</p>")
    body = "\n".join(out)
    return "html", (
        '<!doctype html>\n<html lang="da"><head><meta charset="utf-8">'
        f"<title>Referat</title></head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def _shelved(s: Secretary, o: Task) -> str:
    said = s.one(*{
        "closed": ("Ja, det er gjort.", "Klaret!"),
        "open": ("Nej, ikke endnu.", "Er på vej."),
        "dropped": ("Det dropper vi.", "Ikke nødvendigt alligevel."),
    }[o.status])  # fmt: skip
    return f"{start(o.owner)}: {stopped(o.imperative)} Frist: {o.deadline.text}. {said}"


def consultants_log(s: Secretary) -> tuple[str, bytes]:
    """A crime-prevention consultant's log in Markdown: boxes that are ticked or not."""
    t = s.told
    writer = next((one for one in t.people if one.code in ("KON1", "KON2")), None)
    if writer is None:
        code = s.draw.choice(("KON1", "KON2"))
        taken = [one.first for one in t.people]
        code = next(one for one in (code, "KON1", "KON2") if STAFF[one][0] not in taken)
        writer = Person(*STAFF[code][:2], "present", "", code, STAFF[code][2])
        t.people.append(writer)
    writer.status = "present"
    move_in(s, House(
        ("initials", "first", "first", "title"),
        (by("{}", slashed), by("{}", slashed_short), by("inden {}", slashed), week("uge {}"),
         week("u. {}"), month("ult. {}", ""), next_time("næste møde", ""), undated("løbende")),
        old=slashed,
    ))  # fmt: skip
    writer.function = "kriminalpræventiv konsulent"
    lines = [f"# Log: SSP-netværk {s.area}", ""]
    lines += [f"**{slashed_year(t.day)}** kl. {t.start:%H.%M}-{t.end:%H.%M}, {s.one(*PLACES)}", ""]
    lines += [f"Med: {', '.join(_logged(one) for one in t.of('present'))}", ""]
    away = [f"{_logged(one)} – afbud" for one in t.of("apologies")]
    away += [f"{_logged(one)} – udeblevet" for one in t.of("absent")]
    if away:
        lines += [f"Ikke med: {'; '.join(away)}", ""]
    lines += ["## Åbne ender fra sidst", ""]
    for o in t.old:
        box = "x" if o.status == "closed" else " "
        said = {"closed": ("",), "open": (" – ikke i mål endnu", " – følger vi videre"),
                "dropped": (" – droppet", " – frafaldet, giver ikke mening nu")}  # fmt: skip
        task = f"{o.owner}: {o.verb[0]} {o.about} (frist {o.deadline.text})"
        lines.append(f"- [{box}] {start(task)}{s.one(*said[o.status])}")
    lines += [] if t.old else ["Ingen."]
    lines += ["", "## Noter", ""]
    for point, said in points(s, s.draw.randint(3, 4)):
        lines += [f"**{point}.** {said}", ""]
    lines += ["## Aftalt i dag", ""]
    lines += [f"- [ ] {start(o.owner)}: {o.verb[0]} {o.about} ({o.deadline.text})" for o in t.new]
    lines += [] if t.new else ["Intet nyt."]
    following = next_day(s)
    lines += ["", f"Næste møde: {slashed(following) if following else 'ikke aftalt'}", ""]
    return "markdown", "\n".join(lines).encode()


def _logged(one: Person) -> str:
    initials = f"{one.initials}, " if one.code else ""
    return f"{one.name} ({initials}{one.function})"


def school_leaders_export(s: Secretary) -> tuple[str, bytes]:
    """A school leader's agenda system, printed to PDF: tasks stand below their point."""
    move_in(s, House(
        ("full", "full", "full", "title"),
        (by("{}", dashed), by("{}", dashed), by("{}", dashed), next_time("Næste møde", ""),
         undated("Ikke angivet")),
        old=dashed, writer="school",
    ))  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Referat: SSP-netværk {s.area}", 1)
    page.table([
        ("Starttidspunkt", f"{dashed(t.day)} {t.start:%H:%M}"),
        ("Sluttidspunkt", f"{dashed(t.day)} {t.end:%H:%M}"),
        ("Mødested", s.one(*PLACES)), ("Mødeleder", seat(s, "school").name),
    ], is_headed=False)  # fmt: skip
    page.heading("Deltagere")
    came = {"present": "Deltog", "apologies": "Afbud", "absent": "Deltog ikke"}
    people = [(one.name, start(one.function), came[one.status]) for one in t.people]
    page.table([("Navn", "Rolle", "Fremmøde"), *people])
    page.heading("1. Velkomst")
    page.text(s.one("Mødelederen bød velkommen.", "Dagsordenen er godkendt."))
    page.heading("2. Opgaver fra sidste møde")
    states = {"closed": "Løst", "open": "Ikke løst", "dropped": "Annulleret"}
    if t.old:
        page.table([
            ("Opgave", "Ansvarlig", "Deadline", "Tilstand"),
            *((o.infinitive, start(o.owner), o.deadline.text, states[o.status]) for o in t.old),
        ])  # fmt: skip
    else:
        page.text("Ingen opgaver.")
    at = 2
    for at, (point, said, o) in enumerate(points_with_tasks(s, way="full"), 3):
        page.heading(f"{at}. {point}")
        page.text(f"**Referat:** {said}")
        if o:
            page.text(f"**Opgave:** {o.infinitive}", f"**Ansvarlig:** {start(o.owner)}",
                      f"**Deadline:** {o.deadline.text}")  # fmt: skip
    page.heading(f"{at + 1}. Næste møde")
    following = next_day(s)
    page.text(f"{dashed(following)} kl. {t.start:%H:%M}" if following else "Ikke fastlagt.")
    return "pdf", as_pdf(page)
