"""An eighth batch, by a writer who never saw the reader: eight people, eight habits.

It was held back until it had been measured. It has tasks, points and small talk of its own.
"""

from __future__ import annotations

from html import escape

from .page import Page, as_docx, as_mail, as_odt, as_pdf, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task

TASKS = {
    "contact": (
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "viceværten om affaldet bag hallen"),
        (("ringe til", "ringer til", "ring til"), "busselskabet om stoppestedet"),
        (("skrive til", "skriver til", "skriv til"), "beboerne i opgang 12"),
        (("snakke med", "snakker med", "snak med"), "pigerne fra 9. klasse"),
    ),
    "agreement": (
        (("arrangere", "arrangerer", "arranger"), "et dialogmøde med forældrene"),
        (("indkalde til", "indkalder til", "indkald til"), "et møde om gruppen ved søen"),
        (("lave en aftale med", "laver en aftale med", "lav en aftale med"),
         "svømmehallen om faste tider"),
    ),
    "visit": (
        (("komme på besøg i", "kommer på besøg i", "kom på besøg i"), "7. klasserne"),
        (("gå en aftenrunde ved", "går en aftenrunde ved", "gå en aftenrunde ved"),
         "togstationen"),
        (("besøge", "besøger", "besøg"), "bokseklubben"),
    ),
    "investigate": (
        (("finde ud af", "finder ud af", "find ud af"), "hvem der ejer cykelskuret"),
        (("undersøge", "undersøger", "undersøg"), "om der kan komme mere lys i tunnelen"),
        (("tjekke", "tjekker", "tjek"), "hvor mange 6. klasser der bruger klubben"),
        (("afdække", "afdækker", "afdæk"), "hvor de unge køber vapes"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "forældrene på Aula"),
        (("give besked til", "giver besked til", "giv besked til"),
         "vagtfirmaet om de nye lukketider"),
        (("informere", "informerer", "informer"), "skolebestyrelsen om indsatsen"),
        (("dele", "deler", "del"), "nyhedsbrevet med kollegerne"),
    ),
    "other": (
        (("skrive", "skriver", "skriv"), "et udkast til handleplanen"),
        (("trykke", "trykker", "tryk"), "nye foldere"),
        (("søge", "søger", "søg"), "midler til et ferieprojekt"),
        (("opdatere", "opdaterer", "opdater"), "oversigten over kontaktpersoner"),
    ),
}  # fmt: skip

_TALK = (
    "Der er kommet mere ro på omkring busholdepladsen.",
    "Flere forældre er bekymrede for tonen på de sociale medier.",
    "Politiet oplever færre henvendelser end på samme tid sidste år.",
    "Skolen har haft en enkelt episode med fyrværkeri.",
    "Beboerne er glade for de voksne, der går rundt om aftenen.",
    "Klubben har fået mange nye medlemmer efter sommer.",
    "Der var en god snak om, hvordan de ældste elever taler til hinanden.",
    "Enkelte unge hænger fortsat ud i kælderen.",
    "Netværket tog orienteringen til efterretning.",
    "Ingen havde noget nyt at fortælle til dette punkt.",
)
_POINTS = (
    "Nyt fra området", "Bordet rundt", "Fravær og trivsel", "Vapes og snus", "Sociale medier",
    "Ungemiljøet lige nu", "Fester og alkohol i udskolingen", "Trygge opgange", "Ferieaktiviteter",
    "Forældresamarbejde", "Fritidsjob", "Overgang til udskolingen",
)  # fmt: skip
_PARTIES = {
    None: "SSP og gadeplan", "school": "Skolen", "police": "Politiet", "housing": "Boligselskabet",
    "club": "Klubben", "authority": "Familierådgivningen", "youth_school": "Ungdomsskolen",
}  # fmt: skip


def _talk(s: Secretary, most: int = 2) -> str:
    return " ".join(s.draw.sample(_TALK, s.draw.randint(1, most)))


def _points(s: Secretary, number: int) -> list[str]:
    return s.draw.sample(_POINTS, number)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(o: Task) -> str:
    return _stopped(f"{_start(o.owner)} {o.done} {o.deadline.at_latest}")


def _stopped(text: str) -> str:
    """End a sentence that may end with an abbreviation."""
    return f"{text.removesuffix('.')}."


