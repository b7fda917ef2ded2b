"""Eight layouts for development: columns of an editor, brackets, mentions, plans of action."""

from __future__ import annotations

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed


def by_topic(s: Secretary) -> tuple[str, bytes]:
    """Sections by topic, each ending with its follow-up; a column of letters for who came."""
    t, page = s.told, Page()
    page.heading(f"Referat af netværksmøde: {s.network}", 1)
    page.text(f"Mødedato: {s.date()}", f"Mødetidspunkt: {s.span()}")
    page.table([
        ("Deltager", "Arbejdssted", "M/A/U"),
        *((one.name, one.function, {"present": "M", "apologies": "A", "absent": "U"}[one.status])
          for one in t.people),
    ])  # fmt: skip
    page.text("M = mødt, A = afbud, U = udeblevet")
    page.heading("Opsamling fra sidst")
    page.bullets([f"{o.infinitive} [{o.owner}] [{o.deadline.text}] – {o.remark}" for o in t.old])
    for point, one in zip(s.points(len(t.new)), t.new, strict=True):
        page.heading(point)
        page.text(s.talk())
        page.text(f"**Opfølgning:** {one.owner} {one.done}, {one.deadline.at_latest}.")
    page.text(f"Næste møde: {s.next_meeting()}")
    return "docx", as_docx(page)


def aligned_columns(s: Secretary) -> tuple[str, bytes]:
    """Plain text with columns aligned by blanks."""
    t = s.told
    lines = [f"SSP {s.area}", f"Dato:      {s.date()}", f"Tid:       {s.span()}", "", "DELTAGERE"]
    remarks = {"present": "til stede", "apologies": "afbud", "absent": "udeblevet"}
    lines += [f"{one.name:28}{one.function:32}{remarks[one.status]}" for one in t.people]
    lines += ["", "SIDEN SIDST"]
    lines += [f"- {o.infinitive}. {o.owner}. Frist {o.deadline.text}. {o.remark.capitalize()}."
              for o in t.old]  # fmt: skip
    for number, point in enumerate(s.points(3), 1):
        lines += ["", f"{number}) {point}", s.talk()]
    lines += ["", "OPGAVER", f"{'Opgave':64}{'Ansvarlig':26}Frist"]
    lines += [f"{o.infinitive:64}{o.owner:26}{o.deadline.text}" for o in t.new]
    lines += ["", f"NÆSTE MØDE: {s.next_meeting()}"]
    return "text", "\n".join(lines).encode("cp1252")


def agreements_in_brackets(s: Secretary) -> tuple[str, bytes]:
    """Prose, then a numbered list where who and when stand in brackets."""
    t, page = s.told, Page()
    page.heading(f"Referat {s.network}", 1)
    page.text(f"Tid og sted: {s.date()} {s.span()}, {s.place}")
    page.text(f"Tilstede: {listed([s.with_function(one) for one in t.of('present')])}")
    if t.of("apologies"):
        page.text(f"Afbud: {listed([s.with_function(one) for one in t.of('apologies')])}")
    if t.of("absent"):
        page.text(f"Ikke fremmødt: {listed([s.with_function(one) for one in t.of('absent')])}")
    page.text(s.talk(), s.talk())
    page.heading("Tidligere aftaler")
    page.numbered(
        [
            f"{o.infinitive} (Ansvarlig: {o.owner}, frist: {o.deadline.text}). Status: {o.remark}"
            for o in t.old
        ]
    )
    page.heading("Aftaler")
    page.numbered([f"{o.infinitive} (Ansvarlig: {o.owner}, {o.deadline.at_latest})" for o in t.new])
    if s.draw.random() < 0.7:
        page.text(f"Næste møde: {s.next_meeting()}")
    return "pdf", as_pdf(page)


