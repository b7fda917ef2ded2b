"""The other four of the twenty-ninth batch: police, family department, guidance and library."""

from __future__ import annotations

import datetime as dt
import html
import io

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from .days import Deadline
from .habits_29 import (
    Timing,
    anyone,
    begin,
    cap,
    dashes,
    dealt,
    dots,
    hour,
    house,
    listed_as,
    of,
    own,
    place,
    remark,
    set_new,
    set_old,
    slash,
    spelt,
    spelt_year,
    told_of,
    topics,
    weekday,
    weekday_slash,
)
from .page import Page, as_markdown, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task

# ---------------------------------------------------------------------------- the police, in RTF

_POLICE = Timing(
    dots, ("{}", "{}", "senest {}"), ("uge {}", "senest uge {}"), months=("ultimo {}",),
    early=("primo {}",), coming=("næste møde", "inden næste møde"), never=("snarest", ""),
)  # fmt: skip
_POLICE_OLD = {
    "closed": ("udført", "afsluttet", "ordnet"),
    "open": ("afventer", "fortsat i gang", "endnu ikke udført"),
    "dropped": ("bortfalder", "udgår"),
}


def prevention_officers_actions(s: Secretary) -> tuple[str, bytes]:
    """A police officer's assistant writes RTF: numbered points, and *Aktion* with who and when."""
    t, page = s.told, Page()
    begin(s)
    set_new(s, _POLICE)
    set_old(s, dots)
    page.text(s.one("**REFERAT**", "**MØDEREFERAT**"))
    page.text(
        f"**Emne:** {cap(s.network)}",
        f"**Mødedato:** {s.one(dots(t.day), spelt_year(t.day))}",
        f"**Tidspunkt:** kl. {t.start:%H.%M} - {t.end:%H.%M}",
        f"**Mødested:** {place(s)}",
        f"**Referent:** {anyone(s).name}",
    )
    marks = {"present": s.one("Ja", "Mødt"), "apologies": "Afbud", "absent": "Ikke mødt"}
    for one in t.people:
        one.is_called = one.name
    page.table([
        ("Navn", s.one("Myndighed/enhed", "Repræsenterer"), "Fremmøde"),
        *((one.name, cap(house(one)), marks[one.status]) for one in t.people),
    ])  # fmt: skip
    page.text(f"**1. {s.one('Aktioner fra seneste møde', 'Opfølgning på seneste møde')}**")
    for o in t.old:
        page.text(f"{o.infinitive}. Ansvarlig: {_by(s, o)}. Frist: {o.deadline.text}. "
                  f"Status: {remark(s, o, _POLICE_OLD)}.")  # fmt: skip
    said = topics(s, 2, 4)
    for at, ((topic, text), tasks) in enumerate(zip(said, dealt(s, len(said)), strict=True), 2):
        page.text(f"**{at}. {topic}**", text)
        for o in tasks:
            until = f" Frist: {o.deadline.text}." if o.deadline.text else ""
            page.text(f"Aktion: {o.infinitive}. Ansvarlig: {_by(s, o)}.{until}")
    s.tells_next = True
    page.text(f"**{len(said) + 2}. Næste møde**")
    page.text(f"{cap(weekday(t.next_day))} {t.next_day.year}, kl. {t.start:%H.%M}.")
    return "rtf", as_rtf(page)


def _by(s: Secretary, o: Task) -> str:
    """``politiet v/ Karen``, ``Birgitte Ravnsholt``."""
    one = of(s, o)
    o.owner = one.name
    if one.organisation:
        o.owner = s.one(f"{house(one)} v/ {one.first}", house(one), one.name)
    return o.owner


# -------------------------------------------------- the family department, a page of the intranet

