"""A fifteenth batch, held back, by a writer who never saw the reader: eight other hands.

A secretariat's log, a summary from Outlook, a page of OneNote, a shared document, a housing
board's protocol, a note on letterhead, a dictation and a form with boxes to tick. What they have
to say stands in ``words_15.py``. The shared document and the dictation leave out the deadlines of
the tasks from last time; then there is none to be read.
"""

from __future__ import annotations

import datetime as dt
import io
from textwrap import wrap

import docx

from .days import WEEKDAYS
from .page import Page, as_docx, as_mail, as_markdown, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task
from .words_12 import in_figures, in_long_figures, in_words, shortly, weekday, with_year
from .words_14 import (
    behind,
    by_day,
    by_month,
    by_week,
    in_weeks,
    next_time,
    points,
    points_of_tasks,
    settle,
    start,
    stopped,
    turned,
    undated,
)
from .words_15 import (
    FUNCTIONS,
    HOUSES,
    LENGTHS,
    PARTIES,
    PLACES,
    POINTS,
    SPOKEN_LENGTHS,
    TASKS,
    after,
    bracketed,
    closed_clause,
    done,
    this_month,
    weekday_in_short,
)

__all__ = ["LAYOUTS", "TASKS"]

_HERE = {"functions": FUNCTIONS, "parties": PARTIES}


def _tell_next(s: Secretary) -> dt.date:
    s.tells_next = True
    return s.told.next_day


