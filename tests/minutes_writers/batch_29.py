"""A twenty-ninth batch, held back, by a writer who never saw the reader: eight workplaces.

Here are the school's office, the SSP consultant, the housing association and the youth club; the
others are in ``batch_29_more.py``. A layout that leaves out the deadlines of the tasks from last
time has none to be read.
"""

from __future__ import annotations

import io

import docx
from docx.shared import Cm, Pt

from . import batch_29_more
from .habits_29 import (
    Timing,
    anyone,
    bare,
    begin,
    cap,
    dashes,
    dealt,
    does,
    hour,
    house,
    listed_as,
    own,
    place,
    remark,
    set_new,
    set_old,
    slash,
    slash_year,
    spelt,
    spelt_year,
    told_of,
    topics,
    weekday,
    weekday_slash,
    when_first,
)
from .page import Page, as_mail, as_odt, as_pdf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_29 import HOUSES, TASKS

__all__ = ["LAYOUTS", "TASKS"]

# ----------------------------------------------------------------- the school's office, in Word

_OFFICE = (
    Timing(spelt, ("senest den {}", "senest den {}", "inden den {}"),
           ("i uge {}", "senest i uge {}"), coming=("inden næste møde", "senest til næste møde"),
           months=("inden udgangen af {}",), never=("snarest muligt", "")),
    Timing(weekday, ("senest {}",), ("i uge {}",), coming=("inden næste møde",),
           next_week=("i næste uge",), never=("hurtigst muligt", "")),
)  # fmt: skip
_OFFICE_OLD = {
    "closed": ("{who} har {has}.", "{who} har {has}. Afsluttet.",
               "{who} skulle {inf}. Dette er gjort."),
    "open": ("{who} har endnu ikke {has}. Punktet står stadig åbent.",
             "{who} skulle {inf}. Det er ikke nået endnu.",
             "{who} er i gang, men mangler stadig at {inf}."),
    "dropped": ("{who} skulle {inf}. Punktet udgår.",
                "{who} skulle {inf}, men det er ikke længere relevant."),
}  # fmt: skip


def school_office_in_columns(s: Secretary) -> tuple[str, bytes]:
    """A school secretary in Word: a table of facts, and one of points, talk and agreements."""
    t, parties = s.told, begin(s)
    set_new(s, s.draw.choice(_OFFICE))
    set_old(s)
    out = docx.Document()
    out.styles["Normal"].font.name = "Calibri"
    out.styles["Normal"].font.size = Pt(10.5)
    section = out.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = s.one("Skolens kontor", "Kontoret, afdeling A")
    out.add_heading(s.one("Referat af netværksmøde", "Mødereferat", "Referat"), 1)
    said = topics(s, 2, 4)
    facts = [
        ("Møde:", [cap(s.network)]),
        ("Dato og tid:", [f"{cap(weekday(t.day))} {t.day.year} kl. {t.start:%H.%M}-{t.end:%H.%M}"]),
        ("Sted:", [place(s)]),
        (s.one("Deltagere:", "Mødedeltagere:"), [listed_as(s, one) for one in t.of("present")]),
        ("Afbud:", [listed_as(s, one) for one in t.of("apologies")] or ["Ingen"]),
    ]
    if t.of("absent"):
        facts.append(("Ikke mødt:", [listed_as(s, one) for one in t.of("absent")]))
    facts.append(("Referent:", [anyone(s).name]))
    _grid(out, [([label], value) for label, value in facts], (3.5, 13.5))
    out.add_paragraph()
    old = [told_of(s, o, own(s, o, parties, "full"), _OFFICE_OLD) for o in t.old]
    rows = [
        (["Punkt"], ["Referat"], ["Aftale"]),
        (["1. Godkendelse af dagsorden"], [s.one("Godkendt.", "Dagsordenen er godkendt.")], [""]),
        (["2. Opfølgning på sidste referat"], old, [""]),
    ]
    for at, ((topic, text), tasks) in enumerate(zip(said, dealt(s, len(said)), strict=True), 3):
        made = [f"{cap(own(s, o, parties, 'full'))} {does(o)}." for o in tasks]
        rows.append(([f"{at}. {topic}"], [text], made or [""]))
    s.tells_next = True
    coming = f"{cap(weekday(t.next_day))} {t.next_day.year}"
    rows.append(([f"{len(said) + 3}. Næste møde"], [
        s.one(f"{coming}.", f"{coming} samme sted."),
    ], [""]))  # fmt: skip
    rows.append(([f"{len(said) + 4}. Eventuelt"], [s.one("Intet.", "Intet at bemærke.")], [""]))
    _grid(out, rows, (3.8, 7.6, 5.6))
    content = io.BytesIO()
    out.save(content)
    return "docx", content.getvalue()


