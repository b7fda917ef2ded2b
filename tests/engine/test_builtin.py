"""The built-in engine, feature by feature: what Quarto would show, or a fault with its place."""

from __future__ import annotations

import re
import zipfile

import docx
import pytest
from pypdf import PdfReader
from small_project import AS_OF, PARAMETERS, front, html_of, render

from pipeline.problems import UngetidError

FIGURE = '![Tiden steg](figures/a.svg){#fig-time fig-alt="Stigende linje: 27,0 % til 41,9 %"}'
TABLE = "| Nøgletal | Værdi |\n|---|---:|\n| Direkte | 41,9 % |\n\n: Alle tal {#tbl-all}"
HOSTILE = "<script>alert(1)</script> | # $x$ @fig-x \\ ` * _ ' \" {{< x >}} ~ ^ ☃ æøå"


def cell(code: str, *options: str) -> str:
    return "\n".join(["```{python}", *(f"#| {option}" for option in options), code, "```"])


# -- cells -----------------------------------------------------------------------------------------


def test_parameters_come_after_the_tagged_cell(tmp_path):
    body = (
        cell("from IPython.display import Markdown")
        + "\n\n"
        + cell("Markdown(f'kvartal **{quarter}** af {warehouse}')")
    )
    assert "kvartal <strong>2025-Q3</strong> af w.duckdb" in html_of(tmp_path, body)


def test_inline_values_are_shown_literally(tmp_path):
    html = html_of(tmp_path, f"{cell('x = 41.9')}\n\nAndelen er `{{python}} f'*{{x}}* %'`.")
    assert "Andelen er *41.9* %." in html


def test_no_output_no_echo(tmp_path):
    html = html_of(tmp_path, cell("'skjult'", "output: false") + "\n\n" + cell("y = 'kode'"))
    assert "skjult" not in html
    assert "kode" not in html


def test_a_cell_that_raises_names_document_line_and_label_but_no_data(tmp_path):
    body = cell("z = 1\nraise ValueError('Vindulf Kragetop')", "label: uheld")
    with pytest.raises(UngetidError) as caught:
        html_of(tmp_path, body)
    told = str(caught.value)
    assert "page.qmd" in told
    assert "uheld" in told
    assert "ValueError" in told
    assert "Vindulf" not in told


def test_html_output_is_refused_since_quarto_would_load_scripts_for_it(tmp_path):
    with pytest.raises(UngetidError, match="text/html"):
        html_of(tmp_path, cell("from IPython.display import HTML\nHTML('<b>x</b>')"))


def test_the_session_leaves_nothing_behind(tmp_path):
    html_of(tmp_path / "one", cell("leftover = 1"))
    with pytest.raises(UngetidError, match="NameError"):
        html_of(tmp_path / "two", cell("leftover"))


# -- what the engine does not know -----------------------------------------------------------------

UNKNOWN = {
    "shortcode": ("Tekst {{< video x.mp4 >}}", 14),
    "class": ("::: {.panel-tabset}\nx\n:::", 14),
    "attribute": ('::: {.card fullscreen="1"}\nx\n:::', 14),
    "another language": ("```{r}\n1 + 1\n```", 14),
    "cell option": (cell("1", "fig-width: 3"), 15),
    "cell content": (cell("1", "content: sidebar"), 15),
    "caption of nothing": (cell("1", "tbl-cap: Tal"), 14),
    "icon of no value box": (cell("1", "icon: clock"), 14),
    "inline code in another language": ("Det er `{r} 1 + 1`.", 14),
}


