"""An eighteenth batch, held back, by a writer who never saw the reader: ten ordinary houses.

Modelled on how schools, clubs, local police and housing projects publish the minutes of their
SSP groups. Tasks, points, functions and deadlines are of its own (``words_18``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from textwrap import wrap

from .page import Page, as_docx, as_html, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_18 import (
    CELLS,
    CONCERNS,
    DECISIONS,
    FUNCTIONS,
    HABITS,
    HEADS,
    LASTED,
    PARTIES,
    PLACES,
    SENTENCES,
    TALKS,
    TASKS,
    Dated,
    Term,
    draw_old_term,
    draw_term,
    long_day,
    plain_day,
    quick_day,
    workday,
)

__all__ = ["LAYOUTS", "TASKS"]


@dataclass
class Desk:
    """A secretary at work: how days and hours are written here, and who came late or left."""

    s: Secretary
    way: str  # how ours are named outside the list: first, full or initials
    head: Dated
    mark: str
    notes: dict[str, str] = field(default_factory=dict)

    def at(self, time: dt.time) -> str:
        """``9.30``, ``9:30``, ``0930``, and ``9`` where the house writes whole hours so."""
        if self.mark == "police":
            return f"{time:%H%M}"
        if not self.mark and not time.minute:
            return str(time.hour)
        return f"{time.hour}{self.mark or '.'}{time.minute:02}"

    def span(self, dash: str = "-") -> str:
        """``9.30-11.00``."""
        return f"{self.at(self.s.told.start)}{dash}{self.at(self.s.told.end)}"

    def line(self, one: Person) -> str:
        """``Jonas Vestergren (JONVES), SSP-konsulent``: one on a line."""
        return f"{self.name(one)}, {one.function}{self.note(one)}"

    def name(self, one: Person) -> str:
        """The name, with the initials where they are used below."""
        initials = f" ({one.initials})" if one.code and self.way == "initials" else ""
        return f"{one.name}{initials}"

    def note(self, one: Person) -> str:
        """``(kom kl. 9.10)``; mostly empty."""
        return self.notes.get(one.name, "")

    def row(self, *statuses: str) -> str:
        """Several in a row; empty where there are none."""
        return ", ".join(
            f"{self.s.bracketed(one)}{self.note(one)}" for one in self.s.told.of(*statuses)
        )

    def next(self) -> str:
        """The next meeting; now and then no day has been found."""
        if self.s.draw.random() < 0.15:
            return self.s.one("Ny dato følger.", "Dato udsendes pr. mail.")
        self.s.tells_next = True
        day = self.head(self.s.told.next_day)
        return day + self.s.one("", "", f" kl. {self.at(self.s.told.start)}", ", samme tid og sted")


def _sit_down(s: Secretary, *ways: str, is_old_dated: bool = True, mark: str | None = None) -> Desk:
    """Write as in this house: functions, owners, deadlines; nothing is agreed on twice."""
    t, draw = s.told, s.draw
    t.next_day = workday(t.next_day)
    desk = Desk(s, s.one(*ways), draw.choice(HEADS), mark or s.one(".", ".", ":", ""))
    habit = draw.choice(HABITS)
    wanted = [o.about for o in t.new]
    t.old = [o for o in t.old if o.about not in wanted]
    for one in t.people:
        one.function = draw.choice(FUNCTIONS[one.organisation])
    for o in [*t.old, *t.new]:
        [who] = [p for p in t.people if (p.code, p.organisation) == (o.code, o.organisation)]
        is_party = o.organisation and draw.random() < 0.45
        o.owner = PARTIES[o.organisation or ""] if is_party else s.named(who, desk.way)
    for o in t.old:
        o.deadline = draw_old_term(draw, t.day, habit) if is_old_dated else Term("", None)
    for o in t.new:
        o.deadline = draw_term(draw, t.day, t.next_day, habit)
    if draw.random() < 0.4:
        one = draw.choice(t.of("present"))
        came = dt.datetime.combine(t.day, t.start) + dt.timedelta(minutes=draw.choice((10, 15, 20)))
        left = dt.datetime.combine(t.day, t.end) - dt.timedelta(minutes=15)
        desk.notes[one.name] = s.one(
            f" (kom kl. {desk.at(came.time())})", f" (fra kl. {desk.at(came.time())})",
            f" (gik kl. {desk.at(left.time())})",
        )  # fmt: skip
    return desk


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _behind(o: Task) -> str:
    """Return the deadline as it ends a sentence, with the comma that ends a clause before it."""
    is_clause = o.verb[0].endswith(",") or ", " in o.about
    return _stopped(f"{',' if is_clause else ''} {_when(o)}") if _when(o) else "."


def _does(o: Task) -> str:
    """``Jonas kontakter grundejerforeningen senest 3/5.``"""
    return f"{o.owner} {o.done}{_behind(o)}"


def _should(o: Task, sentence: str) -> str:
    """``Jonas skulle kontakte grundejerforeningen. Det er sket.``"""
    return f"{_cap(o.owner)} skulle {o.verb[0]} {o.about}{_behind(o)} {sentence}"


def _ended(s: Secretary, o: Task) -> str:
    return s.one(*SENTENCES[o.status])


def _cell(s: Secretary, o: Task) -> str:
    return s.one(*CELLS[o.status])


def _spoken(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said about each."""
    points = s.draw.sample(list(TALKS), number)
    return [(point, " ".join(TALKS[point][: s.draw.randint(1, 2)])) for point in points]


