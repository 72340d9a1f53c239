"""Scripts that touch no page, asked one by one in a browser."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.templatetags.static import static
from playwright.sync_api import Page

from progression.reading import is_short, read_written
from tests.browser.gym import todays_deadlifts
from tests.factories import log, sheet_of
from tests.unpacking import unpacked
from workouts.log_sets.sets_to_come import ahead
from workouts.models import Prescription

pytestmark = pytest.mark.browser

CALL = """
async ([path, name, all]) => {
  const module = await import(path);
  return all.map((given) => module[name](...given));
}
"""


def said(page: Page, module: str, name: str, *all_given: tuple[Any, ...]) -> list[Any]:
    """What a function of a script answers to each list of what it is given."""
    page.goto("/rule/")
    answers: list[Any] = page.evaluate(CALL, [static(f"js/{module}.js"), name, all_given])
    return answers


READABLE = [
    "225",
    "102,5",
    "225x5",
    "225 x 5",
    "225X5@2",
    "225 × 5 @ 2",
    "102,5*8",
    "-20x6",
    "+10x6",
    "\u221220 x 6",
    "bw x 6",
    "BWx6",
    "bw×6@1",
    " 225x5 ",
]


def test_a_set_in_short_is_one_to_the_phone_where_it_is_one_to_the_server(page: Page) -> None:
    texts = [*READABLE, "x", "5x", "bw", "225@2", "225 235", "", "225x6 235x4@1", "2 x"]
    assert said(page, "sets", "isShort", *((text,) for text in texts)) == [*map(is_short, texts)]


def test_what_the_server_reads_is_the_same_to_the_phone(page: Page) -> None:
    read = [read_written(text) for text in READABLE]
    answers = said(page, "question", "said", *(({"load": text},) for text in READABLE))
    assert [Decimal(str(answer["load"])) for answer in answers] == [each.load for each in read]
    assert [answer["reps"] for answer in answers] == [each.reps or 0 for each in read]


def test_a_weight_is_a_number_however_it_is_written(page: Page) -> None:
    texts = ["225", "102,5", "\u221220", "+10", " 5 ", 20.5]
    answers = said(page, "sets", "number", *((text,) for text in texts))
    assert answers == [225, 102.5, -20, 10, 5, 20.5]


def test_a_weight_in_words_is_what_the_server_calls_it(page: Page) -> None:
    bar, body = {"unit": "lb"}, {"unit": "kg", "signed": ""}
    words = [(bar, "225"), (body, "0"), (body, "10"), (body, "+10"), (body, "-20")]
    answers = said(page, "sets", "loadWords", *words)
    assert answers == ["225 lb", "bodyweight", "+10 kg", "+10 kg", "20 kg assistance"]


TYPED = {"load": "225,50", "reps": "6", "rir": "", "kind": ""}
STORED = {"load": "225.5", "reps": 6, "rir": None, "kind": "work", "pain": False}


def test_a_set_is_the_same_as_it_was_typed_and_as_it_comes_back(page: Page) -> None:
    one_arm = {"load": "60", "reps": "7", "left_reps": "8", "right_reps": "7"}
    alike = [(STORED,), (one_arm,), (one_arm | {"reps": ""},), (TYPED | {"pain": "on"},)]
    typed, stored, arms, arms_typed, hurt = said(page, "sets", "content", (TYPED,), *alike)
    assert typed == stored != hurt
    assert arms == arms_typed


# Six reps or more lead from the first weight to the second; fewer, or nothing left, to the third.
# Of a way: the fewest and the most reps, the reps left, the node it leads to and the words of why.
WAYS = [[6, None, None, 1, 0], [0, 5, None, 2, 1], [6, None, 0, 2, 1]]
NODES = [{"load": "225", "ways": WAYS}, {"load": "235", "ways": []}, {"load": "215", "ways": []}]
TABLE = {"done": 1, "sets": 3, "whys": ["{reps}, so more.", "{reps}, so less."], "nodes": NODES}
FOLLOW = "async ([path, ahead, kept]) => (await import(path)).follow(ahead, kept, document)"


def led(page: Page, *fields: dict[str, str], state: str = "waiting") -> tuple[Any, ...]:
    """Where kept sets lead: the weight, why, how many are done, and whether that was all."""
    each = {"load": "225", "reps": "6", "rir": "", "kind": "work"}
    kept = [{"id": f"{n}", "state": state, "fields": each | said} for n, said in enumerate(fields)]
    answer = page.evaluate(FOLLOW, [static("js/ahead.js"), TABLE, kept])
    return (answer["node"] or {}).get("load"), answer["why"], answer["done"], answer["over"]


LEADS: list[tuple[list[dict[str, str]], tuple[Any, ...]]] = [
    ([{}], ("235", "6 reps, so more.", 2, False)),
    ([{"reps": "1"}], ("215", "1 rep, so less.", 2, False)),
    ([{"rir": "2"}], ("235", "6 reps, so more.", 2, False)),
    ([{"rir": "0"}], ("215", "6 reps, so less.", 2, False)),
    ([{"rir": "0", "reps": "5"}], ("215", "5 reps, so less.", 2, False)),
    ([{"load": "230"}], (None, "", 2, False)),
    ([{}, {"load": "235"}], (None, "", 3, True)),
    ([{"pain": "on"}], ("235", "6 reps, so more.", 2, True)),
    ([{"kind": "warmup"}, {"kind": "undone"}], ("225", "", 1, False)),
    ([{"left_reps": "8", "right_reps": "5"}], ("215", "5 reps, so less.", 2, False)),
]


def test_a_kept_set_leads_where_the_table_says(page: Page) -> None:
    page.goto("/rule/")
    for fields, leads in LEADS:
        assert led(page, *fields) == leads, fields


def test_a_set_that_does_not_wait_leads_nowhere(page: Page) -> None:
    page.goto("/rule/")
    assert led(page, {}, state="refused") == ("225", "", 1, False)


def packed_tables() -> list[Any]:
    """Tables as the server sends them: of three sets, of six, after the last, beside the plan."""
    visit = todays_deadlifts()
    tables = []
    for sets in (3, 6):
        Prescription.objects.filter(exercise="deadlift").update(sets=sets)
        lift = sheet_of(visit).lift("deadlift")
        assert lift is not None
        tables.append(ahead(lift, "lb"))
    for _ in range(6):
        log(visit, 225, 5)
    over = sheet_of(visit).lift("deadlift")
    assert over is not None
    return [*tables, ahead(over, "lb")]


def test_a_table_is_unpacked_as_the_server_packed_it(page: Page) -> None:
    three, six, over = tables = packed_tables()
    assert (len(six["targets"]) > len(three["targets"]) > 10, over["targets"]) == (True, [])
    answers = said(page, "ahead", "unpacked", *((table,) for table in tables))
    assert answers == json.loads(json.dumps([unpacked(table) for table in tables]))


def test_a_table_of_a_server_from_before_and_none_at_all_stay_as_they_are(page: Page) -> None:
    assert said(page, "ahead", "unpacked", (TABLE,), (None,)) == [TABLE, None]


GIVEN_UP = """
async (path) => {
  const { pause, within } = await import(path);
  const [soon, late] = [within(20), within(60000)];
  const before = soon.aborted;
  await pause(500);
  return [before, soon.aborted, late.aborted];
}
"""


def test_a_request_is_given_up_after_its_time_and_not_before(page: Page) -> None:
    page.goto("/rule/")
    assert page.evaluate(GIVEN_UP, static("js/patience.js")) == [False, True, False]


MARKED = """
async ([path, tag, was, start, end, now]) => {
  const { cursorOf, putCursor } = await import(path);
  const [old, like] = [was, now].map((value) => {
    const field = Object.assign(document.createElement(tag), { value });
    document.body.append(field);
    return field;
  });
  old.focus();
  old.setSelectionRange(start, end);
  const cursor = cursorOf(old);
  old.remove();
  like.focus();
  putCursor(like, cursor);
  return like.value.slice(0, like.selectionStart) + "[" +
    like.value.slice(like.selectionStart, like.selectionEnd) + "]";
}
"""


@pytest.mark.parametrize(
    ("tag", "was", "start", "end", "now", "marked"),
    [
        ("input", "225", 0, 3, "1000", "[1000]"),
        ("input", "", 0, 0, "235", "[235]"),
        ("textarea", "", 0, 0, "Long day.", "Long day.[]"),
        ("textarea", "Long", 0, 4, "Long day.", "[Long day.]"),
        ("input", "22", 2, 2, "235", "235[]"),
        ("input", "225", 1, 2, "225", "2[2]"),
        ("input", "225", 1, 1, "235", "2[]"),
        ("input", "1000", 2, 3, "9", "9[]"),
    ],
)
def test_what_is_marked_in_a_field_is_marked_in_the_one_after_it(
    page: Page, tag: str, was: str, start: int, end: int, now: str, marked: str
) -> None:
    page.goto("/rule/")
    given = [static("js/cursor.js"), tag, was, start, end, now]
    assert page.evaluate(MARKED, given) == marked
