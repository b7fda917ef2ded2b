"""A second held-back batch, written with the fourth, for when that one has been looked at."""

from __future__ import annotations

from .page import Page, as_docx, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Task


def annual_form(s: Secretary) -> tuple[str, bytes]:
    """A form with four columns of labels and answers, then follow-ups by number."""
    t, page = s.told, Page()
    page.heading("Referat af lokalt netværksmøde", 1)
    page.table([
        ("Netværk", s.area, "Dato", s.date(short=True)),
        ("Start", f"kl. {t.start:%H.%M}", "Slut", f"kl. {t.end:%H.%M}"),
        ("Mødeleder", t.people[0].name, "Sted", s.place),
    ], is_headed=False)  # fmt: skip
    page.heading("Til stede", 3)
    page.numbered([s.with_function(one) for one in t.of("present")])
    if t.of("apologies"):
        page.heading("Meldt afbud", 3)
        page.numbered([s.with_function(one) for one in t.of("apologies")])
    if t.of("absent"):
        page.heading("Udeblevet", 3)
        page.numbered([s.with_function(one) for one in t.of("absent")])
    page.heading("Gennemgang af aftaler fra sidste møde", 3)
    page.table([
        ("#", "Aftale", "Hvem", "Tidsfrist", "Udført?"),
        *((str(at), o.infinitive, o.owner, o.deadline.text,
           {"closed": "Ja", "open": "Nej", "dropped": "Udgår"}[o.status])
          for at, o in enumerate(t.old, 1)),
    ])  # fmt: skip
    for point in s.points(3):
        page.heading(point, 3)
        page.text(s.talk())
    page.heading("Nye aftaler", 3)
    page.table(
        [
            ("#", "Aftale", "Hvem", "Tidsfrist"),
            *((str(at), o.infinitive, o.owner, o.deadline.text) for at, o in enumerate(t.new, 1)),
        ]
    )
    page.text(f"Næste netværksmøde: {s.next_meeting()}")
    return "docx", as_docx(page)


def shouted_headings(s: Secretary) -> tuple[str, bytes]:
    """Plain text, headings in capitals, who and when on the next line."""
    t = s.told
    lines = [f"REFERAT: {s.network}", f"{s.date()}, {s.span()}", "", "DELTAGERE:"]
    lines += [s.bracketed(one) for one in t.of("present")]
    if t.of("apologies"):
        lines += ["", "AFBUD:", *(s.bracketed(one) for one in t.of("apologies"))]
    if t.of("absent"):
        lines += ["", "IKKE MØDT:", *(s.bracketed(one) for one in t.of("absent"))]
    lines += ["", "OPFØLGNING FRA SIDST:"]
    for o in t.old:
        lines.append(f"• {o.infinitive}")
        lines.append(f"  Ansvarlig: {o.owner}, frist: {o.deadline.text}, status: {o.remark}")
    for point in s.points(3):
        lines += ["", f"{point.upper()}:", s.talk()]
    lines += ["", "DET GØR VI:"]
    for o in t.new:
        lines += [f"• {o.infinitive}", f"  Ansvarlig: {o.owner}, frist: {o.deadline.text}"]
    lines += ["", f"NÆSTE MØDE: {s.next_meeting()}"]
    return "text", "\r\n".join(lines).encode("utf-16")


def printed_letter(s: Secretary) -> tuple[str, bytes]:
    """A letter in prose printed to PDF; agreements underlined below each point."""
    t, page = s.told, Page()
    page.heading(f"Møde i {s.network}", 1)
    page.text(f"Der blev afholdt møde {s.date()} {s.span()}.")
    text = f"I mødet deltog: {listed([s.bracketed(one) for one in t.of('present')])}."
    if t.of("apologies"):
        text += f" Afbud fra: {listed([s.bracketed(one) for one in t.of('apologies')])}."
    if t.of("absent"):
        text += f" Udeblevet: {listed([s.bracketed(one) for one in t.of('absent')])}."
    page.text(text)
    page.heading("Opfølgning på aftaler fra sidste møde")
    page.bullets([
        f"{o.owner} skulle {o.verb[0]} {o.about} senest {o.deadline.text}. {o.remark.capitalize()}."
        for o in t.old
    ])  # fmt: skip
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        page.text(s.talk())
        page.text(f"**Aftale:** {one.owner} {one.done} {one.deadline.at_latest}.")
    page.text(f"Næste møde afholdes {s.next_meeting()}.")
    return "pdf", as_pdf(page)


def split_columns(s: Secretary) -> tuple[str, bytes]:
    """Participants in one table by columns, tasks with who and when in one column."""
    t, page = s.told, Page()
    page.heading(f"Referat {s.network}", 1)
    page.text(f"{s.date()}", f"{s.span()}")
    page.table([
        ("Deltagere", "Afbud", "Udeblevet"),
        tuple("\n".join(map(s.bracketed, t.of(at))) for at in ("present", "apologies", "absent")),
    ])  # fmt: skip
    for point in s.points(3):
        page.heading(point)
        page.text(s.talk())
    page.heading("Opfølgningsskema")
    page.table([
        ("Opgave", "Ansvarlig / frist", "Status"),
        *((o.infinitive, f"{o.owner} / {o.deadline.text}", o.remark or "Ny")
          for o in [*t.old, *t.new]),
    ])  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}")
    return "odt", as_odt(page)


