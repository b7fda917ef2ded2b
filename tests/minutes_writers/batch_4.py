"""Held back: ten layouts, written before the reader was mended and measured at the end."""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed


def municipal_case_sheet(s: Secretary) -> tuple[str, bytes]:
    """The municipality's template: a table of facts, then a small table for each point."""
    t, page = s.told, Page()
    page.heading(s.one("Mødereferat", "Referat"), 1)
    facts = [
        ("Mødeforum", s.network),
        ("Mødedato", s.date()),
        (s.one("Mødetid", "Tidspunkt"), s.span()),
        ("Mødested", s.place),
        (s.one("Mødedeltagere", "Deltagere"), ", ".join(map(s.with_function, t.of("present")))),
    ]
    if t.of("apologies"):
        facts.append(("Afbud", ", ".join(map(s.with_function, t.of("apologies")))))
    if t.of("absent"):
        facts.append(("Ikke mødt", ", ".join(map(s.with_function, t.of("absent")))))
    facts.append(("Næste møde", s.next_meeting()))
    page.table(facts, is_headed=False)
    page.heading("Opfølgning på sidste møde")
    rows = [(f"{one.infinitive}", one.owner, one.deadline.text, one.remark) for one in t.old]
    page.table([("Opgave", "Ansvarlig", "Tidsfrist", "Status"), *rows])
    points = s.points(len(t.new) + 1)
    for number, point in enumerate(points):
        rows = [(f"Punkt {number + 1}", point), ("Drøftelse", s.talk())]
        if number < len(t.new):
            one = t.new[number]
            rows += [("Aftale", one.infinitive), ("Ansvarlig", one.owner),
                     ("Tidsfrist", one.deadline.text)]  # fmt: skip
        page.table(rows, is_headed=False)
        page.text("")
    return "docx", as_docx(page)


def officers_note(s: Secretary) -> tuple[str, bytes]:
    """A police officer's note, typed in the patrol car."""
    t = s.told
    start, end = f"{t.start:%H%M}", f"{t.end:%H%M}"
    lines = [
        f"SSP-møde {s.area}, {s.date(short=True)} kl. {start}-{end}",
        "",
        "Tilstede: " + ", ".join(s.bracketed(one, "first") for one in t.of("present")),
    ]
    gone = t.of("apologies", "absent")
    if gone:
        lines.append(
            "Fravær: "
            + ", ".join(
                f"{s.bracketed(one, 'first')} - "
                f"{'afbud' if one.status == 'apologies' else 'ikke mødt'}"
                for one in gone
            )
        )
    lines += ["", "Siden sidst"]
    for one in t.old:
        lines.append(f"* {one.infinitive} ({one.owner}, {one.deadline.text}) - {one.remark}")
    for point in s.points(3):
        lines += ["", point, f"* {s.talk(1)}", f"* {s.talk(1)}"]
    lines += ["", "Aktionspunkter"]
    lines += [f"* {one.owner} {one.done} - {one.deadline.text}" for one in t.new]
    lines += ["", f"Næste møde: {s.next_meeting()}"]
    return "text", "\r\n".join(lines).encode("cp1252")


