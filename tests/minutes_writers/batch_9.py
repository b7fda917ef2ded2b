"""A ninth batch, held back, by a writer who never saw the reader: eight more people who write.

It has tasks, points and small talk of its own.
"""

from __future__ import annotations

from html import escape

from .page import Page, as_docx, as_mail, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task

TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "varmemesteren i blok 4"),
        (("få fat i", "får fat i", "få fat i"), "DSB om toilettet på perronen"),
        (("sende en mail til", "sender en mail til", "send en mail til"), "købmanden på torvet"),
        (("tale med", "taler med", "tal med"), "de to brødre og deres mor"),
        (("ringe til", "ringer til", "ring til"), "natteravnene om deres rute"),
    ),
    "agreement": (
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "trænerne i idrætsforeningen"),
        (("booke", "booker", "book"), "et møde med elevrådet"),
        (("aftale", "aftaler", "aftal"), "en fast ugentlig tid i gymnastiksalen"),
        (("planlægge", "planlægger", "planlæg"), "en fælles aften for forældrene i 5. klasse"),
    ),
    "visit": (
        (("tage ud til", "tager ud til", "tag ud til"), "de unge ved kanalen"),
        (("besøge", "besøger", "besøg"), "fodboldholdet til træning"),
        (("gå en tur forbi", "går en tur forbi", "gå en tur forbi"),
         "parkeringskælderen om aftenen"),
        (("møde op på", "møder op på", "mød op på"), "stadion efter skoletid"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "hvem der står bag profilen med rygter"),
        (("tjekke", "tjekker", "tjek"), "om lågen til skolegården bliver låst"),
        (("få overblik over", "får overblik over", "få overblik over"),
         "hvor mange der ikke går til noget i fritiden"),
        (("se nærmere på", "ser nærmere på", "se nærmere på"), "hærværket ved cykelstativerne"),
    ),
    "inform": (
        (("sende", "sender", "send"), "invitationen ud til forældrene"),
        (("orientere", "orienterer", "orienter"), "bestyrelsen om forløbet"),
        (("fortælle", "fortæller", "fortæl"), "kollegerne om den nye procedure"),
        (("give", "giver", "giv"), "pedellen besked om de nye tider"),
    ),
    "other": (
        (("lave", "laver", "lav"), "en oversigt over sommerens tilbud"),
        (("bestille", "bestiller", "bestil"), "forplejning til temaaftenen"),
        (("udfylde", "udfylder", "udfyld"), "ansøgningen til puljen"),
        (("samle", "samler", "saml"), "materialet i en fælles mappe"),
    ),
}  # fmt: skip

_TALK = (
    "Det går den rigtige vej, og tonen er blevet bedre.",
    "Der har været en del larm fra scootere sidst på aftenen.",
    "Nogle af de yngste elever er begyndt at komme sent hjem.",
    "Mange unge spørger efter et sted at være i weekenden.",
    "Der er fundet tomme lattergaspatroner ved legepladsen to gange.",
    "Forældrene bakker godt op om de fælles regler.",
    "Der er startet en ny pige i 6. klasse, og hun er faldet godt til.",
    "Der er færre klager fra naboerne end sidste efterår.",
    "Snakken gik især på, hvad de unge deler på Snapchat.",
    "Alle var enige om at holde øje med udviklingen.",
    "Der var ikke noget særligt at berette denne gang.",
)
_POINTS = (
    "Hvad fylder lige nu?", "Tryghed i kvarteret", "Digital dannelse", "Unge uden fritidstilbud",
    "Skolestart og nye elever", "Hashmiljøet", "Halloween og nytår", "Brug af uderummene",
    "Samspil mellem skole og fritid", "Bekymrende fravær", "Gråzonesprog og mobning",
    "Sommerens program",
)  # fmt: skip
_LENGTHS = {
    45: "45 min.", 60: "1 time", 75: "1 time og 15 min.", 90: "1½ time",
    105: "1 time og 45 min.", 120: "2 timer",
}  # fmt: skip


