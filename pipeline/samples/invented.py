"""Invented personal data: nobody's names, numbers that no register can have given to anyone.

Names are put together from parts that are no Danish given or family names. CPR-like numbers carry
a day that no month has, or a day of birth that is decades ahead. Telephone numbers begin with 0,
which no Danish number does; e-mail is in domains reserved for examples.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from pipeline.samples.planted import Planted

_GIVEN = (
    (
        "Åsve Brynd Cilv Dagne Eldr Fenj Gisl Hjalv Isv Jorl Kvas Lønb Munt Njor Odv Pelr Rimf"
        " Skjal Tjørv Ulfr Vind Ørv"
    ),
    "ine ulf ida arik mund ette olf inde ar una",
)
_FAMILY = (
    (
        "Plante Kvist Rimfaks Tangl Birkel Hasler Moser Duner Klokk Lyngter Pilter Sivert Tjørner"
        " Vedbend"
    ),
    "løv sump troldby kragsø stad vad fjeld bakkegren",
)
_STREETS = (
    (
        "Planteløvs Rimfaks Tusmørke Kvisttrolde Dunhammer Mosekone Sølvpile Lyngtrolde Ravneflugt"
        " Tjørneskov Vedbends Siverts"
    ),
    "vænget stien gangen toften løkken",
)
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


class Invented:
    """Draws invented personal data, each piece once, and notes it where it is used.

    Parameters
    ----------
    draw
        The random numbers.
    planted
        The ledger.
    """

    def __init__(self, draw: random.Random, planted: Planted) -> None:
        self._draw = draw
        self._planted = planted
        self._used: set[str] = set()

    def name(self, where: str, kind: str = "name", *, is_ascii: bool = False) -> str:
        """Return a full name; for a file name in letters that every system can write."""
        text = self._new(self._name)
        while is_ascii and not text.isascii():
            text = self._new(self._name)
        return self._planted.add_personal(text, kind, where)

    def nickname(self, where: str) -> str:
        """Return a name as it is used in the street: one word."""
        return self._planted.add_personal(self._new(self._nickname), "nickname", where)

    def cpr(self, where: str) -> str:
        """Return a number that looks like a CPR number."""
        return self._planted.add_personal(self._new(self._cpr), "cpr", where)

    def phone(self, where: str) -> str:
        """Return a number that looks like a Danish telephone number."""
        return self._planted.add_personal(self._new(self._phone), "phone", where)

    def email(self, where: str) -> str:
        """Return an address in a domain reserved for examples."""
        return self._planted.add_personal(self._new(self._email), "email", where)

    def address(self, where: str) -> str:
        """Return a street that does not exist, with a number."""
        return self._planted.add_personal(self._new(self._address), "address", where)

    def sentence(self, where: str) -> str:
        """Return a sentence of a note with one to three pieces of personal data."""
        makers = (
            lambda: f"Talte med {self.name(where)}, cpr {self.cpr(where)}",
            lambda: f"Mor til {self.name(where)} ringer fra {self.phone(where)}",
            lambda: f"{self.nickname(where)} vil gerne have hjælp, skriv til {self.email(where)}",
            lambda: f"Fulgte {self.name(where)} hjem til {self.address(where)}",
            lambda: f"{self.nickname(where)} mødte ikke op",
            lambda: f"Aftale med {self.name(where)} (tlf. {self.phone(where)})",
        )
        return self._draw.choice(makers)()

    def _new(self, make: Callable[[], str]) -> str:
        while True:
            text = make()
            if text.casefold() not in self._used:
                self._used.add(text.casefold())
                return text

    def _part(self, parts: tuple[str, str]) -> str:
        first, last = (self._draw.choice(words.split()) for words in parts)
        return first + last

    def _name(self) -> str:
        return f"{self._part(_GIVEN)} {self._part(_FAMILY)}"

    def _nickname(self) -> str:
        return f"{self._part(_GIVEN)}{self._draw.choice(('sen', 'mand', 'pige', 'ster'))}"

    def _cpr(self) -> str:
        month, serial = self._draw.randrange(1, 13), self._draw.randrange(1000)
        if self._draw.random() < 0.5:
            day, year, century = self._draw.randrange(32, 60), self._draw.randrange(5, 20), 4
        else:  # born from 2041 to 2056
            day, year, century = self._draw.randrange(1, 29), self._draw.randrange(41, 57), 6
        return f"{day:02d}{month:02d}{year:02d}-{century}{serial:03d}"

    def _phone(self) -> str:
        digits = f"0{self._draw.randrange(10_000_000):07d}"
        return " ".join(digits[at : at + 2] for at in range(0, 8, 2))

    def _email(self) -> str:
        given, family = self._name().lower().translate(_ASCII).split()
        return f"{given}.{family}@example.{self._draw.choice(('com', 'org', 'net'))}"

    def _address(self) -> str:
        return f"{self._part(_STREETS)} {self._draw.randrange(1, 180)}"
