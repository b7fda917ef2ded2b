"""Danish as it stands in the code; English by the context that asks, never by the process."""

import threading
from pathlib import Path

import pytest

from pipeline.problems import UngetidError
from pipeline.reporting import formats
from pipeline.reporting.documents import translate_documents
from pipeline.reporting.language import _, current, in_own_language, known, ngettext, speaking
from pipeline.wording import Language


def test_danish_stands_where_nobody_said() -> None:
    assert current() == "da"
    assert _("ingen data") == formats.share(None) == "ingen data"
    with speaking("en"):
        assert current() == "en"
        assert formats.share(None) == "no data"
        assert formats.share(0.1234) == "12.3%"
    assert formats.share(0.1234) == "12,3\u00a0%"


def test_what_varies_is_put_in_and_braces_in_it_stay() -> None:
    assert _("{a} og {b}", a="{b}", b="100%") == "{b} og 100%"
    assert ngettext("{n} række", "{n} rækker", 1, n=1) == "1 række"
    assert [ngettext("række", "rækker", n) for n in (0, 2, 1.0)] == ["rækker", "rækker", "række"]


def test_each_call_of_a_report_speaks_its_own_language_in_every_thread() -> None:
    @in_own_language
    class Told:
        def __init__(self, language: Language) -> None:
            self.language = language

        def missing(self, hold: threading.Barrier | None = None) -> str:
            if hold:
                hold.wait(timeout=20)
            return formats.share(None)

    hold = threading.Barrier(2)
    said: dict[Language, str] = {}
    languages: tuple[Language, ...] = ("da", "en")

    def tell(language: Language) -> None:
        said[language] = Told(language).missing(hold)

    threads = [threading.Thread(target=tell, args=(one,)) for one in languages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == {"da": "ingen data", "en": "no data"}
    assert current() == "da"


def test_a_language_that_is_none_of_ours_is_told() -> None:
    assert known("en") == "en"
    with pytest.raises(UngetidError, match="'sv'"):
        known("sv")


_DOCUMENT = """\
---
title: "Hvad nu hvis"
lang: da
---

```{python}
#| tags: [parameters]
lang = "da"
```

# Områder {.unnumbered}

## Row

```{python}
#| title: "Registreret tid"
#| content: valuebox
r.value_box("Områder")
```

::: {.u-lead}
*Skrives af
forvaltningen.*
:::

```text
# Områder
```
"""


def test_a_document_gets_its_texts_in_english_and_keeps_all_else(tmp_path: Path) -> None:
    file = tmp_path / "one.qmd"
    file.write_text(_DOCUMENT, encoding="utf-8")
    with speaking("da"):
        translate_documents(tmp_path)
    assert file.read_text(encoding="utf-8") == _DOCUMENT
    with speaking("en"):
        translate_documents(tmp_path)
    made = file.read_text(encoding="utf-8")
    wanted = {
        'title: "Hvad nu hvis"': 'title: "What if"',
        "lang: da\n": "lang: en\n",
        "# Områder {.unnumbered}": "# Areas {.unnumbered}",
        '"Registreret tid"': '"Registered time"',
        "*Skrives af\nforvaltningen.*": "*To be written by the administration.*",
    }
    expected = _DOCUMENT
    for danish, english in wanted.items():
        expected = expected.replace(danish, english, 1)
    assert made == expected


def test_a_title_that_is_no_line_of_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.qmd").write_text("---\ntitle: [a, b]\n---\n", encoding="utf-8")
    with speaking("en"), pytest.raises(UngetidError) as told:
        translate_documents(tmp_path)
    assert told.value.where == "one.qmd, line 2"