def _with_tasks(s: Secretary) -> list[tuple[str, str, list[Task]]]:
    """Points, each with what was agreed on about it; about one of them nothing was."""
    new = list(s.told.new)
    spoken = _spoken(s, len(new) + 1)
    empty = s.draw.randrange(len(spoken))
    return [(*one, [] if at == empty else [new.pop(0)]) for at, one in enumerate(spoken)]


def _round(s: Secretary) -> list[str]:
    """Concerns, place by place."""
    return [f"{place}: {what}." for place, what in s.draw.sample(CONCERNS, s.draw.randint(2, 3))]


def _minute_taker(s: Secretary) -> Person:
    return s.draw.choice(s.told.of("present"))


def _attendance(desk: Desk, titles: dict[str, str], page: Page) -> None:
    """``Afbud: Karen Mosekrog (skoleleder)``: a paragraph for each status."""
    says_none = desk.s.draw.random() < 0.3
    for status, title in titles.items():
        row = desk.row(status) or ("Ingen" if says_none else "")
        if row:
            page.text(f"**{title}:** {row}")


def schools_web_page(s: Secretary) -> tuple[str, bytes]:
    """A school's web page: a circular, points in a numbered list with what was agreed on."""
    desk, page = _sit_down(s, "first", "full", is_old_dated=False), Page()
    t = s.told
    page.heading(s.one(f"SSP-GRUPPEN {s.area.upper()}", f"SSP-gruppen i {s.area}"), 1)
    day = s.draw.choice((long_day, quick_day))(t.day)
    page.text(f"Hermed referat fra den lokale SSP-gruppes møde {day} kl. {desk.span(' - ')}.")
    titles = {"present": s.one("Til stede", "Tilstede"), "apologies": "Afbud",
              "absent": "Udeblevet uden afbud"}  # fmt: skip
    _attendance(desk, titles, page)
    agreed = s.one("Aftale:", "Aftalt:", "Det blev aftalt, at")
    points = ["**Godkendelse af referat:** Godkendt uden bemærkninger."]
    old = " ".join(_should(o, _ended(s, o)) for o in t.old) or "Der var intet at følge op på."
    points.append(f"**Opfølgning fra sidst:** {old}")
    for point, talk, tasks in _with_tasks(s):
        said = [f"{agreed} {_does(o) if 'at' in agreed else _cap(_does(o))}" for o in tasks]
        points.append(" ".join([f"**{point}:** {talk}", *said]))
    points += [f"**Nyt fra lokalområdet:** {' '.join(_round(s))}", "**Eventuelt:** Intet."]
    page.numbered(points)
    page.text(f"**Næste møde:** {desk.next()}", f"Referent: {_minute_taker(s).name}")
    page.text(f"Sidst opdateret den {plain_day(t.day + dt.timedelta(days=s.draw.randint(1, 9)))}")
    return "html", as_html(page)


