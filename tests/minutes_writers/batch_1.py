"""Eight layouts for development: plain minutes of a municipality, a school, a club."""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed


def list_of_actions(s: Secretary) -> tuple[str, bytes]:
    """Lines for who came, a point at a time, and a list of actions as a table."""
    t, page = s.told, Page()
    page.heading(f"Referat af møde i {s.network}", 1)
    page.text(f"Dato: {s.date()}", f"Tid: {s.span()}", f"Sted: {s.place}")
    way = s.one("full", "full", "first")
    page.text("Til stede: " + ", ".join(s.bracketed(one, way) for one in t.of("present")))
    page.text("Afbud: " + (", ".join(s.bracketed(o, way) for o in t.of("apologies")) or "Ingen"))
    if t.of("absent"):
        page.text("Fraværende: " + ", ".join(s.bracketed(one, way) for one in t.of("absent")))
    for number, point in enumerate(s.points(4), 1):
        page.heading(f"{number}. {point}")
        page.text(s.talk())
    page.heading(s.one("Aktionsliste", "Handlingsliste", "Opgaver"))
    page.table(
        [
            (s.one("Aktion", "Handling"), s.one("Ansvarlig", "Tovholder"), "Deadline", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
            *((o.infinitive, o.owner, o.deadline.text, s.one("Ny", "Åben", "")) for o in t.new),
        ]
    )
    page.text(f"Næste møde: {s.next_meeting()}")
    return "docx", as_docx(page)


def typed_by_hand(s: Secretary) -> tuple[str, bytes]:
    """Plain text with underlined headings and arrows."""
    t = s.told
    title = f"REFERAT {s.area.upper()} {s.date(short=True)}"
    lines = [title, "=" * len(title), "", s.span(), ""]
    lines += ["Deltagere", "---------"]
    lines += [f"- {s.with_function(one)}" for one in t.of("present")]
    for status, said in (("apologies", "Afbud"), ("absent", "Ikke mødt")):
        if t.of(status):
            lines += ["", said, "-" * len(said), *(f"- {s.with_function(o)}" for o in t.of(status))]
    lines += ["", "Opfølgning fra sidst", "--------------------"]
    lines += [f"- {o.owner}: {o.infinitive}, {o.deadline.text}. {o.remark}" for o in t.old]
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        lines += ["", f"{number}. {point}", s.talk(), ""]
        lines.append(f"-> {one.owner} {one.done} {one.deadline.at_latest}")
    lines += ["", f"Næste møde {s.next_meeting()}"]
    return "text", "\n".join(lines).encode()


def reference_paragraphs(s: Secretary) -> tuple[str, bytes]:
    """A table of facts; each point with Ref., Aftale, Ansvarlig and Frist on lines of their own."""
    t, page = s.told, Page()
    page.heading("Referat", 1)
    page.table([
        ("Møde", s.network), ("Dato", s.date()), ("Tid", s.span()), ("Sted", s.place),
        ("Deltagere", ", ".join(s.bracketed(one) for one in t.of("present"))),
        ("Afbud", ", ".join(s.bracketed(one) for one in t.of("apologies")) or "-"),
        *(("Udeblevet", s.bracketed(one)) for one in t.of("absent")),
        ("Referent", t.people[0].name),
    ], is_headed=False)  # fmt: skip
    page.heading("Opfølgning fra sidste møde")
    page.bullets(
        [
            f"{o.infinitive} – ansvarlig: {o.owner} – frist: {o.deadline.text} – status: {o.remark}"
            for o in t.old
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.heading(f"Punkt {number}: {point}")
        page.text(f"Ref.: {s.talk()}", f"Aftale: {one.infinitive}", f"Ansvarlig: {one.owner}",
                  f"Frist: {one.deadline.text}")  # fmt: skip
    page.heading("Eventuelt")
    page.text(f"Ref.: {s.talk(1)}", f"Næste møde: {s.next_meeting()}")
    return "pdf", as_pdf(page)


def attended_yes_or_no(s: Secretary) -> tuple[str, bytes]:
    """A page with a table of participants where a column says whether they came."""
    t, page = s.told, Page()
    page.heading(f"{s.network} – referat {s.date()}", 1)
    page.text(f"Tidspunkt: {s.span()}")
    said = {"present": s.one("Ja", "Deltog", "Til stede"), "apologies": "Afbud", "absent": "Nej"}
    if s.draw.random() < 0.5:
        said = {"present": "Ja", "apologies": "Afbud", "absent": "Udeblevet"}
    page.table(
        [
            ("Navn", "Organisation", s.one("Deltog", "Deltagelse", "Fremmøde")),
            *((one.name, one.function, said[one.status]) for one in t.people),
        ]
    )
    page.heading("Status på tidligere aftaler")
    page.table(
        [
            ("Aftale", "Ansvarlig", "Frist", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for point in s.points(3):
        page.heading(point, 3)
        page.text(s.talk())
    page.heading("Nye aftaler")
    page.table(
        [
            ("Aftale", "Ansvarlig", "Frist"),
            *((o.infinitive, o.owner, o.deadline.text) for o in t.new),
        ]
    )
    return "html", as_html(page)


def named_in_bold(s: Secretary) -> tuple[str, bytes]:
    """Markdown: each agreement begins with who does it, in bold."""
    t, page = s.told, Page()
    page.heading(f"Referat, {s.network}", 1)
    page.text(f"**Dato:** {s.date()}", f"**Tid:** {s.span()}")
    page.text("**Deltagere:** " + listed([s.bracketed(one) for one in t.of("present")]))
    if t.of("apologies", "absent"):
        page.text("**Afbud:** " + listed([s.bracketed(one) for one in t.of("apologies")] or ["-"]))
    if t.of("absent"):
        page.text("**Ikke mødt:** " + listed([s.bracketed(one) for one in t.of("absent")]))
    page.heading("Siden sidst")
    page.bullets([f"**{o.owner}**: {o.imperative} ({o.deadline.text}) – {o.remark}" for o in t.old])
    page.heading("Drøftelse")
    page.text(s.talk(), s.talk())
    page.heading(s.one("Handlinger", "Aftaler", "Hvad gør vi nu?"))
    page.bullets([f"**{o.owner}**: {o.imperative} (frist {o.deadline.text})" for o in t.new])
    page.text(f"Næste møde: {s.next_meeting()}")
    return "markdown", as_markdown(page)


def mail_with_its_head(s: Secretary) -> tuple[str, bytes]:
    """A mail that was forwarded: its head stands in the text, then the minutes."""
    t = s.told
    sent = s.sent()
    lines = [
        "Fra: Birgitte Ravnsholt", f"Sendt: {sent:%d-%m-%Y %H:%M}", "Til: SSP-netværket",
        f"Emne: Referat {s.area}", "",
        f"Referat fra {s.network}, {s.date()} {s.span()}", "",
        f"Deltagere: {', '.join(s.with_function(one) for one in t.of('present'))}",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append(f"Afbud: {', '.join(s.with_function(one) for one in t.of('apologies'))}")
    if t.of("absent"):
        lines.append(f"Udeblevet: {', '.join(s.with_function(o) for o in t.of('absent'))}")
    lines += ["", "Opfølgning:"]
    lines += [f"- {o.infinitive}. {o.owner}. {o.deadline.text}. {o.remark}" for o in t.old]
    for number, point in enumerate(s.points(3), 1):
        lines += ["", f"{number}. {point}", s.talk()]
    lines += ["", "Aftaler:"]
    lines += [
        f"- {o.infinitive}. Ansvarlig: {o.owner}. Frist: {o.deadline.text}" for o in t.new
    ]  # fmt: skip
    lines += ["", f"Næste møde: {s.next_meeting()}", "", "Mvh", "Birgitte"]
    return "mail", as_mail("\n".join(lines), sent, f"VS: Referat {s.area}")


def by_organisation(s: Secretary) -> tuple[str, bytes]:
    """Participants by organisation: ``SSP: Jonas Vestergren, Leyla Karadeniz (afbud)``."""
    t, page = s.told, Page()
    page.heading(f"Mødereferat: {s.network}", 1)
    page.text(f"Mødet fandt sted {s.date()} {s.span()}.")
    page.heading("Deltagere")
    groups: dict[str, list[str]] = {}
    remarks = {"present": "", "apologies": " (afbud)", "absent": " (udeblevet)"}
    for one in t.people:
        group = "SSP" if one.code else one.function.capitalize()
        groups.setdefault(group, []).append(one.name + remarks[one.status])
    page.text(*(f"{group}: {', '.join(names)}" for group, names in groups.items()))
    page.heading("Opfølgning fra sidst")
    page.numbered([f"{o.infinitive} ({o.owner}, frist {o.deadline.text}) – {o.remark}"
                   for o in t.old])  # fmt: skip
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point, 3)
        page.text(s.talk())
        page.text(f"**Opfølgning:** {one.infinitive}. Ansvarlig: {one.owner}, "
                  f"frist: {one.deadline.text}.")  # fmt: skip
    return "odt", as_odt(page)


def initials_only(s: Secretary) -> tuple[str, bytes]:
    """Short minutes of an office: our own by initials."""
    t, page = s.told, Page()
    page.heading(f"{s.network} {s.date()}", 1)
    page.text(s.span())
    page.text("Til stede: " + ", ".join(
        o.initials if o.code else s.bracketed(o) for o in t.of("present")))  # fmt: skip
    if t.of("apologies"):
        page.text("Afbud: " + ", ".join(
            o.initials if o.code else s.bracketed(o) for o in t.of("apologies")))  # fmt: skip
    if t.of("absent"):
        page.text("Ikke til stede: " + ", ".join(
            o.initials if o.code else s.bracketed(o) for o in t.of("absent")))  # fmt: skip
    page.heading("Siden sidst")
    page.bullets([f"{o.infinitive}: {o.remark} ({o.owner}, {o.deadline.text})" for o in t.old])
    page.heading("Punkter")
    for point in s.points(3):
        page.text(f"**{point}**", s.talk(1))
    page.heading("Hvem gør hvad")
    page.table([
        ("Hvem", "Hvad", "Hvornår"), *((o.owner, o.infinitive, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.text(f"Nyt møde {s.next_meeting()}")
    return "rtf", as_rtf(page)


LAYOUTS = (
    list_of_actions, typed_by_hand, reference_paragraphs, attended_yes_or_no, named_in_bold,
    mail_with_its_head, by_organisation, initials_only,
)  # fmt: skip