def _grid(out: docx.document.Document, rows: list, widths: tuple[float, ...]) -> None:
    table = out.add_table(0, len(widths), style="Table Grid")
    table.autofit = False
    for row in rows:
        for at, (cell, lines) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.width = Cm(widths[at])
            for number, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.add_run(line).bold = True if at == 0 else None


# -------------------------------------------------------------- the SSP consultant, LibreOffice

_CONSULTANT = (
    Timing(dashes, ("{}",), ("Uge {}", "Uge {}", "Senest uge {}"), months=("Ultimo {}",),
           early=("Primo {}",), middle=("Medio {}",), coming=("Næste møde", "Til næste møde"),
           never=("Løbende", "Snarest")),
    Timing(slash_year, ("{}", "Senest {}"), ("Uge {}",), months=("Udgangen af {}", "Ultimo {}"),
           coming=("Næste møde",), never=("Løbende", "Hurtigst muligt")),
)  # fmt: skip
_CONSULTANT_OLD = {
    "closed": ("Udført", "Afsluttet", "Gennemført", "Lukket"),
    "open": ("I gang", "Igangsat, ikke afsluttet", "Ikke påbegyndt", "Afventer svar"),
    "dropped": ("Udgår", "Bortfaldet", "Droppet – ikke relevant længere"),
}


def ssp_consultants_action_lists(s: Secretary) -> tuple[str, bytes]:
    """An SSP consultant in LibreOffice: people by workplace, actions old and new in two tables."""
    t, page, parties = s.told, Page(), HOUSES  # they are told by their houses alone
    begin(s)
    timing = s.draw.choice(_CONSULTANT)
    set_new(s, timing)
    set_old(s, timing.style)
    ours = s.one("initials", "initials", "full")
    page.heading(s.one(f"Referat – {s.network}", f"{cap(s.network)}: referat"), 1)
    page.text(
        f"**Dato:** {spelt_year(t.day)}",
        f"**Tid:** kl. {t.start:%H:%M} – {t.end:%H:%M}",
        f"**Sted:** {place(s)}",
        f"**Mødeleder:** {anyone(s).name}",
    )
    page.heading("Deltagere", 2)
    page.bullets(_by_house(s, t.of("present")))
    page.text("**Afbud:** " + (_row(s, t.of("apologies")) or "ingen"))
    if t.of("absent"):
        page.text(f"**{s.one('Udeblevet', 'Fraværende uden afbud')}:** {_row(s, t.of('absent'))}")
    page.heading("1. Opfølgning på aktionslisten", 2)
    page.table([
        ("Aktion", "Ansvarlig", "Frist", "Status"),
        *((o.infinitive, cap(own(s, o, parties, ours)), o.deadline.text,
           remark(s, o, _CONSULTANT_OLD)) for o in t.old),
    ])  # fmt: skip
    said = topics(s, 2, 5)
    for at, (topic, text) in enumerate(said, 2):
        page.heading(f"{at}. {topic}", 2)
        page.text(text)
    page.heading(f"{len(said) + 2}. {s.one('Nye aktioner', 'Aktionsliste – nye punkter')}", 2)
    page.table([
        ("Aktion", "Ansvarlig", "Frist"),
        *((o.infinitive, cap(own(s, o, parties, ours)), o.deadline.text) for o in t.new),
    ])  # fmt: skip
    s.tells_next = True
    page.heading(f"{len(said) + 3}. Næste møde", 2)
    page.text(f"{cap(weekday(t.next_day))} {t.next_day.year} kl. {t.start:%H:%M}.")
    return "odt", as_odt(page)