def housing_projects_table(s: Secretary) -> tuple[str, bytes]:
    """A boligsocial project's DOCX: one table of topic, what was said, and what was agreed on."""
    desk, page = _sit_down(s, "first"), Page(is_landscape=s.draw.random() < 0.5)
    t = s.told
    page.heading(f"Referat af {s.one('dialogmøde', 'netværksmøde')} i {s.area}", 1)
    page.text(f"**Dato:** {desk.head(t.day)}", f"**Tid:** kl. {desk.span()}",
              f"**Sted:** {s.one(*PLACES)}")  # fmt: skip
    titles = {"present": s.one("Deltagere", "Mødedeltagere"), "apologies": "Afbud",
              "absent": "Ikke mødt"}  # fmt: skip
    _attendance(desk, titles, page)
    page.text(f"**Referent:** {_minute_taker(s).first}")
    rows: list[tuple[str, ...]] = [
        ("Emne", s.one("Referat", "Drøftelse"), s.one("Aftaler", "Det aftalte vi"))
    ]
    old = [f"{_cap(o.owner)}: {o.infinitive} ({_due(o)}) – {_cell(s, o).lower()}" for o in t.old]
    rows.append(("Opfølgning på aftaler fra sidste møde", "\n".join(old) or "Ingen", ""))
    for point, talk, tasks in _with_tasks(s):
        rows.append((point, talk, "\n".join(_cap(_does(o)) for o in tasks)))
    rows.append(("Bekymringer i området", "\n".join(_round(s)), ""))
    rows.append(("Næste møde", desk.next(), ""))
    page.table(rows)
    return "docx", as_docx(page)


def _due(o: Task) -> str:
    """``frist 3/5``, ``senest 3/5``."""
    text = o.deadline.text
    return text if text.startswith(("senest", "inden")) else f"frist {text}"


def local_polices_minutes(s: Secretary) -> tuple[str, bytes]:
    """A local police station's PDF: hours as ``1330``, initials for all, from the list on top."""
    desk, page, t = _sit_down(s, "full", mark="police"), Page(is_landscape=True), s.told
    marks = _marks(t.people)
    for o in [*t.old, *t.new]:
        [who] = [p for p in t.people if (p.code, p.organisation) == (o.code, o.organisation)]
        o.owner = marks[who.name]
    page.heading("REFERAT", 1)
    page.text(f"af møde i {s.one('SSP-lokaludvalget', 'lokalgruppen')} {s.area}, "
              f"{long_day(t.day)} kl. {t.start:%H%M}.")  # fmt: skip
    page.text(f"Mødested: {s.one(*PLACES)}")
    titles = {"present": "Til stede:", "apologies": "Afbud:", "absent": "Ikke fremmødt:"}
    for status, title in titles.items():
        if t.of(status):
            page.text(f"**{title}**")
            page.bullets([f"{one.name} ({marks[one.name]}), {one.function}{desk.note(one)}"
                          for one in t.of(status)])  # fmt: skip
    rows: list[tuple[str, ...]] = [("Pkt.", "Emne", "Drøftelse", "Ansvarlig", "Frist")]
    rows += [("1", "Opfølgning", f"{o.infinitive}. Status: {_cell(s, o)}.", o.owner, _printed(o))
             for o in t.old]  # fmt: skip
    for number, (point, talk, tasks) in enumerate(_with_tasks(s), 2 if t.old else 1):
        agreed = [(f"{talk}\nAftale: {o.infinitive}.", o.owner, _printed(o)) for o in tasks]
        rows.append((str(number), point, *(agreed or [(talk, "", "")])[0]))
    page.table(rows)
    page.text(f"Mødet sluttede kl. {t.end:%H%M}.", f"Næste møde: {desk.next()}")
    page.text(f"Referent: {marks[_minute_taker(s).name]}")
    return "pdf", as_pdf(page)


def _printed(o: Task) -> str:
    """``d. 3. maj``: the printer takes a number that begins a cell for that of a list."""
    return f"d. {o.deadline.text}" if o.deadline.text[0].isdigit() else o.deadline.text


def _marks(people: list[Person]) -> dict[str, str]:
    """``JV`` for Jonas Vestergren; ``JoV`` where another has the same."""
    for length in range(1, 9):
        marks = {one.name: one.first[:length] + one.surname[0] for one in people}
        if len(set(marks.values())) == len(people):
            break
    return marks


