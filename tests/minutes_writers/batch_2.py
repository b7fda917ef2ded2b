"""Eight layouts for development: tables of points, lists by person, definitions, decisions."""

from __future__ import annotations

from .page import Page, as_docx, as_mail, as_markdown, as_odt, as_pdf
from .secretary import Secretary, listed


def points_in_a_table(s: Secretary) -> tuple[str, bytes]:
    """The agenda as a table: point, minutes, and who follows up when in one cell."""
    t, page = s.told, Page(is_landscape=s.draw.random() < 0.5)
    page.heading(f"Referat fra {s.network}", 1)
    page.table([
        ("Dato og tid", f"{s.date()} {s.span()}"), ("Sted", s.place),
        ("Til stede", "\n".join(s.with_function(one) for one in t.of("present"))),
        ("Afbud", "\n".join(s.with_function(one) for one in t.of("apologies")) or "Ingen"),
        ("Fraværende uden afbud", "\n".join(s.with_function(o) for o in t.of("absent")) or "Ingen"),
    ], is_headed=False)  # fmt: skip
    rows = [("Punkt", "Referat", s.one("Opfølgning", "Aftaler"))]
    old = "\n".join(f"{o.infinitive} – {o.owner} – {o.deadline.text} – {o.remark}" for o in t.old)
    rows.append(("Opfølgning fra sidst", s.talk(1), old))
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        rows.append((point, s.talk(), f"{one.owner} {one.done} {one.deadline.at_latest}"))
    rows.append(("Eventuelt", s.talk(1), ""))
    page.table(rows)
    page.text(f"Næste møde: {s.next_meeting()}")
    return "docx", as_docx(page)


def told_on_the_phone(s: Secretary) -> tuple[str, bytes]:
    """Text typed without any form: sentences, and lists with dashes."""
    t = s.told
    lines = [
        f"Referat af møde {s.date()} i {s.network}",
        f"Mødet begyndte kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.", "",
    ]  # fmt: skip
    present = listed([s.bracketed(one) for one in t.of("present")])
    if t.of("apologies"):
        gone = listed([s.named(one, "full") for one in t.of("apologies")])
        lines.append(f"Til stede var {present}, mens {gone} havde meldt afbud.")
    else:
        lines.append(f"Til stede var {present}.")
    if t.of("absent"):
        lines.append(f"{listed([one.name for one in t.of('absent')])} var udeblevet.")
    lines += ["", "Opfølgning fra sidste møde:"]
    lines += [f"- {o.infinitive} ({o.owner}): {o.remark}. Frist var {o.deadline.text}"
              for o in t.old]  # fmt: skip
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        lines += ["", f"{point}:", s.talk()]
        lines.append(f"Aftale: {one.owner} {one.done}. Frist: {one.deadline.text}.")
    return "text", "\n".join(lines).encode("utf-8-sig")


