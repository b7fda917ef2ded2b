"""Has it moved? The primary verdict in Danish; all of its wording stands here.

A verdict that only a label may be behind is never told without saying so.
"""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.records import PrimaryVerdict

_WORDS = {
    "moved": "Flyttet",
    "probably_moved": "Sandsynligvis flyttet",
    "not_shown": "Ikke vist",
    "too_little_data": "For lidt data",
}
_ENDINGS = {
    "label_only": "måske kun en ny betegnelse",
    "street_only": "kun vist på gaden",
    "unchecked": "ikke efterprøvet",
}
_REASONS = {
    "no_baseline": "udgangspunktet mangler eller er for lidt registreret",
    "no_data": "for lidt er registreret i perioden",
    "not_after": "perioden ligger ikke helt efter overgangsperioden",
    "too_few_months": "der er registreringer i for få måneder",
}
_NOT_YET = "der er endnu ikke fire hele kvartaler efter overgangsperioden"
_WHATEVER_IT_WAS = "uanset hvordan det var i udgangspunktet, hvor kontakter ikke blev registreret"
_SAME_WALK = "den samme gåtur kan registreres som synlighed eller som direkte arbejde"


def word(found: PrimaryVerdict | None) -> str:
    """Return the verdict in a few words: *Flyttet*, *Ikke vist*, *Flyttet, ikke efterprøvet*."""
    if found is None:
        return _WORDS["too_little_data"]
    said = _WORDS[found.plain]
    if found.direction == "down":
        said += " den modsatte vej"
    return f"{said}, {_ENDINGS[found.ending]}" if found.ending else said


def told(kpis: Kpis) -> list[str]:
    """Return the verdict in one or two sentences, with size, interval and the recounts' word.

    Nothing where there is nothing to compare: without a decision, a baseline or figures, and in
    quarters before it took effect, the sentence of the front page says what is missing.
    """
    period, found = kpis.compared, kpis.verdict
    if kpis.decision is None or kpis.baseline is None or period is None:
        return []
    if period.period_end < kpis.decision.effective_from:
        return []
    if found is None or found.change is None:
        reason = _REASONS.get(found.reason or "", _NOT_YET) if found else _NOT_YET
        return [f"Der er for lidt data til at afgøre, om tiden er flyttet: {reason}."]
    if found.plain == "not_shown":
        return [
            (
                f"Det er ikke vist, at tiden er flyttet: {_size(found)}. En forskel af den "
                "størrelse kan være tilfældig."
            )
        ]
    return [_moved(found)]


def _moved(found: PrimaryVerdict) -> str:
    size = _size(found)
    if not found.ending:
        return f"{_head(found)}: {size}. {_recounts(found)}"
    if found.ending == "label_only":
        return (
            f"Det er ikke vist, at tiden er flyttet, selv om registreringerne har ændret sig: "
            f"{size}. Men {_SAME_WALK}, og når gadetid uden kontakt regnes som synlighed, er "
            f"ændringen kun {_contact(found)}. Forskellen kan altså være en ny betegnelse for det "
            "samme arbejde."
        )
    if found.ending == "street_only":
        return (
            f"{_head(found)} på gaden, men ikke uden for den: {size}. Da {_SAME_WALK}, kan det "
            "ikke udelukkes, at det samme arbejde har fået en ny betegnelse."
        )
    return (
        f"{_head(found)}, men det kan ikke efterprøves, om det samme arbejde blot har fået en ny "
        f"betegnelse: {size}. Dertil er for lidt registreret om sted og kontakter."
    )


def _head(found: PrimaryVerdict) -> str:
    probably = "sandsynligvis " if found.plain == "probably_moved" else ""
    wrong = " den modsatte vej" if found.direction == "down" else ""
    return f"Tiden er {probably}flyttet{wrong}"


def _size(found: PrimaryVerdict) -> str:
    """Return how far the share rose or fell, with the interval of that rise or fall."""
    change = found.change or 0.0
    ends = (_along(found, found.change_lower), _along(found, found.change_upper))
    least, most = (formats.points(end, signed=False) for end in sorted(ends))
    return (
        f"andelen af direkte arbejde er {'faldet' if change < 0 else 'steget'} med "
        f"{formats.points(abs(change), signed=False)} "
        f"(95 %-interval fra {least.partition(formats.NO_BREAK_SPACE)[0]} til {most})"
    )


def _along(found: PrimaryVerdict, change: float | None) -> float:
    """Return a change as a rise where the share rose, as a fall where it fell."""
    return (change or 0.0) * (-1 if (found.change or 0.0) < 0 else 1)


def _recounts(found: PrimaryVerdict) -> str:
    said = f"Det gælder også, når gadetid uden kontakt regnes som synlighed ({_contact(found)})"
    if found.narrow_recount == "holds":
        narrow = formats.points(_along(found, found.narrow_change), signed=False)
        return f"{said}, og i snæver forstand ({narrow})."
    if found.narrow_recount == "does_not_hold":
        return f"{said}, men det er ikke vist i snæver forstand, uden opgave 4."
    return f"{said}."


def _contact(found: PrimaryVerdict) -> str:
    """Return how far the recount moved the same way; a minus says the other way."""
    change = formats.points(_along(found, found.contact_change), signed=False)
    if found.contact_is_bound and found.contact_recount == "holds":
        return f"mindst {change}, {_WHATEVER_IT_WAS}"
    return change