def deputy_heads_decisions(s: Secretary) -> tuple[str, bytes]:
    """A deputy head's record of decisions in Word: facts in two columns, decisions in three."""
    t, page = s.told, Page()
    page.heading("Beslutningsreferat – lokalt SSP-netværk", 1)
    facts = [
        ("Mødeforum", s.network), ("Dato", s.date()), ("Mødetid", s.span()), ("Sted", s.place),
        ("Deltagere", "\n".join(map(s.bracketed, t.of("present")))),
        ("Afbud", "\n".join(map(s.bracketed, t.of("apologies"))) or "Ingen"),
    ]  # fmt: skip
    if t.of("absent"):
        facts.append(("Fraværende uden afbud", "\n".join(map(s.bracketed, t.of("absent")))))
    page.table(facts, is_headed=False)
    page.heading("Opfølgning på beslutninger fra forrige møde")
    carried_out = {"closed": "Ja", "open": "Nej, endnu ikke", "dropped": "Bortfalder"}
    page.table([
        ("Beslutning", "Ansvarlig", "Frist", "Effektueret"),
        *((o.infinitive, o.owner, o.deadline.text, carried_out[o.status]) for o in t.old),
    ])  # fmt: skip
    page.heading("Dagsorden")
    page.table([
        ("Punkt", "Drøftelse", "Beslutning"),
        *((f"{at}. {point}", _talk(s), _sentence(o))
          for at, (point, o) in enumerate(zip(_points(s, len(t.new)), t.new, strict=True), 1)),
        (f"{len(t.new) + 1}. Eventuelt", "Intet til punktet.", ""),
    ])  # fmt: skip
    page.text(_stopped(f"Næste møde er {s.next_meeting()}"))
    return "docx", as_docx(page)


def officers_mail(s: Secretary) -> tuple[str, bytes]:
    """A prevention officer's mail: no more words than needed, tasks below who has them."""
    t = s.told
    lines = ["Hej alle", "", f"Ref. fra SSP-mødet i {s.area}, {s.date()} {s.span()}.", ""]
    lines.append(f"Mødt: {', '.join(map(s.bracketed, t.of('present')))}.")
    if t.of("apologies"):
        lines.append(f"Afbud: {', '.join(map(s.bracketed, t.of('apologies')))}.")
    if t.of("absent"):
        lines.append(f"Udeblevet: {', '.join(map(s.bracketed, t.of('absent')))}.")
    lines += ["", "Sager fra sidst:"]
    said = {"closed": "løst", "open": "ikke løst endnu", "dropped": "droppes"}
    lines += [f"- {o.infinitive} ({o.owner}, {o.deadline.text}): {said[o.status]}." for o in t.old]
    lines.append("")
    lines += [f"{point}: {_talk(s, 1)}" for point in _points(s, 3)]
    lines += ["", "Opgaver:"]
    for owner in dict.fromkeys(_start(o.owner) for o in t.new):
        mine = [o for o in t.new if _start(o.owner) == owner]
        lines.append(f"{owner}:")
        lines += [f"- {o.imperative}, {o.deadline.at_latest}" for o in mine]
    lines += ["", _stopped(f"Vi ses igen {s.next_meeting()}"), "", "Mvh", "Forebyggelsen"]
    return "mail", as_mail("\r\n".join(lines), s.sent(), f"Ref. SSP {s.area}")


def housing_paragraphs(s: Secretary) -> tuple[str, bytes]:
    """A housing association's minutes in RTF: numbered paragraphs, each ending with its task."""
    t, page = s.told, Page()
    page.heading("REFERAT", 1)
    page.text(
        f"af møde i {s.network}, afholdt {s.date()} i {s.one('beboerhuset', 'fælleshuset')}.",
        f"Mødet begyndte kl. {t.start:%H.%M} og sluttede kl. {t.end:%H.%M}.",
        f"**Til stede var:** {listed([s.bracketed(one) for one in t.of('present')])}.",
    )
    if t.of("apologies"):
        page.text(f"**Afbud fra:** {listed([s.bracketed(o) for o in t.of('apologies')])}.")
    if t.of("absent"):
        page.text(f"**Mødte ikke:** {listed([s.bracketed(o) for o in t.of('absent')])}.")
    page.text("**§ 1. Opfølgning på forrige referat**")
    for o in t.old:
        page.text(f"{_with_deadline(o)} Status: {o.remark}.")
    for at, (point, o) in enumerate(zip(_points(s, len(t.new)), t.new, strict=True), 2):
        page.text(f"**§ {at}. {point}**", _talk(s))
        page.text(f"Opgave: {_with_deadline(o)}")
    page.text(
        f"**§ {len(t.new) + 2}. Næste møde**", _stopped(f"Næste møde holdes {s.next_meeting()}")
    )
    return "rtf", as_rtf(page)


