"""Until when something is to be done, as people ordinarily say it."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of, find_deadlines

MEETING = dt.date(2023, 10, 5)  # a Thursday, of week 40
NEXT = dt.date(2023, 11, 16)
AROUND = Around(MEETING, NEXT)

DAYS = """
d. 14. | 10-14
den 14. | 10-14
senest den 20. | 10-20
inden den 1. | 11-1
senest d. 3. | 11-3
den 14. ds. | 10-14
d. 14. denne måned | 10-14
den 14. i denne måned | 10-14
den 2. i næste måned | 11-2
den første i næste måned | 11-1
d. 1. i måneden | 11-1
den 1. november | 11-1
1.11 | 11-1
1.11. | 11-1
01.11.23 | 11-1
1/11-23 | 11-1
1/11 2023 | 11-1
1-11-2023 | 11-1
2023-11-01 | 11-1
tirsdag den 31. oktober | 10-31
tirsdag 31/10 | 10-31
tirs. d. 31/10 | 10-31
ti 31/10 | 10-31
den 31. okt. | 10-31
31. okt | 10-31
31 okt | 10-31
senest 31. ds. | 10-31
inden d. 31/10 kl. 12 | 10-31
den enogtredivte oktober | 10-31
uge 42 | 10-22
i uge 42 | 10-22
u. 42 | 10-22
u42 | 10-22
uge nr. 42 | 10-22
ugen 42 | 10-22
i løbet af uge 42 | 10-22
senest i uge 42 | 10-22
ved udgangen af uge 42 | 10-22
slutningen af uge 42 | 10-22
sidst i uge 42 | 10-22
i starten af uge 42 | 10-22
midt i uge 42 | 10-22
uge 42-43 | 10-29
uge 42/43 | 10-29
i uge 42 eller 43 | 10-29
inden uge 43 | 10-22
før uge 43 | 10-22
onsdag i uge 42 | 10-18
mandag uge 42 | 10-16
fredag i uge 42 | 10-20
i denne uge | 10-8
denne uge | 10-8
i indeværende uge | 10-8
inden ugens udgang | 10-8
i slutningen af ugen | 10-8
sidst på ugen | 10-8
inden weekenden | 10-6
før weekenden | 10-6
i weekenden | 10-8
efter weekenden | 10-9
på mandag | 10-9
mandag | 10-9
på fredag | 10-6
senest fredag | 10-6
inden fredag | 10-6
førstkommende mandag | 10-9
nu på mandag | 10-9
allerede mandag | 10-9
mandag formiddag | 10-9
i morgen | 10-6
i overmorgen | 10-7
i dag | 10-5
inden dagen er omme | 10-5
i næste uge | 10-15
næste uge | 10-15
ugen efter | 10-15
i den kommende uge | 10-15
i løbet af næste uge | 10-15
først i næste uge | 10-15
sidst i næste uge | 10-15
mandag i næste uge | 10-9
på onsdag i næste uge | 10-11
næste onsdag | 10-11
næste mandag | 10-9
fredag om en uge | 10-13
på tirsdag otte dage | 10-17
mandag om 14 dage | 10-23
om en uge | 10-12
om 8 dage | 10-13
om otte dage | 10-13
om to uger | 10-19
om ca. 14 dage | 10-19
om en fjorten dages tid | 10-19
om en uges tid | 10-12
om en måneds tid | 11-5
inden for en uge | 10-12
inden for den næste uge | 10-15
inden for 14 dage | 10-19
indenfor 3 uger | 10-26
i løbet af en uge | 10-12
i løbet af 14 dage | 10-19
i løbet af de næste 14 dage | 10-19
i løbet af de kommende to uger | 10-19
de næste to uger | 10-19
senest om to uger | 10-19
senest 14 dage efter mødet | 10-19
14 dage fra i dag | 10-19
to uger frem | 10-19
om tre måneder | 2024-1-5
om et par uger | 10-19
om et par dage | 10-7
denne måned | 10-31
i denne måned | 10-31
inden månedens udgang | 10-31
inden månedsskiftet | 10-31
ved månedsskiftet | 10-31
ved månedens udgang | 10-31
i slutningen af måneden | 10-31
sidst på måneden | 10-31
sidst i måneden | 10-31
til ultimo måneden | 10-31
ultimo måneden | 10-31
medio måneden | 10-20
midt på måneden | 10-20
midt i måneden | 10-20
i løbet af måneden | 10-31
inden måneden er gået | 10-31
næste måned | 11-30
i løbet af næste måned | 11-30
først i næste måned | 11-10
først på måneden | 11-10
i begyndelsen af næste måned | 11-10
midt i november | 11-20
midt i nov. | 11-20
november | 11-30
i november | 11-30
nov. | 11-30
i løbet af november | 11-30
inden november | 10-31
inden udgangen af november | 11-30
senest ved udgangen af november | 11-30
senest med udgangen af november | 11-30
til november | 11-30
november måned | 11-30
i november måned | 11-30
primo november | 11-10
start november | 11-10
i starten af november | 11-10
først i november | 11-10
begyndelsen af november | 11-10
tidligt i november | 11-10
medio november | 11-20
midten af november | 11-20
ultimo november | 11-30
slut november | 11-30
sidst i november | 11-30
slutningen af november | 11-30
sent i november | 11-30
november 2023 | 11-30
november/december | 12-31
november-december | 12-31
oktober eller november | 11-30
inden jul | 12-24
før jul | 12-24
til jul | 12-24
inden juleferien | 12-24
inden julen | 12-24
senest inden jul | 12-24
inden nytår | 12-31
før nytår | 12-31
til nytår | 12-31
inden årsskiftet | 12-31
inden årets udgang | 12-31
inden året er omme | 12-31
inden året er gået | 12-31
i år | 12-31
i indeværende år | 12-31
ved årets udgang | 12-31
ultimo året | 12-31
i dette kvartal | 12-31
inden kvartalets udgang | 12-31
4. kvartal | 12-31
i 4. kvartal 2023 | 12-31
1. kvartal 2024 | 2024-3-31
i første kvartal | 2024-3-31
primo januar | 2024-1-10
i januar | 2024-1-31
først i det nye år | 2024-1-10
primo 2024 | 2024-1-10
inden 1. februar | 2024-2-1
til næste møde | 11-16
inden næste møde | 11-16
på næste møde | 11-16
til næste gang | 11-16
næste gang | 11-16
næste møde | 11-16
til det næste møde | 11-16
til mødet i november | 11-16
før næste møde | 11-16
inden vi mødes igen | 11-16
når vi ses igen | 11-16
til vi mødes næste gang | 11-16
til næste netværksmøde | 11-16
på næste SSP-møde | 11-16
senest på næste møde | 11-16
ved næste møde | 11-16
en uge før næste møde | 11-9
senest en uge før næste møde | 11-9
ugen før næste møde | 11-9
dagen før næste møde | 11-15
"""
NO_DAY = """
straks | hurtigst muligt | snarest | snarest muligt | så snart som muligt | så hurtigt som muligt
løbende | løbende hen over året | ved lejlighed | når der er tid | hen ad vejen | asap | ASAP
med det samme | efter behov | uden dato | ingen frist | når det passer | på sigt | fremover
snart | så snart det kan lade sig gøre | i den kommende tid | når skolen starter igen
efter sommerferien | når foråret kommer | i løbet af foråret | til foråret | til sommer
inden påske | efter ferien | inden efterårsferien | når klubben åbner igen | hurtigst | omgående
med det vuns | når lejlighed gives | permanent | kontinuerligt | hver fredag | dagligt
"""
CASES = [
    (text.strip(), dt.date(*map(int, ([*day.strip().split("-")] if day.count("-") == 2 else
                                      ["2023", *day.strip().split("-")]))))
    for text, day in (line.split(" | ") for line in DAYS.strip().splitlines())
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), CASES)
def test_a_day_is_told(text, day):
    found = deadline_of(text, AROUND)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("text", [one.strip() for one in NO_DAY.replace("\n", "|").split("|")])
def test_no_day_is_told(text):
    if text:
        assert [one.day for one in find_deadlines(text, AROUND) if one.day] == []
