"""The site's index: it leads each reader on, and never to a page that is not there."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.reporting.index_page import index_html
from pipeline.reporting.language import speaking
from pipeline.reporting.language_link import in_other_language
from pipeline.reporting.report import open_report
from pipeline.reporting.site import Origin, QuarterPages, as_parameter, from_parameter

QUARTER = "2025-Q3"
BUILTIN = Origin("", "builtin", dt.date(2025, 10, 8))
QUARTO = Origin("", "quarto 1.10.18", dt.date(2025, 7, 2))
EVERYTHING = {
    "dashboard": [".html"],
    "committee": [".html", ".pdf", ".docx"],
    "quality": [".html"],
    "methods": [".html"],
}


def links(page: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', page)


def test_only_pages_that_are_there_are_linked() -> None:
    quarters = [
        QuarterPages("2025-Q4", {"quality": [".html"]}),
        QuarterPages(QUARTER, {"dashboard": [".html"], "committee": [".pdf"]}),
        QuarterPages("2024-Q1", {"committee": [".html", ".docx"]}),
    ]
    page = index_html(quarters, QUARTER)
    assert links(page) == [
        "2025-Q3/dashboard.html",
        "2025-Q3/committee.pdf",
        "2025-Q4/quality.html",
        "2024-Q1/committee.html",
        "2024-Q1/committee.docx",
    ]
    assert "Den registreringsansvarlige" not in page.partition("<h2>Andre kvartaler")[0]
    assert page.count("ikke udarbejdet") == 3 + 3


def test_it_says_of_which_day_the_figures_are_and_what_made_the_pages() -> None:
    page = index_html(
        [
            QuarterPages(QUARTER, EVERYTHING, dict.fromkeys(EVERYTHING, BUILTIN)),
            QuarterPages("2025-Q2", EVERYTHING, {"dashboard": BUILTIN, "committee": QUARTO}),
            QuarterPages("2025-Q1", EVERYTHING),
        ],
        QUARTER,
    )
    builtin = "Opgjort pr. 8. oktober 2025; siderne er lavet med den indbyggede motor."
    quarto = "Opgjort pr. 2. juli 2025; siderne er lavet med Quarto 1.10.18."
    newest, _, others = page.partition("<h2>Andre kvartaler")
    assert newest.count(builtin) == 1
    assert f"{builtin} {quarto}" in others
    assert "<h2>3. kvartal 2025</h2>" in newest
    assert re.findall(r'<th scope="row">([^<]+)', others) == ["2. kvartal 2025", "1. kvartal 2025"]


def test_what_the_site_holds_is_told_and_read_back() -> None:
    quarters = [QuarterPages(QUARTER, EVERYTHING, {"dashboard": BUILTIN, "committee": QUARTO})]
    assert from_parameter(as_parameter(quarters), "2020-Q1") == quarters
    assert from_parameter("", QUARTER) == [QuarterPages(QUARTER, EVERYTHING)]


def test_the_quality_report_leads_to_a_dashboard_that_is_there(usual) -> None:  # type: ignore[no-untyped-def]
    alone = as_parameter([QuarterPages(QUARTER, {"quality": [".html"]})])
    assert not links(open_report(usual, QUARTER, site=alone).quality_basis().data)
    for site in ("", as_parameter([QuarterPages(QUARTER, EVERYTHING)])):
        page = open_report(usual, QUARTER, site=site).quality_basis().data
        assert links(page) == ["dashboard.html"]


def test_quarters_end_with_their_last_day() -> None:
    for quarter, last in (("2024-Q1", (2024, 3, 31)), ("2025-Q4", (2025, 12, 31))):
        day = dt.date(*last)
        assert QuarterPages(quarter, {}).has_ended(day)
        assert not QuarterPages(quarter, {}).has_ended(day - dt.timedelta(days=1))


def test_the_index_of_each_language_lists_its_pages_and_leads_to_the_other() -> None:
    site = [
        QuarterPages(QUARTER, {"dashboard": [".html"], "quality": [".html"]}),
        QuarterPages(QUARTER, {"dashboard": [".html"]}, language="en"),
    ]
    assert links(index_html(site, QUARTER)) == [
        "2025-Q3/dashboard.html",
        "2025-Q3/quality.html",
        "en/index.html",
    ]
    assert links(in_other_language(site, QUARTER, "dashboard")) == ["en/dashboard.html"]
    with speaking("en"):
        page = index_html(site, QUARTER)
        assert links(page) == ["../2025-Q3/en/dashboard.html", "../index.html"]
        assert "Management" in page
        assert "På dansk" in page
        assert links(in_other_language(site, QUARTER, "dashboard")) == ["../dashboard.html"]
    assert "In English" not in index_html(site[:1], QUARTER)
    assert in_other_language(site, QUARTER, "quality") == ""
    assert from_parameter(as_parameter(site), QUARTER) == site