_FAMILY = (
    Timing(spelt_year, ("{}",), ("Uge {}", "I uge {}"), months=("Udgangen af {}",
           "Ultimo {}"), coming=("Inden næste møde",), never=("Løbende", "Hurtigst muligt")),
    Timing(dashes, ("{}",), ("Uge {}",), months=("Ultimo {}",), middle=("Medio {}",),
           coming=("Næste møde",), fortnight=("Inden for 14 dage",), never=("Snarest",)),
)  # fmt: skip
_FAMILY_OLD = {
    "closed": ("Afsluttet", "Opgaven er løst", "Udført"),
    "open": ("Fortsat under behandling", "Ikke afsluttet", "Afventer"),
    "dropped": ("Opgaven bortfalder", "Udgår", "Opgivet"),
}
_STYLE = "body{font-family:Segoe UI,sans-serif;max-width:50em} td,th{padding:4px 8px}"


def family_departments_page(s: Secretary) -> tuple[str, bytes]:
    """A family department's secretary writes a page: *Drøftelse*, *Beslutning*, table of tasks."""
    t, parties = s.told, begin(s)
    timing = s.draw.choice(_FAMILY)
    set_new(s, timing)
    set_old(s, timing.style)
    ours = s.one("full", "initials")
    out = [
        _tag("h1", s.one(f"Referat af møde i {s.network}", f"Referat: {s.network}")),
        "<p>" + "<br>\n".join(f"<strong>{label}:</strong> {html.escape(text)}" for label, text in (
            ("Mødedato", f"{cap(weekday(t.day))} {t.day.year}"),
            ("Starttidspunkt", f"Kl. {t.start:%H.%M}"),
            ("Sluttidspunkt", f"Kl. {t.end:%H.%M}"),
            ("Mødested", place(s)),
        )) + "</p>",
        _tag("h2", s.one("Mødedeltagere", "Deltagere")),
        _list([listed_as(s, one) for one in t.of("present")]),
    ]  # fmt: skip
    for status, label in (("apologies", "Afbud"), ("absent", "Fraværende uden afbud")):
        if t.of(status):
            out += [_tag("h2", label), _list([listed_as(s, one) for one in t.of(status)])]
    out.append(_tag("h2", "1. Opfølgning"))
    rows = [("Opgave", "Ansvarlig", "Frist", "Status")]
    rows += [(o.infinitive, cap(own(s, o, parties, ours)), o.deadline.text,
              remark(s, o, _FAMILY_OLD)) for o in t.old]  # fmt: skip
    out.append(_rows(rows))
    said = topics(s, 2, 4)
    for at, (topic, text) in enumerate(said, 2):
        out += [_tag("h2", f"{at}. {topic}"), f"<p><em>Drøftelse:</em> {html.escape(text)}</p>"]
        if s.draw.random() < 0.5:
            out.append("<p><em>Beslutning:</em> Taget til efterretning.</p>")
    out.append(_tag("h2", f"{len(said) + 2}. {s.one('Nye opgaver', 'Opgavefordeling')}"))
    rows = [("Opgave", "Ansvarlig", "Frist")]
    rows += [(o.infinitive, cap(own(s, o, parties, ours)), o.deadline.text) for o in t.new]
    out.append(_rows(rows))
    s.tells_next = True
    out += [_tag("h2", "Næste møde"), _tag("p", f"{cap(weekday(t.next_day))} {t.next_day.year}")]
    head = f'<meta charset="utf-8"><title>Referat</title><style>{_STYLE}</style>'
    return "html", (
        f'<!DOCTYPE html>\n<html lang="da"><head>{head}</head>\n<body>\n'
        + "\n".join(out) + "\n</body></html>\n"
    ).encode()  # fmt: skip


def _tag(name: str, text: str) -> str:
    return f"<{name}>{html.escape(text, quote=False)}</{name}>"


def _list(lines: list[str]) -> str:
    return "<ul>\n" + "\n".join(_tag("li", line) for line in lines) + "\n</ul>"


def _rows(rows: list[tuple[str, ...]]) -> str:
    head, *body = rows
    lines = ["<tr>" + "".join(_tag("th", text) for text in head) + "</tr>"]
    lines += ["<tr>" + "".join(_tag("td", text) for text in row) + "</tr>" for row in body]
    return '<table border="1">\n' + "\n".join(lines) + "\n</table>"