def _talk(s: Secretary, most: int = 2) -> str:
    return " ".join(s.draw.sample(_TALK, s.draw.randint(1, most)))


def _points(s: Secretary, number: int) -> list[str]:
    return s.draw.sample(_POINTS, number)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stopped(text: str) -> str:
    """End a sentence that may end with an abbreviation."""
    return f"{text.removesuffix('.')}."


def _on(day: str) -> str:
    """Put a day within a sentence: ``den 3. maj 2023``, ``tirsdag den 3. maj 2023``."""
    day = day[:1].lower() + day[1:]
    return f"den {day}" if day[0].isdigit() else day


def _by_owner(tasks: list[Task]) -> dict[str, list[Task]]:
    mine: dict[str, list[Task]] = {}
    for o in tasks:
        mine.setdefault(_start(o.owner), []).append(o)
    return mine


def club_leaders_round_up(s: Secretary) -> tuple[str, bytes]:
    """A youth club's leader in Word: a heading for each point, all that was promised at the end."""
    t, page = s.told, Page()
    page.heading(f"Møde i {s.network}", 1)
    page.text(
        f"Vi var samlet {_on(s.date())} fra kl. {t.start:%H.%M} til kl. {t.end:%H.%M}.",
        f"Med på mødet: {listed([s.bracketed(one) for one in t.of('present')])}.",
    )
    if t.of("apologies"):
        page.text(f"Meldt afbud: {listed([s.bracketed(one) for one in t.of('apologies')])}.")
    if t.of("absent"):
        page.text(f"Kom ikke: {listed([s.bracketed(one) for one in t.of('absent')])}.")
    page.heading("Hvordan gik det med det, vi lovede?")
    said = {
        "closed": ("det er gjort", "klaret"), "open": ("er ikke gjort endnu", "er stadig i gang"),
        "dropped": ("det dropper vi", "ikke aktuelt længere"),
    }  # fmt: skip
    page.bullets([
        f"{o.infinitive} ({o.owner}, senest {o.deadline.text}) – {s.one(*said[o.status])}"
        for o in t.old
    ])  # fmt: skip
    for point in _points(s, 3):
        page.heading(point)
        page.text(_talk(s, 3))
    page.heading("Opsamling")
    page.text("Vi aftalte det her:")
    page.bullets([f"{_start(o.owner)} {o.done} {o.deadline.at_latest}" for o in t.new])
    page.text(_stopped(f"Næste møde er {_on(s.next_meeting())}"))
    return "docx", as_docx(page)


def social_workers_decisions(s: Secretary) -> tuple[str, bytes]:
    """A socialrådgiver's formal minutes in PDF: numbered decisions, deadlines in brackets."""
    t, page = s.told, Page()
    page.heading("Referat af netværksmøde", 1)
    page.text(
        f"**Netværk:** {s.network}", f"**Dato:** {s.date()}", f"**Lokalitet:** {s.place}",
        f"**Mødet startede:** kl. {t.start:%H.%M}",
    )  # fmt: skip
    page.text("**Til stede:**")
    page.bullets([f"{one.name}, {one.function}" for one in t.of("present")])
    page.text("**Ikke til stede:**")
    said = {"apologies": "afbud", "absent": "uden afbud"}
    away = [f"{one.name}, {one.function} ({said[one.status]})"
            for one in t.of("apologies", "absent")]  # fmt: skip
    page.bullets(away or ["Ingen"])
    page.heading("1. Gennemgang af beslutninger fra seneste møde", 3)
    ended = {
        "closed": "Beslutningen er gennemført.", "open": "Beslutningen er endnu ikke gennemført.",
        "dropped": "Beslutningen er bortfaldet.",
    }  # fmt: skip
    for o in t.old:
        asked = f"{_start(o.owner)} skal {o.verb[0]} {o.about} (frist: {o.deadline.text})."
        page.text(f"{asked} {ended[o.status]}")
    for at, (point, o) in enumerate(zip(_points(s, len(t.new)), t.new, strict=True), 2):
        page.heading(f"{at}. {point}", 3)
        page.text(_talk(s))
        page.text(
            f"**Beslutning {at}.1:** {_start(o.owner)} skal {o.verb[0]} {o.about} "
            f"(frist: {o.deadline.text})."
        )
    page.heading(f"{len(t.new) + 2}. Næste møde", 3)
    page.text(_stopped(f"Netværket mødes igen {_on(s.next_meeting())}"))
    page.text(f"Mødet sluttede kl. {t.end:%H.%M}.")
    return "pdf", as_pdf(page)