def _by_house(s: Secretary, people: list[Person]) -> list[str]:
    for one in s.told.people:
        one.is_called = one.name
    ours = listed([one.name for one in people if one.code])
    return [f"SSP: {ours}", *(f"{cap(house(o))}: {o.name}" for o in people if o.organisation)]


def _row(s: Secretary, people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({house(one)})" for one in people)


# ------------------------------------------------------------ the housing association, in a PDF

_HOUSING = (
    Timing(spelt, ("senest den {}", "senest {}"), ("i uge {}", "senest i uge {}"),
           ("fredag i uge {}",), months=("i løbet af {}", "inden udgangen af {}"),
           coming=("inden næste møde",),
           fortnight=("inden for 14 dage",), never=("snarest", "")),
    Timing(slash, ("senest d. {}", "inden d. {}"), ("i uge {}", "senest uge {}"),
           coming=("inden næste møde",), before_coming=("senest en uge før næste møde",),
           fortnight=("om 14 dage",), never=("hurtigst muligt", "")),
)  # fmt: skip
_HOUSING_OLD = {
    "closed": ("udført", "det er på plads", "klaret", "er sket"),
    "open": ("stadig i gang", "ikke sket endnu", "mangler stadig"),
    "dropped": ("udgår", "droppes", "er ikke aktuelt mere"),
}


def housing_projects_arrows(s: Secretary) -> tuple[str, bytes]:
    """A housing association's project leader prints to PDF: an arrow for each deal."""
    t, page, parties = s.told, Page(), begin(s)
    set_new(s, s.draw.choice(_HOUSING))
    set_old(s)
    page.heading(s.one(f"Netværksmøde {s.area}", f"Lokalt netværk i {s.area} – mødenoter"), 1)
    page.text(
        s.one(f"{cap(weekday(t.day))} {t.day.year} kl. {hour(t.start)}-{hour(t.end)}",
              f"{spelt_year(t.day)}, kl. {hour(t.start)} til {hour(t.end)}")
        + s.one("", f", {place(s)}"),
    )  # fmt: skip
    page.text("**Til stede:** " + ", ".join(listed_as(s, one) for one in t.of("present")))
    if t.of("apologies"):
        page.text("**Afbud:** " + ", ".join(listed_as(s, one) for one in t.of("apologies")))
    if t.of("absent"):
        page.text("**Mødte ikke op:** " + ", ".join(listed_as(s, one) for one in t.of("absent")))
    page.heading(s.one("Aftaler fra sidst", "Status på aftaler fra sidste møde"))
    for o in t.old:
        name = cap(own(s, o, parties, "first"))
        page.bullets([f"{name}: {o.infinitive} – {remark(s, o, _HOUSING_OLD)}"])
    said = topics(s, 2, 4)
    for (topic, text), tasks in zip(said, dealt(s, len(said)), strict=True):
        page.heading(topic)
        page.text(text)
        for o in tasks:
            name = cap(own(s, o, parties, "first"))
            page.text(s.one(f"→ **{name}** {does(o)}.", f"→ **{name}**: {o.infinitive}{_until(o)}"))
    if s.draw.random() < 0.85 or any(o.deadline.needs_next for o in t.new):
        s.tells_next = True
        page.heading("Næste møde")
        page.text(f"{cap(weekday(t.next_day))} {t.next_day.year}. "
                  + s.one("Vi mødes i fælleshuset.", ""))  # fmt: skip
    return "pdf", as_pdf(page, language="da", footer=s.one("", "Helhedsplanen"))


def _until(o: Task) -> str:
    text = o.deadline.text
    if text.startswith(("i uge", "i løbet", "om ", "fredag")):
        return f" (frist: {text.removeprefix('i ') if 'uge' in text else text})"
    return f" ({text})" if text else ""


# ---------------------------------------------------------------------- the youth club, by mail

_CLUB = (
    Timing(slash, ("senest d. {}", "inden d. {}", "senest {}"), ("i uge {}",),
           coming=("inden vi ses igen til næste møde", "inden næste møde"),
           next_week=("i næste uge",), never=("", "hurtigst muligt")),
    Timing(weekday_slash, ("senest {}",), ("i uge {}", "inden udgangen af uge {}"),
           coming=("inden næste møde",), fortnight=("inden for de næste 14 dage",),
           never=("", "snarest")),
)  # fmt: skip
_CLUB_OLD = {
    "closed": ("{who} har {has} :-)", "{who} har {has}. Godt gået!",
               "{who} skulle {inf}. Det er klaret."),
    "open": ("{who} har ikke {has} endnu, men arbejder på det.",
             "{who} mangler stadig at {inf}."),
    "dropped": ("{who} skulle {inf}, men det dropper vi.",
                "{who} skulle {inf}. Det er ikke nødvendigt længere."),
}  # fmt: skip


def club_leaders_mail_home(s: Secretary) -> tuple[str, bytes]:
    """A youth-club leader mails everybody in plain text, as one speaks, with dashes."""
    t, parties = s.told, HOUSES
    begin(s)
    set_new(s, s.draw.choice(_CLUB))
    set_old(s)
    day = s.one(f"{weekday(t.day)} {t.day.year}", f"d. {slash(t.day)}-{t.day.year}")
    lines = [
        s.one("Hej alle sammen", "Hej med jer", "Kære alle i netværket"), "",
        s.one(f"Tak for mødet i {s.network} {day}. Vi var i gang kl. {hour(t.start)}-"
              f"{hour(t.end)}.",
              f"Her er et kort referat fra {s.network} {day} kl. {hour(t.start)}-{hour(t.end)}."),
        "",
        s.one("Med til mødet: ", "Vi var: ") + listed([_from(one) for one in t.of("present")]),
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("Afbud: " + listed([_from(one) for one in t.of("apologies")]))
    if t.of("absent"):
        lines.append("Kom ikke (uden afbud): " + listed([_from(one) for one in t.of("absent")]))
    lines += ["", s.one("SIDEN SIDST", "OPFØLGNING")]
    for o in t.old:
        lines.append(f"- {told_of(s, o, own(s, o, parties, 'first', 'first'), _CLUB_OLD)}")
    lines += ["", s.one("VI TALTE OM", "HVAD DREJEDE MØDET SIG OM")]
    lines += [f"- {topic}: {text}" for topic, text in topics(s, 2, 4)]
    lines += ["", s.one("AFTALER", "DET AFTALTE VI")]
    lines += [f"- {_deal(s, o, own(s, o, parties, 'first', 'first'))}" for o in t.new]
    if s.draw.random() < 0.85 or any(o.deadline.needs_next for o in t.new):
        s.tells_next = True
        coming = f"{weekday(t.next_day)} {t.next_day.year}"
        lines += ["", s.one(f"Næste møde er {coming} i klubben.", f"Næste møde: {coming}.")]
    sender = s.draw.choice([one for one in t.of("present") if one.organisation])
    lines += ["", s.one("Mange hilsner", "De bedste hilsner", "Vi ses"), sender.first, ""]
    subject = s.one(f"Referat {s.area} {slash_year(t.day)}", f"Referat fra mødet i {s.area}")
    return "mail", as_mail("\n".join(lines), s.sent(), subject)


def _from(one: Person) -> str:
    one.is_called = one.name if one.organisation else one.first
    return f"{one.is_called} ({house(one)})"


def _deal(s: Secretary, o: Task, name: str) -> str:
    ways = [f"{cap(name)} {does(o)}.", f"{cap(name)} {does(o)}."]
    if o.deadline.text.startswith(("senest", "inden d.", "i uge", "i næste")):
        ways.append(f"{when_first(o, name)}.")
    if not o.deadline.text:
        ways.append(f"{cap(name)} har sagt ja til at {bare(o)}.")
    return s.draw.choice(ways)


LAYOUTS = (
    school_office_in_columns,
    ssp_consultants_action_lists,
    housing_projects_arrows,
    club_leaders_mail_home,
    *batch_29_more.LAYOUTS,
)
