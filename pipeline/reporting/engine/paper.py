"""Paper: PDF/UA-1 by Typst, and DOCX by pandoc; the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import typst
from docx import Document
from fontTools.ttLib import TTFont

from pipeline.problems import UngetidError
from pipeline.reporting.engine.convert import TEMPLATES, Source, convert, fixed_date
from pipeline.reporting.engine.document import unknown
from pipeline.reporting.engine.settings import Project

_FIRST_BEYOND_ASCII = 0x80
# Word's proofing tools go by language and country.
_WORD_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def pdf(source: Source, project: Project, options: dict[str, Any], as_of: dt.date) -> bytes:
    """Return a document as tagged PDF (PDF/UA-1).

    Raises
    ------
    UngetidError
        Names the place in the .qmd, or says what Typst refuses (a picture without alternative
        text).
    """
    metadata: dict[str, Any] = {
        key: options[key] for key in ("title", "subtitle", "lang", "date") if key in options
    }
    metadata |= {"year": str(as_of.year), "month": str(as_of.month), "day": str(as_of.day)}
    arguments = ["--standalone", f"--template={TEMPLATES / 'notat.typ'}"]
    for key in ("papersize", "mainfont", "fontsize"):
        if key in options:
            arguments += ["--variable", f"{key}={options[key]}"]
    for side, width in options.get("margin", {}).items():
        if side not in {"x", "y"}:
            document = source.document
            raise unknown(f"the margin '{side}'", document.file, document.line_of(f"{side}:"))
        arguments += ["--variable", f"margin-{side}={width}"]
    arguments += ["--toc"] if options.get("toc") else []
    arguments += ["--variable", "numbering=1.1"] if options.get("number-sections") else []
    accent = project.colour("primary")
    arguments += ["--variable", f"accent={accent}"] if accent else []
    text = convert(source, "typst", metadata=metadata, arguments=arguments, writer="typst")
    # After pandoc, which would read it as a template's text.
    text = text.replace("//ungetid:header", _header(options), 1)
    return _compiled(source, _printable(text, source.folder / "fonts"), as_of)


def _header(options: dict[str, Any]) -> str:
    """Return the Typst code that the front matter puts before the text."""
    asked = options.get("include-in-header", [])
    pieces = asked if isinstance(asked, list) else [asked]
    return "\n".join(piece["text"] if isinstance(piece, dict) else str(piece) for piece in pieces)


def _printable(text: str, fonts: Path) -> str:
    """Write letters that no font of the project has as their code points.

    PDF/UA refuses a page with a letter that cannot be drawn; one emoji in the name of an area must
    not keep the committee from its report.
    """
    drawn = {code for file in sorted(fonts.glob("*.[ot]tf")) for code in TTFont(file).getBestCmap()}
    lacking = {
        letter
        for letter in set(text)
        if ord(letter) >= _FIRST_BEYOND_ASCII and ord(letter) not in drawn
    }
    return text.translate({ord(letter): f"(U+{ord(letter):04X})" for letter in lacking})


def _compiled(source: Source, text: str, as_of: dt.date) -> bytes:
    file = source.folder / f"{Path(source.document.file).stem}.typ"
    file.write_text(text, encoding="utf-8")
    try:
        compiled = typst.compile(
            file,
            root=source.folder,
            font_paths=[source.folder / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=dt.datetime.combine(as_of, dt.time(12), dt.UTC),
        )
    except typst.TypstError as error:
        # Typst names files by where this copy happens to lie.
        told = str(error).strip().splitlines()[0].replace(f"{source.folder}/", "")
        raise UngetidError(
            f"Typst refuses the document: {told}.",
            where=source.document.file,
            mend="Mend the document; a picture needs a fig-alt.",
        ) from None
    assert isinstance(compiled, bytes)  # noqa: S101 - one document is one PDF; narrows the type
    return compiled


def docx(source: Source, project: Project, options: dict[str, Any], as_of: dt.date) -> bytes:
    """Return a document as DOCX with Word's own styles.

    Raises
    ------
    UngetidError
        Names the place in the .qmd, or the reference document that is missing.
    """
    metadata: dict[str, Any] = {
        key: options[key] for key in ("title", "subtitle", "lang", "date") if key in options
    }
    metadata["lang"] = _WORD_LANGUAGES.get(str(options.get("lang")), options.get("lang"))
    arguments = ["--toc"] if options.get("toc") else []
    arguments += ["--number-sections"] if options.get("number-sections") else []
    if reference := options.get("reference-doc"):
        path = project.folder / str(reference)
        if not path.is_file():
            raise UngetidError(
                f"The reference document {reference} is missing.", where=source.document.file
            )
        arguments.append(f"--reference-doc={path}")
    file = source.folder / f"{Path(source.document.file).stem}.docx"
    noon = dt.datetime.combine(as_of, dt.time(12), dt.UTC)
    with fixed_date(int(noon.timestamp())):
        convert(source, "docx", metadata=metadata, arguments=arguments, writer="docx", output=file)
    return _repacked(_titled(file, options, str(metadata["lang"])))


def _titled(file: Path, options: dict[str, Any], language: str) -> bytes:
    """Give a DOCX the title that the page and the PDF have, for lists of files and readers."""
    document = Document(str(file))
    parts = [str(options[key]) for key in ("title", "subtitle") if options.get(key)]
    document.core_properties.title = " – ".join(parts)
    document.core_properties.language = language
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _repacked(content: bytes) -> bytes:
    """Pack a DOCX anew without the times of its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as fresh:
        for name in packed.namelist():
            member = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(member, packed.read(name))
    return out.getvalue()
