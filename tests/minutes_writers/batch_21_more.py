"""The twenty-first batch's other five houses.

A club leader, a secretary with the case system, a health visitor, a counsellor of young people and
a coordinator of volunteers.
"""

from __future__ import annotations

import datetime as dt
import re
from html import escape
from textwrap import wrap
from zoneinfo import ZoneInfo

from .page import Page, as_docx, as_mail, as_pdf
from .people_21 import (
    NOT_TOLD,
    Due,
    by_party,
    clock,
    d_in_figures,
    d_in_words,
    dotted,
    figures_with_year,
    from_parties,
    from_party,
    full_day,
    in_figures,
    in_words,
    of_party,
    on_weekday,
    points,
    prepare,
    sentence,
    speak_of_oneself,
    start,
    stopped,
    tell_next,
    titled,
    together,
    with_year,
    workday,
)
from .secretary import Secretary
from .told import Person, Task
from .words_21 import ANY_OTHER, LENGTHS, PERFECT, PLACES


def club_leaders_mail(s: Secretary) -> tuple[str, bytes]:
    """A club leader's mail, the same evening: ``i dag``, and ``jeg`` for what is hers or his."""
    prepare(s, ("first", "first", "party"), d_in_figures, on_weekday, writer="club")
    t, writer = s.told, of_party(s, "club")
    speak_of_oneself(s, "club")
    day = s.one(on_weekday, d_in_words, d_in_figures)(t.day)
    lines = [s.one("Hej alle", "Hej allesammen", "Kære netværk"), ""]
    lines += [s.one(
        f"Tak for et godt møde i SSP-netværket {s.area} i dag, {day}. Her er mine noter, mens jeg "
        "kan huske det.",
        f"Her kommer lige lidt fra mødet i {s.area} i dag ({day}).",
    )]  # fmt: skip
    lines += [s.one(f"Vi startede kl. {clock(t.start)} og sluttede kl. {clock(t.end)}.",
                    f"Vi var i gang fra {clock(t.start)} til {clock(t.end)}."), ""]  # fmt: skip
    others = [one for one in t.of("present") if one is not writer]
    lines += [f"Vi var {', '.join(from_parties(others))} og mig selv."]
    if t.of("apologies"):
        lines += [f"Der var afbud fra {together(t.of('apologies'))}."]
    if t.of("absent"):
        lines += [f"{together(t.of('absent'))} så vi ikke noget til."]
    for point, talk in points(s, s.draw.randint(2, 3), most=2):
        lines += ["", f"{point}: {talk}" if s.draw.random() < 0.5 else talk]
    if t.old:
        lines += ["", s.one("Det vi aftalte sidst:", "Fra sidste gang:")]
        lines += [f"- {_remembered(s, o)}" for o in t.old]
    lines += ["", s.one("Vi aftalte:", "Det her er aftalt:", "Aftaler fra i dag:")]
    promises = []
    for o in t.new:
        way = s.one("", "", "skal", "vil")
        said = f"{way} {o.verb[0]} {o.about}" if way else o.done
        promises.append(f"{start(o.owner)} {sentence(said, o)}")
    lines += [f"- {one}" for one in promises] if s.draw.random() < 0.7 else [" ".join(promises)]
    if s.draw.random() < 0.8:
        lines += ["", f"Vi ses igen {on_weekday(tell_next(s))} kl. {clock(t.start)}."]
    lines += ["", s.one("God aften!", "Hav en dejlig aften"), "", writer.name, "Klubleder", ""]
    sent = dt.datetime.combine(t.day, dt.time(s.draw.randint(18, 22), s.draw.randint(0, 59)),
                               ZoneInfo("Europe/Copenhagen"))  # fmt: skip
    subject = s.one(f"Møde i SSP {s.area} i dag", f"Fra dagens netværksmøde i {s.area}",
                    f"Referat SSP {s.area} {d_in_figures(t.day)}")  # fmt: skip
    return "mail", as_mail("\r\n".join(lines), sent, subject)


def _remembered(s: Secretary, o: Task) -> str:
    o.deadline = NOT_TOLD
    said = f"{start(o.owner)} skulle {o.verb[0]} {o.about}"
    return s.one(*{
        "closed": (f"{start(o.owner)} har {PERFECT[o.verb[0]]} {o.about}.",
                   f"{said}. Det er klaret."),
        "open": (f"{said}. Det er ikke sket endnu.", f"{said}. Det mangler stadig."),
        "dropped": (f"{said}. Det dropper vi.", f"{said}. Det er ikke aktuelt mere."),
    }[o.status])  # fmt: skip