def school_secretarys_table(s: Secretary) -> tuple[str, bytes]:
    """A school's secretary in Word, on its side: one table, each row a point of the agenda."""
    t, page = s.told, Page(is_landscape=True)
    page.heading(f"SSP-møde – {s.area}", 1)
    page.text(f"Tidspunkt: {s.date()}, {s.span()}")
    people = [
        ("Deltog i mødet", "Afbud", "Mødte ikke op"),
        tuple("\n".join(map(s.bracketed, t.of(status))) or "-"
              for status in ("present", "apologies", "absent")),
    ]  # fmt: skip
    page.table(people)
    said = {
        "closed": "Det er klaret.", "open": "Det mangler endnu.",
        "dropped": "Det er ikke længere relevant.",
    }  # fmt: skip
    rows = [("Emne", "Referat", "Ansvarlig", "Tidsfrist"), ("Velkomst", _talk(s, 1), "", "")]
    rows += [("Opfølgning fra sidst", f"{o.infinitive}. {said[o.status]}", _start(o.owner),
              o.deadline.text) for o in t.old]  # fmt: skip
    rows += [
        (point, f"{_talk(s)}\nDet blev aftalt at {o.verb[0]} {o.about}.", _start(o.owner),
         o.deadline.text)
        for point, o in zip(_points(s, len(t.new)), t.new, strict=True)
    ]  # fmt: skip
    rows.append(("Næste møde", _start(s.next_meeting()), "", ""))
    page.table(rows)
    return "docx", as_docx(page)


def consultants_thank_you(s: Secretary) -> tuple[str, bytes]:
    """An SSP-konsulent's mail from Outlook: thanks, and what each has promised on a line."""
    t, page = s.told, Page()
    when = f"{_on(s.date())} kl. {t.start:%H.%M}-{t.end:%H.%M}"
    page.text("Kære alle", f"Tak for et godt møde i {s.network} {when}.")
    page.text(f"Vi var: {listed([s.bracketed(one) for one in t.of('present')])}.")
    if t.of("apologies"):
        page.text(f"Afbud fra: {listed([s.bracketed(one) for one in t.of('apologies')])}.")
    if t.of("absent"):
        page.text(f"Fraværende uden afbud: {listed([s.bracketed(one) for one in t.of('absent')])}.")
    page.text("**Vi talte om**")
    page.bullets([f"{point.removesuffix('?')}: {_talk(s, 1)}" for point in _points(s, 3)])
    page.text("**Status på aftalerne fra sidste møde**")
    said = {"closed": "afsluttet", "open": "fortsætter", "dropped": "aftalen bortfalder"}
    page.bullets([f"{_start(o.owner)}: {o.infinitive} senest {o.deadline.text} – {said[o.status]}"
                  for o in t.old])  # fmt: skip
    page.text("**Hvem har lovet hvad**")
    page.bullets([
        f"{owner}: " + " ".join(f"{_start(o.done)} ({o.deadline.text})." for o in mine)
        for owner, mine in _by_owner(t.new).items()
    ])  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}", "Sig endelig til, hvis jeg har misforstået noget.")
    page.text("De bedste hilsner", "SSP-sekretariatet")
    lines: list[str] = []
    for kind, content, *_ in page.parts:
        text = content.replace("**", "")
        lines += [f"  * {text}"] if kind == "bullet" else ["", text, ""]
    content = "\r\n".join(lines).strip().replace("\r\n\r\n\r\n", "\r\n\r\n")
    return "mail", as_mail(content, s.sent(), f"Aftaler fra mødet – SSP {s.area}", page=page)