def head_teachers_ad_points(s: Secretary) -> tuple[str, bytes]:
    """A head teacher's RTF: an agenda, and under ``Ad 3`` the task, who is responsible and when."""
    desk, page, t = _sit_down(s, "full", "first"), Page(), s.told
    page.heading(f"Referat fra SSP-møde, {s.area}", 1)
    page.text(f"Mødedato: {_cap(desk.head(t.day))}", f"Mødetidspunkt: kl. {desk.span(' – ')}")
    titles = {"present": "Deltagere", "apologies": "Afbud", "absent": "Fraværende uden afbud"}
    for status, title in titles.items():
        if t.of(status):
            page.text(f"{title}:")
            page.bullets([desk.line(one) for one in t.of(status)])
    points = _with_tasks(s)
    page.text("**Dagsorden**")
    page.numbered(["Siden sidst", *(point for point, *_ in points), "Beslutninger", "Eventuelt"])
    who, when = s.one("Ansvarlig/Tidsfrist", "Ansvarlig/Deadline", "Tovholder/Frist").split("/")
    page.text("**Ad 1. Siden sidst**")
    page.text(*[
        f"{o.infinitive}. {who}: {o.owner}. {when}: {_stopped(o.deadline.text)} {_ended(s, o)}"
        for o in t.old
    ])  # fmt: skip
    for at, (point, talk, tasks) in enumerate(points, 2):
        page.text(f"**Ad {at}. {point}**", talk)
        for o in tasks:
            page.text(f"Opgave: {o.infinitive}. {who}: {o.owner}. "
                      f"{when}: {_stopped(o.deadline.text)}")  # fmt: skip
    at = len(points) + 2
    page.text(f"**Ad {at}. Beslutninger**", s.one(*DECISIONS))
    page.text(f"**Ad {at + 1}. Eventuelt**", f"Næste møde: {desk.next()}")
    return "rtf", as_rtf(page)


def _stopped(text: str) -> str:
    return text if text == "-" else f"{text.removesuffix('.')}."


def youth_forums_notes(s: Secretary) -> tuple[str, bytes]:
    """A youth coordinator's Markdown: short headings, and a table of tasks at the end."""
    desk, page, t = _sit_down(s, "first", is_old_dated=False), Page(), s.told
    page.heading(f"Ungeforum {s.area} (lokalt SSP-netværk)", 1)
    page.text(f"**Hvornår:** {desk.head(t.day)}, kl. {desk.span()}", f"**Hvor:** {s.one(*PLACES)}")
    page.heading(s.one("Hvem var der?", "Fremmødte"), 2)
    page.bullets([desk.line(one) for one in t.of("present")])
    if t.of("apologies"):
        page.text(f"Afbud fra {listed([s.bracketed(one) for one in t.of('apologies')])}.")
    if t.of("absent"):
        page.text(f"{listed([s.bracketed(one) for one in t.of('absent')])} mødte ikke op.")
    page.heading("Siden sidst", 2)
    page.bullets([_should(o, _ended(s, o)) for o in t.old] or ["Intet nyt."])
    page.heading("Bordet rundt", 2)
    page.bullets([f"**{point}:** {talk}" for point, talk in _spoken(s, 3)])
    page.bullets(_round(s))
    page.heading(s.one("Opgaver", "To do", "Opgavefordeling"), 2)
    page.table([
        ("Opgave", s.one("Hvem tager den?", "Hvem"), s.one("Hvornår", "Frist")),
        *((o.infinitive, _cap(o.owner), _cap(o.deadline.text)) for o in t.new),
    ])  # fmt: skip
    page.heading("Næste møde", 2)
    page.text(_cap(desk.next()))
    return "markdown", as_markdown(page)


def consultants_mail(s: Secretary) -> tuple[str, bytes]:
    """An SSP consultant's mail from Outlook: the tasks are sorted under each one's name."""
    desk, page, t = _sit_down(s, "first", is_old_dated=False), Page(), s.told
    day = s.draw.choice((quick_day, long_day))(t.day)
    page.text("Hej alle", f"Tak for et godt møde. Her er referatet fra netværksmødet i {s.area} "
              f"{day} kl. {desk.span()}.")  # fmt: skip
    titles = {"present": "Deltagere", "apologies": "Afbud", "absent": "Ikke mødt"}
    _attendance(desk, titles, page)
    page.text("**Siden sidst**")
    page.bullets([_should(o, _ended(s, o)) for o in t.old] or ["Alt er fulgt op."])
    page.text("**Det talte vi om**")
    page.bullets([f"{point}: {talk}" for point, talk in _spoken(s, 3)])
    page.text("**Beslutning**", s.one(*DECISIONS))
    page.text(s.one("**Aftaler – hvem gør hvad**", "**Opgaver fordelt på personer**"))
    of: dict[tuple[str | None, str | None], list[Task]] = {}
    for o in t.new:
        of.setdefault((o.code, o.organisation), []).append(o)
    for tasks in of.values():
        page.text(f"{_cap(tasks[0].owner)}:")
        page.bullets([f"{_cap(o.done)}{_behind(o)}" for o in tasks])
    page.text("**Næste møde**", _cap(desk.next()))
    ours = next(one for one in t.people if one.code and one.status == "present")
    page.text("Venlig hilsen", ours.name, ours.function)
    subject = f"Referat af netværksmøde, {s.area}, {plain_day(t.day)}"
    return "mail", as_mail(_as_text(page), s.sent(), subject, page=page)


