"""A fourth held-back batch, written before the sixth was looked at."""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed


def two_by_two(s: Secretary) -> tuple[str, bytes]:
    """Facts in four columns, participants by status, each task a row below its point's name."""
    t, page = s.told, Page()
    page.heading(f"Referat: {s.network}", 1)
    page.table([
        ("Dato", s.date(short=True), "Tidspunkt", s.span()),
        ("Sted", s.place, "Referent", t.people[0].name),
    ], is_headed=False)  # fmt: skip
    page.text(f"Fremmødte: {', '.join(map(s.with_function, t.of('present')))}")
    page.text(f"Meldt afbud: {', '.join(map(s.with_function, t.of('apologies'))) or 'ingen'}")
    if t.of("absent"):
        page.text(f"Udeblevne: {', '.join(map(s.with_function, t.of('absent')))}")
    page.heading("Opfølgning fra sidste møde")
    page.bullets(
        [f"{o.infinitive} ({o.owner}) – {o.remark}, frist {o.deadline.text}" for o in t.old]
    )
    for point in s.points(3):
        page.heading(point)
        page.text(s.talk())
    page.heading("Handleplan")
    page.table([
        ("Emne", "Handling", "Ansvarlig", "Frist"),
        *((point, o.infinitive, o.owner, o.deadline.text)
          for point, o in zip(s.points(len(t.new)), t.new, strict=True)),
    ])  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}")
    return "docx", as_docx(page)


def plain_list(s: Secretary) -> tuple[str, bytes]:
    """Plain text: labels, then everything numbered."""
    t = s.told
    lines = [f"Referat fra møde i {s.network}", f"Tid: {s.date()} {s.span()}", ""]
    lines += ["Til stede:", *(f"- {s.bracketed(o)}" for o in t.of("present"))]
    if t.of("apologies"):
        lines += ["", "Afbud fra:", *(f"- {s.bracketed(o)}" for o in t.of("apologies"))]
    if t.of("absent"):
        lines += ["", "Udeblevet:", *(f"- {s.bracketed(o)}" for o in t.of("absent"))]
    lines += ["", "Opfølgning på sidste møde:"]
    lines += [f"{at}. {o.infinitive} - {o.owner} - {o.deadline.text} - {o.remark}"
              for at, o in enumerate(t.old, 1)]  # fmt: skip
    for point in s.points(2):
        lines += ["", point, s.talk()]
    lines += ["", "Nye opgaver:"]
    lines += [f"{at}. {o.infinitive} - {o.owner} - {o.deadline.text}"
              for at, o in enumerate(t.new, 1)]  # fmt: skip
    lines += ["", f"Næste møde: {s.next_meeting()}"]
    return "text", "\n".join(lines).encode("cp1252")


def printed_form(s: Secretary) -> tuple[str, bytes]:
    """Printed: participants in a table with a column for remarks, tasks in another."""
    t, page = s.told, Page()
    page.heading(f"Mødereferat, {s.network}", 1)
    page.text(f"Mødedato: {s.date()}", f"Tidsrum: {s.span()}")
    said = {"present": "Til stede", "apologies": "Afbud", "absent": "Udeblevet"}
    page.table([
        ("Navn", "Organisation", "Deltagelse"),
        *((o.name, o.function, said[o.status]) for o in t.people),
    ])  # fmt: skip
    for point in s.points(3):
        page.heading(point)
        page.text(s.talk())
    page.heading("Opgaver")
    page.table(
        [
            ("Opgave", "Ansvarlig", "Deadline", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark or "Ny") for o in [*t.old, *t.new]),
        ]
    )
    page.text(f"Næste møde: {s.next_meeting()}")
    return "pdf", as_pdf(page)


def told_in_prose(s: Secretary) -> tuple[str, bytes]:
    """Prose with who was there in sentences, and agreements in sentences of their own."""
    t, page = s.told, Page()
    page.heading(f"Referat fra {s.network}", 1)
    page.text(f"Mødet blev afholdt {s.date()} {s.span()} i {s.place}.")
    text = f"Der deltog {listed([s.bracketed(o) for o in t.of('present')])}."
    if t.of("apologies"):
        text += f" {listed([s.bracketed(o) for o in t.of('apologies')])} havde sendt afbud."
    if t.of("absent"):
        text += f" {listed([s.bracketed(o) for o in t.of('absent')])} mødte ikke."
    page.text(text)
    page.heading("Opfølgning siden sidst")
    page.bullets([f"{o.owner} skulle {o.verb[0]} {o.about} senest {o.deadline.text}: {o.remark}"
                  for o in t.old])  # fmt: skip
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        agreed = s.one("Det aftales, at", "Der var enighed om, at", "Det er besluttet, at")
        page.text(s.talk(), f"{agreed} {one.owner} {one.done} {one.deadline.at_latest}.")
    page.text(f"Næste møde er {s.next_meeting()}.")
    return "odt", as_odt(page)


