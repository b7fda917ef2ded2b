"""A second writer of minutes, which shares nothing with ``pipeline/samples``: many more habits.

What was said is drawn first, as typed values; then somebody writes it down in their own way. The
parser must give the values back.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field

import docx
import pypandoc
import typst
from babel.dates import format_date

from pipeline.ingest.minutes import ActionItem, Attendance, Concern

NETWORKS = {
    "gildbro": ("Gildbro", "Gildbro-netværket"),
    "vejleaa": ("Vejleåparken", "Vejleå"),
    "vibeholm": ("Vibeholm",),
    "strand": ("Strandområdet",),
    "landsbyen": ("Ishøj Landsby",),
    "torslunde": ("Torslunde", "Torslunde landsby"),
}
STAFF = {
    "OP1": ("Jonas Vestergren", "JONVES", "gadeplansmedarbejder"),
    "OP2": ("Leyla Karadeniz", "LEYKAR", "operativ medarbejder"),
    "KON1": ("Birgitte Ravnsholt", "BIRRAV", "kriminalpræventiv konsulent"),
}
OUTSIDE = {
    "school": ("Skole", "Vibeholmskolen", "skolen, AKT-lærer"),
    "police": ("Politi", "Vestegnens Politi", "lokalbetjent"),
    "housing": ("Boligorganisation", "boligsocial medarbejder", "Boligselskabet Strandgården"),
    "club": ("Klub", "Fritidsklubben", "klubleder"),
    "authority": ("Myndighed", "socialrådgiver", "Familierådgivningen"),
    "other": ("Biblioteket", "Beboerrådet"),
}
NAMES = ("Åsvine Plantesump", "Cilvulf Rimtroldby", "Eldrida Kvistkragsø", "Njormund Tanglstad",
         "Fenjette Dunerløv", "Odvarik Hasservad")  # fmt: skip
TOPICS = {
    "drugs": ("Rusmidler", "salg af hash", "lattergassen"),
    "vandalism": ("Hærværk", "hærværket ved stationen", "graffiti"),
    "violence": ("Vold og trusler", "slagsmål", "trusler"),
    "school_absence": ("Skolefravær", "ulovligt fravær"),
    "online": ("Digital adfærd", "deling af billeder"),
}
TASKS = {
    "contact": ("Kontakte boligselskabet om belysning", "ringe til forældrerådet"),
    "visit": ("Besøge 8. årgang", "gå rundt ved stationen"),
    "investigate": ("Undersøge klager over støj", "afklare åbningstider"),
    "inform": ("Orientere personalet", "informere forældre"),
    "agreement": ("Aftale fast runde", "lave aftale med hallen"),
    "other": ("Opdatere oversigten", "Forberede temadag"),
}


@dataclass
class Told:
    """What happened at one meeting."""

    network: str
    day: dt.date
    start: dt.time
    end: dt.time
    attendances: list[Attendance] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    old: list[ActionItem] = field(default_factory=list)
    new: list[ActionItem] = field(default_factory=list)
    length: int = 0

    @property
    def minutes(self) -> int:
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


def draw_meeting(draw: random.Random) -> Told:
    """Draw what happened."""
    day = dt.date(2023, 1, 2) + dt.timedelta(days=draw.randrange(700))
    start = dt.time(draw.choice((8, 9, 10, 13, 15)), draw.choice((0, 15, 30)))
    end = dt.time(start.hour + draw.choice((1, 2)), draw.choice((30, 45)))
    told = Told(draw.choice(list(NETWORKS)), day, start, end)
    people = [*((code, None) for code in STAFF), *((None, code) for code in OUTSIDE)]
    for staff, organisation in draw.sample(people, draw.randrange(4, len(people) + 1)):
        status = draw.choices(("present", "apologies", "absent"), (8, 2, 1))[0]
        came = left = None
        if status == "present" and draw.random() < 0.2:
            came = dt.time(start.hour, start.minute + 10)
        elif status == "present" and draw.random() < 0.2:
            left = dt.time(end.hour, end.minute - 15)
        told.attendances.append(Attendance(staff, organisation, status, came, left))
    if not any(one.status == "present" for one in told.attendances):
        told.attendances.append(Attendance(None, "school", "present"))
    for topic in draw.sample(list(TOPICS), draw.randrange(4)):
        area = draw.choice(list(NETWORKS)) if draw.random() < 0.2 else told.network
        told.concerns.append(Concern(area, topic, draw.randrange(1, 13)))
    told.old = [_action(told, draw, nth, is_old=True) for nth in range(draw.randrange(3))]
    told.new = [_action(told, draw, nth, is_old=False) for nth in range(draw.randrange(3))]
    return told


def _action(told: Told, draw: random.Random, nth: int, *, is_old: bool) -> ActionItem:
    decided = told.day - dt.timedelta(days=40) if is_old else told.day
    due = decided + dt.timedelta(days=draw.randrange(7, 60))
    status = draw.choice(("open", "closed", "dropped")) if is_old else "open"
    closed = told.day - dt.timedelta(days=3) if status == "closed" else None
    number = f"H-{decided.year}-{draw.randrange(1, 40)}-{nth + 1 + 5 * is_old}"
    staff = draw.choice([*STAFF, None])
    organisation = None if staff else draw.choice([code for code in OUTSIDE if code != "other"])
    kind = draw.choice(list(TASKS))
    return ActionItem(number, kind, staff, organisation, decided, due, status, closed)


class Habits:
    """Somebody who writes minutes in a way of their own, the same throughout a document."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._date = draw.choice(_DATES)
        self._clock_mark = draw.choice(".:")

    def parts(self, told: Told) -> list[tuple]:
        """Return blocks: ('title', text), ('heading', text), ('line', text), ('item', text),
        ('numbered', text), ('table', rows).
        """
        sections = [self._people(told), self._concerns(told), self._actions(told)]
        self._draw.shuffle(sections)
        agenda = [("heading", self._one("Dagsorden", "Dagsordenspunkter")),
                  ("numbered", "Velkomst"), ("numbered", "Nyt fra området"),
                  ("numbered", "Eventuelt")]  # fmt: skip
        sections.insert(self._draw.randrange(4), agenda)
        news = [("heading", "1. Nyt fra området"),
                ("line", "Der har været ro siden 1. maj 2021, siger naboen på nr. 5.")]  # fmt: skip
        sections.insert(self._draw.randrange(1, 5), news)
        following = told.day + dt.timedelta(days=50)
        closing = [("line", f"Næste møde er den {self._day(following)} kl. 12-13.")]
        return [*self._head(told), *(part for section in sections for part in section), *closing]

    def _one(self, *choices: str) -> str:
        return self._draw.choice(choices)

    def _day(self, day: dt.date) -> str:
        return self._date(day)

    def _clock(self, clock: dt.time) -> str:
        if clock.minute == 0 and self._draw.random() < 0.5:
            return str(clock.hour)
        return f"{clock.hour}{self._clock_mark}{clock.minute:02d}"

    def _span(self, told: Told) -> str:
        start, end = self._clock(told.start), self._clock(told.end)
        kl = self._one("kl. ", "kl ", "klokken ", "Kl. ")
        return kl + self._one(f"{start}–{end}", f"{start} - {end}", f"{start} til {end}",
                              f"{start}-{end}", f"{start} – kl. {end}")  # fmt: skip

    def _head(self, told: Told) -> list[tuple]:
        name = self._one(*NETWORKS[told.network])
        day, span = self._day(told.day), self._span(told)
        titles = (f"Referat – lokalt SSP-netværk {name}", f"Referat af møde i {name}",
                  f"Mødereferat SSP {name}", f"SSP-netværksmøde {name} – referat")  # fmt: skip
        title = self._one(*titles)
        when = self._one("one line", "two lines", "labels", "table", "prose", "duration", "title")
        lines = {
            "one line": [("line", f"Dato: {day} {span}")],
            "two lines": [("line", f"Mødedato: {day}"), ("line", f"Tid: {span}")],
            "labels": [("line", f"Dato: {day}"), ("line", f"Start: {self._clock(told.start)}"),
                       ("line", f"Slut: kl. {self._clock(told.end)}")],
            "table": [("table", [("Dato", day), ("Tidspunkt", span), ("Sted", "Rådhuset")])],
            "prose": [("line", f"Mødet blev holdt {day}, {span} på rådhuset.")],
            "duration": [("line", f"Dato: {day}"), ("line", f"Varighed: {told.minutes} min.")],
            "title": [("line", f"{day} {span}")],
        }[when]  # fmt: skip
        if when == "duration":
            told.start = told.end = None
        if self._draw.random() < 0.3:
            title, lines = "Referat", [("line", f"Netværk: {name}"), *lines]
        # Who writes or leads was there: of somebody else the paper would tell another truth.
        there = {one.staff_code for one in told.attendances if one.status == "present"}
        named = {"OP1": "Referent: Jonas Vestergren", "KON1": "Ordstyrer: BIRRAV"}
        who = self._one("Sted: Klubben", *(line for code, line in named.items() if code in there))
        return [("title", title), *lines, ("line", who)]

    # -- people ------------------------------------------------------------------------------------

    def _people(self, told: Told) -> list[tuple]:
        way = self._one("table", "ticks", "items", "by status", "inline", "exceptions")
        head = ("heading", self._one("Deltagere", "Deltagerliste", "Mødedeltagere", "Fremmøde"))
        rows = [self._person(one, nth) for nth, one in enumerate(told.attendances)]
        if way == "table":
            return [head, ("table", self._person_table(rows, told))]
        if way == "ticks":
            return [head, ("table", self._tick_table(rows, told))]
        if way == "exceptions":
            words = {"present": "", "apologies": "Afbud", "absent": "Udeblevet"}
            body = [(name, of, words[one.status] or self._times(one))
                    for (name, of), one in zip(rows, told.attendances, strict=True)]  # fmt: skip
            if not any(one.status != "present" for one in told.attendances):
                body = [
                    (name, of, "til stede" + (f", {how}" if how else "")) for name, of, how in body
                ]
            return [head, ("table", [("Deltager", "Funktion", "Fremmøde"), *body])]
        if way == "items":
            words = {"present": "til stede", "apologies": "afbud", "absent": "udeblevet"}
            items = [("item", f"{name} ({of}) – {words[one.status]}{self._behind(one)}")
                     for (name, of), one in zip(rows, told.attendances, strict=True)]  # fmt: skip
            return [head, *items]
        return self._by_status(rows, told, is_inline=way == "inline")

    def _by_status(self, rows: list[tuple], told: Told, *, is_inline: bool) -> list[tuple]:
        found: list[tuple] = []
        for status, words in (("present", ("Til stede", "Deltagere", "Fremmødte")),
                              ("apologies", ("Afbud", "Meldt afbud")),
                              ("absent", ("Udeblevet", "Fraværende uden afbud"))):  # fmt: skip
            people = [f"{name} ({of}{self._behind(one)})"
                      for (name, of), one in zip(rows, told.attendances, strict=True)
                      if one.status == status]  # fmt: skip
            if people and is_inline:
                found.append(("line", f"{self._one(*words)}: {self._one(', ', '; ').join(people)}"))
            elif people:
                found += [("heading", self._one(*words)), *(("item", one) for one in people)]
        return found

    def _person(self, one: Attendance, nth: int) -> tuple[str, str]:
        if one.staff_code:
            name, initials, function = STAFF[one.staff_code]
            return self._one(name, initials, f"{name}, {initials}"), function
        return NAMES[nth % len(NAMES)] + "-" + "abcdefghij"[nth], self._one(
            *OUTSIDE[one.organisation]
        )

    def _times(self, one: Attendance) -> str:
        if one.from_time:
            at = f"{one.from_time.hour}.{one.from_time.minute:02d}"
            return self._one(f"kom kl. {at}", f"ankom kl. {at}", f"kom først kl. {at}")
        if one.to_time:
            at = f"{one.to_time.hour}.{one.to_time.minute:02d}"
            return self._one(f"gik kl. {at}", f"forlod mødet kl. {at}", f"måtte gå kl. {at}")
        return ""

    def _behind(self, one: Attendance) -> str:
        times = self._times(one)
        return f", {times}" if times else ""

    def _person_table(self, rows: list[tuple], told: Told) -> list[tuple]:
        words = {
            "present": ("Til stede", "til stede", "ja", "Mødt"),
            "apologies": ("Afbud",),
            "absent": ("Udeblevet", "Ikke mødt", "udeblevet uden afbud"),
        }
        columns = {
            "Navn": [name for name, _ in rows],
            "Organisation/funktion": [of for _, of in rows],
            "Status": [self._one(*words[one.status]) for one in told.attendances],
            "Bemærkning": [self._times(one) for one in told.attendances],
        }
        order = list(columns)
        self._draw.shuffle(order)
        return [tuple(order), *zip(*(columns[column] for column in order), strict=True)]

    def _tick_table(self, rows: list[tuple], told: Told) -> list[tuple]:
        body = []
        for (name, of), one in zip(rows, told.attendances, strict=True):
            ticks = [
                "x" if one.status == status else "" for status in ("present", "apologies", "absent")
            ]
            body.append((name, of, *ticks, self._times(one)))
        return [("Navn", "Funktion", "Til stede", "Afbud", "Udeblevet", "Note"), *body]

    # -- concerns and follow-ups -------------------------------------------------------------------

    def _concerns(self, told: Told) -> list[tuple]:
        head = ("heading", self._one("Bekymringer", "Aktuelle bekymringer", "3. Bekymringer",
                                     "Bekymringer i området"))  # fmt: skip
        if not told.concerns:
            return [head, ("line", "Ingen bekymringer denne gang.")]
        lines = [(NETWORKS[one.network_code][0], self._one(*TOPICS[one.topic]), one.mention_count)
                 for one in told.concerns]  # fmt: skip
        if self._draw.random() < 0.5:
            order = ["Område", "Emne", "Antal"]
            self._draw.shuffle(order)
            cells = [
                dict(zip(("Område", "Emne", "Antal"), map(str, line), strict=True))
                for line in lines
            ]
            return [
                head,
                ("table", [tuple(order), *(tuple(row[c] for c in order) for row in cells)]),
            ]
        way = self._one(
            "{t} ({n}) – {a}", "{a}: {t} ({n} gange)", "{t}, {a}: {n}", "{n} x {t} ({a})"
        )
        return [head, *(("item", way.format(a=a, t=t, n=n)) for a, t, n in lines)]

    def _actions(self, told: Told) -> list[tuple]:
        found: list[tuple] = []
        is_table = self._draw.random() < 0.6
        for actions, words in (
            (told.old, ("Opfølgning fra sidst", "Opfølgning på sidste møde", "Siden sidst")),
            (told.new, ("Opfølgning", "Nye aftaler", "Opgaver", "Aftaler og opfølgning")),
        ):
            if not actions:
                continue
            found.append(("heading", self._one(*words)))
            if is_table:
                found.append(("table", self._action_table(actions)))
            else:
                found += [("item", self._action_line(one)) for one in actions]
        return found

    def _who(self, one: ActionItem) -> str:
        if one.responsible_staff_code:
            return self._one(*STAFF[one.responsible_staff_code][:2])
        return self._one(*OUTSIDE[one.responsible_organisation][:2])

    def _status(self, one: ActionItem) -> str:
        if one.status == "closed":
            return self._one("Lukket", "Afsluttet", "Udført den") + f" {self._day(one.closed_on)}"
        return {"open": self._one("Åben", "I gang", "ikke afsluttet"), "dropped": "Bortfaldet"}[
            one.status
        ]

    def _action_table(self, actions: list[ActionItem]) -> list[tuple]:
        columns = {
            "Nr.": [one.action_id for one in actions],
            self._one("Opgave", "Handling", "Hvad"): [
                self._one(*TASKS[one.kind]) for one in actions
            ],
            self._one("Ansvarlig", "Ansvar", "Hvem"): [self._who(one) for one in actions],
            self._one("Besluttet", "Aftalt"): [self._day(one.decided_on) for one in actions],
            self._one("Frist", "Deadline", "Senest"): [self._day(one.due_on) for one in actions],
            "Status": [self._status(one) for one in actions],
        }
        order = list(columns)
        self._draw.shuffle(order)
        return [tuple(order), *zip(*(columns[column] for column in order), strict=True)]

    def _action_line(self, one: ActionItem) -> str:
        mark = self._one(" – ", "; ", ". ")
        return one.action_id + self._one(": ", " ") + mark.join((
            self._one(*TASKS[one.kind]), f"ansvarlig: {self._who(one)}",
            f"besluttet: {self._day(one.decided_on)}", f"frist: {self._day(one.due_on)}",
            f"status: {self._status(one)}",
        ))  # fmt: skip


