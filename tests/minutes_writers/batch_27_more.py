"""The other four secretaries of the twenty-seventh batch, held back."""

from __future__ import annotations

import textwrap

from .habits_23 import clock, does, in_words, slashes, upper, whole
from .habits_27 import (
    agreed,
    became,
    cast,
    dotted,
    ended,
    in_place,
    item,
    person_of,
    place,
    present,
    set_new,
    set_old,
    short_month,
    slash_year,
    spread,
    status,
    topics,
    who,
    whole_weekday,
    with_role,
)
from .page import Page, as_html, as_mail, as_rtf
from .secretary import Secretary, listed
from .told import Person, Task


def consultants_memo(s: Secretary) -> tuple[str, bytes]:
    """A consultant's RTF: initials, numbered points in bold, agreements in the running text."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((short_month, in_words)))
    set_old(s, slashes)
    page.text(f"**{s.one('Referat', 'Mødenotat')}: {upper(s.network)}**")
    page.text(
        f"Dato: {s.one(whole(t.day), dotted(t.day))}",
        f"Tidsrum: {t.start:%H.%M} – {t.end:%H.%M}",
        f"Lokale: {upper(place(s))}",
        "Deltagere: " + ", ".join(_with_initials(one) for one in t.of("present")),
    )
    if t.of("apologies"):
        page.text("Afbud: " + ", ".join(_with_initials(one) for one in t.of("apologies")))
    if t.of("absent"):
        away = ", ".join(_with_initials(one) for one in t.of("absent"))
        page.text(f"Fraværende uden afbud: {away}")
    ours = [one for one in t.of("present") if one.code]
    page.text(f"Referent: {s.draw.choice(ours).initials}")
    page.text(s.one("**1. Fra sidst**", "**1. Opgavelisten fra sidst**"))
    for o in t.old:
        name = upper(who(s, o, parties, "initials"))
        page.bullets([f"{o.infinitive} ({name}, frist {o.deadline.text}): {status(s, o).lower()}"])
    number = s.draw.randint(3, 4)
    said = zip(topics(s, number), spread(s, number), strict=True)
    for at, ((topic, text), tasks) in enumerate(said, 2):
        page.text(f"**{at}. {topic}**")
        promises = [agreed(s, o, who(s, o, parties, "initials")) for o in tasks]
        page.text(" ".join([text, *promises]))
    page.text(f"**{number + 2}. Eventuelt og næste møde**")
    if s.draw.random() < 0.85:
        s.tells_next = True
        again = whole_weekday(t.next_day)
        page.text(s.one(f"Næste møde er {again}.", f"Intet til eventuelt. Næste møde: {again}."))
    else:
        page.text("Intet til eventuelt. Dato for næste møde følger.")
    return "rtf", as_rtf(page)


def _with_initials(one: Person) -> str:
    mark = f"{one.initials}, {one.function}" if one.code else one.function
    return f"{one.name} ({mark})"


def shared_notebook(s: Secretary) -> tuple[str, bytes]:
    """A page of a shared notebook: its date below the title, and tasks as boxes to tick."""
    t, page, parties = s.told, Page(), cast(s)
    style = s.draw.choice((slashes, in_words))
    set_new(s, style)
    set_old(s, None)
    page.heading(s.one(f"Netværksmøde {s.area}", f"SSP {s.area} – mødenoter"), 1)
    page.text(
        f"{upper(whole_weekday(t.day))}\nKl. {t.start:%H:%M}–{t.end:%H:%M}\n{upper(place(s))}"
    )
    page.heading(s.one("Med på mødet", "Deltagere"), 3)
    page.bullets([_by_function(one) for one in t.of("present")])
    away = [f"{_by_function(one)} – {_why(one)}" for one in t.of("apologies", "absent")]
    if away:
        page.heading(s.one("Ikke med", "Fravær"), 3)
        page.bullets(away)
    page.heading(s.one("Tjekliste fra sidste møde", "Siden sidst"), 3)
    boxes = {"closed": "☑", "open": "☐", "dropped": "☒"}
    for o in t.old:
        name = upper(who(s, o, parties, "first"))
        page.text(f"{boxes[o.status]} {name}: {o.infinitive} – {status(s, o).lower()}")
    page.heading(s.one("Noter", "Runden"), 3)
    for topic, text in topics(s, s.draw.randint(2, 4)):
        page.text(f"**{topic}**\n{text}")
    page.heading(s.one("Opgaver", "Nye aftaler"), 3)
    for o in t.new:
        name = upper(who(s, o, parties, "first"))
        until = f" ({o.deadline.text})" if o.deadline.text else ""
        page.text(s.one(f"☐ {name}: {o.infinitive}{until}", f"☐ {name} {does(o)}"))
    if s.draw.random() < 0.8:
        s.tells_next = True
        page.heading("Næste gang", 3)
        page.text(f"{upper(whole_weekday(t.next_day))}, {place(s)}")
    content = as_html(page).decode()
    title = f"<head><title>Netværksmøde {s.area}</title>"
    look = "<style>body {font-family: Calibri; font-size: 11pt}</style>"
    return "html", content.replace("<head>", title + look).encode()


def _by_function(one: Person) -> str:
    return f"{upper(one.function)}: {one.name}"


def _why(one: Person) -> str:
    return "afbud" if one.status == "apologies" else "udeblev"


def coordinators_mail(s: Secretary) -> tuple[str, bytes]:
    """One of ours sends plain text from a telephone or an old client, wrapped, with 1), 2), 3)."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s, None)
    ours = s.draw.choice([one for one in t.of("present") if one.code])
    lines = [s.one("Kære alle sammen,", "Hej netværk,", "Kære kolleger,"), ""]
    span = f"kl. {clock(t.start)}-{clock(t.end)}"
    lines += [s.one(
        f"Her er et kort referat af mødet i SSP-netværket i {s.area} {whole_weekday(t.day)} "
        f"{span} {in_place(place(s))}.",
        f"Tak for et godt møde. Referatet fra mødet i SSP-netværket i {s.area} den "
        f"{whole(t.day)} {span} følger her.",
    ), ""]  # fmt: skip
    lines += ["Vi var: " + listed([s.bracketed(one) for one in t.of("present")]) + "."]
    if t.of("apologies"):
        lines += ["Afbud: " + listed([s.bracketed(one) for one in t.of("apologies")]) + "."]
    if t.of("absent"):
        lines += ["Udeblev: " + listed([s.bracketed(one) for one in t.of("absent")]) + "."]
    lines += ["", s.one("Siden sidst", "Opfølgning")]
    lines += [became(s, o, who(s, o, parties, "first")) for o in t.old]
    for topic, text in topics(s, s.draw.randint(2, 4)):
        lines += ["", topic, text]
    lines += ["", s.one("Vi blev enige om følgende:", "Aftaler:")]
    lines += [f"{at}) {_mailed(s, o, ours, parties)}" for at, o in enumerate(t.new, 1)]
    if s.draw.random() < 0.85:
        s.tells_next = True
        lines += ["", s.one(f"Næste møde er {whole_weekday(t.next_day)}.",
                            f"Næste møde: {whole_weekday(t.next_day)}")]  # fmt: skip
    lines += [
        "",
        s.one("Mange hilsner", "De bedste hilsner", "Mvh."),
        ours.name,
        upper(ours.function),
    ]
    wrapped = [textwrap.fill(line, 72, break_on_hyphens=False) for line in lines]
    subject = s.one(f"Referat – SSP {s.area}", f"SSP-møde {s.area}: referat")
    return "mail", as_mail("\n".join([*wrapped, ""]), s.sent(), subject)