def housing_paragraphs(s: Secretary) -> tuple[str, bytes]:
    """A housing association's minutes: Ad 1, Ad 2, and a small table at the end."""
    t, page = s.told, Page()
    page.heading(f"Referat fra møde i {s.network} den {s.date()}", 1)
    page.text(f"Mødet varede {t.start:%H.%M}–{t.end:%H.%M} og blev holdt i {s.place}.")
    page.text("**Fremmødte:**")
    page.bullets([s.with_function(one) for one in t.of("present")])
    if t.of("apologies", "absent"):
        page.text("**Ikke fremmødte:**")
        page.bullets(
            [
                s.with_function(one) + (" (meldt afbud)" if one.status == "apologies" else "")
                for one in t.of("apologies", "absent")
            ]
        )
    points = s.points(4)
    page.text("**Dagsorden:**")
    page.numbered(points)
    for number, point in enumerate(points, 1):
        page.text(f"**Ad {number}. {point}**", s.talk())
    page.text("**Status på opgaver fra sidste møde**")
    page.table(
        [
            ("Opgave", "Hvem", "Hvornår", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    page.text("**Nye opgaver**")
    page.table(
        [
            ("Opgave", "Hvem", "Hvornår"),
            *((o.infinitive, o.owner, o.deadline.text) for o in t.new),
        ]
    )
    if s.draw.random() < 0.5:
        page.text(f"Næste møde er {s.next_meeting()}.")
    return "docx", as_docx(page)


def one_wide_table(s: Secretary) -> tuple[str, bytes]:
    """A record of decisions on its side: everything under one table, printed to PDF."""
    t, page = s.told, Page(is_landscape=True)
    page.heading(f"Beslutningsreferat, {s.network}", 1)
    page.text(f"Dato: {s.date()}", f"Tid: {s.span()}")
    page.text("Til stede: " + listed([s.bracketed(one) for one in t.of("present")]))
    if t.of("apologies"):
        page.text("Afbud: " + listed([s.bracketed(one) for one in t.of("apologies")]))
    if t.of("absent"):
        page.text("Mødte ikke: " + listed([s.bracketed(one) for one in t.of("absent")]))
    points = s.points(len(t.new) + 2)
    rows = [("1", points[0], s.talk(1), "", "")]
    for number, one in enumerate(t.new, 2):
        rows.append((str(number), points[number - 1], one.infinitive, one.owner,
                     one.deadline.text))  # fmt: skip
    rows.append((str(len(rows) + 1), points[-1], s.talk(1), "", ""))
    page.table([("Pkt.", "Emne", "Beslutning", "Ansvarlig", "Frist"), *rows])
    page.text("**Opfølgning fra sidste møde**")
    page.bullets(
        [
            f"{one.infinitive}. Ansvarlig: {one.owner}. Frist: {one.deadline.text}. "
            f"Status: {one.remark}"
            for one in t.old
        ]
    )
    page.text(f"Næste møde holdes {s.next_meeting()}")
    return "pdf", as_pdf(page)


def thank_you_mail(s: Secretary) -> tuple[str, bytes]:
    """A mail the day after: prose, and the agreements as a list."""
    t = s.told
    lines = [
        "Hej alle", "",
        f"Tak for et godt møde i {s.network} {s.date()}. Vi sad sammen {s.span()}.", "",
        f"Med ved bordet var {listed([s.bracketed(one) for one in t.of('present')])}.",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append(f"Afbud fra {listed([s.bracketed(one) for one in t.of('apologies')])}.")
    if t.of("absent"):
        lines.append(f"{listed([s.bracketed(o) for o in t.of('absent')])} dukkede ikke op.")
    lines += ["", s.talk(), "", s.talk(), "", "Fra sidst:"]
    lines += [
        f"- {o.infinitive} (ansvarlig: {o.owner}, frist {o.deadline.text}): {o.remark}"
        for o in t.old
    ]
    lines += ["", s.one("Vi blev enige om følgende:", "Det aftalte vi:")]
    lines += [f"- {one.owner} {one.done} {one.deadline.at_latest}" for one in t.new]
    lines += ["", f"Vi ses igen {s.next_meeting()}.", "", "Venlig hilsen", "Birgitte"]
    return "mail", as_mail("\n".join(lines), s.sent(), f"Referat, {s.area}")


def pasted_notebook(s: Secretary) -> tuple[str, bytes]:
    """A page of a digital notebook, pasted as HTML, with boxes to tick."""
    t = s.told
    rows = [
        f"<h1>{s.area} – netværksmøde</h1>",
        f"<p>{s.date()}<br>{s.span()}<br>{s.place}</p>",
        "<div><p><b>Deltagere</b></p><ul>",
        *(f"<li>{s.bracketed(one)}</li>" for one in t.of("present")),
        "</ul>",
    ]
    if t.of("apologies", "absent"):
        rows.append("<p><b>Ikke til stede</b></p><ul>")
        rows += [
            f"<li>{s.bracketed(one)}, {'afbud' if one.status == 'apologies' else 'udeblevet'}</li>"
            for one in t.of("apologies", "absent")
        ]
        rows.append("</ul>")
    rows.append("</div><p><b>Fra sidst</b></p>")
    ticks = {"closed": "☑", "open": "☐", "dropped": "☐"}
    rows += [
        f"<p>{ticks[o.status]} {o.owner}: {o.imperative} ({o.deadline.text}) – {o.remark}</p>"
        for o in t.old
    ]
    for point in s.points(3):
        rows.append(f"<p><b>{point}</b></p><ul><li>{s.talk(1)}<ul><li>{s.talk(1)}</li></ul></li>")
        rows.append("</ul>")
    rows.append("<p><b>To do</b></p>")
    rows += [f"<p>☐ {o.owner}: {o.imperative} ({o.deadline.text})</p>" for o in t.new]
    rows.append(f"<p>Næste gang: {s.next_meeting()}</p>")
    return "html", f"<html><body>{''.join(rows)}</body></html>".encode()


def outline(s: Secretary) -> tuple[str, bytes]:
    """Word's outline: numbered headings, agreements nested below the point they belong to."""
    t, page = s.told, Page()
    page.heading(f"{s.network}: referat", 1)
    page.heading("1. Rammer", 2)
    page.bullets([f"Dato: {s.date()}", f"Tid: {s.span()}", f"Sted: {s.place}"])
    page.heading("2. Hvem var med", 2)
    way = s.one("full", "first")
    page.bullets([s.bracketed(one, way) for one in t.of("present")])
    for status, said in (("apologies", "Afbud:"), ("absent", "Udeblevet:")):
        if t.of(status):
            page.bullets([said])
            page.bullets([s.bracketed(one, way) for one in t.of(status)], 2)
    page.heading("3. Opfølgning fra sidst", 2)
    page.bullets([
        f"{o.infinitive} – {o.owner} – {o.deadline.text} – {o.remark}" for o in t.old
    ])  # fmt: skip
    points = s.points(len(t.new))
    for number, (point, one) in enumerate(zip(points, t.new, strict=True), 4):
        page.heading(f"{number}. {point}", 2)
        page.bullets([s.talk(1), s.talk(1)])
        page.bullets([s.one("Aftalt:", "Konklusion:")])
        page.bullets([f"{one.owner} {one.done} {one.deadline.at_latest}."], 2)
    page.heading(f"{len(points) + 4}. Næste møde", 2)
    page.text(s.next_meeting())
    return "docx", as_docx(page)


def school_prose(s: Secretary) -> tuple[str, bytes]:
    """A school secretary's prose: whole sentences, no table, nothing listed."""
    t, page = s.told, Page()
    page.heading("Referat af netværksmøde", 1)
    page.text(
        f"Mødet i {s.network} blev holdt {s.date()} fra kl. {t.start:%H.%M} til kl. {t.end:%H.%M}."
    )
    present = [s.with_function(one) for one in t.of("present")]
    text = f"Til stede var {listed([one.replace(' – ', ', ') for one in present])}."
    if t.of("apologies"):
        gone = listed([s.named(one, "full") for one in t.of("apologies")])
        text += f" {gone} havde sendt afbud."
    if t.of("absent"):
        text += f" {listed([s.named(one, 'full') for one in t.of('absent')])} mødte ikke op."
    page.text(text)
    page.heading("Siden sidst")
    page.text(
        *(
            f"{o.infinitive}, som {o.owner} skulle gøre senest {o.deadline.text}: {o.remark}."
            for o in t.old
        )
    )
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        agreed = s.one("Det blev aftalt, at", "Det blev besluttet, at", "Enighed om, at")
        page.text(f"{s.talk()} {agreed} {one.owner} {one.done} {one.deadline.at_latest}.")
    if s.draw.random() < 0.6:
        page.text(f"Næste møde finder sted {s.next_meeting()}.")
    return "odt", as_odt(page)


def crosses(s: Secretary) -> tuple[str, bytes]:
    """Participants with a cross in the column that fits, and a list of tasks with their status."""
    t, page = s.told, Page()
    page.heading(f"Referat – {s.network}", 1)
    page.text(f"{s.date()} {s.span()}")
    mark = s.one("x", "X", "✓")
    columns = ("present", "apologies", "absent")
    page.table(
        [
            ("Navn", "Funktion", "Deltog", "Afbud", "Udeblev"),
            *(
                (one.name, one.function, *(mark if one.status == at else "" for at in columns))
                for one in t.people
            ),
        ]
    )
    page.heading("Opgaveliste")
    everything = [*t.old, *t.new]
    status = {"": s.one("Ikke startet", "Ny", "")}
    page.table(
        [
            ("Nr.", "Hvad skal gøres", "Hvem gør det", "Hvornår", "Hvordan går det"),
            *(
                (str(at), o.infinitive, o.owner, o.deadline.text, status.get(o.remark, o.remark))
                for at, o in enumerate(everything, 1)
            ),
        ]
    )
    page.heading("Referat af punkterne")
    for number, point in enumerate(s.points(3), 1):
        page.text(f"**{number}) {point}**", s.talk())
    return "rtf", as_rtf(page)


def wiki_page(s: Secretary) -> tuple[str, bytes]:
    """A page of an intranet's wiki in Markdown, with a list of tasks under each party."""
    t, page = s.told, Page()
    page.heading(f"Netværksmøde {s.area} {s.date(short=True)}", 1)
    page.bullets(
        [
            f"**Hvornår**: {s.span()}",
            f"**Hvor**: {s.place}",
            f"**Hvem**: {', '.join(s.bracketed(one) for one in t.of('present'))}",
            *(f"**Afbud**: {s.bracketed(one)}" for one in t.of("apologies")),
            *(f"**Kom ikke**: {s.bracketed(one)}" for one in t.of("absent")),
        ]
    )
    page.heading("Noter")
    page.bullets([s.talk() for _ in range(3)])
    page.heading("Gamle aftaler")
    page.bullets([f"[{'x' if o.status == 'closed' else ' '}] {o.owner}: {o.infinitive} "
                  f"(deadline {o.deadline.text}) {o.remark}" for o in t.old])  # fmt: skip
    page.heading("Nye aftaler")
    owners = list(dict.fromkeys(one.owner for one in t.new))
    for owner in owners:
        page.text(f"**{owner}**")
        page.bullets(
            [f"{o.infinitive} (deadline {o.deadline.text})" for o in t.new if o.owner == owner]
        )
    page.text(f"Næste møde: {s.next_meeting()}")
    if s.draw.random() < 0.3:
        return "html", as_html(page)
    return "markdown", as_markdown(page)


LAYOUTS = (
    municipal_case_sheet, officers_note, housing_paragraphs, one_wide_table, thank_you_mail,
    pasted_notebook, outline, school_prose, crosses, wiki_page,
)  # fmt: skip
