"""Profiles from TOML: the shipped ones and the workspace's own, checked.

A message names file, key and mend. It never quotes what stands in a profile but keys that mean
something, since a word of a tool may be a name; nor the name of a file, which may be one, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.ingest.headings import COLUMNS, HELPERS, NOTE
from pipeline.ingest.profiles.book import STANDARD, ProfileBook
from pipeline.ingest.profiles.profile import VOCABULARY_COLUMNS, Profile
from pipeline.ingest.vocabulary import Vocabulary
from pipeline.problems import UngetidError
from pipeline.toml_files import fault_of, known_keys, read_toml, shown_key
from pipeline.workspace import Workspace

SHIPPED = Path(__file__).with_name("shipped")
_BASE = "based_on"
_KNOWN = known_keys(Profile) | {*COLUMNS, *HELPERS, NOTE, *VOCABULARY_COLUMNS}
_GUIDE = "docs/profiles.md shows every key that is allowed."


@cache
def shipped_profiles() -> dict[str, dict[str, Any]]:
    """Return the shipped profiles as they are written: id → contents."""
    found = [_contents(path, f"shipped/{path.name}") for path in sorted(SHIPPED.glob("*.toml"))]
    return {one["id"]: one for one in found}


def profile_files(workspace: Workspace) -> list[Path]:
    """Return the workspace's own profiles, by name."""
    return sorted(workspace.profiles.glob("*.toml"))


def shipped_book() -> ProfileBook:
    """Return the book of the shipped profiles alone."""
    return ProfileBook.of(
        _checked(contents, f"shipped/{profile_id}.toml")
        for profile_id, contents in shipped_profiles().items()
    )


def read_book(workspace: Workspace, vocabularies: Mapping[str, Vocabulary]) -> ProfileBook:
    """Read all profiles; the workspace's replace shipped ones of the same id.

    Raises
    ------
    UngetidError
        When a profile is no TOML, has a key or value that is not allowed, names a code that no
        vocabulary has, or has an id that stands twice; when ``[ingest.profiles]`` names a profile
        that there is not.
    """
    profiles = {one.id: one for one in shipped_book().profiles}
    taken: dict[str, str] = {}
    for number, path in enumerate(profile_files(workspace), start=1):
        shown_as = f"profiles/, file {number} by name"
        _check_place(path, shown_as)
        profile = _checked(_contents(path, shown_as), shown_as)
        _check_codes(profile, vocabularies, shown_as)
        if profile.id in taken:
            raise UngetidError(
                f"Its id stands in {taken[profile.id]}, too.",
                where=shown_as,
                mend="Give each profile an id of its own.",
            )
        taken[profile.id] = shown_as
        profiles[profile.id] = profile
    settings = workspace.settings().ingest
    book = ProfileBook.of(
        profiles.values(), ignored=settings.ignored_columns, paths=settings.profiles
    )
    for profile_id in settings.profiles.values():
        book.pinned(profile_id)
    return book


def _check_place(path: Path, shown_as: str) -> None:
    """Refuse a link that leads out of the folder."""
    if path.resolve().parent != path.parent.resolve():
        raise UngetidError(
            "This leads out of the folder.",
            where=shown_as,
            mend="Put the profile itself here, or remove the link.",
        )


def _contents(path: Path, shown_as: str) -> dict[str, Any]:
    """Read a profile's TOML and lay it over the profile it is based on."""
    contents = read_toml(path, shown_as)
    base = contents.pop(_BASE, None)
    if base is None:
        return contents
    if base not in shipped_profiles():
        raise UngetidError(
            "The profile is based on one that is not shipped.",
            where=f"{shown_as}, {_BASE}",
            mend=f"Use one of: {', '.join(shipped_profiles())}.",
        )
    return _laid_over(shipped_profiles()[base], contents)


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return a profile with own keys in place of those of its base, table by table."""
    joined = dict(base)
    for key, value in own.items():
        under = base.get(key)
        both = isinstance(under, dict) and isinstance(value, dict)
        joined[key] = {**under, **value} if both and under is not None else value
    return joined


def _checked(contents: dict[str, Any], shown_as: str) -> Profile:
    try:
        return Profile.model_validate(contents)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        parts = tuple(part for part in first["loc"] if not isinstance(part, int))
        key = shown_key(parts[:2], _KNOWN) or "the profile"
        raise UngetidError(
            f"{key}: {fault_of(first, _KNOWN)}.", where=shown_as, mend=f"Mend that key; {_GUIDE}"
        ) from None


def _check_codes(profile: Profile, vocabularies: Mapping[str, Vocabulary], shown_as: str) -> None:
    """Refuse a word that is translated into a code we do not have."""
    for name, words in profile.values.items():
        known = vocabularies[name]
        for code in words.values():
            if code not in known.codes:
                raise UngetidError(
                    "A word stands for a code that the vocabulary does not have.",
                    where=f"{shown_as}, [values.{name}]",
                    mend=f"Use one of: {', '.join(known.codes)}.",
                )
    if profile.id == STANDARD and profile.match.headings:
        raise UngetidError(
            "The profile standard is read when no other fits; it asks for no headings.",
            where=f"{shown_as}, [match]",
            mend="Leave match.headings out, or give the profile an id of its own.",
        )