_DATES = (
    lambda day: format_date(day, "EEEE 'den' d. MMMM y", locale="da"),
    lambda day: format_date(day, "EEEE 'd.' d. MMM y", locale="da"),
    lambda day: f"{day.day}/{day.month}-{day:%y}",
    lambda day: f"{day.day}/{day.month} {day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: day.isoformat(),
)


def as_markdown(parts: list[tuple], draw: random.Random) -> bytes:
    """Write as Markdown: headings with marks, or in bold."""
    is_bold = draw.random() < 0.3
    lines: list[str] = []
    for kind, content in parts:
        if kind in ("title", "heading"):
            marks = "# " if kind == "title" else "## "
            lines += [
                "",
                f"**{content}**" if is_bold and kind == "heading" else marks + content,
                "",
            ]
        elif kind == "table":
            lines += ["", *(f"| {' | '.join(row)} |" for row in content[:1]),
                      "|" + "---|" * len(content[0]),
                      *(f"| {' | '.join(row)} |" for row in content[1:]), ""]  # fmt: skip
        else:
            lines += _line(kind, content, lines)
    return "\n".join(lines).encode()


def as_text(parts: list[tuple], draw: random.Random) -> bytes:
    """Write as plain text: headings underlined, in capitals, with a colon or bare."""
    way = draw.choice(("underlined", "capitals", "colon", "bare"))
    mark = draw.choice((" | ", "\t"))
    lines: list[str] = []
    for kind, content in parts:
        if kind == "title":
            lines += [content, *(["=" * len(content)] if way == "underlined" else []), ""]
        elif kind == "heading":
            text = {"capitals": content.upper(), "colon": f"{content}:"}.get(way, content)
            lines += ["", text, *(["-" * len(text)] if way == "underlined" else [])]
        elif kind == "table":
            lines += ["", *(mark.join(row) for row in content), ""]
        else:
            lines += _line(kind, content, lines)
    return "\n".join(lines).encode(draw.choice(("utf-8", "cp1252", "utf-16")), errors="replace")


