"""Write the governance papers for Word: ``python docs/governance_documents.py FOLDER``.

A municipality completes them there. The papers in docs/databeskyttelse/ stay what is kept up to
date; what has been written into a Word file is not read back.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import docx
import pypandoc
from docx.shared import Pt

_DOCS = Path(__file__).parent
_PAPERS = _DOCS / "databeskyttelse"
_CODE_SIZE = Pt(8)
_LOOK = _DOCS.parent / "reports" / "reference.docx"
# The README tells how to fill in the others, and is to stand first in a folder.
_NAMES = {"README": "0-læs-først"}


def write_documents(folder: Path) -> list[Path]:
    """Write each paper as a DOCX of its name.

    Parameters
    ----------
    folder
        Where they go; made when it is not there. A file that is there already may hold what
        somebody has written, and is left alone.

    Returns
    -------
    list[Path]
        What was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for paper in sorted(_PAPERS.glob("*.md")):
        target = folder / f"{_NAMES.get(paper.stem, paper.stem)}.docx"
        if target.exists():
            continue
        pypandoc.convert_text(
            _for_word(paper.read_text(encoding="utf-8")),
            "docx",
            format="markdown+lists_without_preceding_blankline",
            outputfile=str(target),
            extra_args=["--reference-doc", str(_LOOK), "--metadata", "lang=da"],
        )
        _even_out(target)
        written.append(target)
    return written


def _even_out(target: Path) -> None:
    """Let code be no larger than the text of the tables that it stands in."""
    document = docx.Document(str(target))
    document.styles["Verbatim Char"].font.size = _CODE_SIZE
    document.save(str(target))


def _for_word(text: str) -> str:
    """Let links lead to the other papers in the folder; those into the checkout become text."""
    text = re.sub(r"\[([^\]]+)\]\(\.\./[^)]*\)", r"\1", text)
    return re.sub(
        r"\]\(([\w-]+)\.md(?:#[^)]*)?\)",
        lambda found: f"]({_NAMES.get(found[1], found[1])}.docx)",
        text,
    )


if __name__ == "__main__":
    for made in write_documents(Path(sys.argv[1])):
        sys.stdout.write(f"{made}\n")