def _hour(time: dt.time) -> str:
    """``9``, ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _before(time: dt.time, minutes: int) -> dt.time:
    return (dt.datetime.combine(dt.date(2022, 1, 1), time) - dt.timedelta(minutes=minutes)).time()


def secretariats_log(s: Secretary) -> tuple[str, bytes]:
    """A secretariat's template in LibreOffice: crosses for who came, numbered entries of a log."""
    settle(s, "initials", in_long_figures, (
        by_day("{}", in_long_figures), by_day("{}", in_long_figures), by_week("Uge {}"),
        by_month("Ultimo {}"), next_time("Næste møde", ""), undated("Løbende"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Mødereferat nr. {s.draw.randint(2, 9)} – SSP-netværksgruppe {s.area}", 1)
    page.text(
        f"Mødedag: {t.day:%d-%m-%Y}",
        f"Tidspunkt: {t.start:%H:%M} – {t.end:%H:%M} (i alt {t.length} min.)",
        f"Lokale: {start(s.draw.choice(PLACES))}",
    )
    page.heading("Mødedeltagelse")
    cross = {"present": ("X", "", ""), "apologies": ("", "X", ""), "absent": ("", "", "X")}
    page.table([
        ("Medlem", "Rolle", "Til stede", "Afbud", "Ej mødt"),
        *((_coded(one), start(one.function), *cross[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading("Dagsordenspunkter")
    for at, (point, talk) in enumerate(points(s, 3, POINTS), 1):
        page.text(f"**{at}. {point}**", talk)
    page.heading("Aktionslog")
    states = {"closed": "Lukket", "open": "Pågår", "dropped": "Frafaldet"}
    first, earlier = s.draw.randint(10, 60), weekday(t.day - dt.timedelta(days=56))
    rows = [(o, earlier, states[o.status]) for o in t.old] + [(o, t.day, "Ny") for o in t.new]
    page.table([
        ("Id", "Oprettet", "Aktion", "Aktionsholder", "Deadline", "Tilstand"),
        *((f"A{first + at}", f"{day:%d-%m-%Y}", o.infinitive, start(o.owner), o.deadline.text,
           state) for at, (o, day, state) in enumerate(rows)),
    ])  # fmt: skip
    page.text(f"Næste møde: {_tell_next(s):%d-%m-%Y}")
    return "odt", as_odt(page)


def _coded(one: Person) -> str:
    return f"{one.name} ({one.initials})" if one.code else one.name


def outlook_summary(s: Secretary) -> tuple[str, bytes]:
    """A summary from Outlook: the day only in the subject, tasks below each one's name.

    The next meeting is not told.
    """
    settle(s, "first", shortly, (
        by_day("senest {}", shortly), by_day("{} kl. 12", in_words), by_week("i uge {}"),
        after("inden for 14 dage", 14), undated("når du kan"),
        this_month("inden månedens udgang", "inden udgangen af næste måned"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.text("Kære alle", "Tak for et godt møde. Her kommer det vigtigste.")
    page.text(
        f"Vi brugte {LENGTHS[t.length]}, fra kl. {_hour(t.start)} til {_hour(t.end)}.",
        f"Med var {listed([bracketed(one) for one in t.of('present')])}.",
    )
    away = [f"{bracketed(one)} – havde sendt afbud" for one in t.of("apologies")]
    away += [f"{bracketed(one)} – hørte vi ikke fra" for one in t.of("absent")]
    if away:
        page.text("Ikke med:")
        page.bullets(away)
    page.text("**Sådan gik det med de gamle aftaler**")
    said = {
        "closed": ("Klaret", "I hus"), "open": ("Hænger endnu", "Ikke helt i mål"),
        "dropped": ("Taget af listen", "Sløjfet"),
    }  # fmt: skip
    page.bullets([
        f"{s.one(*said[o.status])}: {start(o.owner)} skulle {o.verb[0]} "
        f"{closed_clause(o.about)} {o.deadline.at_latest}"
        for o in t.old
    ])  # fmt: skip
    page.text("**Det snakkede vi om**")
    page.bullets([f"{point}: {talk}" for point, talk in points(s, 3, POINTS)])
    page.text("**Bolden ligger hos**")
    for owner in dict.fromkeys(o.owner for o in t.new):
        page.text(f"{start(owner)}:")
        page.bullets([f"{o.imperative} ({behind(o)})" for o in t.new if o.owner == owner])
    page.text("Indkaldelse til næste gang kommer i kalenderen.", "Hilsen fra referenten")
    subject = f"Opsamling: SSP {s.area} {t.day:%d.%m.%Y}"
    return "mail", as_mail(_as_text(page), s.sent(), subject, page=page)


def _as_text(page: Page) -> str:
    """The page as Outlook turns it into plain text."""
    lines: list[str] = []
    for kind, content, *_ in page.parts:
        text = content.replace("**", "")
        lines += [f"  *   {text}"] if kind == "bullet" else ["", text]
    return "\r\n".join(lines).strip()


def onenote_page(s: Secretary) -> tuple[str, bytes]:
    """A page of OneNote as plain text: when it was begun, the calendar's data, boxes."""
    settle(s, "first", in_figures, (
        by_day("frist d.{}", in_figures), by_week("frist uge {}"), undated("ingen frist"),
        next_time("inden næste møde {}", "", in_figures), next_time("inden næste møde", ""),
    ), **_HERE)  # fmt: skip
    t = s.told
    lines = [f"Netværksmøde SSP {s.area}", f"{WEEKDAYS[t.day.weekday()]} {with_year(t.day)}"]
    lines += [f"{_before(t.start, s.draw.randint(3, 25)):%H:%M}", ""]
    lines += [f"Mødedato: {t.day:%d-%m-%Y} {t.start:%H:%M}", f"Placering: {s.draw.choice(PLACES)}"]
    lines += ["Link til Outlook-element: klik her", "", "Deltagere"]
    boxes = {"present": "☑ {}", "apologies": "☐ {} - afbud", "absent": "☐ {} - ikke dukket op"}
    lines += [boxes[one.status].format(bracketed(one)) for one in t.people]
    lines += ["", "Noter"]
    for point, talk in points(s, 3, POINTS):
        lines += [f"\t• {point}", f"\t\t○ {talk}"]
    lines += [f"\t• Slut kl {_hour(t.end)}", "", "Gamle to do's"]
    said = {
        "closed": ("☑", ("ok", "gjort!")), "open": ("☐", ("bliver på listen", "ikke sket endnu")),
        "dropped": ("☐", ("slettes fra listen", "glemmer vi igen")),
    }  # fmt: skip
    for o in t.old:
        box, words = said[o.status]
        lines.append(f"{box} {start(o.owner)}: {o.verb[0]} {o.about} (frist {o.deadline.text}) "
                     f"- {s.one(*words)}")  # fmt: skip
    lines += ["", "Nye to do's"]
    lines += [f"☐ {start(o.owner)}: {o.verb[0]} {o.about} ({o.deadline.text})" for o in t.new]
    lines += ["", f"Næste møde {in_figures(_tell_next(s))}", ""]
    return "text", "\n".join(lines).encode()


def shared_document(s: Secretary) -> tuple[str, bytes]:
    """A teacher's shared document, saved as Markdown: a file's name for title, quoted agreements.

    The next meeting's day is still to be found.
    """
    settle(s, "first", None, (
        by_day("{}", in_words), by_day("inden {}", in_words), by_week("uge {}"),
        by_month("{}"), next_time("næste møde", ""), undated("løbende"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"{t.day.isoformat()} SSP-møde {s.area}", 1)
    page.text(f"*Klokken:* {_hour(t.start)}-{_hour(t.end)}")
    groups = {"present": "Mødte op", "apologies": "Meldt afbud", "absent": "Manglede (uden afbud)"}
    for status, title in groups.items():
        if t.of(status):
            page.text(f"**{title}**")
            page.bullets([f"{start(one.function)}: {one.name}" for one in t.of(status)])
    page.heading("Aftaler vi havde med i rygsækken")
    said = {
        "closed": ("✔ færdig", "✔ nået"), "open": ("⏳ vi venter", "⏳ nået halvt"),
        "dropped": ("✖ opgivet", "✖ ikke relevant mere"),
    }  # fmt: skip
    page.bullets([
        f"{start(o.owner)} ville {o.verb[0]} {o.about} → {s.one(*said[o.status])}" for o in t.old
    ])  # fmt: skip
    for point, talk, o in points_of_tasks(s, POINTS):
        page.heading(point)
        page.text(talk, f"> **Aftale:** {start(o.owner)} {o.done} *({o.deadline.text})*")
    page.heading("Næste gang")
    page.text("Datoen aftales på mail.")
    return "markdown", as_markdown(page)


def boards_protocol(s: Secretary) -> tuple[str, bytes]:
    """A housing board's secretary in RTF: opened and closed, lawful excuse, what is entrusted."""
    settle(s, "full", with_year, (
        by_day("", with_year, "senest den {}"), by_day("", with_year, "inden den {}"),
        by_month("", "inden udgangen af {}"), undated("snarest muligt"),
        this_month("inden månedens udgang", "inden udgangen af næste måned"),
        next_time("", "inden næste netværksmøde"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading(f"Protokol for SSP-netværket i {s.area}", 1)
    page.text(
        f"År {t.day.year}, {WEEKDAYS[t.day.weekday()]} den {in_words(t.day)}, holdtes møde "
        f"({s.draw.choice(PLACES)}).",
        f"Mødet blev sat kl. {t.start:%H.%M}.",
        f"**Mødt var:** {', '.join(bracketed(one) for one in t.of('present'))}.",
    )
    if t.of("apologies"):
        page.text(
            f"**Afbud forelå fra:** {', '.join(bracketed(one) for one in t.of('apologies'))}."
        )
    if t.of("absent"):
        page.text(f"**Udeblevet var:** {', '.join(bracketed(one) for one in t.of('absent'))}.")
    page.text("**§ 1. Sager fra forrige protokol**")
    page.text(*(_settled(o) for o in t.old))
    at = 1
    for at, (point, talk, o) in enumerate(points_of_tasks(s, POINTS), 2):
        page.text(f"**§ {at}. {point}**", talk)
        does = f"{o.verb[0]} {closed_clause(o.about)} {behind(o)}"
        page.text(f"Det overdrages {o.owner} at {stopped(does)}")
    page.text(
        f"**§ {at + 1}. Næste møde**", f"Fastsat til den {with_year(_tell_next(s))}.",
        f"Mødet hævet kl. {t.end:%H.%M}.",
    )  # fmt: skip
    return "rtf", as_rtf(page)


def _settled(o: Task) -> str:
    when = f"inden den {o.deadline.text}"
    told = f"Det var overdraget {o.owner} at {o.verb[0]} {closed_clause(o.about)} {stopped(when)}"
    ended = {
        "closed": "Sagen er tilendebragt.", "open": "Sagen er endnu ikke tilendebragt.",
        "dropped": "Sagen er henlagt uden videre foretagende.",
    }  # fmt: skip
    return f"{told} {ended[o.status]}"


def note_on_letterhead(s: Secretary) -> tuple[str, bytes]:
    """A note on letterhead, printed to PDF: by house who came, and one box with what was agreed."""
    settle(s, "full", in_words, (
        by_day("senest {}", in_words), by_day("inden {}", in_words),
        by_week("inden udgangen af uge {}"), in_weeks("om {} uger", s.draw.choice((2, 3, 4))),
        next_time("til næste møde", ""), undated("snarest"),
    ), functions=HOUSES, parties=PARTIES)  # fmt: skip
    t, page = s.told, Page()
    page.text("Ishøj Kommune", "Tryghed og Kriminalitetsforebyggelse", "**NOTAT**")
    page.text(f"Vedr.: Møde i lokalt SSP-netværk, {s.area}")
    page.text(
        f"Mødet fandt sted {WEEKDAYS[t.day.weekday()]} {with_year(t.day)} kl. {t.start:%H.%M} og "
        f"tog {LENGTHS[t.length]}."
    )
    came = {"present": "deltog", "apologies": "afbud", "absent": "udeblev"}
    page.table([
        ("Part", "Ved", "Fremmøde"),
        *((start(one.function), one.name, came[one.status]) for one in t.people),
    ])  # fmt: skip
    for point, talk in points(s, 3, POINTS):
        page.text(f"**{point}**", talk)
    page.text("**Status på aftaler fra sidst**")
    said = {
        "closed": ("opfyldt", "gennemført"), "open": ("ikke opfyldt endnu", "under udførelse"),
        "dropped": ("bortfaldet", "opgivet"),
    }  # fmt: skip
    page.bullets([
        f"{o.infinitive} ({o.owner}, {o.deadline.text}) – {s.one(*said[o.status])}" for o in t.old
    ])  # fmt: skip
    agreed = [
        f"{at}) {start(o.owner)} {o.done} – {o.deadline.text}" for at, o in enumerate(t.new, 1)
    ]
    page.table([("\n".join(["**Aftaleboks**", *agreed]),)], is_headed=False)
    page.text(f"Næste møde er aftalt til {with_year(_tell_next(s))}.")
    return "pdf", as_pdf(page)


def dictation(s: Secretary) -> tuple[str, bytes]:
    """A dictation typed out: nothing but sentences, and when it was dictated."""
    settle(s, "full", None, (
        by_day("", in_words, "senest den {}"), by_day("", in_words, "inden den {}"),
        by_week("", "inden udgangen af uge {}"), after("inden for en uge", 7),
        next_time("", "inden næste møde"), undated("hurtigst muligt"),
    ), functions=HOUSES, parties=PARTIES)  # fmt: skip
    t = s.told
    paragraphs = [f"Dikteret {with_year(t.day + dt.timedelta(days=s.draw.randint(1, 5)))}."]
    paragraphs.append(
        f"Referat af møde i SSP-netværket i {s.area} {WEEKDAYS[t.day.weekday()]} den "
        f"{with_year(t.day)}. Mødet begyndte klokken {_hour(t.start)} og varede "
        f"{SPOKEN_LENGTHS[t.length]}. {_who_came(t.people)}"
    )
    paragraphs.append(f"Først om det, der blev lovet på sidste møde. {_kept(s)}")
    for point, talk, o in points_of_tasks(s, POINTS):
        when = behind(o)
        agreed = s.one(
            f"Opgaven med at {o.verb[0]} {closed_clause(o.about)} ligger hos {o.owner}, og den "
            f"skal løses {when}",
            f"Det bliver {o.owner}, der {o.done}, og det skal ske {when}",
            f"{start(when)} {turned(o)}",
        )
        paragraphs.append(f"Under punktet {point.lower()} blev følgende nævnt. {talk} "
                          f"{stopped(agreed)}")  # fmt: skip
    following = _tell_next(s)
    paragraphs.append(
        f"Næste møde bliver {WEEKDAYS[following.weekday()]} den {in_words(following)}. Slut."
    )
    filled = ["\n".join(wrap(one, 88, break_on_hyphens=False)) for one in paragraphs]
    return "text", ("\n\n".join(filled) + "\n").encode()


def _who_came(people: list[Person]) -> str:
    present = [one for one in people if one.status == "present"]
    told = [f"Til stede var {listed([_of_house(one) for one in present])}."]
    told += [f"{start(_of_house(one))} havde meldt afbud." for one in people
             if one.status == "apologies"]  # fmt: skip
    told += [f"{start(_of_house(one))} kom ikke og havde ikke meldt afbud." for one in people
             if one.status == "absent"]  # fmt: skip
    return " ".join(told)


def _of_house(one: Person) -> str:
    return f"{one.name} fra {one.function}"


def _kept(s: Secretary) -> str:
    said = []
    for o in s.told.old:
        owner = start(o.owner)
        said.append({
            "closed": f"{owner} har {done(o)}, og den sag er lukket.",
            "open": f"{owner} har ikke {done(o)} endnu, men er i gang med det.",
            "dropped": f"{owner} skulle have {done(o)}, men det er opgivet.",
        }[o.status])  # fmt: skip
    return " ".join(said)


def ticked_form(s: Secretary) -> tuple[str, bytes]:
    """A form in Word with boxes to tick: the day in Word's header, a small table for each task."""
    settle(s, s.one("first", "full"), weekday_in_short, (
        by_day("{}", weekday_in_short), by_day("{}", in_figures), by_week("uge {}"),
        by_month("ultimo {}"), next_time("næste møde", ""), undated("løbende"),
    ), **_HERE)  # fmt: skip
    t, page = s.told, Page()
    page.heading("Skema: lokalt SSP-møde", 1)
    page.table([
        ("Område", s.area, "Lokale", start(s.draw.choice(PLACES))),
        ("Fra kl.", f"{t.start:%H.%M}", "Til kl.", f"{t.end:%H.%M}"),
    ], is_headed=False)  # fmt: skip
    page.heading("A. Kryds af for hver deltager")
    page.table([
        ("Navn og funktion", "Sæt kryds"),
        *((f"{one.name}, {one.function}", _ticked(one.status, _CAME)) for one in t.people),
    ])  # fmt: skip
    page.heading("B. Aftaler fra forrige skema")
    for o in t.old:
        page.table([*_boxed(o), ("Hvordan gik det?", _ticked(o.status, _ENDED))], is_headed=False)
        page.text("")
    page.heading("C. Hvad fyldte på mødet?")
    page.bullets([f"{point}: {talk}" for point, talk in points(s, 3, POINTS)])
    page.heading("D. Nye aftaler")
    for o in t.new:
        page.table(_boxed(o), is_headed=False)
        page.text("")
    page.heading("E. Næste møde")
    page.text(in_figures(_tell_next(s)))
    document = docx.Document(io.BytesIO(as_docx(page)))
    header = f"SSP-mødeskema\tMødedato: {t.day:%d/%m/%Y}"
    document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return "docx", out.getvalue()


_CAME = {"present": "Mødte", "apologies": "Afbud", "absent": "Udeblev"}
_ENDED = {"closed": "Løst", "open": "Ikke løst endnu", "dropped": "Opgivet"}


def _ticked(status: str, boxes: dict[str, str]) -> str:
    return "   ".join(f"{'☒' if one == status else '☐'} {text}" for one, text in boxes.items())


def _boxed(o: Task) -> list[tuple[str, ...]]:
    return [
        ("Hvad skal gøres?", o.infinitive),
        ("Hvem tager den?", start(o.owner)),
        ("Senest", o.deadline.text),
    ]


LAYOUTS = (
    secretariats_log, outlook_summary, onenote_page, shared_document, boards_protocol,
    note_on_letterhead, dictation, ticked_form,
)  # fmt: skip