@pytest.mark.parametrize(("body", "line"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_unknown_features_are_faults_with_their_line(tmp_path, body, line):
    with pytest.raises(UngetidError) as caught:
        html_of(tmp_path, body)
    assert f"page.qmd, line {line}" in caught.value.where
    assert "--engine quarto" in caught.value.mend


@pytest.mark.parametrize("option", ["revealjs: default", "html:\n    grid: wide"])
def test_unknown_formats_and_options_are_faults(tmp_path, option):
    with pytest.raises(UngetidError, match="does not know"):
        render(tmp_path, f"---\ntitle: x\nformat:\n  {option}\n---\n{PARAMETERS}")


def test_a_reference_to_nothing_is_a_fault(tmp_path):
    with pytest.raises(UngetidError, match="fig-nowhere") as caught:
        html_of(tmp_path, "Se @fig-nowhere.")
    assert "page.qmd, line" in caught.value.where


def test_a_figure_without_alternative_text_is_a_fault(tmp_path):
    with pytest.raises(UngetidError, match=r"figures/a\.svg"):
        render(tmp_path, f"{front('typst')}\n{PARAMETERS}\n![Tid](figures/a.svg){{#fig-a}}\n")


# -- HTML ------------------------------------------------------------------------------------------


def test_figures_and_tables_are_numbered_and_referred_to(tmp_path):
    page = html_of(tmp_path, f"Se @fig-time og @tbl-all.\n\n{FIGURE}\n\n{TABLE}")
    html = re.sub(r"[ \n]+", " ", page)  # pandoc breaks lines inside tags
    assert '<a href="#fig-time">Figur\u00a01</a>' in html
    assert '<a href="#tbl-all">Tabel\u00a01</a>' in html
    assert re.search(r"<figcaption[^>]*>\s*Figur\s1: Tiden steg", html)
    assert re.search(r"<caption>\s*(<p>)?Tabel\s1: Alle tal", html)
    assert 'alt="Stigende linje: 27,0 % til 41,9 %"' in html


def test_conditional_content_is_for_its_format(tmp_path):
    body = "".join(
        f'::: {{.content-{what} when-format="{name}"}}\n{what} {name}\n:::\n\n'
        for name in ("html", "typst", "docx")
        for what in ("visible", "hidden")
    )
    made = render(tmp_path, f"{front('html', 'typst', 'docx')}\n{PARAMETERS}\n{body}")
    html = made[".html"].read_text()
    paper = "".join(page.extract_text() for page in PdfReader(made[".pdf"]).pages)
    word = "\n".join(p.text for p in docx.Document(made[".docx"]).paragraphs)
    for text, own in ((html, "html"), (paper, "typst"), (word, "docx")):
        for name in ("html", "typst", "docx"):
            assert (f"visible {name}" in text) == (name == own)
            assert (f"hidden {name}" in text) == (name != own)


def test_callouts_have_their_title(tmp_path):
    html = html_of(tmp_path, '::: {.callout-important title="Opdigtede data"}\nAlt.\n:::')
    assert 'class="callout callout-important" role="note"' in html
    assert "Opdigtede data" in html


def test_a_page_asks_for_nothing(tmp_path):
    html = html_of(tmp_path, FIGURE)
    sources = re.findall(r'(?:src|href)\s*=\s*"([^"]*)"', html)
    assert sources
    assert all(source.startswith(("data:", "#")) for source in sources), sources
    assert "url(http" not in html


def test_style_sheets_and_fonts_are_in_the_page(tmp_path):
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "own.css").write_text(
        '@font-face{font-family:"S";src:url("fonts/SourceSansPro-It.ttf")} .u-own{color:red}'
    )
    html = html_of(tmp_path, "::: {.u-own}\nx\n:::", css="own.css")
    assert "data:font/ttf;base64," in html
    (tmp_path / "own.css").write_text('.u-own{background:url("https://example.org/x.png")}')
    with pytest.raises(UngetidError, match="cannot be put into the page"):
        html_of(tmp_path, "x", css="own.css")


BOX = cell(
    "dict(value='41,9 %', icon='graph-up', color='light')",
    "content: valuebox",
    'title: "Direkte"',
)
CARD = cell("from IPython.display import Markdown\nMarkdown('et kort')", 'title: "Kort"')
DASHBOARD = f"""# Overblik

## Row

### Column {{width="40%"}}

{BOX}

### Column {{width="60%"}}

{CARD}

# Områder

## Row {{.tabset}}

::: {{.card title="Strand"}}
et
:::

::: {{.card title="Gildbro"}}
to
:::
"""


def test_a_dashboard_has_pages_cards_value_boxes_and_tab_sets(tmp_path):
    html = html_of(tmp_path, DASHBOARD, "dashboard")
    pages = re.findall(r'class="page" id="(\S+)" role="tabpanel"', html)
    assert len(pages) == 2
    for page in pages:
        assert f'aria-controls="{page}"' in html
    assert re.search(r'class="value-box-title">Direkte<', html)
    assert re.search(r'class="value-box-value">\s*41,9 %', html)
    assert '<h2 class="card-title">Kort</h2>' in html
    assert html.count('<div class="tabs" role="tablist"') == 2
    assert ">Strand</button>" in html
    assert '<h1 class="page-name">Områder</h1>' in html
    assert 'style="--share:40"' in html
    fixed = html_of(tmp_path, DASHBOARD.replace('"40%"', '"300px"'), "dashboard")
    assert 'style="flex:0 0 300px"' in fixed


def test_a_value_box_without_a_value_is_a_fault(tmp_path):
    with pytest.raises(UngetidError, match="value box needs"):
        html_of(tmp_path, f"# A\n\n## Row\n\n{cell('3', 'content: valuebox')}", "dashboard")


# -- paper -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    body = f"# Resumé\n\nSe @fig-time.\n\n{FIGURE}\n\n# Bilag\n\n{TABLE}\n"
    word = body.replace("a.svg", "a.png")
    folder = tmp_path_factory.mktemp("papers")
    pdf = render(folder / "a", f"{front('typst')}\n{PARAMETERS}\n{body}")[".pdf"]
    return pdf, render(folder / "b", f"{front('docx')}\n{PARAMETERS}\n{word}")[".docx"]


def test_pdf_is_tagged_with_title_language_bookmarks_and_alternative_texts(papers):
    reader = PdfReader(papers[0])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("da")
    assert reader.metadata.title == "Prøve"
    assert [entry.title for entry in reader.outline] == ["Resumé", "Bilag"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert "27,0 % til 41,9 %" in _alternative_texts(root["/StructTreeRoot"])
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Figur 1: Tiden steg" in text.replace("\u00a0", " ")
    assert "41,9 %" in text


def _alternative_texts(element) -> str:
    found, stack = [], [element]
    while stack:
        node = stack.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            found.append(str(node.get("/Alt", "")))
            stack += [node["/K"]] if "/K" in node else []
    return " ".join(found)


def test_docx_has_headings_captions_alternative_texts_and_language(papers):
    document = docx.Document(papers[1])
    styles = {p.text: p.style.name for p in document.paragraphs}
    assert styles["Resumé"] == "Heading 1"
    captions = [
        text.replace("\u00a0", " ") for text, name in styles.items() if text and "Caption" in name
    ]
    assert sorted(captions) == ["Figur 1: Tiden steg", "Tabel 1: Alle tal"]
    xml = zipfile.ZipFile(papers[1]).read("word/document.xml").decode()
    assert 'descr="Stigende linje: 27,0 % til 41,9 %"' in xml
    assert 'w:val="da-DK"' in zipfile.ZipFile(papers[1]).read("word/styles.xml").decode()
    assert document.core_properties.title == "Prøve"
    assert document.core_properties.language == "da-DK"
    assert document.tables[0].cell(1, 1).text == "41,9 %"


def test_documents_carry_the_day_of_the_figures_not_of_the_clock(papers):
    stamp = f"{AS_OF:%Y-%m-%d}"
    assert PdfReader(papers[0]).metadata.creation_date.date() == AS_OF
    core = zipfile.ZipFile(papers[1]).read("docProps/core.xml").decode()
    assert core.count(stamp) == 2


def test_the_same_document_is_the_same_bytes_in_another_folder(tmp_path):
    body = f"# A\n\n{FIGURE.replace('a.svg', 'a.png')}\n\n{TABLE}\n"
    text = f"{front('html', 'typst', 'docx')}\n{PARAMETERS}\n{body}"
    first, second = (render(tmp_path / name, text) for name in ("one", "two"))
    for ending in (".html", ".pdf", ".docx"):
        assert first[ending].read_bytes() == second[ending].read_bytes(), ending


# -- text that would break a page ------------------------------------------------------------------


def test_hostile_text_is_shown_literally_in_every_format(tmp_path):
    body = (
        cell(
            "from IPython.display import Markdown\n"
            "from pipeline.reporting.escaping import for_markdown"
        )
        + "\n\n"
        + cell(f"Markdown(for_markdown({HOSTILE!r}))")
    )
    made = render(tmp_path, f"{front('html', 'docx')}\n{PARAMETERS}\n{body}")
    html = made[".html"].read_text()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    words = docx.Document(made[".docx"]).paragraphs
    assert any(HOSTILE in p.text.replace("’", "'").replace("“", '"') for p in words)
    pdf = render(tmp_path / "pdf", f"{front('typst')}\n{PARAMETERS}\n{body}")[".pdf"]
    shown = "".join(PdfReader(pdf).pages[0].extract_text().split())
    assert "<script>alert(1)</script>|#$x$@fig-x" in shown
    # The fonts have no snowman: its code point stands for it.
    assert "(U+2603)æøå" in shown


# -- options are done or refused, and nothing is fetched -------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        "html:\n    toc-depth: 2",
        "dashboard:\n    logo: a.png",
        "typst:\n    margin:\n      top: 1cm",
    ],
)
def test_an_option_without_effect_is_a_fault(tmp_path, options):
    with pytest.raises(UngetidError, match="does not know") as caught:
        render(tmp_path, f"---\ntitle: x\nformat:\n  {options}\n---\n{PARAMETERS}\ntekst\n")
    assert re.search(r"page\.qmd, line [56]", caught.value.where)


