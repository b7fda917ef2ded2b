"""The other four of the thirty-fourth batch."""

from __future__ import annotations

import html

from .habits_34 import (
    Pen,
    Style,
    bare,
    capital,
    does,
    dotted,
    fate,
    hours,
    loose,
    shall,
    short,
    slash,
    slash_year,
    stop,
    weekday_year,
    word,
    word_year,
)
from .page import Page, as_docx, as_markdown, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task

# ---------------------------------------------------------------- the housing social coordinator


def housing_plans_print(s: Secretary) -> tuple[str, bytes]:
    """A housing social coordinator prints to PDF: who was there, and the plan, in tables."""
    pen, t = Pen(s, way=s.one("first", "full")), s.told
    page = Page(is_landscape=pen.draw.random() < 0.3)
    style: Style = pen.draw.choice((dotted, slash_year))
    pen.old_days(style)
    pen.new_days(style, in_column=True)
    page.heading(f"Referat af lokalt netværksmøde – {s.area}", 1)
    page.text(f"**Dato:** {pen.one(word_year(t.day), dotted(t.day))}",
              f"**Tid:** {hours(s, pen.one('.', ':'), pen.one('-', ' – '))}",
              f"**Sted:** {capital(pen.place())}")  # fmt: skip
    page.heading("Deltagere")
    marks = {"present": pen.one("Til stede", "Deltog"), "apologies": "Afbud",
             "absent": pen.one("Udeblevet", "Mødte ikke")}  # fmt: skip
    page.table([
        ("Navn", pen.one("Arbejdssted/funktion", "Funktion"), "Fremmøde"),
        *((one.name, capital(one.function), marks[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading(pen.one("Drøftelser", "Det talte vi om"))
    for topic, remarks in pen.talk(2, 4):
        page.heading(topic, 3)
        page.bullets(remarks)
    page.heading(pen.one("Status på opgaver fra sidste møde", "Opfølgning fra sidste møde"))
    page.table([
        ("Opgave", "Hvem", "Deadline", "Status"),
        *((o.infinitive, capital(o.owner), o.deadline.text, capital(o.remark)) for o in t.old),
    ])  # fmt: skip
    page.heading(pen.one("Handleplan", "Nye opgaver"))
    page.table([
        (pen.one("Hvad", "Opgave"), "Hvem", pen.one("Hvornår", "Deadline")),
        *((o.infinitive, capital(o.owner), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.heading("Næste møde")
    page.text(f"{capital(weekday_year(t.next_day))} i {pen.one('beboerhuset', 'mødelokalet')}.")
    footer = pen.one("", "Boligsocial indsats – referatet deles kun i netværket")
    return "pdf", as_pdf(page, footer=footer, language="da")


# ------------------------------------------------------------------------- the career counsellor


def counsellors_checklist(s: Secretary) -> tuple[str, bytes]:
    """A career counsellor notes in a shared notebook (Loop): Markdown, with boxes to tick."""
    pen, t, page = Pen(s, tells=0.9), s.told, Page()
    pen.old_days()
    pen.new_days(pen.draw.choice((short, word, slash)), in_column=True)
    page.heading(pen.one(f"Netværksmøde {s.area}, {word_year(t.day)}",
                         f"{capital(s.network)} – møde {t.day:%d.%m.%Y}"), 1)  # fmt: skip
    page.text(f"Kl. {hours(s, pen.one('.', ':'))} · {capital(pen.place())} · "
              f"Noter: {pen.chosen().first}")  # fmt: skip
    page.heading("Hvem er med")
    page.bullets([f"{one.name} – {one.function}" for one in t.of("present")])
    for status, label in (("apologies", "Afbud"), ("absent", "Kom ikke")):
        if t.of(status):
            names = (f"{one.name} ({one.function})" for one in t.of(status))
            page.text(f"**{label}:** " + ", ".join(names))
    page.heading(pen.one("Tjek på sidst", "Fra sidste møde"))
    page.bullets([_ticked(o) for o in t.old])
    for topic, remarks in pen.talk(2, 4):
        page.heading(topic)
        page.bullets(remarks)
    page.heading(pen.one("Opgaver", "Næste skridt"))
    is_bold = pen.draw.random() < 0.5
    for o in t.new:
        name = f"**{capital(o.owner)}**" if is_bold else capital(o.owner)
        until = f" (frist: {_small(o.deadline.text)})" if o.deadline.text else ""
        page.bullets([f"[ ] {name}: {bare(o)}{until}"])
    if s.tells_next:
        page.heading("Næste gang")
        page.text(f"{capital(weekday_year(t.next_day))} kl. {loose(t.start)}")
    return "markdown", as_markdown(page)


def _ticked(o: Task) -> str:
    """A tick for what is done; what is not says why."""
    return f"[{'x' if o.status == 'closed' else ' '}] {capital(o.owner)}: {bare(o)} – {o.remark}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


# ------------------------------------------------------------------ the crime-prevention consultant


def consultants_intranet_page(s: Secretary) -> tuple[str, bytes]:
    """A consultant puts the minutes on the intranet: lists of facts, tasks in a table."""
    pen, t = Pen(s, way=s.one("full", "initials")), s.told
    pen.old_days()
    pen.new_days(word, in_column=True)
    title = pen.one(f"Referat – {s.network}", f"Referat af møde i {s.network}")
    facts = {
        "Dato": capital(weekday_year(t.day)),
        pen.one("Tid", "Tidsrum"): f"kl. {hours(s, dash='–')}",
        "Sted": capital(pen.place()),
        pen.one("Deltagere", "Til stede"): _people(t.of("present")),
        "Afbud": _people(t.of("apologies")) or "Ingen",
    }
    if t.of("absent"):
        facts["Fraværende uden afbud"] = _people(t.of("absent"))
    body = [f"<h1>{title}</h1>", "<dl>"]
    body += [f"<dt>{key}</dt><dd>{value}</dd>" for key, value in facts.items()]
    body += ["</dl>", f"<h2>{pen.one('Opfølgning på sidste referat', 'Siden sidst')}</h2>", "<ul>"]
    body += [f"<li>{html.escape(fate(pen, o), quote=False)}</li>" for o in t.old] + ["</ul>"]
    for topic, remarks in pen.talk(2, 4):
        body += [f"<h2>{topic}</h2>", *(f"<p>{remark}</p>" for remark in remarks)]
    body += [f"<h2>{pen.one('Beslutninger og opgaver', 'Aftaler')}</h2>", '<table class="grid">']
    heads = (pen.one("Opgave", "Aftale"), "Ansvarlig", pen.one("Tidsfrist", "Frist"))
    body.append("<thead><tr>" + "".join(f"<th>{one}</th>" for one in heads) + "</tr></thead>")
    body.append("<tbody>")
    for o in t.new:
        cells = (o.infinitive, capital(o.owner), o.deadline.text or "Ingen frist")
        body.append("<tr>" + "".join(f"<td>{one}</td>" for one in cells) + "</tr>")
    body += ["</tbody></table>", "<h2>Næste møde</h2>",
             f"<p>{capital(weekday_year(t.next_day))} kl. {hours(s)}.</p>",
             f"<p><em>Referent: {pen.chosen(ours=True).name}</em></p>"]  # fmt: skip
    head = (
        f'<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font-family:Arial} td,th{border:1px solid #999}</style></head><body>"
    )
    return "html", "\n".join([head, *body, "</body></html>"]).encode()


def _people(people: list[Person]) -> str:
    return "<br>".join(
        f"{one.name} ({one.initials}), {one.function}"
        if one.code
        else f"{one.name}, {one.function}"
        for one in people
    )


# -------------------------------------------------------------------------- the network's chair


def chairs_decisions(s: Secretary) -> tuple[str, bytes]:
    """The chair writes minutes of decisions in Word: what was said, what was decided, by point."""
    pen, t, page = Pen(s, way=s.one("full", "first")), s.told, Page()
    pen.old_days()
    style: Style = pen.draw.choice((word, word, slash))
    in_lines = pen.draw.random() < 0.5
    pen.new_days(style, in_column=in_lines)
    page.heading("Beslutningsreferat", 1)
    page.text(f"**{capital(s.network)}**",
              f"Møde {weekday_year(t.day)}, kl. {hours(s)} ({pen.place()})")  # fmt: skip
    names = listed([f"{one.name} ({one.function})" for one in t.of("present")])
    page.text(f"Deltagere: {names}")
    names = listed([f"{one.name} ({one.function})" for one in t.of("apologies")])
    page.text(f"Afbud: {names or 'ingen'}")
    if t.of("absent"):
        names = listed([f"{one.name} ({one.function})" for one in t.of("absent")])
        page.text(f"Ikke til stede og uden afbud: {names}")
    page.text(f"Mødeleder og referent: {pen.chosen().name}")
    said = pen.talk(2, 4)
    page.heading("Punkt 1: Opfølgning på beslutninger fra sidste møde", 3)
    page.text(*(fate(pen, o) for o in t.old))
    for at, ((topic, remarks), tasks) in enumerate(zip(said, pen.dealt(len(said)), strict=True), 2):
        page.heading(f"Punkt {at}: {topic}", 3)
        page.text(f"Drøftelse: {' '.join(remarks)}")
        for o in tasks:
            page.text(*(_in_lines(o) if in_lines else [_decided(pen, o)]))
        if not tasks:
            page.text(pen.one("Beslutning: Orienteringen blev taget til efterretning.",
                              "Ingen beslutning."))  # fmt: skip
    page.heading(f"Punkt {len(said) + 2}: Næste møde", 3)
    page.text(f"Næste møde er fastsat til {weekday_year(t.next_day)} kl. {loose(t.start)}.")
    approved = "Referatet betragtes som godkendt, hvis der ikke kommer indsigelser."
    return "docx", as_docx(page, footer=pen.one("", approved))


def _in_lines(o: Task) -> list[str]:
    lines = [f"Beslutning: {o.infinitive}.", f"Ansvarlig: {capital(o.owner)}"]
    return [*lines, f"Frist: {o.deadline.text}"] if o.deadline.text else lines


def _decided(pen: Pen, o: Task) -> str:
    name = o.owner
    return "Beslutning: " + stop(
        pen.one(
            f"{capital(name)} {does(o)}",
            f"Det blev besluttet, at {name} {does(o)}",
            f"{capital(name)} får til opgave {shall(o, 'at ')}",
            f"Netværket bad {name} om {shall(o, 'at ')}",
        )
    )


LAYOUTS = (
    housing_plans_print, counsellors_checklist, consultants_intranet_page, chairs_decisions,
)  # fmt: skip
