"""A list of a network's members that tells who came: ``Faste medlemmer: …``, ``Afbud: Trine``.

Members need not have come. They did where the paper says of some that they stayed away, or that all
came; then the list is one of participants. ``Alle undtagen Trine`` says who stayed away.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.attendance_words import status_in
from pipeline.ingest.minutes.blocks import Block, Document, Heading, ListItem, Paragraph, Table
from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.people_signs import signs_written_out

_MEMBERS = re.compile(
    r"\W{0,4}(?:(?:netværkets|gruppens|mødets|kredsens|vores|alle|de)\s+)?"
    r"(?:(?:(?:faste\s+)?medlemmer(?:ne)?|medlemsliste)(?:\s+(?:af|i)\s+[\w-]+(?:\s+\w+)?)?"
    r"|(?:netværk(?:et|sgruppen)|gruppen)\s+(?:består|bestod)\s+af"
    r"|mødekreds(?:en)?|(?:medlems|netværks)?kreds(?:en)?"
    r"|indkald(?:te|t)|indbud(?:te|t)|inviter(?:ede|et)(?:\s+var)?)"
    r"(?:\s*:\s*|\s+(?=[A-ZÆØÅ])|\s*$)",
    re.IGNORECASE,
)
_WHO = r"[^.:;,()]{2,60}(?:\([^()]{1,40}\))?"
_ALL = (
    r"\balle(?:\s+(?:var|er|kom|deltog|mødte?|til\s?stede|medlemmer|deltagere|faste|med|frem|op"
    r"|i\s+dag))*"
)
_ALL_BUT = re.compile(
    rf"{_ALL}\s*,?\s+(?:undtagen|undtaget|på\s+nær|bortset\s+fra|med\s+undtagelse\s+af|minus|foruden"
    rf"|ekskl\.)\s+(?P<who>{_WHO})(?P<said>,\s+(?:der|som)\s[^.:;,]{{3,60}})?\s*(?:[.:;,]\s*|$)",
    re.IGNORECASE,
)
_ALL_CAME = re.compile(
    r"\W{0,4}(?:alle\s+(?:var\s+|er\s+|medlemmer\s+)*(?:mødt(?:e|\s+op)?|til\s?stede|deltog|kom|her|der)"
    r"|fuld(?:t|talligt)\s+(?:fremmøde|hus)|ingen\s+afbud)\W{0,3}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # "Vi var fire til mødet (Jonas, Leyla, Ida fra skolen)."
    r"\W{0,4}(?:vi|der)\s+(?:var|mødte|kom|deltog)\b(?![^():]*\b(?:afbud|forfald)\b)[^():]{0,30}"
    r"\((?=[^()]*(?:,|\sog\s))(?P<names>(?-i:[A-ZÆØÅ])[^()]*(?:\([^()]*\)[^()]*)*)\)\W*",
    re.IGNORECASE,
)
# Everybody but those just named.
_THE_OTHERS = re.compile(
    r"(?:,?\s+men|[.,])\s+(?:(?:ellers|derudover)\s+(?:var|kom|mødte)\s+alle|(?:resten|(?:alle\s+)?de\s+andre|"
    r"de\s+øvrige|alle\s+andre)\s+(?:var|kom|mødte))(?:\s+(?:der|med|her|op|mødt|frem|til\s?stede))?\s*:\s*",
    re.IGNORECASE,
)
_EXCUSED = re.compile(r"\b(?:afbud|forfald|syge?|ferie|kursus|barsel|orlov|forhindret|fri)\b")
_CAME = re.compile(r"^\W{0,3}(?:var|er)\s+(?:mødt|til\s?stede|med)\s*:\s*")
_SENTENCES = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])")
_LEAD = re.compile(
    r"\W{0,4}(?:til\s?stede|deltagere|mødt|fremmøde)?(?:\s+(?:i\s+dag|var))*\W{0,3}$", re.IGNORECASE
)
_SHORTEST_NAME = re.compile(r"[A-ZÆØÅ]\w|\b\w{4,}(?:et|en)\b")
_FRONT = 25  # blocks, among which the members stand
_MOST_BELOW = 30


def with_members_told(document: Document) -> Document:
    """Return a document whose list of members is one of participants, where it tells who came."""
    front = document.blocks[:_FRONT]
    if any(isinstance(one, Paragraph | ListItem) for one in front):
        front = signs_written_out(front)
        front = [told for one in front for told in _with_exceptions(one)]
        front = _with_members(front)
    return replace(document, blocks=[*front, *document.blocks[_FRONT:]])


def _with_exceptions(block: Block) -> list[Block]:
    """Return a block, with ``alle undtagen Trine`` as a line that says who stayed away."""
    if isinstance(block, Table | Heading):
        return [block]
    counted = _COUNTED.fullmatch(block.text)
    if counted is not None:
        return [replace(block, text=f"Deltagere: {counted['names']}")]
    others = _THE_OTHERS.search(block.text)
    if others is not None:
        texts = [block.text[: others.start()].strip(), f"Deltagere: {block.text[others.end() :]}"]
        return [Paragraph(text, block.line, block.place) for text in texts if text]
    match = _ALL_BUT.search(block.text)
    if match is None or _SHORTEST_NAME.search(match["who"]) is None:
        return [block]
    label = "Afbud" if _EXCUSED.search(match["said"] or "") else "Ikke mødt"
    before, behind = block.text[: match.start()], block.text[match.end() :]
    texts = [] if _LEAD.fullmatch(before) else [before.strip()]
    texts.append(f"{label}: {match['who'].strip()}")
    rest = _CAME.sub("", behind)
    if behind:
        is_list = match[0].rstrip().endswith(":") or rest != behind
        texts.append(f"Deltagere: {rest}" if is_list else behind)
    return [Paragraph(text, block.line, block.place) for text in texts]


def _with_members(front: list[Block]) -> list[Block]:
    """Return the blocks with the label of members changed, where the paper tells who came."""
    at = next((n for n, one in enumerate(front) if _is_of_members(one)), None)
    if at is None or not _tells_who_came(front, at):
        return front
    member = front[at]
    if isinstance(member, Table):
        return front
    names = _MEMBERS.sub("", member.text, count=1)
    kept = [one for one in _SENTENCES.split(names) if not _ALL_CAME.fullmatch(one)]
    text = f"Deltagere: {'. '.join(kept)}".strip()
    rest = [one for one in front[at + 1 :] if not _says_all_came(one)]
    return [*front[:at], Paragraph(text, member.line, member.place), *rest]


def _says_all_came(block: Block) -> bool:
    return not isinstance(block, Table) and _ALL_CAME.fullmatch(block.text) is not None


def _is_of_members(block: Block) -> bool:
    return not isinstance(block, Table) and _MEMBERS.match(block.text) is not None


def _tells_who_came(front: list[Block], at: int) -> bool:
    """Say whether some stayed away or all came, and no other list says who did."""
    texts = [one.text for one in front if not isinstance(one, Table)]
    labels = [text.partition(":")[0] for text in texts if ":" in text[:40] or len(text) < 30]
    roles = {people_role(label) for n, label in enumerate(labels) if not _MEMBERS.match(label)}
    if "participants" in roles:
        return False
    below = [one.text for one in front[at : at + _MOST_BELOW] if not isinstance(one, Table)]
    is_all = any(_ALL_CAME.fullmatch(one) for text in texts for one in _SENTENCES.split(text))
    is_said = any(status_in(text) in ("apologies", "absent") for text in below)
    return bool(roles & {"apologies", "absent"}) or is_all or is_said