def _with_deadline(o: Task) -> str:
    return _stopped(f"{o.infinitive}. Ansvarlig: {o.owner}. Frist: {o.deadline.text}")


def checked_notes(s: Secretary) -> tuple[str, bytes]:
    """A boligsocial medarbejder's notes in Markdown, with boxes to tick."""
    t = s.told
    lines = [f"# SSP-netværk {s.area}", "", f"*{s.date()}, {s.span()}, {s.place}*", ""]
    lines += ["## Hvem var der?", "", *(f"- {s.bracketed(one)}" for one in t.of("present")), ""]
    if t.of("apologies"):
        lines += [f"**Afbud:** {', '.join(map(s.bracketed, t.of('apologies')))}", ""]
    if t.of("absent"):
        lines += [f"**Dukkede ikke op:** {', '.join(map(s.bracketed, t.of('absent')))}", ""]
    lines += ["## Hvad aftalte vi sidst?", ""]
    for o in t.old:
        text = f"**{_start(o.owner)}:** {o.infinitive} (frist {o.deadline.text})"
        lines.append({
            "closed": f"- [x] {text}", "open": f"- [ ] {text}",
            "dropped": f"- [ ] ~~{text}~~ (udgår)",
        }[o.status])  # fmt: skip
    for point in _points(s, 3):
        lines += ["", f"## {point}", "", _talk(s)]
    lines += ["", "## Hvad gør vi nu?", ""]
    lines += [f"- [ ] **{_start(o.owner)}:** {o.infinitive} (frist {o.deadline.text})"
              for o in t.new]  # fmt: skip
    lines += ["", f"Næste gang: {s.next_meeting()}", ""]
    return "markdown", "\n".join(lines).encode()


def assistants_action_list(s: Secretary) -> tuple[str, bytes]:
    """An administrative assistant's PDF: who came in a table, and a list of actions at the end."""
    t, page = s.told, Page()
    page.heading(f"Referat – {s.network}", 1)
    page.text(f"**Mødedato:** {s.date()}")
    page.text(f"**Starttidspunkt:** {t.start:%H:%M} **Sluttidspunkt:** {t.end:%H:%M}")
    said = {"present": "Til stede", "apologies": "Afbud", "absent": "Udeblevet"}
    page.table([
        ("Navn", "Funktion", "Fremmøde"),
        *((one.name, one.function, said[one.status]) for one in t.people),
    ])  # fmt: skip
    for at, point in enumerate(_points(s, 3), 1):
        page.heading(f"Ad {at}. {point}", 3)
        page.text(_talk(s))
    page.heading("Aktionsliste fra forrige møde", 3)
    said = {"closed": "Færdig", "open": "I proces", "dropped": "Udgået"}
    page.table([
        ("Hvad", "Hvem", "Hvornår", "Status"),
        *((o.infinitive, o.owner, o.deadline.text, said[o.status]) for o in t.old),
    ])  # fmt: skip
    page.heading("Aktionsliste fra dette møde", 3)
    page.table([
        ("Hvad", "Hvem", "Hvornår"),
        *((o.infinitive, o.owner, o.deadline.text) for o in t.new),
    ])  # fmt: skip
    page.text(f"Næste møde: {s.next_meeting()}, samme tid og sted.")
    return "pdf", as_pdf(page)


def abbreviating_teacher(s: Secretary) -> tuple[str, bytes]:
    """An SSP teacher's plain text: everything that can be shortened is."""
    t = s.told
    lines = [f"Ref. SSP-møde, {s.area}", f"Dato: {s.date(short=True)}, {s.span()}", ""]
    lines += ["Delt.:", *(f"* {_with_initials(s, one)}" for one in t.of("present"))]
    if t.of("apologies"):
        lines += ["Afbud:", *(f"* {_with_initials(s, one)}" for one in t.of("apologies"))]
    if t.of("absent"):
        lines += ["Ikke mødt:", *(f"* {_with_initials(s, one)}" for one in t.of("absent"))]
    lines += ["", "Opfølgn. fra sidst:"]
    said = {"closed": "ok, gjort", "open": "mangler stadig", "dropped": "aflyst"}
    lines += [f"* {o.infinitive} (ansv. {o.owner}, frist {o.deadline.text}) - {said[o.status]}"
              for o in t.old]  # fmt: skip
    for at, point in enumerate(_points(s, 3), 1):
        lines += ["", f"Pkt. {at}: {point}", f"* {_talk(s, 1)}"]
    lines += ["", "Nye opg.:"]
    lines += [f"* {o.infinitive} (ansv. {o.owner}, frist {o.deadline.text})" for o in t.new]
    lines += ["", "Dato for næste møde følger på mail."]
    return "text", "\n".join(lines).encode()


