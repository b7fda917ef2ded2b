"""HTML: one file a page, with its style sheets, fonts, pictures and scripts in it."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pipeline.problems import UngetidError
from pipeline.reporting.engine.convert import TEMPLATES, Source, convert
from pipeline.reporting.engine.markdown import Stash
from pipeline.reporting.engine.settings import Project, style_sheets
from pipeline.reporting.language import _, speaking

_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_TYPES = {
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_CSS, _SCRIPT = "<!--ungetid:css-->", "<!--ungetid:script-->"
_FETCHED = {("href", "link"), ("href", "use"), ("href", "image"), ("data", "object")}
# Colours that the brand gives a role; the engine's own look uses these names.
_ROLES = ("foreground", "background", "primary", "secondary", "warning", "light")


def html_page(
    source: Source, stash: Stash, project: Project, format_name: str, options: dict[str, Any]
) -> str:
    """Return a page of its own: an article (``html``) or a dashboard.

    Raises
    ------
    UngetidError
        Names the place in the .qmd, or the style sheet, that the engine cannot render.
    """
    template = TEMPLATES / ("dashboard.html" if format_name == "dashboard" else "page.html")
    metadata: dict[str, Any] = {
        key: options[key] for key in ("title", "subtitle", "date", "lang") if key in options
    }
    metadata |= _furniture(str(options.get("lang", "da")))
    metadata["orientation"] = options.get("orientation", "rows")
    arguments = ["--standalone", f"--template={template}"]
    arguments += ["--toc"] if options.get("toc") else []
    arguments += ["--number-sections"] if options.get("number-sections") else []
    html = convert(source, format_name, metadata=metadata, arguments=arguments, writer="html5")
    look = (TEMPLATES / "look.css").read_text(encoding="utf-8")
    own = _embedded(style_sheets(project, options, source.document.file), project.folder)
    html = html.replace(_CSS, f"<style>\n{_brand(project)}\n{look}\n{own}\n</style>", 1)
    script = (TEMPLATES / "tabs.js").read_text(encoding="utf-8")
    html = html.replace(_SCRIPT, f"<script>\n{script}\n</script>", 1)
    page = stash.put_back(html)
    _Requests(source.document.file).feed(page)
    return page


def _furniture(language: str) -> dict[str, str]:
    """Return the words of the template itself, in the document's language."""
    with speaking("en" if language.startswith("en") else "da"):
        return {
            "skip-word": _("Spring til indhold"),
            "pages-word": _("Sider"),
            "contents-word": _("Indhold"),
            "engine-word": _("Dannet med ungetids indbyggede motor."),
        }


class _Requests(HTMLParser):
    """Looks for what a page would fetch; a link that a reader follows is none."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse an address that is not in the page itself."""
        for name, value in attrs:
            fetches = name in {"src", "srcset", "poster"} or (name, tag) in _FETCHED
            if fetches and value and not value.startswith(("data:", "#")):
                raise UngetidError(
                    f"The page would fetch {value[:120]} (<{tag} {name}>).",
                    where=self._file,
                    mend="A page opens without a network: put the file's content into it.",
                )

    handle_startendtag = handle_starttag


def _brand(project: Project) -> str:
    colours = {role: project.colour(role) for role in _ROLES}
    lines = (f"--brand-{role}: {colour};" for role, colour in colours.items() if colour)
    return f":root {{ {' '.join(lines)} }}"


def _embedded(css: str, folder: Path) -> str:
    """Replace the files that a style sheet names by data URIs.

    Raises
    ------
    UngetidError
        When a file is missing, of a kind that is not known, or not in the project.
    """

    def data_uri(found: re.Match[str]) -> str:
        name = found[1]
        if name.startswith("data:"):
            return found[0]
        path = (folder / name).resolve()
        kind = _TYPES.get(path.suffix.lower())
        if kind is None or not path.is_file() or not path.is_relative_to(folder.resolve()):
            raise UngetidError(
                f"The style sheet names {name}, which cannot be put into the page.",
                where="reports/",
                mend=f"Use a file of the project of one of these kinds: {', '.join(_TYPES)}.",
            )
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f'url("data:{kind};base64,{content}")'

    return _URL.sub(data_uri, css)