def secretarys_case_export(s: Secretary) -> tuple[str, bytes]:
    """A secretary's PDF out of the case system: each point with its headings, whether used or not.

    What was decided is told in the sentences that follow ``Beslutning``.
    """
    prepare(s, (s.one("full", "initials"), s.one("via", "party")), dotted, with_year)
    t, page = s.told, Page()
    forum = f"SSP-netværk {s.area}"
    page.text("Ishøj Kommune")
    page.heading(f"Referat {forum}", 1)
    page.text(f"**Mødedato:** {dotted(t.day)}",
              f"**Mødetidspunkt:** {t.start:%H:%M} - {t.end:%H:%M}",
              f"**Mødested:** {start(s.one(*PLACES))}")  # fmt: skip
    for status, title in (("present", "Til stede"), ("apologies", "Afbud"),
                          ("absent", "Fraværende")):  # fmt: skip
        page.text(f"**{title}:** {'; '.join(_registered(one) for one in t.of(status)) or 'Ingen'}")
    said = points(s, len(t.new) + s.draw.randint(0, 1))
    titles = ["Opfølgning på seneste referat", *(point for point, _ in said), "Eventuelt"]
    page.heading("Punkter på mødet", 2)
    page.text(*(f"{at}. {title}" for at, title in enumerate(titles, 1)))
    case = f"{t.day:%y}/{s.draw.randint(1000, 19999)}"
    _head_of_point(page, 1, titles[0], case)
    page.text("**Sagsfremstilling**", "Netværket gennemgår aftalerne fra det seneste møde.",
              "**Beslutning**")  # fmt: skip
    ended = {"closed": ("Udført", "Afsluttet"), "open": ("Udestår", "Under behandling"),
             "dropped": ("Udgår", "Bortfaldet")}  # fmt: skip
    for o in t.old:
        page.text(f"{start(o.owner)} skulle {sentence(f'{o.verb[0]} {o.about}', o)} "
                  f"{s.one(*ended[o.status])}.")  # fmt: skip
    if not t.old:
        page.text("Intet til opfølgning.")
    for at, (point, talk) in enumerate(said):
        _head_of_point(page, at + 2, point, case)
        page.text("**Sagsfremstilling**", talk, "**Indstilling**",
                  s.one("Det indstilles, at punktet drøftes.",
                        "Det indstilles, at orienteringen tages til efterretning."),
                  "**Beslutning**")  # fmt: skip
        page.text(_decided(s, t.new[at]) if at < len(t.new)
                  else s.one("Drøftet.", "Taget til efterretning."))  # fmt: skip
    _head_of_point(page, len(titles), "Eventuelt", case)
    page.text("**Beslutning**", s.one(*ANY_OTHER))
    if s.draw.random() < 0.75:
        page.text(f"Næste ordinære møde afholdes {full_day(tell_next(s))}.")
    return "pdf", as_pdf(page)


def _registered(one: Person) -> str:
    return f"{one.name} ({one.initials}), {one.function}" if one.code else titled(one)


def _head_of_point(page: Page, at: int, title: str, case: str) -> None:
    page.heading(f"{at}. {title}", 2)
    page.text(f"Sagsnr.: {case}")


def _decided(s: Secretary, o: Task) -> str:
    talked = s.one("Drøftet. ", "Taget til efterretning. ", "")
    owner, when = start(o.owner), o.deadline.text
    due = f" Frist: {when}." if when else ""
    is_clause = ", " in o.about or o.verb[0].endswith(",")
    return talked + s.one(
        f"{owner} {stopped(o.done)}{due}",
        f"Det blev besluttet, at {o.owner} {sentence(o.done, o)}",
        f"{owner} skal {o.verb[0]} {stopped(o.about)}{due}" if is_clause
        else f"{owner} skal {sentence(f'{o.verb[0]} {o.about}', o)}",
    )  # fmt: skip


