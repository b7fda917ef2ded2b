"""Pieces of personal data drawn from a seed, in sentences such as staff write.

Numbers are those of the samples' generator, or dates that are decades ahead; nobody has them.
Names are of two kinds: from the detector's own lists, and put together from parts that no list
holds.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.privacy import Known, find
from pipeline.samples.invented import Invented
from pipeline.samples.planted import Planted

LISTS = Path(__file__).parents[2] / "pipeline" / "ingest" / "privacy"
_SENTENCES = (
    "Vi var ude i aftes, og så kom {} forbi klubben.",
    "Samtale med {} om skolegang og fritidsjob.",
    "Mor til {} ringede og var bekymret.",
    "Opfølgning på bekymring for {}, der ikke møder i skole.",
    "Efter mødet talte jeg længe med {} på torvet.",
    "Den unge hedder {} og går i 8. klasse.",
    "Der er aftalt et nyt møde i uge 40, hvor {} også deltager.",
)
_NUMBERED = (
    "Det drejer sig om {}, som vi kender i forvejen.",
    "Aftale lavet ({}) og noteret.",
    "Se også {} i sagen fra sidste år.",
    "Oplysningen er {}.",
)
_SURE_OF_NAMES = (
    "Borger {} mødte ikke op.",
    "Mor til {} ringede og var bekymret.",
    "Den unge hedder {} og går i 8. klasse.",
    "Talte med {} om et fritidsjob.",
    "Bekymring for {}, som er meget alene.",
)
_NO_CONTEXT = (
    "{} var med i klubben og spillede bordfodbold.",
    "I hallen så vi blandt andre {} og et par til.",
    "Det gælder også {}.",
    "I dag: {}, lidt for sent.",
)


@dataclass(frozen=True)
class Piece:
    """A piece of personal data, its kind, and the sentence in which it stands."""

    kind: str
    text: str
    sentence: str


def draw_pieces(seed: int, count: int) -> dict[str, list[Piece]]:
    """Return pieces of every kind.

    ``name_unlisted`` is in no list of the detector and stands behind words that announce a name;
    ``name_unannounced`` stands anywhere, also first in its sentence; ``nickname_unlisted`` is one
    word of no list, anywhere.

    Parameters
    ----------
    count
        How many of each; of nicknames 500 at most, since there are no more.
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    invented = Invented(draw, Planted())
    makers: dict[str, tuple[Callable[[], str], tuple[str, ...]]] = {
        "cpr": (lambda: _cpr(draw), _NUMBERED),
        "phone": (lambda: _phone(draw), _NUMBERED),
        "email": (lambda: invented.email("note"), _NUMBERED),
        "number_plate": (lambda: _plate(draw), _NUMBERED),
        "profile_url": (lambda: _profile(draw), _NUMBERED),
        "address": (lambda: _address(draw, invented), _NUMBERED),
        "name": (lambda: _listed_name(draw), _SENTENCES),
        "name_unlisted": (lambda: invented.name("note"), _SURE_OF_NAMES),
        "name_unannounced": (lambda: invented.name("note"), _NO_CONTEXT),
        "nickname_unlisted": (lambda: invented.nickname("note"), (*_SENTENCES, *_NO_CONTEXT)),
    }
    return {
        kind: [
            _piece(draw, kind, make(), sentences)
            for _ in range(min(count, 500) if "nick" in kind else count)
        ]
        for kind, (make, sentences) in makers.items()
    }


def _piece(draw: random.Random, kind: str, text: str, sentences: tuple[str, ...]) -> Piece:
    return Piece(kind, text, draw.choice(sentences).format(text))


def _cpr(draw: random.Random) -> str:
    """Return a number of somebody born from 2041 to 2056; every fourth a replacement number."""
    day, month, year = draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(41, 57)
    day += 60 * (draw.random() < 0.25)
    mark = draw.choice(("-", "", " ", " - ", "\u2013"))
    return f"{day:02d}{month:02d}{year:02d}{mark}{draw.choice('5678')}{draw.randrange(1000):03d}"


def _phone(draw: random.Random) -> str:
    """Return a number that begins with 0, as none does, or has an unused country code."""
    digits = f"0{draw.randrange(10**7):07d}"
    pairs = [digits[at : at + 2] for at in range(0, 8, 2)]
    return draw.choice(
        (
            " ".join(pairs),
            f"+45 {' '.join(pairs)}",
            f"+45{digits}",
            f"0045 {digits}",
            f"tlf. {digits}",
            f"mobil {digits[:4]} {digits[4:]}",
            "-".join(pairs),
            f"+999 70 {digits[1:4]} {digits[4:6]} {digits[6:]}",
        )
    )


def _plate(draw: random.Random) -> str:
    letters = "".join(draw.choice("QWXZÆØÅ") for _ in range(2))
    digits = f"{draw.randrange(10**5):05d}"
    return draw.choice((f"{letters} {digits[:2]} {digits[2:]}", letters + digits))


def _profile(draw: random.Random) -> str:
    handle = f"{draw.choice(('qvist', 'rimfax', 'trolde'))}_{draw.randrange(1000)}"
    return draw.choice(
        (
            f"https://www.instagram.com/{handle}/",
            f"tiktok.com/@{handle}",
            f"@{handle}",
            f"snap: {handle}",
            f"https://facebook.com/{handle}",
        )
    )


def _address(draw: random.Random, invented: Invented) -> str:
    street = invented.address("note")
    return street + draw.choice(("", ", 2. tv", ", st. th", ", 3. sal", ", 2635 Ishøj", "B"))


def _listed_name(draw: random.Random) -> str:
    given, family = (_names(file) for file in ("given_names.csv", "surnames.csv"))
    one, other = draw.choice(given), draw.choice(family)
    return draw.choice((f"{one} {other}", f"{one} {other}", one))


def _names(file: str) -> list[str]:
    with (LISTS / file).open(encoding="utf-8", newline="") as source:
        return [row["name"] for row in csv.DictReader(source, delimiter=";")]


def is_taken_out(piece: Piece, known: Known) -> bool:
    """Say whether nothing is left of a piece, by its kind, where it stands in its sentence."""
    start = piece.sentence.index(piece.text)
    kind = "name" if "name" in piece.kind else piece.kind
    found = [one for one in find(piece.sentence, known) if one.kind == kind]
    hidden = {at for one in found for at in range(one.start, one.end)}
    announced = re.match(r"(?:snap: |tlf\. |mobil )", piece.text)
    first = start + (announced.end() if announced else 0)
    return all(at in hidden for at in range(first, start + len(piece.text)))
