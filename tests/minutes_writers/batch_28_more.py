"""The other four secretaries of the twenty-eighth batch, held back."""

from __future__ import annotations

import textwrap

from .habits_23 import clock, does, in_words, slashes, spread, upper, whole, with_weekday
from .habits_28 import (
    at_place,
    cast,
    dashed,
    place,
    plain,
    present,
    promised,
    row,
    set_new,
    set_old,
    shortened,
    status,
    topics,
    went,
    who,
)
from .page import Page, as_html, as_mail, as_rtf
from .secretary import Secretary
from .told import Person, Task


def stations_note(s: Secretary) -> tuple[str, bytes]:
    """A clerk in WordPad: headings in capitals, people below each other, a numbered list last."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s, None)
    page.text(f"**{s.one('REFERAT:', 'MØDEREFERAT,')} SSP-NETVÆRK {s.area.upper()}**")
    page.text(f"DATO: {dashed(t.day)}", f"TID: {t.start:%H.%M}-{t.end:%H.%M}",
              f"STED: {upper(place(s))}")  # fmt: skip
    page.text("**TIL STEDE**")
    page.text(*(f"{one.name}, {one.function}" for one in t.of("present")))
    if t.of("apologies"):
        page.text("**AFBUD**")
        page.text(*(f"{one.name}, {one.function}" for one in t.of("apologies")))
    if t.of("absent"):
        page.text("**IKKE FREMMØDT**")
        page.text(*(f"{one.name}, {one.function}" for one in t.of("absent")))
    for topic, text in topics(s, s.draw.randint(3, 4)):
        page.text(f"**{topic.upper()}**", text)
    page.text(f"**{s.one('STATUS PÅ OPGAVER FRA SIDSTE MØDE', 'FRA SIDSTE MØDE')}**")
    page.text(*(f"- {went(s, o, who(s, o, parties))}" for o in t.old))
    page.text(f"**{s.one('OPGAVER', 'OPFØLGNING')}**")
    page.numbered([_order(o, upper(who(s, o, parties))) for o in t.new])
    if s.draw.random() < 0.85:
        s.tells_next = True
        page.text(f"NÆSTE MØDE: {dashed(t.next_day)}")
    page.text(f"Ref.: {present(s).name}")
    return "rtf", as_rtf(page)


def _order(o: Task, name: str) -> str:
    until = f" Frist: {plain(o)}." if o.deadline.text else ""
    return f"{o.infinitive}. Ansvarlig: {name}.{until}"


def team_sites_page(s: Secretary) -> tuple[str, bytes]:
    """A page of the team's site: a planner's table of old tasks, new ones below each point."""
    t, page, parties = s.told, Page(), cast(s)
    set_new(s, shortened)
    set_old(s, whole)
    page.heading(f"{whole(t.day)} – {upper(s.network)}", 1)
    page.text(
        s.one(f"Mødet varede fra kl. {t.start:%H.%M} til kl. {t.end:%H.%M} og blev holdt "
              f"{at_place(place(s))}.",
              f"Tidspunkt: kl. {t.start:%H.%M}–{t.end:%H.%M}\nMødested: {place(s)}"),
    )  # fmt: skip
    page.heading("Mødedeltagere")
    told = {"present": "Deltog", "apologies": "Meldte afbud", "absent": "Mødte ikke op"}
    page.table([
        ("Deltager", "Fra", "Deltagelse"),
        *((_called(one), upper(one.function), told[one.status]) for one in t.people),
    ])  # fmt: skip
    page.heading(s.one("Opgavetavle fra sidste møde", "Opgaver fra sidste møde"))
    planner = {"closed": "Fuldført", "dropped": "Annulleret"}
    page.table([
        ("Opgavenavn", "Tildelt til", "Forfaldsdato", "Status"),
        *((o.infinitive, upper(who(s, o, parties, "initials")), o.deadline.text,
           planner.get(o.status) or s.one("I gang", "Ikke startet")) for o in t.old),
    ])  # fmt: skip
    page.heading("Noter")
    number = s.draw.randint(3, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        page.heading(topic, 3)
        page.text(text)
        if tasks:
            page.text(f"**{s.one('Opgaver:', 'Næste skridt:')}**")
        page.bullets([_step(s, o, upper(who(s, o, parties, "initials"))) for o in tasks])
    s.tells_next = True
    page.heading("Næste møde")
    page.text(f"{upper(with_weekday(t.next_day))} {t.next_day.year}")
    return "html", as_html(page)


def _called(one: Person) -> str:
    return f"{one.name} ({one.initials})" if one.code else one.name


def _step(s: Secretary, o: Task, name: str) -> str:
    until = f" – {plain(o)}" if o.deadline.text else ""
    return s.one(f"{o.infinitive} – {name}{until}", f"**{name}** {does(o)}")


def colleagues_mail(s: Secretary) -> tuple[str, bytes]:
    """A colleague sends the minutes in a plain mail: points with dashes, promises in numbers."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((slashes, in_words)))
    set_old(s, None)
    lines = [
        s.one("Hej allesammen,", "Kære samarbejdspartnere", "Hej alle sammen"),
        "",
        f"Her er et kort referat af mødet i SSP-netværket {s.area}.",
        f"Mødet blev holdt {with_weekday(t.day)} {t.day.year} kl. {clock(t.start)}-{clock(t.end)}.",
        "",
        f"Til stede: {row(t.of('present'), '{} ({})', ', ')}",
        f"Afbud: {row(t.of('apologies'), '{} ({})', ', ') or 'ingen'}",
    ]
    if t.of("absent"):
        lines.append(f"Udeblevet: {row(t.of('absent'), '{} ({})', ', ')}")
    lines += ["", s.one("Opfølgning på sidste møde:", "Fra sidst:")]
    lines += [f"- {went(s, o, who(s, o, parties, 'first'))}" for o in t.old]
    lines += ["", s.one("Hovedpunkter fra mødet:", "Vi talte om:")]
    lines += [f"- {topic}. {text}" for topic, text in topics(s, s.draw.randint(2, 4))]
    lines += ["", s.one("Vi blev enige om følgende:", "Det skal vi huske:")]
    for at, o in enumerate(t.new, 1):
        name = upper(who(s, o, parties, "first"))
        until = f" ({plain(o)})" if o.deadline.text else ""
        lines.append(f"{at}. " + s.one(f"{name} {does(o)}.", f"{name}: {o.infinitive}{until}"))
    if s.draw.random() < 0.85:
        s.tells_next = True
        lines += ["", f"Næste møde: {with_weekday(t.next_day)} {t.next_day.year}."]
    lines += ["", "Sig til, hvis jeg har misforstået noget.", "",
              s.one("Mange hilsner", "De bedste hilsner"), present(s).name, ""]  # fmt: skip
    subject = s.one(f"Kort referat – {s.network}", f"Referat, netværksmøde {s.area}")
    return "mail", as_mail("\n".join(lines), s.sent(), subject)