def _line(kind: str, content: str, lines: list[str]) -> list[str]:
    if kind == "item":
        return [f"- {content}"]
    if kind == "numbered":
        last = lines[-1] if lines else ""
        number = int(last.split(".")[0]) + 1 if last[:1].isdigit() else 1
        return [f"{number}. {content}"]
    return [content, ""]


def as_docx(parts: list[tuple], draw: random.Random) -> bytes:
    """Write as DOCX: headings by style, or bold paragraphs."""
    by_style = draw.random() < 0.7
    document = docx.Document()
    for kind, content in parts:
        if kind == "title" and by_style:
            document.add_heading(content, draw.choice((0, 1)))
        elif kind == "heading" and by_style:
            document.add_heading(content, draw.choice((1, 2)))
        elif kind in ("title", "heading"):
            document.add_paragraph().add_run(content).bold = True
        elif kind == "table":
            table = document.add_table(len(content), len(content[0]))
            for y, row in enumerate(content):
                for x, cell in enumerate(row):
                    table.cell(y, x).text = cell
        else:
            style = {"item": "List Bullet", "numbered": "List Number"}.get(kind)
            document.add_paragraph(content, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _converted(written_in: str) -> Callable[[list[tuple], random.Random], bytes]:
    """Write as DOCX, and let Pandoc make another format of it."""

    def write(parts: list[tuple], draw: random.Random) -> bytes:
        return by_pandoc(as_docx(parts, draw), "docx", written_in)

    return write


def by_pandoc(content: bytes, read_as: str, written_in: str, *options: str) -> bytes:
    """Write a document in another format."""
    command = [pypandoc.get_pandoc_path(), "--from", read_as, "--to", written_in, "--standalone"]
    command += [*options, "--output", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def as_pdf(parts: list[tuple], draw: random.Random) -> bytes:
    """Set as PDF in some size, with ruled tables."""
    # Smaller paper would set words over the edges of their cells, which no word processor does.
    size = draw.choice(("9pt", "10pt", "11pt"))
    options = ["--variable=papersize=a4", f"--variable=fontsize={size}"]
    source = by_pandoc(as_docx(parts, draw), "docx", "typst", *options).decode()
    ruled = source.replace("stroke: none", "stroke: 0.5pt")
    return typst.compile(f"#show figure: set block(breakable: true)\n{ruled}".encode())


WRITERS = {
    "markdown": as_markdown,
    "text": as_text,
    "docx": as_docx,
    "odt": _converted("odt"),
    "rtf": _converted("rtf"),
    "html": _converted("html"),
    "pdf": as_pdf,
}
