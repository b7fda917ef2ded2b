"""The language that a report is written in: Danish as it stands in the code, or English.

The source language is Danish, so a message is its own key, and Danish needs no catalogue. English
comes from ``pipeline/locale/en/LC_MESSAGES/ungetid.po`` (``make texts`` brings it up to date).

The language belongs to the context that asks (:mod:`contextvars`), never to the process: two
reports that are made side by side cannot mix theirs up.
"""

from __future__ import annotations

import gettext as gnu
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pipeline.problems import UngetidError
from pipeline.wording import LANGUAGES, Language
from pipeline.wording.formats import unbroken

CATALOGUES = Path(__file__).resolve().parent.parent / "locale"
Class = TypeVar("Class", bound=type)
_DANISH: Language = "da"
_language: ContextVar[Language] = ContextVar("ungetid_language", default=_DANISH)


def current() -> Language:
    """Return the language that is spoken here; Danish where nobody said."""
    return _language.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language inside a ``with`` block."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def in_own_language(made: Class) -> Class:
    """Let every public method of a class speak the language of its instance (``language``).

    A notebook's kernel gives each cell a context of its own: what one cell has set, the next one
    does not see. So each call says it anew.
    """
    for name, method in list(vars(made).items()):
        if callable(method) and not name.startswith("_"):
            setattr(made, name, _spoken(method))
    return made


def _spoken(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def inside(self: Any, *given: Any, **named: Any) -> Any:
        with speaking(self.language):
            return method(self, *given, **named)

    return inside


def known(language: str) -> Language:
    """Return a language as one that reports are written in.

    Raises
    ------
    UngetidError
        When there is none of that name.
    """
    for one in LANGUAGES:
        if one == language:
            return one
    raise UngetidError(
        f"There are no reports in the language {language!r}.",
        mend=f"Use one of: {', '.join(LANGUAGES)}.",
    )


def _(danish: str, **shown: object) -> str:
    """Return a text in the language that is spoken here.

    Parameters
    ----------
    danish
        The text in Danish, written out in the call (or marked by :func:`N_`), so that
        ``make texts`` finds it; what varies stands as ``{name}``.
    shown
        What is put in for the names, ready to be shown.
    """
    text = unbroken(_translations(current()).gettext(danish))
    return text.format(**shown) if shown else text


def ngettext(one: str, several: str, number: float, **shown: object) -> str:
    """Return the text of one or of several, as :func:`_`."""
    text = unbroken(_translations(current()).ngettext(one, several, 1 if number == 1 else 2))
    return text.format(**shown) if shown else text


def N_(danish: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text that :func:`_` is asked for later; return it as it is."""
    return danish


def either(danish: str, english: str | None) -> str:
    """Return which of a row's two texts is spoken here; Danish where there is no English."""
    return unbroken(english if current() == "en" and english else danish)


def either_or_none(danish: str | None, english: str | None) -> str | None:
    """Return :func:`either`; none where there is no Danish."""
    return None if danish is None else either(danish, english)


@cache
def _translations(language: Language) -> gnu.NullTranslations:
    """Return a language's catalogue; it is read once and never changed."""
    if language == _DANISH:
        return gnu.NullTranslations()
    compiled = io.BytesIO()
    with catalogue_file(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


def catalogue_file(language: Language) -> Path:
    """Return where the catalogue of a language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / "ungetid.po"