def health_visitors_word(s: Secretary) -> tuple[str, bytes]:
    """A health visitor's Word: the agenda from the invitation, with text put under each point."""
    prepare(s, ("first", "first", "title", "party"), d_in_figures, in_words, on_weekday,
            may_agree_on_nothing=True)  # fmt: skip
    t, page = s.told, Page()
    page.text(
        f"**Referat af møde i SSP-netværket {s.area}**",
        f"{start(full_day(t.day))}, kl. {clock(t.start)}-{clock(t.end)}, {s.one(*PLACES)}",
    )
    is_grouped = s.draw.random() < 0.4
    titles = {"present": "Til stede", "apologies": "Afbud", "absent": "Ikke til stede"}
    for status, title in titles.items():
        if t.of(status):
            people = t.of(status)
            who = by_party(people) if is_grouped else ", ".join(s.bracketed(o) for o in people)
            page.text(f"{title}: {who}")
        elif status == "apologies" and s.draw.random() < 0.5:
            page.text("Afbud: Ingen")
    said = points(s, s.draw.randint(2, 4))
    where = sorted(s.draw.randrange(len(said)) for _ in t.new)  # some talk led to nothing
    page.text("**1. Velkomst**", s.one("Vi bød velkommen og tog en kort navnerunde.",
                                       "Kort præsentationsrunde."))  # fmt: skip
    page.text("**2. Siden sidst**", *(_since_then(s, o) for o in t.old))
    if not t.old:
        page.text(s.one("Ikke noget at bemærke.", "Vi havde ingen åbne aftaler."))
    for at, (point, talk) in enumerate(said):
        page.text(f"**{at + 3}. {point}**", talk)
        mark = s.one("→ ", "→ ", "Aftale: ")
        page.text(*(f"{mark}{start(o.owner)} {sentence(o.done, o)}"
                    for o, it in zip(t.new, where, strict=True) if it == at))  # fmt: skip
    page.text(f"**{len(said) + 3}. Eventuelt**", s.one(*ANY_OTHER))
    if s.draw.random() < 0.85:
        day = s.one(on_weekday, full_day)(tell_next(s))
        page.text(f"**{len(said) + 4}. Næste møde**", f"{start(day)} kl. {clock(t.start)}.")
    else:
        page.text(f"**{len(said) + 4}. Næste møde**", "Aftales senere.")
    return "docx", as_docx(page)


def _since_then(s: Secretary, o: Task) -> str:
    """Tell how something ended, not when it was due; what is open may have a new deadline."""
    owner, what = start(o.owner), f"{o.verb[0]} {o.about}"
    o.deadline = NOT_TOLD
    if o.status == "open" and s.draw.random() < 0.5:
        day = workday(s.told.day + dt.timedelta(days=s.draw.randint(7, 28)))
        o.deadline = Due(d_in_figures(day), day)
        return f"{owner} mangler fortsat at {stopped(what)} Ny frist: {d_in_figures(day)}."
    return s.one(*{
        "closed": (f"{owner} har {PERFECT[o.verb[0]]} {o.about}.",
                   f"{owner} skulle {stopped(what)} Det er gjort."),
        "open": (f"{owner} mangler fortsat at {stopped(what)}",
                 f"{owner} har endnu ikke {PERFECT[o.verb[0]]} {o.about}."),
        "dropped": (f"{owner} skulle {stopped(what)} Det er ikke længere relevant.",
                    f"{owner} skulle {stopped(what)} Aftalen udgår."),
    }[o.status])  # fmt: skip