def nursery_heads_reminders(s: Secretary) -> tuple[str, bytes]:
    """The head of a daginstitution in LibreOffice: a list of things to remember."""
    t, page = s.told, Page()
    page.heading(f"Lokalt SSP-møde, {s.area}", 1)
    page.text(f"**Hvornår:** {s.date()}, {s.span()}", f"**Hvor:** {s.place}")
    titles = {"present": "Deltagere i dag", "apologies": "Afbud", "absent": "Ikke mødt"}
    for status, title in titles.items():
        if t.of(status):
            page.text(f"**{title}**")
            page.bullets([s.bracketed(one) for one in t.of(status)])
    page.heading("Vores drøftelser")
    page.numbered([f"**{point.removesuffix('?')}.** {_talk(s)}" for point in _points(s, 3)])
    page.heading("Huskelisten fra sidst")
    said = {"closed": "gjort", "open": "ikke gjort endnu", "dropped": "streget"}
    page.bullets([f"{o.imperative} – {o.owner} – {o.deadline.text} – {said[o.status]}"
                  for o in t.old])  # fmt: skip
    page.heading("Huskeliste")
    page.bullets([f"{o.imperative} – {o.owner} – {o.deadline.text}" for o in t.new])
    page.text(_stopped(f"Vi mødes igen {_on(s.next_meeting())}"))
    return "odt", as_odt(page)


def coordinators_status_table(s: Secretary) -> tuple[str, bytes]:
    """A crime prevention coordinator's RTF: crosses for who came, a status for each agreement."""
    t, page = s.told, Page()
    page.heading("Mødereferat", 1)
    page.table([
        ("Forum", s.network), ("Mødedag", s.date()), ("Tidsrum", s.span()),
    ], is_headed=False)  # fmt: skip
    page.heading("Mødets deltagere")
    page.table([
        ("Navn", "Repræsenterer", "Til stede", "Afbud", "Udeblevet"),
        *((one.name, one.function,
           *("x" if one.status == status else "" for status in ("present", "apologies", "absent")))
          for one in t.people),
    ])  # fmt: skip
    page.heading("1. Opfølgning på tidligere aftaler")
    said = {
        "closed": ("Gennemført", "Afsluttet"), "open": ("Igangværende", "Ikke afsluttet"),
        "dropped": ("Bortfaldet", "Opgivet"),
    }  # fmt: skip
    page.table([
        ("Nr.", "Aftale", "Ansvarlig", "Frist", "Status"),
        *((str(at), o.infinitive, _start(o.owner), o.deadline.text, s.one(*said[o.status]))
          for at, o in enumerate(t.old, 1)),
    ])  # fmt: skip
    for at, point in enumerate(_points(s, 3), 2):
        page.heading(f"{at}. {point}")
        page.text(_talk(s))
    page.heading("5. Nye aftaler")
    page.table([
        ("Nr.", "Aftale", "Ansvarlig", "Frist"),
        *((str(at), o.infinitive, _start(o.owner), o.deadline.text)
          for at, o in enumerate(t.new, len(t.old) + 1)),
    ])  # fmt: skip
    page.text("Indkaldelse til næste møde udsendes særskilt.")
    return "rtf", as_rtf(page)


