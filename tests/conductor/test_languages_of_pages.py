"""What a run keeps in step: Danish, and English where the quarter has pages in English."""

from pathlib import Path

from pipeline.run import languages_of_pages


def test_english_pages_are_kept_in_step_where_they_are(tmp_path: Path) -> None:
    assert languages_of_pages(tmp_path / "no site yet", ["2025-Q3"]) == ["da"]
    page = tmp_path / "2025-Q3" / "dashboard.html"
    page.parent.mkdir()
    page.write_text("på dansk", encoding="utf-8")
    assert languages_of_pages(tmp_path, ["2025-Q3"]) == ["da"]
    page = tmp_path / "2025-Q3" / "en" / "committee.pdf"
    page.parent.mkdir()
    page.write_text("in English", encoding="utf-8")
    assert languages_of_pages(tmp_path, ["2025-Q2"]) == ["da"]
    assert languages_of_pages(tmp_path, ["2025-Q2", "2025-Q3"]) == ["da", "en"]