def test_contents_numbered_sections_and_date_are_in_the_pdf(tmp_path):
    head = (
        '---\ntitle: "Prøve"\nlang: da\ndate: 2025-10-08\nnumber-sections: true\n'
        "format:\n  typst:\n    toc: true\n---"
    )
    pdf = render(tmp_path, f"{head}\n{PARAMETERS}\n# Resumé\n\nTekst.\n\n# Bilag\n\nMere.\n")[
        ".pdf"
    ]
    text = PdfReader(pdf).pages[0].extract_text()
    assert "8. oktober 2025" in text
    assert "Indhold" in text
    assert re.search(r"^1 +Resumé$", text, re.MULTILINE)
    assert re.search(r"^2 +Bilag$", text, re.MULTILINE)


@pytest.mark.parametrize(
    "html",
    ['<img src="figures/a.png" alt="">', '<script src="//cdn.example/x.js"></script>',
     '<link rel="stylesheet" href="x.css">'],
)  # fmt: skip
def test_raw_html_that_would_fetch_something_is_a_fault(tmp_path, html):
    with pytest.raises(UngetidError, match="would fetch"):
        html_of(tmp_path, f"```{{=html}}\n{html}\n```")


def test_a_link_to_another_page_is_no_request(tmp_path):
    link = '<a href="2025-Q3/dashboard.html">Dashboard</a>'
    assert link in html_of(tmp_path, f"```{{=html}}\n{link}\n```")


def test_a_picture_that_is_missing_is_a_fault_in_word_too(tmp_path):
    missing = '![Tid](figures/none.png){#fig-a fig-alt="Tid"}'
    with pytest.raises(UngetidError, match=r"figures/none\.png"):
        render(tmp_path, f"{front('docx')}\n{PARAMETERS}\n{missing}\n")
