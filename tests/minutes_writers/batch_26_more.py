"""The other five secretaries of the twenty-sixth batch, held back."""

from __future__ import annotations

import textwrap

from .habits_26 import (
    bare,
    became,
    cast,
    does,
    dot,
    end,
    fully,
    house,
    in_brackets,
    in_words,
    iso,
    on_weekday,
    places,
    present,
    promised,
    set_new,
    set_old,
    shortly,
    slashes,
    spread,
    status,
    topics,
    upper,
    who,
    whole,
    with_year,
)
from .page import Page, as_html, as_mail, as_markdown, as_rtf
from .secretary import Secretary
from .told import Person, Task
from .words_26 import HOUSES


def family_departments_note(s: Secretary) -> tuple[str, bytes]:
    """A family department's RTF: points with conclusions, tasks under the name of each person."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((shortly, slashes)))
    set_old(s)
    length = s.one(f"kl. {dot(t.start)}-{dot(t.end)}", f"kl. {dot(t.start)} (varighed: {t.length} "
                   "minutter)")  # fmt: skip
    page.text(s.one(f"**Referat af netværksmøde, {s.area}**",
                    f"**Mødenotat: SSP-netværk {s.area}**"))  # fmt: skip
    page.text(f"Dato: {whole(t.day)}", f"Tidspunkt: {length}", f"Sted: {upper(places(s)[0])}")
    page.text(s.one("**Deltog i mødet**", "**Mødedeltagere**"))
    page.bullets([f"{upper(one.function)}: {one.name}" for one in t.of("present")])
    for how, head in (("apologies", "**Afbud**"), ("absent", "**Ikke til stede (uden afbud)**")):
        if t.of(how):
            page.text(head)
            page.bullets([f"{upper(one.function)}: {one.name}" for one in t.of(how)])
    page.text(s.one("**Siden sidst**", "**Aftaler fra sidste møde**"))
    page.bullets([f"{o.infinitive} ({who(s, o, parties)}): {status(s, o).lower()}" for o in t.old])
    for at, (topic, said) in enumerate(topics(s, s.draw.randint(2, 4)), 1):
        page.text(f"**Emne {at}: {topic}**", " ".join(said))
        page.text("Konklusion: " + s.one("Netværket følger udviklingen.", "Taget til orientering.",
                                         "Punktet er færdigbehandlet."))  # fmt: skip
    page.text(s.one("**Opgavefordeling**", "**Opgaver**"))
    of_each: dict[str, list[Task]] = {}
    by_whom: dict[str | None, str] = {}
    for o in t.new:
        name = by_whom.setdefault(o.code or o.organisation, upper(who(s, o, parties)))
        of_each.setdefault(name, []).append(o)
    for name, tasks in of_each.items():
        page.text(f"{name}:")
        page.bullets([in_brackets(o, o.imperative) for o in tasks])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.text(f"**Næste møde:** {whole(t.next_day)}, kl. {dot(t.start)}.")
    return "rtf", as_rtf(page)


def shared_notes_page(s: Secretary) -> tuple[str, bytes]:
    """Notes on a page of the web: when, where, who; what to follow up behind each talk."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s)
    page.heading(s.one(f"{upper(s.network)} – mødenoter", f"Noter fra møde i {s.network}"), 1)
    page.text(
        f"**Hvornår:** {upper(fully(t.day))} fra {t.start:%H:%M} til {t.end:%H:%M}",
        f"**Hvor:** {upper(places(s)[0])}",
        f"**Noter ved:** {present(s).name}",
    )
    page.heading(s.one("Hvem var inviteret", "Mødekreds"))
    words = {"present": "deltog", "apologies": "afbud", "absent": "deltog ikke, intet afbud"}
    page.bullets([f"{one.name} ({one.function}) – {words[one.status]}" for one in t.people])
    page.heading(s.one("Fra sidst", "Opgaver fra sidst"))
    page.table([
        ("Hvad", "Tovholder", "Status"),
        *((o.infinitive, upper(who(s, o, parties)), status(s, o)) for o in t.old),
    ])  # fmt: skip
    number = s.draw.randint(2, 4)
    for (topic, said), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.heading(topic)
        page.bullets(said)
        for o in tasks:
            name = upper(who(s, o, parties))
            page.text("**Opfølgning:** " + s.one(
                end(f"{name} {does(o)}"),
                f"{in_brackets(o, o.infinitive)}. Tovholder: {name}.",
            ))  # fmt: skip
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.heading("Næste gang")
        page.text(f"{upper(fully(t.next_day))} kl. {dot(t.start)}.")
    return "html", as_html(page)