# ------------------------------------------------------------------- youth guidance, in Markdown

_GUIDANCE = (
    Timing(slash, ("{}",), ("uge {}",), ("fredag i uge {}",),
           months=("ultimo {}",), coming=("næste møde", "inden næste møde"),
           fortnight=("om 14 dage",), never=("løbende", "hurtigst muligt", "")),
    Timing(spelt, ("{}",), ("uge {}",), months=("udgangen af {}",),
           coming=("inden næste møde",), never=("snarest", "")),
)  # fmt: skip
_GUIDANCE_OLD = {
    "closed": ("", "", "færdig"),
    "open": ("er i gang", "mangler endnu", "udestår"),
    "dropped": ("udgår", "droppet"),
}


def guidance_counsellors_ticks(s: Secretary) -> tuple[str, bytes]:
    """A youth-guidance counsellor writes notes in Markdown, with boxes ticked when done."""
    t, page, parties = s.told, Page(), begin(s)
    set_new(s, s.draw.choice(_GUIDANCE))
    set_old(s)
    page.heading(s.one(f"Mødenoter: {s.network}", f"{cap(s.network)} – noter"), 1)
    page.text(f"**Hvornår:** {weekday(t.day)} {t.day.year}, kl. {hour(t.start)}–{hour(t.end)}")
    page.text(f"**Hvor:** {place(s)}")
    page.heading(s.one("Hvem var her", "Deltagere"))
    for one in t.of("present"):
        one.is_called = one.name
    page.bullets([f"{one.name} – {one.function}" for one in t.of("present")])
    for status, label in (("apologies", "Afbud"), ("absent", "Udeblev uden afbud")):
        if t.of(status):
            page.text(f"**{label}:** " + ", ".join(listed_as(s, one) for one in t.of(status)))
    page.heading(s.one("Huskeliste fra sidst (kryds = udført)", "Fra sidst (✓ betyder udført)"))
    page.bullets([_ticked(s, o, cap(own(s, o, parties, "first"))) for o in t.old])
    page.heading(s.one("Noter", "Hvad talte vi om"))
    for topic, text in topics(s, 2, 4):
        page.bullets([f"**{topic}**: {text}"])
    page.heading(s.one("Huskeliste – nye opgaver", "Nye opgaver"))
    due = s.one(" – frist: {}", " (frist {})")
    page.bullets([_box(o, cap(own(s, o, parties, "first")), due) for o in t.new])
    if s.draw.random() < 0.85 or any(o.deadline.needs_next for o in t.new):
        s.tells_next = True
        page.text(f"**Næste møde:** {weekday(t.next_day)} {t.next_day.year}")
    return "markdown", as_markdown(page)


def _ticked(s: Secretary, o: Task, name: str) -> str:
    said, now = f"{name}: {o.infinitive}", remark(s, o, _GUIDANCE_OLD)
    if o.status == "dropped":
        return f"[ ] ~~{said}~~ – {now}"
    return f"[{'x' if o.status == 'closed' else ' '}] {said}" + (f" – {now}" if now else "")


def _box(o: Task, name: str, due: str) -> str:
    until = due.format(o.deadline.text) if o.deadline.text else ""
    return f"[ ] **{name}**: {o.infinitive}{until}"


# ------------------------------------------------------------------------- the library, in Word

_LIBRARY = (
    Timing(spelt, ("senest den {}", "inden den {}"), ("senest i uge {}",),
           months=("inden udgangen af {}",), coming=("inden næste møde",),
           next_week=("inden udgangen af næste uge",), never=("", "snarest")),
    Timing(weekday_slash, ("senest {}",), ("senest uge {}",), coming=("inden næste møde",),
           fortnight=("inden for 14 dage",), never=("", "hurtigst muligt")),
)  # fmt: skip
_LIBRARY_OLD = {
    "closed": ("{who} har {has}.", "{who} har siden sidst {has}."),
    "open": ("{who} har endnu ikke {has}.", "{who} nåede ikke at {inf}."),
    "dropped": ("{who} skulle {inf}, men det blev besluttet at droppe det.",
                "{who} skulle {inf}, men opgaven er bortfaldet."),
}  # fmt: skip


