"""The wording rules: which sentence a result has, as data in ``rules/*.yml``.

A file holds the facts that its rules may ask of, each with all its values, and lists of rules. In
a list the first rule that matches gives its template. ``sentence`` and ``short`` (the same in a few
words) are what others ask for; the other lists are parts of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from pipeline.wording import certainty
from pipeline.wording.formats import LANGUAGES, Language, joined
from pipeline.wording.templates import FORMATS, Place, Template, parsed

Fact = str | bool
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Rule:
    """A template, and where it is used.

    Parameters
    ----------
    when
        Fact → the values for which it is used; all of them must hold.
    templates
        By language.
    """

    when: tuple[tuple[str, frozenset[Fact]], ...]
    templates: dict[Language, Template]

    def matches(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the rule is for these facts."""
        return all(facts[name] in values for name, values in self.when)


@dataclass(frozen=True)
class RuleSet:
    """The rules of one kind of result.

    Parameters
    ----------
    facts
        What may be asked, with every value.
    lists
        Name → rules, in order.
    """

    name: str
    facts: dict[str, tuple[Fact, ...]]
    lists: dict[str, tuple[Rule, ...]]
    _found: dict[tuple[str, tuple[Fact, ...]], Rule] = field(default_factory=dict)

    @cached_property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """The facts that each list asks of, its parts left aside."""
        return {
            part: tuple(sorted({name for rule in rules for name, _ in rule.when}))
            for part, rules in self.lists.items()
        }

    def rule(self, part: str, facts: Mapping[str, Fact]) -> Rule:
        """Return the first rule of a list that matches.

        Raises
        ------
        LookupError
            When none does; a test shows that there is always one.
        """
        key = part, tuple([facts[name] for name in self.asked[part]])
        if key in self._found:
            return self._found[key]
        for rule in self.lists[part]:
            if rule.matches(facts):
                self._found[key] = rule
                return rule
        raise LookupError(f"{self.name}.{part}: no rule for {dict(facts)}")

    def text(
        self, part: str, language: Language, facts: Mapping[str, Fact], values: Mapping[str, Any]
    ) -> str:
        """Return what a list of rules says.

        Raises
        ------
        LookupError
            When no rule matches, or a value that its template needs is missing.
        """
        pieces = self.rule(part, facts).templates[language]
        said = [
            piece if type(piece) is str else self._filled(piece, language, facts, values)  # type: ignore[arg-type]  # else a place
            for piece in pieces
        ]
        return "".join(said)

    def _filled(
        self, place: Place, language: Language, facts: Mapping[str, Fact], values: Mapping[str, Any]
    ) -> str:
        if place.format == "joined":
            said = (self.text(part, language, facts, values) for part in place.name.split("+"))
            return joined([one for one in said if one], language)
        if place.format == "sure":  # no word but that of the level, and none where there is none
            level = certainty.level_of(facts[place.name])
            if level == "undecided":
                raise LookupError(f"{self.name}: nothing is sure here")
            return certainty.word(level, language)
        if place.name == "undecided":
            return certainty.word("undecided", language)
        if not place.format and place.name in self.lists:
            return self.text(place.name, language, facts, values)
        value = values.get(place.name)
        if value is None:
            raise LookupError(f"{self.name}: nothing to put in {{{place.name}}}")
        return FORMATS[place.format](value, language, values)


@cache
def rule_set(name: str) -> RuleSet:
    """Read the rules of one kind of result.

    Raises
    ------
    ValueError
        When a rule asks of a fact, or a value of one, that the file does not declare.
    """
    text = files(__package__).joinpath("rules", f"{name}.yml").read_text(encoding="utf-8")
    said = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, the fast one if there is one
    facts = {fact: tuple(values) for fact, values in said["facts"].items()}
    lists = {
        part: tuple(_rule(name, facts, one) for one in rules)
        for part, rules in said.items()
        if part != "facts"
    }
    return RuleSet(name, facts, lists)


def _rule(name: str, facts: Mapping[str, tuple[Fact, ...]], said: Mapping[str, Any]) -> Rule:
    when = []
    for fact, values in said.get("when", {}).items():
        wanted = frozenset(values if isinstance(values, list) else [values])
        if fact not in facts or not wanted <= set(facts[fact]):
            raise ValueError(f"{name}.yml: {fact} is never {sorted(map(str, wanted))}")
        when.append((fact, wanted))
    if unknown := set(said) - {"when", *LANGUAGES}:
        raise ValueError(f"{name}.yml: a rule has no {sorted(unknown)}")
    return Rule(tuple(when), {language: parsed(said[language]) for language in LANGUAGES})


def rule_set_names() -> list[str]:
    """Return every kind of result that has rules."""
    folder = files(__package__).joinpath("rules")
    return sorted(one.name[:-4] for one in folder.iterdir() if one.name.endswith(".yml"))
