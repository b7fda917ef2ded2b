"""A third held-back batch, written before the fifth was looked at."""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed


def meeting_form(s: Secretary) -> tuple[str, bytes]:
    """A form: one row for the date and time, participants a row each, tasks at the end."""
    t, page = s.told, Page()
    page.heading("Mødereferat – lokalt netværk", 1)
    page.table([
        ("Netværk:", s.area), ("Dato og tidspunkt:", f"{s.date()}, {s.span()}"),
        ("Mødeleder:", t.people[0].name),
    ], is_headed=False)  # fmt: skip
    said = {"present": "Mødt", "apologies": "Afbud", "absent": "Udeblevet"}
    page.table(
        [
            ("Deltager", "Repræsenterer", "Mødt/afbud"),
            *((o.name, o.function, said[o.status]) for o in t.people),
        ]
    )
    page.heading("Opfølgning på referat fra sidste møde")
    page.numbered([f"{o.infinitive} – {o.owner} – {o.remark} (frist {o.deadline.text})"
                   for o in t.old])  # fmt: skip
    for point in s.points(3):
        page.heading(point)
        page.text(s.talk())
    page.heading("Opgaver til næste møde")
    page.table([
        ("Opgave", "Udføres af", "Senest"),
        *((o.infinitive, o.owner, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.text(f"Dato for næste møde: {s.next_meeting()}")
    return "docx", as_docx(page)


def phone_note(s: Secretary) -> tuple[str, bytes]:
    """A note from a telephone: short lines, a dash for everything."""
    t = s.told
    lines = [f"{s.area} netværksmøde", f"{s.date(short=True)}", s.span(), ""]
    lines.append("Med: " + ", ".join(s.bracketed(o, "first") for o in t.of("present")))
    if t.of("apologies"):
        lines.append("Afbud: " + ", ".join(s.bracketed(o, "first") for o in t.of("apologies")))
    if t.of("absent"):
        lines.append("Udeblevet: " + ", ".join(s.bracketed(o, "first") for o in t.of("absent")))
    lines += ["", "Sidst:"]
    lines += [f"- {o.owner}: {o.imperative}, {o.deadline.text}, {o.remark}" for o in t.old]
    for point in s.points(2):
        lines += ["", f"{point}:", f"- {s.talk(1)}"]
    lines += ["", "Husk:"]
    lines += [f"- {o.owner}: {o.imperative}, {o.deadline.text}" for o in t.new]
    lines += ["", f"Næste gang {s.next_meeting()}"]
    return "text", "\n".join(lines).encode()


def ruled_minutes(s: Secretary) -> tuple[str, bytes]:
    """Printed minutes: facts on one line each, follow-ups as a paragraph below each point."""
    t, page = s.told, Page()
    page.heading(f"Referat af møde i {s.network}, {s.date()}", 1)
    page.text(f"**Tidspunkt:** {s.span()}")
    page.text("**Til stede:** " + "; ".join(s.bracketed(o) for o in t.of("present")))
    page.text("**Afbud:** " + ("; ".join(s.bracketed(o) for o in t.of("apologies")) or "ingen"))
    if t.of("absent"):
        page.text("**Udeblevet:** " + "; ".join(s.bracketed(o) for o in t.of("absent")))
    page.heading("1. Siden sidst")
    page.table(
        [
            ("Opgave", "Ansvarlig", "Frist", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 2):
        page.heading(f"{number}. {point}")
        page.text(s.talk())
        page.text(
            f"Handling: {one.infinitive}. Ansvarlig: {one.owner}. Deadline: {one.deadline.text}."
        )
    page.text(f"Næste møde: {s.next_meeting()}")
    return "pdf", as_pdf(page)


def two_tables(s: Secretary) -> tuple[str, bytes]:
    """Participants with a cross for those who came; one table of all tasks."""
    t, page = s.told, Page()
    page.heading(f"{s.network} – referat", 1)
    page.text(f"Mødedato: {s.date()}", f"Mødetid: {s.span()}")
    page.table([
        ("Navn", "Arbejdssted", "Til stede", "Afbud"),
        *((o.name, o.function, "x" if o.status == "present" else "",
           "x" if o.status == "apologies" else "")
          for o in t.people if o.status != "absent"),
    ])  # fmt: skip
    if t.of("absent"):
        page.text("Udeblevet: " + listed([s.bracketed(o) for o in t.of("absent")]))
    for point in s.points(3):
        page.heading(point, 3)
        page.text(s.talk())
    page.heading("Opfølgning")
    page.table(
        [
            ("Ansvarlig", "Handling", "Tidsfrist", "Status"),
            *(
                (o.owner, o.infinitive, o.deadline.text, o.remark or "Åben")
                for o in [*t.old, *t.new]
            ),
        ]
    )
    page.text(f"Næste møde finder sted {s.next_meeting()}")
    return "odt", as_odt(page)


def rich_mail(s: Secretary) -> tuple[str, bytes]:
    """A mail in HTML with a table of agreements."""
    t, page = s.told, Page()
    page.text("Hej alle", f"Her er referatet fra mødet i {s.network} {s.date()} {s.span()}.")
    page.text("**Deltagere**")
    page.bullets([s.bracketed(o) for o in t.of("present")])
    if t.of("apologies", "absent"):
        page.text("**Ikke til stede**")
        page.bullets(
            [
                f"{s.bracketed(o)} – {'afbud' if o.status == 'apologies' else 'udeblevet'}"
                for o in t.of("apologies", "absent")
            ]
        )
    page.text("**Referat**", s.talk(), s.talk())
    page.text("**Opfølgning fra sidst**")
    page.bullets(
        [f"{o.infinitive} ({o.owner}), frist {o.deadline.text}: {o.remark}" for o in t.old]
    )
    page.text("**Aftaler**")
    page.table([
        ("Hvad", "Hvem", "Hvornår"), *((o.infinitive, o.owner, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.text(
        f"Vi ses {s.one('næste gang', 'til næste møde')} {s.next_meeting()}.", "Hilsen Henrik"
    )
    return "mail", as_mail("Se den formaterede udgave.", s.sent(), "Referat", page=page)


def intranet(s: Secretary) -> tuple[str, bytes]:
    """A page of an intranet: sentences on who was there, agreements as a numbered list."""
    t, page = s.told, Page()
    page.heading(f"Netværksmøde i {s.area}", 1)
    page.text(f"Afholdt {s.date()} {s.span()}.")
    present = listed([s.bracketed(o) for o in t.of("present")])
    page.text(f"Deltagere var {present}.")
    if t.of("apologies"):
        page.text(f"{listed([s.bracketed(o) for o in t.of('apologies')])} havde meldt afbud.")
    if t.of("absent"):
        page.text(f"{listed([s.bracketed(o) for o in t.of('absent')])} deltog ikke.")
    page.heading("Status på aftaler")
    page.bullets([f"{o.infinitive}: {o.remark}. Ansvarlig: {o.owner}, frist: {o.deadline.text}"
                  for o in t.old])  # fmt: skip
    page.heading("Drøftelser")
    page.text(s.talk(), s.talk())
    page.heading("Aftaler")
    page.numbered([f"{o.owner} {o.done}, {o.deadline.at_latest}" for o in t.new])
    page.text(f"Næste møde: {s.next_meeting()}")
    return "html", as_html(page)


def family_centre(s: Secretary) -> tuple[str, bytes]:
    """A social worker's minutes: labels in bold, tasks with ``hvem`` and ``frist`` in brackets."""
    t, page = s.told, Page()
    page.heading(f"Referat, {s.network}", 1)
    page.text(f"**Dato:** {s.date()}", f"**Klokken:** {s.span()}")
    page.text("**Deltagere:**", *(s.with_function(o) for o in t.of("present")))
    if t.of("apologies"):
        page.text("**Afbud:**", *(s.with_function(o) for o in t.of("apologies")))
    if t.of("absent"):
        page.text("**Udeblevet:**", *(s.with_function(o) for o in t.of("absent")))
    page.text("**Opfølgning fra sidst:**")
    page.bullets([f"{o.infinitive} (hvem: {o.owner}, frist: {o.deadline.text}) {o.remark}"
                  for o in t.old])  # fmt: skip
    for point in s.points(3):
        page.text(f"**{point}**", s.talk())
    page.text("**Nye opgaver:**")
    page.bullets([f"{o.infinitive} (hvem: {o.owner}, frist: {o.deadline.text})" for o in t.new])
    page.text(f"**Næste møde:** {s.next_meeting()}")
    return "rtf", as_rtf(page)


def project_page(s: Secretary) -> tuple[str, bytes]:
    """A project's page in Markdown: a table of facts, tasks under each point with an arrow."""
    t, page = s.told, Page()
    page.heading("Referat", 1)
    page.table([
        ("Emne", "Oplysning"), ("Netværk", s.area), ("Dato", s.date()), ("Tid", s.span()),
        ("Deltagere", ", ".join(map(s.bracketed, t.of("present")))),
        ("Afbud", ", ".join(map(s.bracketed, t.of("apologies"))) or "-"),
        ("Udeblevet", ", ".join(map(s.bracketed, t.of("absent"))) or "-"),
    ])  # fmt: skip
    page.heading("Opfølgning fra sidst")
    page.table(
        [
            ("Opgave", "Ansvarlig", "Frist", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        page.bullets([s.talk(1), f"→ {one.owner} {one.done} {one.deadline.at_latest}"])
    page.text(f"Næste møde: {s.next_meeting()}")
    return "markdown", as_markdown(page)


LAYOUTS = (
    meeting_form, phone_note, ruled_minutes, two_tables, rich_mail, intranet, family_centre,
    project_page,
)  # fmt: skip