def _mailed(s: Secretary, o: Task, ours: Person, parties: dict[str, str]) -> str:
    """What somebody is to do; now and then the sender says *jeg*."""
    if person_of(s, o) is ours and s.draw.random() < 0.4:
        return ended(f"Jeg {does(o)}")
    name = upper(who(s, o, parties, "first"))
    return ended(s.one(f"{name} {does(o)}", f"{name}: {item(o)}"))


def duty_rooms_text(s: Secretary) -> tuple[str, bytes]:
    """A text file from an editor: capitals ruled below, labels in a row, columns of spaces."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((slashes, slash_year)), in_column=True)
    set_old(s, None)
    rule = s.one("=", "-")
    title = f"SSP {s.area.upper()} - REFERAT {t.day:%d.%m.%Y}"
    lines = [title, rule * len(title), ""]
    lines += [f"Tid        : {t.start:%H.%M}-{t.end:%H.%M}", f"Sted       : {place(s)}"]
    lines += _row_of("Deltagere", t.of("present")) + _row_of("Afbud", t.of("apologies"))
    lines += [*_row_of("Udeblevet", t.of("absent")), f"Referent   : {present(s).name}"]
    lines += _titled(s.one("OPFØLGNING", "FRA SIDST"), rule)
    for o in t.old:
        name = upper(who(s, o, parties, "first"))
        lines.append(f"* {name}: {o.infinitive} -> {status(s, o)}")
    for topic, text in topics(s, s.draw.randint(2, 4)):
        lines += _titled(topic.upper(), rule)
        lines += textwrap.wrap(text, 76, break_on_hyphens=False)
    lines += _titled(s.one("NYE OPGAVER", "AFTALT PÅ MØDET"), rule)
    rows = [("Hvem", "Hvornår", "Hvad")]
    rows += [(upper(who(s, o, parties, "first")), o.deadline.text, o.infinitive) for o in t.new]
    widths = [max(len(row[at]) for row in rows) + 3 for at in (0, 1)]
    lines += [f"{a:<{widths[0]}}{b:<{widths[1]}}{c}" for a, b, c in rows]
    if s.draw.random() < 0.85:
        s.tells_next = True
        lines += [*_titled("NÆSTE MØDE", rule), upper(whole_weekday(t.next_day))]
    return "text", "\n".join([*lines, ""]).encode()


def _titled(text: str, rule: str) -> list[str]:
    return ["", text, rule * len(text)]


def _row_of(label: str, people: list[Person]) -> list[str]:
    """``Afbud      : Karen Mosekrog, klubleder``, one a line."""
    heads = [f"{label:<11}: "] + [" " * 13] * len(people)
    return [head + with_role(one) for head, one in zip(heads, people, strict=False)]


LAYOUTS = (consultants_memo, shared_notebook, coordinators_mail, duty_rooms_text)
