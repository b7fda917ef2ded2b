"""A page of paragraphs, lists and tables, and how Word, LibreOffice, Outlook or an editor keep it.

Text may hold ``**bold**``.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
from email.message import EmailMessage
from email.utils import format_datetime

import docx
import pypandoc
import typst
from docx.enum.section import WD_ORIENT

_BOLD = re.compile(r"\*\*(.+?)\*\*")


class Page:
    """What is written, in order."""

    def __init__(self, *, is_landscape: bool = False) -> None:
        self.parts: list[tuple] = []
        self.is_landscape = is_landscape

    def heading(self, text: str, level: int = 2) -> None:
        """A heading."""
        self.parts.append(("heading", text, level))

    def text(self, *lines: str) -> None:
        """Paragraphs."""
        self.parts += [("text", line) for line in lines]

    def bullets(self, lines: list[str], level: int = 1) -> None:
        """A list with bullets."""
        self.parts += [("bullet", line, level) for line in lines]

    def numbered(self, lines: list[str]) -> None:
        """A numbered list."""
        self.parts += [("number", line, at) for at, line in enumerate(lines, 1)]

    def table(self, rows: list[tuple[str, ...]], *, is_headed: bool = True) -> None:
        """A table; the first row is its head."""
        self.parts.append(("table", rows, is_headed))


def as_docx(page: Page, *, header: str = "", footer: str = "") -> bytes:
    """Write as Word does; header and footer stand on every page."""
    document = docx.Document()
    for where, text in (("header", header), ("footer", footer)):
        if text:
            getattr(document.sections[0], where).paragraphs[0].text = text
    if page.is_landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for kind, content, *more in page.parts:
        if kind == "heading":
            document.add_heading(content, more[0])
        elif kind == "table":
            _word_table(document, content)
        else:
            styles = {"bullet": "List Bullet", "number": "List Number"}
            style = styles.get(kind)
            if kind == "bullet" and more[0] > 1:
                style = f"List Bullet {more[0]}"
            _runs(document.add_paragraph(style=style), content)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_table(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            first, *others = text.split("\n")
            cell = table.cell(y, x)
            _runs(cell.paragraphs[0], first)
            for line in others:
                _runs(cell.add_paragraph(), line)


def _runs(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    for at, piece in enumerate(_BOLD.split(text)):
        if piece:
            paragraph.add_run(piece).bold = True if at % 2 else None


def as_html(page: Page) -> bytes:
    """Write as a page of the web."""
    return f'<html><head><meta charset="utf-8"></head><body>{_body(page)}</body></html>'.encode()


def _body(page: Page) -> str:
    out: list[str] = []
    is_open = ""
    for kind, content, *more in page.parts:
        wanted = {"bullet": "ul", "number": "ol"}.get(kind, "")
        if is_open != wanted:
            out += [f"</{is_open}>"] if is_open else []
            out += [f"<{wanted}>"] if wanted else []
            is_open = wanted
        if kind == "heading":
            out.append(f"<h{more[0]}>{_marked(content)}</h{more[0]}>")
        elif kind == "table":
            rows = "".join(
                "<tr>" + "".join(_cell(text, is_head=more[0] and y == 0) for text in row) + "</tr>"
                for y, row in enumerate(content)
            )
            out.append(f'<table border="1">{rows}</table>')
        else:
            out.append(f"<li>{_marked(content)}</li>" if wanted else f"<p>{_marked(content)}</p>")
    return "\n".join([*out, f"</{is_open}>" if is_open else ""])


def _cell(text: str, *, is_head: bool) -> str:
    name = "th" if is_head else "td"
    return f"<{name}>{_marked(text)}</{name}>"


def _marked(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False)).replace("\n", "<br>")


def _by_pandoc(content: bytes, read_as: str, written_in: str, *options: str) -> bytes:
    command = [pypandoc.get_pandoc_path(), "--from", read_as, "--to", written_in, "--standalone"]
    command += [*options, "--output", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def as_odt(page: Page) -> bytes:
    """Write as LibreOffice keeps it."""
    return _by_pandoc(as_html(page), "html", "odt")


def as_rtf(page: Page) -> bytes:
    """Write as RTF."""
    return _by_pandoc(as_html(page), "html", "rtf")


def as_pdf(page: Page, *, header: str = "", footer: str = "", language: str = "") -> bytes:
    """Print to PDF; header and footer are Typst's content, and stand on every page.

    Words are divided as in the language (``da``), where it is told.
    """
    options = ["--variable=papersize=a4", "--variable=fontsize=10pt"]
    options += [f"--variable=lang={language}"] if language else []
    source = _by_pandoc(as_html(page), "html", "typst", *options).decode()
    ruled = source.replace("stroke: none", "stroke: 0.5pt")
    flipped = "#set page(flipped: true)\n" if page.is_landscape else ""
    for name, content in (("header", header), ("footer", footer)):
        flipped += f"#set page({name}: [{content}])\n" if content else ""
    return typst.compile(f"{flipped}#show figure: set block(breakable: true)\n{ruled}".encode())


def as_markdown(page: Page) -> bytes:
    """Write as Markdown."""
    lines: list[str] = []
    for kind, content, *more in page.parts:
        if kind == "heading":
            lines += ["", "#" * more[0] + " " + content, ""]
        elif kind == "table":
            head, *body = [[cell.replace("\n", "<br>") for cell in row] for row in content]
            lines += ["", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
            lines += [*("| " + " | ".join(row) + " |" for row in body), ""]
        elif kind in ("bullet", "number"):
            mark = f"{more[0]}. " if kind == "number" else "  " * (more[0] - 1) + "- "
            lines.append(mark + content)
        else:
            lines += ["", content, ""]
    return "\n".join(lines).encode()


def as_mail(text: str, sent, subject: str, *, page: Page | None = None) -> bytes:
    """Send a text as a mail; with a page it has an HTML twin, as Outlook sends it."""
    mail = EmailMessage()
    mail["From"] = "SSP <ssp@example.com>"
    mail["To"] = "netvaerk@example.com"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(sent)
    mail.set_content(text)
    if page is not None:
        mail.add_alternative(as_html(page).decode(), subtype="html")
    return mail.as_bytes()
