"""A workout played through the rule on its page: answered as in the app, whatever is typed."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from progression import DEFAULT_LADDERS
from progression.limits import REP_RANGE
from progression.rule_page.explained import EXPLANATIONS, Explanation
from progression.rule_page.play import MOST_SETS, Play, address
from progression.rule_page.played import in_short
from tests.progression.pages import played, shown

NOT_NUMBERS = [
    "heavy",
    "1e999",
    "NaN",
    "-inf",
    "1,000",
    "22\x005",
    "\u202e522",
    "9" * 10_000,
    "<script>",
    '"><b',
    "100.005",
    "2001",
    "-501",
    "{{ 7 }}",
]
# Anything at all under any name the form has, and some it has not.
ANYTHING = st.dictionaries(
    st.sampled_from(
        ["kind", "unit", "rep_low", "rep_high", "step_up", "step_down", "opening", "sets"]
        + [f"{n}-{name}" for n in (0, 1, 2, 3, 20, 21) for name in ("load", "reps", "rir")]
        + ["offered", "utm_source", ""]
    ),
    st.text(max_size=12) | st.integers(-9, 2100).map(str) | st.sampled_from(NOT_NUMBERS),
)


def target(page: str) -> str:
    """The large figure of the next set, with its unit and reps."""
    part = page[page.index("play-part") :]
    found = re.search(r'<p class="goal">(.*?)</p>', part, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def value(page: str, name: str) -> str | None:
    """What the field of this name is filled with."""
    found = re.search(rf'<input[^>]* name="{name}"[^>]*>', page)
    if found is None:
        return None
    text = re.search(r'value="([^"]*)"', found[0])
    return unescape(text[1]) if text else ""


def branches(page: str) -> list[tuple[str, str]]:
    return re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)


def test_the_page_opens_with_a_set_and_what_follows(client: Client) -> None:
    page = shown(client)
    assert (value(page, "1-load"), value(page, "1-reps")) == ("225", "6")
    assert (value(page, "2-load"), value(page, "2-reps")) == ("235", "4")


def test_a_link_that_was_tagged_on_its_way_opens_like_any_other(client: Client) -> None:
    assert target(shown(client, fbclid="x")) == target(shown(client)) != ""


def test_each_set_is_answered_with_its_target_and_why(client: Client) -> None:
    page = played(client, "225x6 235x3 230x4")
    answers = re.findall(r"<p>Next: <strong>(.*?)</strong>, aim for (\d+)", page)
    assert answers == [("235 lb", "4"), ("230 lb", "4")]  # the last one's is the target in hand
    assert "3 reps fell short of 4–6: 5 lb less." in page
    assert target(page) == "230 lb Set 4 · 4–6 reps, aim for 5"


def test_the_next_set_shows_its_plates_and_branches(client: Client) -> None:
    page = played(client, "225x6")
    assert "Per side: 45 + 45 + 5" in page
    assert branches(page) == [
        ("6 or more", "245 lb"),
        ("4–5", "stay"),
        ("4–5, nothing left", "230 lb"),
        ("1–3", "230 lb"),
        ("none", "225 lb"),
        ("more than two left", "harder"),
    ]


def test_the_page_says_what_the_next_workout_begins_with_and_why(client: Client) -> None:
    page = played(client, "235x4 235x3 230x6")
    assert (
        "next time: <strong>235 lb</strong>, aim for 5. 4 reps were done at this weight. "
        "Lighter sets take nothing away.</p>"
    ) in page


def test_an_aim_above_the_range_says_that_reps_come_first(client: Client) -> None:
    page = played(client, "40x10", kind="dumbbell", rep_low="8", rep_high="10", step_up="2.5")
    assert target(page) == "40 lb Set 2 · 8–10 reps, aim for 11: more reps first"
    assert "10 reps earn more, but the next weight here is 5 lb away. Reach 13 first." in page


def test_reps_left_count(client: Client) -> None:
    assert "5 reps with 4 left was easy: 10 lb more." in played(client, "225x5@4")


def test_pull_ups_are_told_in_their_own_words(client: Client) -> None:
    page = played(client, "-5x6", kind="bodyweight")
    assert target(page) == "Bodyweight Set 2 · 4–6 reps, aim for 4"
    assert "5 lb less assistance." in page
    assert "-20 is 20 of assistance" in page
    assert page.count('inputmode="text"') == 3  # the set, the next one and the opening


@pytest.mark.parametrize("name", ["1-load", "opening"])
def test_only_a_pull_up_can_be_assisted(client: Client, name: str) -> None:
    fields = {"1-load": "225", "1-reps": "6"} | {name: "-5"}
    assert "Write the weight you lift, 0 or more." in shown(client, **fields)
    assert "Something can’t be read" not in shown(client, **fields, kind="bodyweight")


def test_kilograms_move_by_their_own_steps(client: Client) -> None:
    assert target(played(client, "100x6", unit="kg")).startswith("105 kg")


def test_steps_of_ones_own_are_taken(client: Client) -> None:
    assert target(played(client, "225x6", step_up="20")).startswith("245 lb")


def test_an_opening_is_a_target_before_any_set(client: Client) -> None:
    page = shown(client, opening="185")
    assert target(page) == "185 lb Set 1 · 4–6 reps, aim for 4"
    assert "Your starting weight: aim for 4." in page
    assert value(page, "1-load") == "185"


def test_without_a_set_or_an_opening_one_is_asked_for(client: Client) -> None:
    page = shown(client, kind="stack")
    assert "Write your first set, or a first weight" in page
    assert value(page, "1-load") == ""


def test_the_button_adds_the_set_that_is_filled_in(client: Client) -> None:
    fields = {"1-load": "225", "1-reps": "6", "2-load": "235", "2-reps": "5", "offered": "235x4"}
    assert target(shown(client, **fields, sets=1)).startswith("235 lb Set 2")
    added = shown(client, **fields, sets=2)
    assert target(added) == "235 lb Set 3 · 4–6 reps, aim for 6"
    assert (value(added, "3-load"), value(added, "3-reps")) == ("235", "6")


def test_what_was_typed_for_the_next_set_stays_until_it_is_added(client: Client) -> None:
    fields = {"1-load": "225", "1-reps": "6", "2-load": "240", "2-reps": "2", "offered": "235x4"}
    page = shown(client, **fields, sets=1)
    assert (value(page, "2-load"), value(page, "2-reps")) == ("240", "2")


def test_an_offer_that_nobody_touched_follows_a_change(client: Client) -> None:
    fields = {"1-load": "225", "1-reps": "3", "2-load": "235", "2-reps": "4", "offered": "235x4"}
    page = shown(client, **fields, sets=1)
    assert (value(page, "2-load"), value(page, "2-reps")) == ("220", "4")


def test_an_offer_outlasts_what_cannot_be_read(client: Client) -> None:
    fields = {"1-load": "225", "1-reps": "x", "2-load": "235", "2-reps": "4", "offered": "235x4"}
    marked = shown(client, **fields, sets=1)
    assert value(marked, "offered") == "235x4"
    mended = fields | {"1-reps": "3", "offered": value(marked, "offered") or ""}
    assert value(shown(client, **mended, sets=1), "2-load") == "220"


def test_an_emptied_row_takes_its_set_out(client: Client) -> None:
    fields = {"1-load": "225", "1-reps": "6", "2-load": "", "2-reps": " ", "3-load": "235"}
    page = shown(client, **fields, **{"3-reps": "3"}, sets=3)
    assert [value(page, f"{number}-load") for number in (1, 2, 3)] == ["225", "235", "230"]


@pytest.mark.parametrize("text", NOT_NUMBERS)
@pytest.mark.parametrize("name", ["rep_low", "step_up", "opening", "1-load", "1-reps"])
def test_what_cannot_be_read_is_kept_and_marked_beside_its_field(
    client: Client, name: str, text: str
) -> None:
    fields = {"rep_high": "6", "1-load": "225", "1-reps": "6"} | {name: text}
    page = shown(client, **fields)
    assert value(page, name) == text
    assert re.search(rf'<p class="error" id="id_{name}_error">[^<]+</p>', page)
    assert "Something can’t be read." in page


@pytest.mark.parametrize(("name", "text"), [("kind", "sled"), ("unit", "st"), ("1-rir", "9")])
def test_what_is_no_choice_is_refused_beside_its_field(
    client: Client, name: str, text: str
) -> None:
    page = shown(client, **({"1-load": "225", "1-reps": "6"} | {name: text}))
    assert re.search(rf'<p class="error" id="id_{name}_error">[^<]+</p>', page)


def test_a_range_that_runs_downwards_is_refused(client: Client) -> None:
    assert "Choose more than the lower number." in shown(client, rep_low=6, rep_high=4)


def test_sets_are_answered_up_to_the_one_that_cannot_be_read(client: Client) -> None:
    page = played(client, "225x6 heavyx3 230x4")
    assert re.findall(r"<p>Next: <strong>(.*?)</strong>", page) == ["235 lb"]
    assert (value(page, "2-load"), value(page, "3-load")) == ("heavy", "230")
    assert target(page) == ""


def test_digits_of_any_script_are_read(client: Client) -> None:
    assert target(played(client, "٢٢٥x٦")).startswith("235 lb")
    assert target(played(client, "２２５x６")).startswith("235 lb")
    assert target(played(client, "102,5x6", unit="kg")).startswith("107.5 kg")


def test_text_is_never_markup(client: Client) -> None:
    fields = {"1-load": "<script>1</script>", "kind": "<b>", "offered": "<i>", "sets": "<u>"}
    page = shown(client, **fields)
    assert not {"<script>1", "<b>", "<i>", "<u>"} & set(re.findall(r"<[a-z]+>1?", page))


def test_no_more_than_twenty_sets_are_ever_played() -> None:
    asked = {f"{n}-{name}": "5" for n in range(300) for name in ("load", "reps")}
    for sets in ({}, {"sets": "21"}, {"sets": "20"}, {"sets": "9" * 30}):
        play = Play(asked | sets)
        assert len(play.sets) == MOST_SETS == 20
        assert play.played
        assert len(play.played.sets) == MOST_SETS
        assert play.next_row is None


def test_after_the_last_set_that_fits_no_other_is_asked_for(client: Client) -> None:
    page = played(client, " ".join(["225x5"] * MOST_SETS))
    assert "20 sets are all that fit here." in page
    assert target(page) == ""
    assert page.count("<p>Next: <strong>225 lb</strong>, aim for 6.</p>") == MOST_SETS
    assert "next time: <strong>225 lb</strong>" in page


def test_no_ladder_has_more_than_a_thousand_weights() -> None:
    # The form takes no ladder of one's own, so these are all there are.
    assert max(map(len, DEFAULT_LADDERS.values())) <= 1000
    assert set(Play({}).exercise.fields) & {"ladder", "plates", "bar"} == set()


def test_a_range_and_a_step_are_bounded_too(client: Client) -> None:
    assert REP_RANGE[1] == 30
    assert "Write a whole number from 1 to 30." in shown(client, rep_high=31)
    assert "Choose 0.25 to 100." in shown(client, step_up=2000)


@pytest.mark.slow
@given(ANYTHING)
def test_any_text_at_all_is_answered(asked: dict[str, str]) -> None:
    assert shown(Client(), **asked)


@pytest.mark.parametrize("query", ["%00", "1-load=%ED%A0%80", "1-load", "&&==", "sets=-1", "kind="])
def test_any_address_at_all_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/rule/?{query}").status_code == 200


@pytest.mark.parametrize("told", EXPLANATIONS, ids=lambda told: told.reason)
def test_an_address_leads_back_to_its_workout(told: Explanation) -> None:
    assert Play(dict(parse_qsl(address(told.case)))).played == told.case


def test_an_address_keeps_the_reps_left() -> None:
    case = in_short("225x4@3 225x5")
    assert Play(dict(parse_qsl(address(case)))).played == case


def test_a_script_gets_the_part_and_no_other_page_is_taken_for_it(client: Client) -> None:
    answer = client.get("/rule/", headers={"X-Part": "true"})
    assert answer.content.decode().strip().startswith('<div id="play-part"')
    assert "X-Part" in answer["Vary"]
    assert "X-Part" in client.get("/rule/")["Vary"]
