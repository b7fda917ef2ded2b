"""What every secretary does alike: turn what was said into the small pieces of a document."""

from __future__ import annotations

import datetime as dt
from random import Random

from . import words
from .days import bare_date, full_date, span
from .told import Person, Told


class Secretary:
    """The habits of one document."""

    def __init__(self, told: Told, draw: Random) -> None:
        self.told, self.draw = told, draw
        self.tells_next = False

    def one(self, *of: str) -> str:
        """Draw one wording."""
        return self.draw.choice(of)

    @property
    def network(self) -> str:
        """The network in some wording."""
        return self.draw.choice(words.NETWORKS[self.told.network])

    @property
    def area(self) -> str:
        """The bare name of the network's area."""
        return words.NETWORKS[self.told.network][0]

    def date(self, *, short: bool = False) -> str:
        """The day of the meeting, with its year."""
        return full_date(self.draw, self.told.day, short=short)

    def span(self) -> str:
        """From when until when."""
        return span(self.draw, self.told.start, self.told.end)

    @property
    def place(self) -> str:
        """Where they met."""
        return self.draw.choice(words.PLACES)

    def named(self, person: Person, way: str) -> str:
        """Name a participant: by first name, full name or initials (ours only)."""
        if way == "initials" and person.code:
            return person.initials
        return person.first if way == "first" else person.name

    def with_function(self, person: Person, way: str = "full") -> str:
        """``Karen Mosekrog (skolen)``, ``Karen Mosekrog, skolen``."""
        mark = self.draw.choice(("({})", "({})", "– {}"))
        return f"{self.named(person, way)} {mark.format(person.function)}"

    def bracketed(self, person: Person, way: str = "full") -> str:
        """``Karen (skolen)``."""
        return f"{self.named(person, way)} ({person.function})"

    def talk(self, most: int = 2) -> str:
        """Some sentences on what was said."""
        said = self.draw.sample(words.TALK, self.draw.randint(1, most))
        if self.draw.random() < 0.4:
            ours = [one for one in self.told.people if one.code and one.status == "present"]
            said.append(
                self.draw.choice(words.TALK_OF_STAFF).format(first=self.draw.choice(ours).first)
            )
        return " ".join(said)

    def points(self, number: int) -> list[str]:
        """Points of the agenda."""
        return self.draw.sample(words.POINTS, number)

    def next_meeting(self) -> str:
        """Tell the next meeting's day; deadlines may speak of it."""
        self.tells_next = True
        day = self.told.next_day
        return full_date(self.draw, day) if self.draw.random() < 0.6 else bare_date(self.draw, day)

    def sent(self) -> dt.datetime:
        """When the minutes were sent round."""
        day = self.told.day + dt.timedelta(days=self.draw.randint(0, 4))
        return dt.datetime.combine(day, dt.time(15, 12), dt.UTC)


def listed(names: list[str], last: str = " og ") -> str:
    """``A, B og C``."""
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