def chat_like_mail(s: Secretary) -> tuple[str, bytes]:
    """A short mail with the tasks in a row of sentences."""
    t = s.told
    lines = ["Hej", "", f"Kort referat fra {s.network}, {s.date()}, {s.span()}:", ""]
    lines.append(f"Mødt: {listed([s.bracketed(one, 'first') for one in t.of('present')])}")
    if t.of("apologies"):
        lines.append(f"Afbud: {listed([s.bracketed(one, 'first') for one in t.of('apologies')])}")
    if t.of("absent"):
        lines.append(f"Ikke mødt: {listed([s.bracketed(o, 'first') for o in t.of('absent')])}")
    for number, point in enumerate(s.points(3), 1):
        lines += ["", f"{number}) {point}", s.talk(1)]
    lines += ["", "Status fra sidst:"]
    lines += [f"{at}) {o.owner}: {o.infinitive} – {o.remark} (frist {o.deadline.text})"
              for at, o in enumerate(t.old, 1)]  # fmt: skip
    lines += ["", "Næste skridt:"]
    lines += [f"{at}) {o.owner}: {o.infinitive}, {o.deadline.at_latest}"
              for at, o in enumerate(t.new, 1)]  # fmt: skip
    lines += ["", f"Næste møde bliver {s.next_meeting()}", "", "/Trine"]
    return "mail", as_mail("\r\n".join(lines), s.sent(), "Kort referat")


def web_form(s: Secretary) -> tuple[str, bytes]:
    """A page from a form on the intranet: label, line break, answer."""
    t = s.told
    answer = [
        ("Netværk", s.area), ("Mødets dato", s.date()), ("Mødets tidspunkt", s.span()),
        ("Deltagere", "<br>".join(s.bracketed(one) for one in t.of("present"))),
        ("Afbud", "<br>".join(s.bracketed(one) for one in t.of("apologies")) or "Ingen"),
        ("Udeblevne", "<br>".join(s.bracketed(one) for one in t.of("absent")) or "Ingen"),
    ]  # fmt: skip
    rows = [f"<p><strong>{label}</strong><br>{text}</p>" for label, text in answer]
    rows.append("<h3>Opfølgning fra sidst</h3>")
    rows += [f"{_task(o)}<br>Status: {o.remark}</p>" for o in t.old]
    for point in s.points(2):
        rows.append(f"<h3>{point}</h3><p>{s.talk()}</p>")
    rows.append("<h3>Opgaver</h3>")
    rows += [f"{_task(o)}</p>" for o in t.new]
    rows.append(f"<p><strong>Næste møde</strong><br>{s.next_meeting()}</p>")
    return "html", f"<html><body>{''.join(rows)}</body></html>".encode()


def _task(o: Task) -> str:
    return f"<p><strong>{o.infinitive}</strong><br>Ansvarlig: {o.owner}<br>Frist: {o.deadline.text}"


def office_rtf(s: Secretary) -> tuple[str, bytes]:
    """A note with initials in brackets behind each task, as an office writes it."""
    t, page = s.told, Page()
    page.heading(f"Referat fra møde i {s.network}", 1)
    page.text(f"Dato: {s.date()}. Tid: {s.span()}. Sted: {s.place}.")
    page.text("Deltagere:")
    page.bullets([
        f"{o.name} ({o.initials})" if o.code else s.bracketed(o) for o in t.of("present")
    ])  # fmt: skip
    if t.of("apologies", "absent"):
        page.text("Fraværende:")
        page.bullets(
            [
                (f"{o.name} ({o.initials})" if o.code else s.bracketed(o))
                + (", afbud" if o.status == "apologies" else ", uden afbud")
                for o in t.of("apologies", "absent")
            ]
        )
    page.heading("Opfølgning på sidste referat")
    page.bullets(
        [f"{o.infinitive} ({o.owner}) senest {o.deadline.text} – {o.remark}" for o in t.old]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.text(f"**{number}. {point}**", s.talk())
        page.text(f"Handling: {one.infinitive} ({one.owner}) {one.deadline.at_latest}")
    page.text(f"Næste møde: {s.next_meeting()}")
    return "rtf", as_rtf(page)


def shared_document(s: Secretary) -> tuple[str, bytes]:
    """A shared document in Markdown: a table of participants, tasks as a table below each point."""
    t, page = s.told, Page()
    page.heading(f"Netværksmøde: {s.network}", 1)
    page.text(f"*{s.date()} {s.span()}*")
    said = {"present": "deltog", "apologies": "afbud", "absent": "udeblev"}
    page.table([
        ("Hvem", "Fra", "Status"), *((o.name, o.function, said[o.status]) for o in t.people),
    ])  # fmt: skip
    page.heading("Siden sidst")
    page.table(
        [
            ("Opgave", "Ansvarlig", "Deadline", "Status"),
            *((o.infinitive, o.owner, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        page.text(s.talk())
        page.table([("Opgave", "Ansvarlig", "Deadline"),
                    (one.infinitive, one.owner, one.deadline.text)])  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}")
    return "markdown", as_markdown(page)


LAYOUTS = (
    annual_form, shouted_headings, printed_letter, split_columns, chat_like_mail, web_form,
    office_rtf, shared_document,
)  # fmt: skip