def _as_text(page: Page) -> str:
    """Outlook's plain twin of a mail."""
    lines: list[str] = []
    for kind, content, *_ in page.parts:
        is_after_list = bool(lines) and lines[-1].startswith("- ")
        lines += [""] if kind == "text" and lines and (is_after_list or "**" in content) else []
        lines.append(("- " if kind == "bullet" else "") + content.replace("**", ""))
    return "\r\n".join([*lines, ""])


def club_leaders_matrix(s: Secretary) -> tuple[str, bytes]:
    """A club leader's ODT: a grid with crosses for who came, tasks as who – what – when."""
    desk, page, t = _sit_down(s, "first", "initials", is_old_dated=False), Page(), s.told
    page.heading(f"Lokalt SSP-samarbejde i {s.area}: referat", 1)
    page.text(f"Møde {long_day(t.day)}, kl. {desk.span(' til ')}. Sted: {s.one(*PLACES)}")
    statuses = ("present", "apologies", "absent")
    page.table([
        ("Navn", "Stilling/arbejdssted", s.one("Mødt", "Til stede"), "Afbud", "Udeblevet"),
        *((f"{desk.name(one)}{desk.note(one)}", _cap(one.function),
           *("x" if one.status == status else "" for status in statuses)) for one in t.people),
    ])  # fmt: skip
    page.heading("1. Velkomst og opfølgning", 2)
    page.bullets([
        f"{_cap(o.owner)} – {o.verb[0]} {o.about} – {_cell(s, o).lower()}" for o in t.old
    ] or ["Referatet fra sidst blev godkendt."])  # fmt: skip
    for at, (point, talk) in enumerate(_spoken(s, 2), 2):
        page.heading(f"{at}. {point}", 2)
        page.text(talk)
    page.heading("4. Status fra området", 2)
    page.bullets(_round(s))
    page.heading(s.one("5. Opgaver", "5. Hvem gør hvad?", "5. Aftaler og frister"), 2)
    page.bullets([
        f"{_cap(o.owner)} – {o.verb[0]} {o.about}" + (f" – {_when(o)}" if _when(o) else "")
        for o in t.new
    ])  # fmt: skip
    page.heading("6. Næste møde", 2)
    page.text(_cap(desk.next()))
    return "odt", as_odt(page)


def _when(o: Task) -> str:
    return o.deadline.behind if isinstance(o.deadline, Term) else o.deadline.text


def committee_secretarys_text(s: Secretary) -> tuple[str, bytes]:
    """A secretary's plain text in full sentences, broken at 76 characters."""
    desk, t = _sit_down(s, "full", "first"), s.told
    title = f"Referat af møde i SSP-lokaludvalget for {s.area}"
    lines = [title, "=" * len(title), ""]
    lines += _folded(f"Mødet blev holdt {long_day(t.day)} kl. {desk.span()}. "
                     f"Mødested: {s.one(*PLACES)}.")  # fmt: skip
    titles = {
        "present": s.one("Følgende deltog:", "I mødet deltog:"),
        "apologies": "Der var afbud fra:",
        "absent": "Mødte ikke og havde ikke meldt afbud:",
    }
    for status, text in titles.items():
        if t.of(status):
            lines += ["", text, *(f"- {desk.line(one)}" for one in t.of(status))]
    lines += ["", "1. Opfølgning på sidste referat", ""]
    for o in t.old:
        lines += _folded(_should(o, _ended(s, o)))
    lines += [] if t.old else ["Ingen bemærkninger."]
    for at, (point, talk, tasks) in enumerate(_with_tasks(s), 2):
        lines += ["", f"{at}. {point}", "", *_folded(talk)]
        for o in tasks:
            lines += _folded(f"Det blev aftalt, at {_does(o)}")
    at = len(t.new) + 3
    lines += ["", f"{at}. Orientering fra deltagerne", "", *(f"- {one}" for one in _round(s))]
    lines += ["", f"{at + 1}. Beslutninger", "", s.one(*DECISIONS)]
    lines += ["", f"{at + 2}. Næste møde", "", _cap(desk.next())]
    lines += ["", f"Referent: {_minute_taker(s).name}", ""]
    return "text", "\n".join(lines).encode()