def counsellors_loop_notes(s: Secretary) -> tuple[str, bytes]:
    """A counsellor of young people: the notes of a meeting in Teams, its tasks in a table."""
    prepare(s, ("full", "first"), in_words, d_in_words, figures_with_year)
    t = s.told
    out = [f"<h1>SSP-netværk {s.area} – mødenoter</h1>",
           f"<p>🗓 {start(full_day(t.day))} &nbsp; {t.start:%H:%M} – {t.end:%H:%M}</p>",
           f"<p>📍 {escape(start(s.one(*PLACES)))}</p>", "<h2>Deltagere</h2>"]  # fmt: skip
    titles = {"present": s.one("Deltog", "Til stede"), "apologies": "Afbud",
              "absent": s.one("Mødte ikke op", "Deltog ikke")}  # fmt: skip
    for status, title in titles.items():
        if t.of(status):
            chips = [f'<span class="mention">@{escape(one.name)}</span> ({escape(one.function)})'
                     for one in t.of(status)]  # fmt: skip
            out.append(f"<p><b>{title}:</b> {', '.join(chips)}</p>")
    out.append("<h2>Noter</h2>")
    for point, talk in points(s, s.draw.randint(2, 4)):
        bullets = "".join(f"<li>{escape(stopped(one))}</li>" for one in _sentences(talk))
        out.append(f"<h3>{escape(point)}</h3><ul>{bullets}</ul>")
    out += ["<h2>Opgaver</h2>", '<table class="task-list"><tbody>', "<tr>" + "".join(
        f"<td><b>{head}</b></td>" for head in ("Opgave", "Tildelt", "Forfaldsdato", "Status")
    ) + "</tr>"]  # fmt: skip
    ended = {"closed": s.one("Fuldført", "Udført"), "open": s.one("I gang", "Ikke fuldført"),
             "dropped": s.one("Annulleret", "Udgår")}  # fmt: skip
    for o in [*t.old, *t.new]:
        is_old = any(o is one for one in t.old)
        cells = (o.imperative, start(o.owner), o.deadline.text,
                 ended[o.status] if is_old else "Ikke startet")  # fmt: skip
        out.append("<tr>" + "".join(f"<td>{_in_cell(text)}</td>" for text in cells) + "</tr>")
    out.append("</tbody></table>")
    if s.draw.random() < 0.7:
        out.append(f"<p>Næste møde: {full_day(tell_next(s))}, {t.start:%H:%M}</p>")
    body = "\n".join(out)
    return "html", ('<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8">'
                    f"<title>Mødenoter</title></head>\n<body>\n<div>\n{body}\n</div>\n"
                    "</body></html>\n").encode()  # fmt: skip


def _in_cell(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _sentences(talk: str) -> list[str]:
    return re.split(r"(?<=[a-zæøå0-9])\. (?=[A-ZÆØÅ])", talk)


def volunteers_plain_text(s: Secretary) -> tuple[str, bytes]:
    """A coordinator of volunteers: plain text, a question above each part, lines of 72 signs."""
    prepare(s, ("first", "party"), in_figures, in_words, on_weekday)
    t = s.told
    title = f"Referat fra netværksmøde, SSP {s.area}"
    lines = [title, "=" * len(title), ""]
    lines += _wrapped(
        f"Vi mødtes {full_day(t.day)}. Mødet begyndte klokken {clock(t.start)} og "
        + s.one(f"sluttede klokken {clock(t.end)}.", f"varede {LENGTHS[t.length]}.")
    )
    titles = {
        "present": s.one("HVEM VAR MED?", "HVEM KOM?"), "apologies": "HVEM HAVDE MELDT AFBUD?",
        "absent": s.one("HVEM MANGLEDE?", "HVEM KOM IKKE?"),
    }  # fmt: skip
    for status, title in titles.items():
        if t.of(status):
            lines += ["", title, *(f"- {from_party(one)}" for one in t.of(status))]
    lines += ["", "HVAD TALTE VI OM?"]
    for _, talk in points(s, s.draw.randint(2, 4)):
        lines += [*_wrapped(talk), ""]
    if t.old:
        lines.append(s.one("HVORDAN GIK DET MED AFTALERNE FRA SIDST?", "GJORDE VI DET, VI LOVEDE?"))
        ended = {
            "closed": ("Ja, det er gjort.", "Ja, klaret."),
            "open": ("Nej, ikke endnu.", "Det er i gang."),
            "dropped": ("Nej, det er droppet.", "Nej, det er ikke aktuelt længere."),
        }  # fmt: skip
        for o in t.old:
            said = f"{start(o.owner)} skulle {sentence(f'{o.verb[0]} {o.about}', o)}"
            lines += _listed(f"{said} {s.one(*ended[o.status])}")
        lines.append("")
    lines.append(s.one("HVEM GØR HVAD?", "HVAD ER AFTALT?"))
    for o in t.new:
        lines += _listed(f"{start(o.owner)} {sentence(o.done, o)}")
    lines += ["", "HVORNÅR SES VI IGEN?"]
    if s.draw.random() < 0.8:
        lines.append(f"{start(full_day(tell_next(s)))} klokken {clock(t.start)}.")
    else:
        lines.append("Det er ikke aftalt endnu.")
    return "text", "\n".join([*lines, ""]).encode()


def _wrapped(text: str) -> list[str]:
    return wrap(text, 72, break_on_hyphens=False)


def _listed(text: str) -> list[str]:
    return wrap(text, 72, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


LAYOUTS = (
    club_leaders_mail, secretarys_case_export, health_visitors_word, counsellors_loop_notes,
    volunteers_plain_text,
)  # fmt: skip