def pasted_notebook(s: Secretary) -> tuple[str, bytes]:
    """A notebook's page, pasted: lists within lists, each task below its point."""
    t = s.told
    titles = {"present": "Til stede", "apologies": "Afbud", "absent": "Ikke til stede, intet afbud"}
    who = [(title, [s.bracketed(one) for one in t.of(status)])
           for status, title in titles.items() if t.of(status)]  # fmt: skip
    said = {"closed": "færdig", "open": "ikke færdig", "dropped": "udgår"}
    before = [f"{_start(o.owner)}: {o.imperative} (deadline {o.deadline.text}) – {said[o.status]}"
              for o in t.old]  # fmt: skip
    notes: list[tuple[str, list[str]]] = [*who, ("Opgaver fra forrige møde", before)]
    notes += [
        (point, [_talk(s, 1),
                 f"Opgave til {o.owner}: {o.imperative} ({_deadline(o)})"])
        for point, o in zip(_points(s, len(t.new)), t.new, strict=True)
    ]  # fmt: skip
    notes.append(("Næste møde", [s.next_meeting()]))
    style = "style='margin:0in;font-family:Calibri;font-size:11.0pt'"
    out = [
        f"<p style='margin:0in;font-family:\"Calibri Light\";font-size:20.0pt'>{s.network}</p>",
        f"<p {style}>Møde {_on(s.date())}</p>",
        f"<p {style}>Start kl. {t.start:%H:%M}, varighed {_LENGTHS[t.length]}</p>",
        f"<p {style}>&nbsp;</p>", "<ul style='direction:ltr;margin-top:0in;margin-bottom:0in'>",
    ]  # fmt: skip
    for title, below in notes:
        out += [f"<li><span style='font-weight:bold'>{escape(title)}</span></li>", "<ul>"]
        out += [f"<li><span>{escape(text)}</span></li>" for text in below]
        out.append("</ul>")
    body = "\n".join([*out, "</ul>"])
    return "html", (
        "<html>\n<head>\n<meta http-equiv=Content-Type content='text/html; charset=utf-8'>\n"
        f"</head>\n<body lang=da>\n{body}\n</body>\n</html>\n"
    ).encode()


def _deadline(o: Task) -> str:
    is_day = o.deadline.text[0].isdigit()
    return f"deadline {o.deadline.text}" if is_day else o.deadline.at_latest


def leisure_consultants_text(s: Secretary) -> tuple[str, bytes]:
    """A fritidskonsulent's plain text: one line for each, ``- Leyla ringer til … senest …``."""
    t = s.told
    title = f"Noter fra {s.network}"
    lines = [title, "=" * len(title), "", f"Dato:  {s.date()}", f"Tid:   {s.span()}", ""]
    titles = {"present": "Mødedeltagere:", "apologies": "Afbud:", "absent": "Fravær uden afbud:"}
    for status, head in titles.items():
        if t.of(status):
            lines += [head, *(f"  {_dashed(one)}" for one in t.of(status)), ""]
    lines += ["TILBAGE FRA SIDSTE MØDE", ""]
    said = {"closed": "nået", "open": "ikke nået", "dropped": "ikke længere nødvendigt"}
    for o in t.old:
        lines.append(f"- {_start(o.owner)} {o.done} senest {o.deadline.text} --> {said[o.status]}")
    for point in _points(s, 3):
        lines += ["", point.upper(), "", _talk(s)]
    lines += ["", "HVEM GØR HVAD", ""]
    lines += [f"- {_start(o.owner)} {o.done} {o.deadline.at_latest}" for o in t.new]
    lines += ["", "NÆSTE MØDE", "", _start(s.next_meeting()), ""]
    return "text", "\n".join(lines).encode()


def _dashed(one: Person) -> str:
    return f"{one.name} - {one.function}"


LAYOUTS = (
    club_leaders_round_up, social_workers_decisions, school_secretarys_table,
    consultants_thank_you, nursery_heads_reminders, coordinators_status_table, pasted_notebook,
    leisure_consultants_text,
)  # fmt: skip