def coordinators_plain_mail(s: Secretary) -> tuple[str, bytes]:
    """The coordinator's mail in plain text, numbered, with the tasks last and a signature."""
    t = s.told
    cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s)
    lines = [
        s.one("Hej allesammen", "Kære alle", "Hej"), "",
        s.one(f"Her er referatet fra vores møde i netværket i {s.area} {fully(t.day)}.",
              f"Tak for mødet i SSP-netværket i {s.area} {fully(t.day)}. Referatet følger her."),
        s.one(f"Vi mødtes {places(s)[1]} fra kl. {dot(t.start)} til kl. {dot(t.end)}.",
              f"Tid: kl. {dot(t.start)}-{dot(t.end)}. Sted: {places(s)[0]}."), "",
        "Med til mødet: " + ", ".join(_from(one) for one in t.of("present")) + ".",
    ]  # fmt: skip
    if t.of("apologies"):
        lines.append("Afbud fra: " + ", ".join(_from(one) for one in t.of("apologies")) + ".")
    if t.of("absent"):
        lines.append("Mødte ikke: " + ", ".join(_from(one) for one in t.of("absent")) + ".")
    lines += ["", s.one("1) Siden sidst", "1) Opfølgning på sidste møde")]
    lines += [became(s, o, who(s, o, HOUSES, "first")) for o in t.old]
    said = topics(s, s.draw.randint(2, 4))
    for at, (topic, sentences) in enumerate(said, 2):
        lines += ["", f"{at}) {topic}", " ".join(sentences)]
    lines += ["", f"{len(said) + 2}) {s.one('Opgaver', 'Aftaler', 'Hvem gør hvad')}"]
    for o in t.new:
        name = upper(who(s, o, HOUSES, "first"))
        lines.append(s.one(f"- {end(f'{name} {does(o)}')}",
                           f"- {in_brackets(o, f'{name}: {o.imperative}')}"))  # fmt: skip
    if s.draw.random() < 0.8:
        s.tells_next = True
        lines += ["", f"Vi mødes igen {fully(t.next_day)} kl. {dot(t.start)}."]
    sender = next(one for one in t.of("present") if one.code)
    lines += ["", "Bedste hilsner", sender.name, upper(sender.function),
              "Tryghed og Kriminalitetsforebyggelse", ""]  # fmt: skip
    subject = s.one(f"Referat: netværksmøde i {s.area} {slashes(t.day)}", f"Referat SSP {s.area}")
    return "mail", as_mail("\n".join(lines), s.sent(), subject)


def _from(one: Person) -> str:
    return f"{one.name} ({house(one)})"


def consultants_notebook(s: Secretary) -> tuple[str, bytes]:
    """A consultant's Markdown: people in a table, boxes ticked for old tasks, new ones numbered."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((iso, with_year))
    set_new(s, style, in_column=True)
    set_old(s)
    page.heading(s.one(f"Referat SSP-netværk {s.area}", f"Netværksmøde, {s.area}"), 1)
    page.text(
        f"**Dato:** {iso(t.day) if style is iso else whole(t.day)}",
        f"**Tid:** {t.start:%H:%M}-{t.end:%H:%M}",
        f"**Sted:** {upper(places(s)[0])}",
    )
    page.heading("Deltagere")
    words = {"present": "ja", "apologies": "afbud", "absent": "nej, uden afbud"}
    page.table([
        ("Navn", s.one("Funktion", "Rolle"), "Til stede"),
        *((one.name, one.function, words[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading(s.one("Opgaver fra sidste gang", "Opfølgning"))
    page.bullets([
        f"[{'x' if o.status == 'closed' else ' '}] {upper(who(s, o, parties, 'first'))}: "
        f"{bare(o)} – {status(s, o).lower()}" for o in t.old
    ])  # fmt: skip
    page.heading("Drøftelser")
    for topic, said in topics(s, s.draw.randint(2, 4)):
        page.heading(topic, 3)
        page.bullets(said)
    page.heading(s.one("Nye opgaver", "Opgaver til næste gang"))
    page.numbered([_numbered(o, upper(who(s, o, parties, "first"))) for o in t.new])
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste møde")
        page.text(iso(t.next_day) if style is iso else whole(t.next_day))
    return "markdown", as_markdown(page)


def _numbered(o: Task, name: str) -> str:
    frist = f" Frist: {o.deadline.text[:1].lower()}{o.deadline.text[1:]}" if o.deadline.text else ""
    return f"**{name}:** {bare(o)}.{frist}"


def street_teams_text(s: Secretary) -> tuple[str, bytes]:
    """The street team's plain text: capitals for headings, long lines folded by the editor."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s)
    title = f"REFERAT - SSP-NETVÆRK {s.area.upper()}"
    lines = [
        title, "=" * len(title), "",
        *_folded("Dato:", s.one(whole(t.day), f"{on_weekday(t.day)} {t.day.year}")),
        *_folded("Tid:", f"kl. {t.start:%H.%M} - {t.end:%H.%M}"),
        *_folded("Sted:", places(s)[0]),
        *_folded("Til stede:", _commas(t.of("present"))),
        *_folded("Afbud:", _commas(t.of("apologies")) or "ingen"),
    ]  # fmt: skip
    if t.of("absent"):
        lines += _folded("Udeblevet:", _commas(t.of("absent")))
    lines += ["", "", s.one("OPFØLGNING FRA SIDST", "SIDEN SIDST"), ""]
    for o in t.old:
        name = upper(who(s, o, parties, "first"))
        lines += _folded("*", s.one(became(s, o, name), f"{name}: {bare(o)} = {status(s, o)}"))
    number = s.draw.randint(2, 4)
    for (topic, said), tasks in zip(topics(s, number), spread(s, number), strict=True):
        lines += ["", "", topic.upper(), "", *_folded("", " ".join(said))]
        for o in tasks:
            lines += ["", *_folded("Aftale:", promised(s, o, who(s, o, parties, "first")))]
    if s.draw.random() < 0.8:
        s.tells_next = True
        lines += ["", "", "NÆSTE MØDE", "", f"{upper(on_weekday(t.next_day))} {t.next_day.year}"]
    lines += ["", f"/{present(s).name}", ""]
    return "text", "\n".join(lines).encode()


def _folded(label: str, text: str) -> list[str]:
    wide = {"": 0, "*": 2}.get(label, 12)
    return textwrap.wrap(
        f"{label:<{wide}}{text}", 76, subsequent_indent=" " * wide, break_on_hyphens=False
    )


def _commas(people: list[Person]) -> str:
    return ", ".join(f"{one.name} ({one.function})" for one in people)


LAYOUTS = (
    family_departments_note, shared_notes_page, coordinators_plain_mail, consultants_notebook,
    street_teams_text,
)  # fmt: skip