def culture_coordinators_prose(s: Secretary) -> tuple[str, bytes]:
    """A library's coordinator in Word: prose, and at last each one's tasks under their name."""
    t, parties = s.told, begin(s)
    timing = s.draw.choice(_LIBRARY)
    set_new(s, timing)
    set_old(s)
    out = docx.Document()
    out.sections[0].footer.paragraphs[0].text = "Bibliotek og Kulturhus"
    out.add_heading(s.one("Referat", "Referat af møde i det lokale netværk"), 0)
    for label, text in (
        ("Netværk", cap(s.network)),
        ("Dato", s.one(f"{weekday(t.day)} {t.day.year}", spelt_year(t.day))),
        ("Tid", f"kl. {hour(t.start)} til {hour(t.end)}"),
        ("Sted", place(s)),
    ):
        line = out.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(3), WD_TAB_ALIGNMENT.LEFT)
        line.add_run(f"{label}:").bold = True
        line.add_run(f"\t{text}")
    out.add_heading(s.one("Deltagere", "Hvem deltog"), 2)
    out.add_paragraph(_attended(s))
    out.add_heading(s.one("Siden sidste møde", "Opfølgning på aftaler"), 2)
    old = [_since(s, o, own(s, o, parties, "full"), timing) for o in t.old]
    out.add_paragraph(" ".join(old))
    for topic, text in topics(s, 2, 4):
        out.add_heading(topic, 2)
        out.add_paragraph(text)
    out.add_heading(s.one("Aftaler", "Aftalte opgaver"), 2)
    names: dict[str, list[Task]] = {}
    called: dict[str, str] = {}
    for o in t.new:
        one = of(s, o)
        o.owner = called.setdefault(one.name, called.get(one.name) or own(s, o, parties, "full"))
        names.setdefault(o.owner, []).append(o)
    for name, tasks in names.items():
        out.add_paragraph().add_run(f"{cap(name)}:").bold = True
        for o in tasks:
            until = f" – {o.deadline.text}" if o.deadline.text else ""
            out.add_paragraph(f"{o.infinitive}{until}", style="List Bullet")
    if s.draw.random() < 0.85 or any(o.deadline.needs_next for o in t.new):
        s.tells_next = True
        out.add_heading("Næste møde", 2)
        out.add_paragraph(f"Vi mødes igen {weekday(t.next_day)} {t.next_day.year}.")
    content = io.BytesIO()
    out.save(content)
    return "docx", content.getvalue()


def _attended(s: Secretary) -> str:
    t = s.told
    said = s.one("Til stede var ", "I mødet deltog ") + _names(s, t.of("present")) + "."
    if t.of("apologies"):
        said += f" Der var afbud fra {_names(s, t.of('apologies'))}."
    if t.of("absent"):
        said += f" {_names(s, t.of('absent'))} mødte ikke op."
    return said


def _names(s: Secretary, people: list[Person]) -> str:
    return listed([listed_as(s, one) for one in people])


def _since(s: Secretary, o: Task, name: str, timing: Timing) -> str:
    said = told_of(s, o, name, _LIBRARY_OLD)
    if o.status == "open" and s.draw.random() < 0.5:
        due = s.told.day + dt.timedelta(days=21 - s.told.day.weekday())  # a Monday
        style = timing.style(due)
        o.deadline = Deadline(f"den {style}" if timing.style is spelt else style, due)
        said += f" Ny frist: {o.deadline.text}."
    return said


LAYOUTS = (
    prevention_officers_actions,
    family_departments_page,
    guidance_counsellors_ticks,
    culture_coordinators_prose,
)