def _with_initials(s: Secretary, one: Person) -> str:
    return f"{one.name} ({one.initials}), {one.function}" if one.code else s.bracketed(one)


def meeting_tool_export(s: Secretary) -> tuple[str, bytes]:
    """What a meeting tool exports as HTML: start and duration, tasks with a state."""
    t = s.told
    said = {"present": "Deltog", "apologies": "Afbud", "absent": "Deltog ikke"}
    facts = [
        ("Møde", f"SSP-netværk {s.area}"), ("Mødedato", s.date()),
        ("Starttid", f"{t.start:%H:%M}"), ("Varighed", f"{t.length} minutter"),
    ]  # fmt: skip
    out = ["<h1>Mødereferat</h1>", "<dl>"]
    out += [f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in facts]
    out += ["</dl>", "<h2>Mødedeltagere</h2>", "<ul>"]
    out += [f"<li>{s.bracketed(one)} <em>{said[one.status]}</em></li>" for one in t.people]
    out.append("</ul>")
    for at, point in enumerate(_points(s, 3), 1):
        out += [f"<h2>Punkt {at}: {point}</h2>", f"<div class='note'>{_talk(s)}</div>"]
    out += ["<h2>Opgaver fra tidligere møder</h2>", *_tool_table(t.old)]
    out += ["<h2>Opgaver oprettet på mødet</h2>", *_tool_table(t.new)]
    out.append(f"<p>Næste møde: {s.next_meeting()}</p>")
    body = "\n".join(out)
    return "html", (
        '<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8"><title>Mødereferat</title>'
        f"</head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def _tool_table(tasks: list[Task]) -> list[str]:
    titles = ("Opgave", "Tildelt til", "Forfaldsdato", "Status")
    head = "".join(f"<th>{title}</th>" for title in titles)
    out = ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    states = {"closed": "Lukket", "open": "Åben", "dropped": "Annulleret"}
    for o in tasks:
        cells = (o.infinitive, _start(o.owner), o.deadline.text, states[o.status])
        out.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells) + "</tr>")
    return [*out, "</tbody>", "</table>"]


def agreed_inline(s: Secretary) -> tuple[str, bytes]:
    """LibreOffice: who came by organisation, and what was agreed within the running text."""
    t, page = s.told, Page()
    page.heading(f"Referat fra møde i {s.network}", 1)
    page.text(f"**Tid:** {s.date()} {s.span()}", f"**Sted:** {s.place}")
    page.heading("Deltagere")
    for party in dict.fromkeys(one.organisation for one in t.people):
        page.text(f"**{_PARTIES[party]}:** " + ", ".join(
            one.name + {"apologies": " (afbud)", "absent": " (mødte ikke)"}.get(one.status, "")
            for one in t.people if one.organisation == party
        ))  # fmt: skip
    page.heading("Siden sidst")
    said = {
        "closed": "Det er gjort.", "open": "Det er ikke sket endnu.",
        "dropped": "Det er ikke længere aktuelt.",
    }  # fmt: skip
    for o in t.old:
        asked = f"{_start(o.owner)} skulle {o.verb[0]} {o.about} senest {o.deadline.text}"
        page.text(f"{_stopped(asked)} {said[o.status]}")
    for point, o in zip(_points(s, len(t.new)), t.new, strict=True):
        page.heading(point)
        page.text(f"{_talk(s)} Aftalt: {_sentence(o)}")
    page.heading("Eventuelt")
    page.text("Der var intet til dette punkt.", _stopped(f"Næste møde: {s.next_meeting()}"))
    return "odt", as_odt(page)


LAYOUTS = (
    deputy_heads_decisions, officers_mail, housing_paragraphs, checked_notes,
    assistants_action_list, abbreviating_teacher, meeting_tool_export, agreed_inline,
)  # fmt: skip