def _folded(text: str) -> list[str]:
    return wrap(text, 76, break_on_hyphens=False)


def networks_form(s: Secretary) -> tuple[str, bytes]:
    """A municipality's form in Word: fields, and a small box for each task with status ticked."""
    desk, page, t = _sit_down(s, "full", "first"), Page(), s.told
    page.heading("Skema til referat af lokale netværksmøder", 1)
    page.table([
        ("Lokalområde", s.area), ("Mødedato", desk.head(t.day)),
        ("Mødet begyndte kl.", desk.at(t.start)), ("Mødets længde", LASTED[t.length]),
        ("Mødested", s.one(*PLACES)), ("Skemaet er udfyldt af", _minute_taker(s).name),
    ], is_headed=False)  # fmt: skip
    page.heading("Fremmøde", 2)
    came = {"present": "Ja", "apologies": "Nej, meldt afbud", "absent": "Nej, intet hørt"}
    page.table([
        ("Navn", "Funktion", "Deltog i mødet"),
        *((one.name, _cap(one.function), came[one.status] + desk.note(one))
          for one in t.people),
    ])  # fmt: skip
    page.heading("Emner på mødet", 2)
    page.table([("Emne", "Kort om drøftelsen"), *_spoken(s, 3)])
    page.heading("Bekymringer i lokalområdet", 2)
    page.bullets(_round(s))
    for title, tasks in (("Opgaver fra sidste møde", t.old), ("Nye opgaver", t.new)):
        page.heading(title, 2)
        for at, o in enumerate(tasks, 1):
            page.table(_box(o, at, is_new=tasks is t.new), is_headed=False)
            page.text("")
        if not tasks:
            page.text("Ingen.")
    page.heading("Næste møde", 2)
    page.text(_cap(desk.next()))
    return "docx", as_docx(page)


def _box(o: Task, at: int, *, is_new: bool) -> list[tuple[str, ...]]:
    right = "new" if is_new else o.status
    states = {"new": "Ny", "open": "I gang", "closed": "Løst", "dropped": "Opgivet"}
    ticks = "   ".join(f"{'☒' if one == right else '☐'} {text}" for one, text in states.items())
    return [
        (f"Opgave {at}", o.infinitive), ("Ansvarlig", _cap(o.owner)),
        ("Skal være løst", _cap(o.deadline.text)), ("Status (sæt kryds)", ticks),
    ]  # fmt: skip


def safety_groups_log(s: Secretary) -> tuple[str, bytes]:
    """A safety group's PDF: notes, then one running log of the actions, old and new."""
    desk, page, t = _sit_down(s, "initials", "full"), Page(is_landscape=True), s.told
    page.heading(f"Tryghedsgruppen {s.area} – mødereferat og aktionslog", 1)
    page.text(f"**Mødedato:** {plain_day(t.day)}  **Tidsrum:** {desk.span(' – ')}  "
              f"**Sted:** {s.one(*PLACES)}")  # fmt: skip
    for status, title in {
        "present": "Deltagere", "apologies": "Afbud", "absent": "Udeblevet",
    }.items():  # fmt: skip
        if t.of(status):
            page.text(f"**{title}:** {'; '.join(desk.line(one) for one in t.of(status))}")
    page.heading("Referat", 2)
    for point, talk in _spoken(s, 3):
        page.text(f"**{point}.** {talk}")
    page.text(f"**Bekymringer:** {' '.join(_round(s))}", f"**Beslutning:** {s.one(*DECISIONS)}")
    page.heading("Aktionslog", 2)
    before = workday(t.day - dt.timedelta(days=s.draw.randint(32, 60)))
    rows: list[tuple[str, ...]] = [("Nr.", "Oprettet", "Aktion", "Ansvarlig", "Frist", "Status")]
    first = s.draw.randint(4, 40)
    for at, o in enumerate([*t.old, *t.new], first):
        is_new = o in t.new
        day = t.day if is_new else before
        rows.append((str(at), f"{day:%d-%m-%Y}", o.infinitive, _cap(o.owner), _cap(_printed(o)),
                     "Ny" if is_new else _cell(s, o)))  # fmt: skip
    page.table(rows)
    page.text(f"**Næste møde:** {desk.next()}")
    return "pdf", as_pdf(page)


LAYOUTS = (
    schools_web_page, housing_projects_table, local_polices_minutes, head_teachers_ad_points,
    youth_forums_notes, consultants_mail, club_leaders_matrix, committee_secretarys_text,
    networks_form, safety_groups_log,
)  # fmt: skip