def first_names(s: Secretary) -> tuple[str, bytes]:
    """They know each other: first names throughout, printed to PDF."""
    t, page = s.told, Page()
    page.heading(f"{s.network}", 1)
    page.text(f"Møde {s.date()} {s.span()}, {s.place}")
    page.text("Deltagere: " + ", ".join(s.bracketed(one, "first") for one in t.of("present")))
    if t.of("apologies"):
        page.text("Afbud: " + ", ".join(s.bracketed(o, "first") for o in t.of("apologies")))
    if t.of("absent"):
        page.text("Udeblevet: " + ", ".join(s.bracketed(o, "first") for o in t.of("absent")))
    page.heading("Fra sidst")
    page.table(
        [
            ("Hvad", "Hvem", "Frist", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.heading(f"{number}. {point}", 3)
        page.bullets([s.talk(1), s.talk(1)])
        page.bullets([f"→ {one.owner} {one.done} {one.deadline.at_latest}"])
    page.text(f"Næste møde er {s.next_meeting()}.")
    return "pdf", as_pdf(page)


def who_does_what(s: Secretary) -> tuple[str, bytes]:
    """Tasks listed below the name of who does them."""
    t, page = s.told, Page()
    page.heading(f"Mødereferat {s.date()}", 1)
    page.text(f"Netværk: {s.area}", f"Tidspunkt: {s.span()}")
    page.heading("Mødedeltagere")
    page.bullets([
        s.with_function(one) + {"present": "", "apologies": " – afbud", "absent": " – ikke mødt"}[
            one.status
        ]
        for one in t.people
    ])  # fmt: skip
    page.heading("Hvad talte vi om?")
    page.text(s.talk(), s.talk())
    page.heading("Status på sidste mødes opgaver")
    page.bullets([f"{o.owner}: {o.infinitive} ({o.deadline.text}) – {o.remark}" for o in t.old])
    page.heading("Hvem gør hvad?")
    for owner in dict.fromkeys(one.owner for one in t.new):
        page.text(f"**{owner}:**")
        page.bullets([f"{o.infinitive} – {o.deadline.text}" for o in t.new if o.owner == owner])
    page.heading("Næste møde")
    page.text(s.next_meeting())
    return "docx", as_docx(page)


def definitions(s: Secretary) -> tuple[str, bytes]:
    """An intranet's page: facts as a list of definitions."""
    t = s.told
    people = "".join(f"<dd>{s.bracketed(one)}</dd>" for one in t.of("present"))
    gone = "".join(f"<dd>{s.bracketed(one)}</dd>" for one in t.of("apologies"))
    missed = "".join(f"<dd>{s.bracketed(one)}</dd>" for one in t.of("absent"))
    rows = [
        f"<h1>Referat: {s.network}</h1><dl>",
        f"<dt>Dato</dt><dd>{s.date()}</dd><dt>Tid</dt><dd>{s.span()}</dd>",
        f"<dt>Deltagere</dt>{people}",
        f"<dt>Afbud</dt>{gone}" if gone else "",
        f"<dt>Ikke mødt</dt>{missed}" if missed else "",
        "</dl><h2>Opfølgning fra sidst</h2><ul>",
        *(f"<li>{o.infinitive} – {o.owner}, {o.deadline.text}: {o.remark}</li>" for o in t.old),
        "</ul>",
    ]
    rows += [f"<h2>{point}</h2><p>{s.talk()}</p>" for point in s.points(3)]
    rows.append("<h2>Aftaler</h2><ol>")
    rows += [f"<li>{o.owner} {o.done} (frist: {o.deadline.text})</li>" for o in t.new]
    rows.append(f"</ol><p>Næste møde: {s.next_meeting()}</p>")
    return "html", f"<!doctype html><body>{''.join(rows)}</body>".encode()


def decisions(s: Secretary) -> tuple[str, bytes]:
    """A record of decisions in Markdown: each with a line on who carries it out."""
    t, page = s.told, Page()
    page.heading(f"Beslutningsreferat – {s.network}", 1)
    page.table([("Dato", s.date()), ("Tid", s.span()), ("Mødested", s.place)], is_headed=True)
    page.heading("Fremmøde")
    page.bullets([f"Til stede: {s.with_function(one)}" for one in t.of("present")])
    page.bullets([f"Afbud: {s.with_function(one)}" for one in t.of("apologies")])
    page.bullets([f"Udeblevet: {s.with_function(one)}" for one in t.of("absent")])
    page.heading("Sager fra sidst")
    for at, o in enumerate(t.old, 1):
        page.text(f"{at}. {o.infinitive}. Udføres af: {o.owner}. Frist: {o.deadline.text}. "
                  f"Status: {o.remark}.")  # fmt: skip
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.heading(f"Sag {number}: {point}")
        page.text(s.talk())
        page.text(f"Beslutning: {one.infinitive}. Udføres af: {one.owner}. "
                  f"Frist: {one.deadline.text}.")  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}")
    return "markdown", as_markdown(page)


def tasks_by_person(s: Secretary) -> tuple[str, bytes]:
    """A table whose columns are shuffled and called by everyday words."""
    t, page = s.told, Page()
    page.heading(f"Referat fra {s.network}", 1)
    page.text(f"Den {s.date(short=True)}, {s.span()}")
    page.heading("Deltagerliste")
    remarks = {"present": "Mødt", "apologies": "Afbud", "absent": "Ikke mødt"}
    page.table(
        [
            ("Funktion", "Deltager", "Bemærkning"),
            *((one.function, one.name, remarks[one.status]) for one in t.people),
        ]
    )
    page.heading("Kort referat")
    page.numbered([s.talk() for _ in range(3)])
    page.heading("Aftaler og opgaver")
    head = [("Person", "owner"), ("Det skal gøres", "what"), ("Senest", "when"),
            ("Hvor langt er vi?", "status")]  # fmt: skip
    s.draw.shuffle(head)
    rows = []
    for one in [*t.old, *t.new]:
        cells = {"owner": one.owner, "what": one.infinitive, "when": one.deadline.text,
                 "status": one.remark}  # fmt: skip
        rows.append(tuple(cells[key] for _, key in head))
    page.table([tuple(name for name, _ in head), *rows])
    page.text(f"Vi mødes igen {s.next_meeting()}")
    return "odt", as_odt(page)


def short_mail(s: Secretary) -> tuple[str, bytes]:
    """A short mail, as HTML and as text: numbered, without headings."""
    t, page = s.told, Page()
    page.text("Kære alle", f"Hermed referat fra mødet i {s.network} {s.date()} {s.span()}.")
    page.text("Deltagere: " + listed([s.bracketed(one, "full") for one in t.of("present")]))
    if t.of("apologies"):
        page.text("Afbud: " + listed([s.bracketed(one) for one in t.of("apologies")]))
    if t.of("absent"):
        page.text("Fraværende uden afbud: " + listed([s.bracketed(one) for one in t.of("absent")]))
    page.numbered([f"{point}: {s.talk(1)}" for point in s.points(3)])
    page.text("Opfølgning på sidste møde:")
    page.bullets([f"{o.owner}: {o.infinitive} (frist {o.deadline.text}) – {o.remark}"
                  for o in t.old])  # fmt: skip
    page.text("Opgaver frem mod næste møde:")
    page.bullets([f"{o.owner} {o.done} {o.deadline.at_latest}" for o in t.new])
    page.text(f"Næste møde: {s.next_meeting()}", "De bedste hilsner", "Henrik Lyngdal")
    text = "\n".join(
        part[1] if part[0] == "text" else f"{part[2]}. {part[1]}" if part[0] == "number"
        else f"* {part[1]}" for part in page.parts
    )  # fmt: skip
    return "mail", as_mail(text, s.sent(), "Referat", page=page if s.draw.random() < 0.6 else None)


LAYOUTS = (
    points_in_a_table, told_on_the_phone, first_names, who_does_what, definitions, decisions,
    tasks_by_person, short_mail,
)  # fmt: skip