def rows_of_points(s: Secretary) -> tuple[str, bytes]:
    """A table for each point: its minutes, its decision and its follow-up in rows."""
    t, page = s.told, Page()
    page.heading(f"{s.network}: referat fra mødet {s.date()}", 1)
    page.table([
        ("Tid", s.span()), ("Sted", s.place),
        ("Fremmødte", listed([s.bracketed(one) for one in t.of("present")])),
        *(("Afbud", s.bracketed(one)) for one in t.of("apologies")),
        *(("Fraværende", s.bracketed(one)) for one in t.of("absent")),
    ], is_headed=False)  # fmt: skip
    page.heading("Opfølgning fra forrige møde")
    page.table(
        [
            ("Hvem", "Opgave", "Deadline", "Status"),
            *((o.owner, o.infinitive, o.deadline.text, o.remark) for o in t.old),
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 1):
        page.table([
            (f"Pkt. {number}", point), ("Referat", s.talk()),
            ("Opfølgning", f"{one.infinitive}\nAnsvarlig: {one.owner}\nFrist: {one.deadline.text}"),
        ], is_headed=False)  # fmt: skip
        page.text("")
    page.text(f"Næste møde: {s.next_meeting()}")
    return "rtf", as_rtf(page)


def notebook_table(s: Secretary) -> tuple[str, bytes]:
    """A digital notebook: a table of tasks with ticks, participants on one line."""
    t, page = s.told, Page()
    page.heading(f"SSP {s.area} – {s.date(short=True)}", 1)
    page.text(s.span())
    page.text("Deltog: " + " / ".join(s.bracketed(one) for one in t.of("present")))
    if t.of("apologies"):
        page.text("Afbud: " + " / ".join(s.bracketed(one) for one in t.of("apologies")))
    if t.of("absent"):
        page.text("Deltog ikke: " + " / ".join(s.bracketed(one) for one in t.of("absent")))
    page.bullets([f"{point}: {s.talk(1)}" for point in s.points(3)])
    page.heading("Opgaver")
    tick = {"closed": "☑", "open": "☐", "dropped": "Udgår"}
    page.table(
        [
            ("Udført", "Opgave", "Ejer", "Forfalder"),
            *((tick[o.status], o.infinitive, o.owner, o.deadline.text) for o in [*t.old, *t.new]),
        ]
    )
    page.text(f"Næste møde: {s.next_meeting()}")
    return "html", as_html(page)


def school_template(s: Secretary) -> tuple[str, bytes]:
    """A school's template: bold labels, each point with Referat, Beslutning and Opfølgning."""
    t, page = s.told, Page()
    page.heading("Mødereferat", 1)
    page.text(
        f"**Netværk:** {s.network}", f"**Tid:** {s.date()} {s.span()}", f"**Sted:** {s.place}",
        f"**Deltagere:** {', '.join(s.bracketed(one) for one in t.of('present'))}",
        "**Fraværende med afbud:** "
        + (", ".join(s.bracketed(one) for one in t.of("apologies")) or "ingen"),
        "**Fraværende uden afbud:** "
        + (", ".join(s.bracketed(one) for one in t.of("absent")) or "ingen"),
    )  # fmt: skip
    page.text("**Punkt 1: Opfølgning på sidste møde**")
    page.bullets(
        [
            f"{o.infinitive} (ansvarlig {o.owner}, frist {o.deadline.text}): {o.remark}"
            for o in t.old
        ]
    )
    for number, (point, one) in enumerate(zip(s.points(len(t.new)), t.new, strict=True), 2):
        page.text(f"**Punkt {number}: {point}**")
        decided = s.one("Indstillingen følges.", "Taget til efterretning.")
        page.text(f"Referat: {s.talk()}", f"Beslutning: {decided}",
                  f"Opfølgning: {one.infinitive} / {one.owner} / {one.deadline.text}")  # fmt: skip
    page.text(f"**Næste møde:** {s.next_meeting()}")
    return "docx", as_docx(page)


def mentions(s: Secretary) -> tuple[str, bytes]:
    """Markdown of a shared notebook: boxes to tick and people mentioned with an at sign."""
    t, page = s.told, Page()
    page.heading(f"{s.area}, {s.date()}", 1)
    page.text(f"Kl.: {s.span()}")
    page.heading("Deltagere", 3)
    page.bullets([s.with_function(one) for one in t.of("present")])
    if t.of("apologies"):
        page.heading("Afbud", 3)
        page.bullets([s.with_function(one) for one in t.of("apologies")])
    if t.of("absent"):
        page.heading("Ikke mødt", 3)
        page.bullets([s.with_function(one) for one in t.of("absent")])
    page.heading("Referat", 3)
    page.text(s.talk(), s.talk())
    page.heading("Opgaver fra sidst", 3)
    page.bullets([
        f"[{'x' if o.status == 'closed' else ' '}] @{o.owner} {o.imperative}, frist "
        f"{o.deadline.text} ({o.remark})" for o in t.old
    ])  # fmt: skip
    page.heading("Nye opgaver", 3)
    page.bullets([f"[ ] @{o.owner} {o.imperative}, frist {o.deadline.text}" for o in t.new])
    page.text(f"Næste møde: {s.next_meeting()}")
    return "markdown", as_markdown(page)


def plan_of_action(s: Secretary) -> tuple[str, bytes]:
    """A note with a plan of action: effort, who holds it, frame of time, status."""
    t, page = s.told, Page()
    page.heading(f"Mødenotat, {s.network}", 1)
    page.text(f"Møde afholdt {s.date()}. Mødet varede fra {t.start:%H:%M} til {t.end:%H:%M}.")
    present = listed([s.bracketed(one) for one in t.of("present")])
    text = f"I mødet deltog {present}."
    if t.of("apologies"):
        text += f" Der var afbud fra {listed([s.bracketed(one) for one in t.of('apologies')])}."
    if t.of("absent"):
        text += f" {listed([s.bracketed(one) for one in t.of('absent')])} var fraværende."
    page.text(text)
    for point in s.points(3):
        page.heading(f"{point}?", 3)
        page.text(s.talk())
    page.heading("Handleplan")
    page.table([
        ("Indsats", "Tovholder", "Tidsramme", "Status"),
        *((o.infinitive, o.owner, o.deadline.text, o.remark or "Ikke begyndt")
          for o in [*t.old, *t.new]),
    ])  # fmt: skip
    if s.draw.random() < 0.5:
        page.text(f"Næste møde er aftalt til {s.next_meeting()}.")
    if s.draw.random() < 0.3:
        return "mail", as_mail("Se referatet her.", s.sent(), "Notat", page=page)
    return "odt", as_odt(page)


LAYOUTS = (
    by_topic, aligned_columns, agreements_in_brackets, rows_of_points, notebook_table,
    school_template, mentions, plan_of_action,
)  # fmt: skip