def editors_text(s: Secretary) -> tuple[str, bytes]:
    """A consultant in Notepad: lines broken by hand, underlined headings, what is agreed inset."""
    t, parties = s.told, cast(s)
    set_new(s, s.draw.choice((in_words, slashes)))
    set_old(s, slashes)
    title = f"{s.one('Referat fra', 'Referat:')} {s.network}"
    lines = [title, "=" * len(title), ""]
    lines += [f"Dato:      {whole(t.day)}", f"Tid:       {t.start:%H:%M}-{t.end:%H:%M}",
              f"Sted:      {upper(place(s))}",
              *_wrapped("Deltagere: ", row(t.of("present"), "{} ({})", ", ")),
              *_wrapped("Afbud:     ", row(t.of("apologies"), "{} ({})", ", ") or "Ingen"),
              ]  # fmt: skip
    if t.of("absent"):
        lines += _wrapped("Udeblev:   ", row(t.of("absent"), "{} ({})", ", "))
    lines += _under(s.one("Opfølgning fra sidste møde", "Gamle aftaler"))
    for o in t.old:
        said = f"{o.infinitive} ({who(s, o, parties, 'first')}, frist {o.deadline.text})."
        lines += _wrapped("* ", f"{said} Status: {status(s, o).lower()}.")
    number = s.draw.randint(3, 4)
    for (topic, text), tasks in zip(topics(s, number), spread(s, number), strict=True):
        lines += [*_under(topic), *_wrapped("", text)]
        for o in tasks:
            lines += _wrapped("  -> ", promised(s, o, who(s, o, parties, "first")))
    s.tells_next = True
    lines += [*_under("Næste møde"), f"{upper(with_weekday(t.next_day))} {t.next_day.year}", ""]
    return "text", "\n".join(lines).encode()


def _wrapped(first: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, 78, initial_indent=first, subsequent_indent=" " * len(first),
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip


def _under(head: str) -> list[str]:
    return ["", head, "-" * len(head)]


LAYOUTS = (stations_note, team_sites_page, colleagues_mail, editors_text)
