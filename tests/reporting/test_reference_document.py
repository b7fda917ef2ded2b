"""The municipality's own Word template, and the ways between the notat's languages."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from pipeline.problems import UngetidError
from pipeline.reporting.render import render
from pipeline.resources import resource_folder

QUARTER = "2025-Q3"


def rendered(warehouse: Path, site: Path, **more: object) -> Path:
    render(
        warehouse,
        resource_folder("reports"),
        site,
        quarters=[QUARTER],
        audience="committee",
        engine="builtin",
        **more,
    )
    return site / QUARTER


def test_the_notat_takes_the_styles_of_the_template(usual, tmp_path):
    own = docx.Document(str(resource_folder("reports") / "reference.docx"))
    own.styles["Heading 1"].font.name = "Comic Neue"
    own.sections[0].footer.paragraphs[0].text = "Prøvekøbing Kommune, Rådhuset"
    own.save(str(tmp_path / "reference.docx"))
    with_own = rendered(usual, tmp_path / "own", reference=tmp_path / "reference.docx")
    without = rendered(usual, tmp_path / "shipped", reference=tmp_path / "none.docx")
    made, shipped = (docx.Document(str(one / "committee.docx")) for one in (with_own, without))
    assert made.styles["Heading 1"].font.name == "Comic Neue"
    assert shipped.styles["Heading 1"].font.name != "Comic Neue"
    assert made.sections[0].footer.paragraphs[0].text == "Prøvekøbing Kommune, Rådhuset"
    assert [p.text for p in made.paragraphs] == [p.text for p in shipped.paragraphs]


@pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04torn"])
def test_a_template_that_is_no_word_file_is_named_and_nothing_is_rendered(content, usual, tmp_path):
    (tmp_path / "reference.docx").write_bytes(content)
    with pytest.raises(UngetidError, match=r"no Word document") as told:
        rendered(usual, tmp_path / "site", reference=tmp_path / "reference.docx")
    assert told.value.where == "reports/reference.docx"
    assert not (tmp_path / "site").exists()


def test_the_notat_leads_to_the_other_language_once_it_is_there(usual, tmp_path):
    site = tmp_path / "site"
    danish = rendered(usual, site) / "committee.html"
    assert 'hreflang="en"' not in danish.read_text(encoding="utf-8")
    english = rendered(usual, site, language="en") / "en" / "committee.html"
    assert '<a href="../committee.html" lang="da" hreflang="da">På dansk</a>' in (
        english.read_text(encoding="utf-8")
    )
    rendered(usual, site, force=False)
    assert '<a href="en/committee.html" lang="en" hreflang="en">In English</a>' in (
        danish.read_text(encoding="utf-8")
    )
    words = "\n".join(
        p.text for p in docx.Document(str(site / QUARTER / "committee.docx")).paragraphs
    )
    assert "In English" not in words
