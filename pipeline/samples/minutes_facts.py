"""What minutes tell besides the meeting itself: place, minute-taker, roles, decisions, doubts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.samples.followups import Action
from pipeline.samples.meetings import Meeting
from pipeline.samples.vocabulary import rows

# Where meetings are held: as it is written, and what kind of place that is.
PLACES = {
    "Rådhuset, lokale 2": "town_hall",
    "Skolens personalerum": "school",
    "Klubben": "club",
}
# What the regulars of an organisation are: as it is written, and its code.
_ROLES = {
    "school": (("Lærer", "teacher"), ("Skoleleder", "school_leader")),
    "police": (("Politibetjent", "police_officer"), ("Lokalbetjent", "police_officer")),
    "housing": (("Boligsocial medarbejder", "housing_worker"), ("Vicevært", "housing_worker")),
    "club": (("Klubleder", "club_leader"), ("Klubmedarbejder", "club_worker")),
    "authority": (("Socialrådgiver", "social_worker"), ("Sagsbehandler", "social_worker")),
    "association": (("Frivillig", "volunteer"), ("Træner", "volunteer")),
}
# Kind, topic, what a list says, and how it goes on behind "Det blev besluttet, at".
_DECISIONS = (
    ("approve", None, "Årsplanen godkendes", "årsplanen godkendes"),
    ("start", "gathering", "Fælles runder ved utryghedsskabende samling iværksættes",
     "fælles runder ved utryghedsskabende samling iværksættes"),
    ("postpone", "drugs", "Temaet rusmidler udskydes", "temaet rusmidler udskydes"),
    ("refer", "school_absence", "Spørgsmålet om skolefravær forelægges ledelsen",
     "spørgsmålet om skolefravær forelægges ledelsen"),
    ("agree", "online", "Opmærksomhed på digital adfærd fastholdes",
     "opmærksomhed på digital adfærd fastholdes"),
    ("inform", "vandalism", "Personalet orienteres om hærværk",
     "personalet orienteres om hærværk"),
    ("stop", None, "Den fælles vagtordning ophører", "den fælles vagtordning ophører"),
)  # fmt: skip
DECISION_NAMES = {
    "approve": "Godkendt", "start": "Iværksættes", "stop": "Ophører", "postpone": "Udskydes",
    "refer": "Henvises", "agree": "Aftalt", "inform": "Orientering",
}  # fmt: skip
# What a few minutes leave in doubt, and how often each is planted.
DOUBTS = ("place", "topics", "deadline", "organisation", "late")
EACH_DOUBT = 2
UNKNOWN_PLACE, UNKNOWN_ORGANISATION, TOO_LATE = "Multisalen", "Naboerne", 22 * 60 + 15


@dataclass(frozen=True)
class Decision:
    """One decision; ``item_number`` where it stands under an item of the agenda."""

    kind: str
    topic: str | None
    text: str
    said: str
    item_number: int | None
    action_id: str | None


@dataclass(frozen=True)
class Doubt:
    """One value that cannot be read with certainty, and what is to be read all the same."""

    record_kind: str
    record_number: int | None
    field: str
    value: str
    read_as: str
    action_id: str | None = None


@dataclass
class Facts:
    """What a document tells besides the meeting.

    Parameters
    ----------
    roles
        Of the participants in their order; None for our own staff and where it is not told.
    topics
        Of the agenda's items in their order.
    unnumbered
        Follow-ups that are seen again without their number.
    """

    place_code: str | None = None
    minute_taker: str | None = None
    minute_taker_role: str | None = None
    roles: tuple[str | None, ...] = ()
    topics: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    unnumbered: frozenset[str] = frozenset()


def own_draw(meeting: Meeting, part: str) -> random.Random:
    """Return random numbers of one meeting's own: what others draw stays as it was."""
    said = f"{part} {meeting.meeting_id} {meeting.start} {meeting.end}"
    return random.Random(said)  # noqa: S311 - invented data, not a secret


def role_of(meeting: Meeting, organisation: str) -> tuple[str, str]:
    """Return the role of a network's regular: as it is written, and its code."""
    networks = [row["code"] for row in rows("networks")]
    return _ROLES[organisation][networks.index(meeting.network_code) % 2]


def draw_decisions(meeting: Meeting) -> tuple[str, tuple[Decision, ...]]:
    """Return what a meeting decided, and how its minutes tell it: list, table or sentence."""
    draw = own_draw(meeting, "decisions")
    habit = draw.choice(("list", "table", "sentence"))
    drawn = draw.sample(_DECISIONS, draw.choice((0, 0, 1, 1, 2)))
    found = []
    for at, (kind, topic, text, said) in enumerate(drawn):
        new = meeting.new_actions
        action_id = new[0].action_id if new and at == 0 and draw.random() < 0.5 else None
        item = {"list": None, "table": draw.choice((2, 3)), "sentence": 1}[habit]
        found.append(Decision(kind, topic, text, said, item, action_id))
    return habit, tuple(found)


def seen_without_number(meetings: Sequence[Meeting], count: int) -> dict[str, str]:
    """Return meetings in which one follow-up is seen again without its number, and which.

    Only one that can be known all the same: no other in the network has its kind, responsible
    party and deadline, and the meeting before had the same deadline.
    """
    found: dict[str, str] = {}
    alike: dict[tuple[object, ...], set[str]] = {}
    deadlines: dict[str, object] = {}
    told = [meeting for meeting in meetings if meeting.status == "held"]
    for meeting in told:
        for action in (*meeting.old_actions, *meeting.new_actions):
            alike.setdefault(_key(meeting, action), set()).add(action.action_id)
    for meeting in told:
        for action in meeting.old_actions:
            is_same = deadlines.get(action.action_id) == action.due_on
            is_alone = len(alike[_key(meeting, action)]) == 1
            draw = own_draw(meeting, f"number of {action.action_id}")
            if is_same and is_alone and len(found) < count and draw.random() < 0.1:
                found.setdefault(meeting.meeting_id, action.action_id)
        for action in (*meeting.old_actions, *meeting.new_actions):
            deadlines[action.action_id] = action.due_on
    return found


def _key(meeting: Meeting, action: Action) -> tuple[object, ...]:
    who = (action.staff_code, action.organisation)
    return (meeting.network_code, action.kind, *who, action.due_on)