def mailed_notes(s: Secretary) -> tuple[str, bytes]:
    """Notes in the text of a mail with signs before what is to be done."""
    t = s.told
    sign = s.one("->", "=>", "→")
    lines = [
        f"Referat af møde i {s.network}", f"{s.date()}", f"{s.span()}", "",
        "Deltagere: " + ", ".join(s.bracketed(o) for o in t.of("present")),
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("Afbud: " + ", ".join(s.bracketed(o) for o in t.of("apologies")))
    if t.of("absent"):
        lines.append("Udeblevet: " + ", ".join(s.bracketed(o) for o in t.of("absent")))
    lines += ["", "Siden sidst:"]
    lines += [f"* {o.owner}: {o.infinitive} ({o.deadline.text}) {o.remark}" for o in t.old]
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        lines += ["", f"{point}:", s.talk(1)]
        lines.append(f"{sign} {one.owner} {one.done} ({one.deadline.text})")
    lines += ["", f"Næste møde: {s.next_meeting()}", "", "Hilsen", "Trine"]
    return "mail", as_mail("\n".join(lines), s.sent(), f"Referat {s.area}")


def cards(s: Secretary) -> tuple[str, bytes]:
    """A page with a heading for each part and a card for each task."""
    t = s.told
    out = [f"<h1>{s.network}</h1><p>{s.date()}, {s.span()}</p><h2>Deltagere</h2><ul>"]
    out += [f"<li>{s.bracketed(o)}</li>" for o in t.of("present")]
    out.append("</ul>")
    for status, said in (("apologies", "Afbud"), ("absent", "Udeblevet")):
        if t.of(status):
            out.append(f"<h2>{said}</h2><ul>")
            out += [f"<li>{s.bracketed(o)}</li>" for o in t.of(status)]
            out.append("</ul>")
    out.append("<h2>Opfølgning fra sidst</h2>")
    for o in t.old:
        out.append(f"<div><p>Opgave: {o.infinitive}</p><p>Ansvarlig: {o.owner}</p>"
                   f"<p>Frist: {o.deadline.text}</p><p>Status: {o.remark}</p></div>")  # fmt: skip
    out.append(f"<h2>{s.points(1)[0]}</h2><p>{s.talk()}</p><h2>Nye opgaver</h2>")
    for o in t.new:
        out.append(f"<div><p>Opgave: {o.infinitive}</p><p>Ansvarlig: {o.owner}</p>"
                   f"<p>Frist: {o.deadline.text}</p></div>")  # fmt: skip
    out.append(f"<p>Næste møde: {s.next_meeting()}</p>")
    return "html", f"<html><body>{''.join(out)}</body></html>".encode()


def office_template(s: Secretary) -> tuple[str, bytes]:
    """An office's template: a table of facts with answers over several lines."""
    t, page = s.told, Page()
    page.heading("Referat", 1)
    page.table([
        ("Netværk", s.area), ("Dato", s.date()), ("Tid", s.span()),
        ("Deltagere", "\n".join(map(s.bracketed, t.of("present")))),
        ("Fraværende med afbud", "\n".join(map(s.bracketed, t.of("apologies"))) or "Ingen"),
        ("Fraværende uden afbud", "\n".join(map(s.bracketed, t.of("absent"))) or "Ingen"),
    ], is_headed=False)  # fmt: skip
    page.heading("Opfølgning på sidste møde")
    page.table(
        [
            ("Aftale", "Hvem", "Frist", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.heading(f"{number}. {point}", 3)
        page.text(s.talk(), f"Opfølgning: {one.owner} {one.done} {one.deadline.at_latest}")
    page.text(f"Næste møde: {s.next_meeting()}")
    return "rtf", as_rtf(page)


def kept_in_git(s: Secretary) -> tuple[str, bytes]:
    """Markdown: a list of facts, boxes to tick with who and when in brackets."""
    t, page = s.told, Page()
    page.heading(f"Referat {s.area}", 1)
    page.bullets([f"Dato: {s.date()}", f"Tid: {s.span()}"])
    page.heading("Til stede")
    page.bullets(list(map(s.with_function, t.of("present"))))
    if t.of("apologies"):
        page.heading("Afbud")
        page.bullets(list(map(s.with_function, t.of("apologies"))))
    if t.of("absent"):
        page.heading("Udeblevet")
        page.bullets(list(map(s.with_function, t.of("absent"))))
    page.heading("Drøftet")
    page.text(s.talk(), s.talk())
    page.heading("Opgaver fra sidst")
    page.bullets([f"[{'x' if o.status == 'closed' else ' '}] {o.infinitive} ({o.owner}, "
                  f"{o.deadline.text}) – {o.remark}" for o in t.old])  # fmt: skip
    page.heading("Opgaver")
    page.bullets([f"[ ] {o.infinitive} ({o.owner}, {o.deadline.text})" for o in t.new])
    page.text(f"Næste møde: {s.next_meeting()}")
    return ("html", as_html(page)) if s.draw.random() < 0.2 else ("markdown", as_markdown(page))


LAYOUTS = (
    two_by_two, plain_list, printed_form, told_in_prose, mailed_notes, cards, office_template,
    kept_in_git,
)  # fmt: skip
