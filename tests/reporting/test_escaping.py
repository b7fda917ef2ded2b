"""Text into HTML, Markdown and attributes: literal, with places to break where it is endless."""

from __future__ import annotations

import html
import json
import re

import pypandoc
import pytest

from pipeline.reporting.charts.declaration import short
from pipeline.reporting.escaping import breakable, for_attribute, for_cell, for_html

NAMES = (
    "Vejleåparken",
    "<script>alert(1)</script>",
    "a & b < c > d \"e\" 'f'",
    "L" * 300,
    "&" * 40 + " " + "<" * 40,
    "😀" * 50,
    "kort " + "x" * 31 + " kort " + "y" * 32,
    "",
)


def text(content: str) -> str:
    return html.unescape(re.sub(r"<wbr>", "", content))


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_is_the_text_and_no_entity_is_parted(name):
    content = for_cell(name)
    assert text(content) == name
    assert not re.search(r"<(?!wbr>)", content)
    for part in content.split("<wbr>"):
        assert not re.search(r"&(?!(?:amp|lt|gt|quot|#x27);)", part)


@pytest.mark.parametrize("name", NAMES)
def test_no_piece_is_longer_than_a_danish_word(name):
    for content, mark in ((for_cell(name), "<wbr>"), (breakable(name), "\u200b")):
        pieces = re.split(rf"[ ]|{mark}", content)
        assert max(map(len, map(html.unescape, pieces))) <= 30
    assert breakable(name).replace("\u200b", "") == name


def test_an_ordinary_text_is_left_alone():
    name = "Kriminalitetsforebyggelse i Ungdomsskolen og klubberne"
    assert for_cell(name) == for_html(name) == breakable(name) == name
    # A number stays with its unit.
    assert breakable("12,7\u00a0procentpoint\u00a0(10,2\u00a0til\u00a016,9)").count("\u200b") == 0


@pytest.mark.parametrize("name", ["{{< include x >}}", "{{{< meta y >}}}", "{{ <"])
def test_an_attribute_is_no_shortcode_and_comes_back_as_it_was(name):
    content = for_attribute(name)
    assert "{{<" not in content
    tree = json.loads(
        pypandoc.convert_text(f'![x](y.svg){{fig-alt="{content}"}}', "json", format="markdown")
    )
    found = re.search(r'\["fig-alt", ("(?:[^"\\]|\\.)*")\]', json.dumps(tree))
    assert found is not None
    assert json.loads(found[1]) == name


def test_a_name_is_shortened_for_a_drawing_alone_where_it_is_too_long():
    assert short("Vejleåparken", 12) == "Vejleåparken"
    assert short("Vejleåparken", 11) == "Vejleåpark…"
    assert len(short("L" * 300, 30)) == 30
