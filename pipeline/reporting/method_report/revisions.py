"""What has changed: the builds before this one, and changes of how numbers are defined."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import _
from pipeline.reporting.method_report.reading import Build, Methods

_SHOWN_BUILDS = 24
_KEY_LENGTH = 12  # as in the name of the warehouse's file
_RELEASE = re.compile(r"^## (.+)$", re.MULTILINE)
_NUMBERS = re.compile(r"^### Numbers\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^- (.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)


def builds_html(methods: Methods) -> str:
    """Return the last builds, the newest first: day of the figures, version, what checks found."""
    heads = (_("Opgjort pr."), _("Version"), _("Kritiske fejl"), _("Øvrige fund"), _("Kontroller"))
    head = "".join(f'<th scope="col">{for_html(text)}</th>' for text in heads)
    rows = "".join(map(_row, methods.builds[:_SHOWN_BUILDS]))
    caption = for_html(_("De seneste opgørelser, den nyeste først"))
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(build: Build) -> str:
    day = formats.long_date(build.as_of)
    if not build.builds_ago:
        day = _("{day} (denne)", day=day)
    counts = "".join(
        f'<td class="u-number">{formats.count(number)}</td>'
        for number in (build.critical, build.others, build.checks)
    )
    version = f"<code>{for_html(build.build_key[:_KEY_LENGTH])}</code>"
    return f'<tr><th scope="row">{for_html(day)}</th><td>{version}</td>{counts}</tr>'


def number_changes(changelog: Path | None) -> list[tuple[str, list[str]]]:
    """Return the changes of how numbers are defined: release and entries, the newest first.

    Parameters
    ----------
    changelog
        ``CHANGELOG.md``; none where an installation lacks it.
    """
    if changelog is None:
        return []
    parts = _RELEASE.split(changelog.read_text(encoding="utf-8"))[1:]
    found = []
    for release, text in zip(parts[::2], parts[1::2], strict=True):
        numbers = _NUMBERS.search(text)
        entries = _ENTRY.findall(numbers[1]) if numbers else []
        if entries:
            found.append((release.strip(), [" ".join(entry.split()) for entry in entries]))
    return found


def changes_html(changelog: Path | None) -> str:
    """Return the changes of definitions, as the changelog has them: in English."""
    changes = number_changes(changelog)
    if not changes:
        return f"<p>{for_html(_('Installationen har ingen ændringslog.'))}</p>"
    return "".join(
        f'<details class="u-details"><summary lang="en">{for_html(release)}</summary>'
        f'<ul lang="en">{"".join(f"<li>{_marked(entry)}</li>" for entry in entries)}</ul></details>'
        for release, entries in changes
    )


def _marked(entry: str) -> str:
    """Return an entry with what stands in backticks as code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", for_html(entry))
