"""A workout that anyone plays through the rule: what was typed, read and answered.

All of it is in the address, so it can be shared and needs no table. It is limited to twenty
sets and the ladders of an ordinary gym.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile, zip_longest
from urllib.parse import urlencode

from progression.engine.figures import KINDS, Goal, signed_hint
from progression.engine.wording import plain, range_words
from progression.reading import UnreadableError, read_whole
from progression.rule_page.forms import ExerciseForm, PlayedSet
from progression.rule_page.played import Played, usual_rule

MOST_SETS = 20
_EXERCISE = {"kind": "barbell", "unit": "lb", "rep_low": "4", "rep_high": "6"}
_SETS = {"1-load": "225", "1-reps": "6"}
_WHAT_IS_DONE = ("load", "reps")
# The names that we read. Links may have others, which somebody added on the way.
_NAMES = {"sets", *ExerciseForm.base_fields} | {
    f"{number}-{name}" for number in range(1, MOST_SETS + 1) for name in PlayedSet.base_fields
}


class Play:
    """The workout in an address. Any text gets an answer; what can’t be read is marked."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.asked = {**_EXERCISE, **(_SETS if _NAMES.isdisjoint(asked) else asked)}
        self.exercise = ExerciseForm(self.asked, signed=bool(self.hint))
        self.done = self._done()
        typed = [self._typed(number) for number in range(1, self.done + 1)]
        # An emptied row is a set that was taken out, so the sets after it move up.
        self.sets = [
            PlayedSet(
                {f"{number}-{name}": text for name, text in row.items()},
                prefix=str(number),
                signed=bool(self.hint),
            )
            for number, row in enumerate([row for row in typed if _says_something(row)], 1)
        ]

    def _done(self) -> int:
        """How many rows count as done: the button's number, else up to the last with text in it."""
        try:
            return read_whole(self.asked.get("sets"), (0, MOST_SETS), "")
        except UnreadableError:
            written = [n for n in range(1, MOST_SETS + 1) if _says_something(self._typed(n))]
            return max(written, default=0)

    def _typed(self, number: int) -> dict[str, str]:
        return {name: self.asked.get(f"{number}-{name}", "") for name in PlayedSet.base_fields}

    @cached_property
    def played(self) -> Played | None:
        """The workout up to where it can be read; None where it cannot begin."""
        if not self.exercise.is_valid():
            return None
        data = self.exercise.cleaned_data
        sets = [form.result() for form in takewhile(PlayedSet.is_valid, self.sets)]
        opening = data["opening"]
        if opening is None and sets:
            opening = sets[0].load
        if opening is None:
            return None
        return Played(self.exercise.rule(), data["kind"], data["unit"], opening, tuple(sets))

    @property
    def is_readable(self) -> bool:
        return self.exercise.is_valid() and all(form.is_valid() for form in self.sets)

    @property
    def rows(self) -> list[tuple[int, PlayedSet, Goal | None]]:
        """Each set with its number, and the target that follows it where it could be read.

        The target after the last set is shown at the next row, where there is one.
        """
        answers = self.played.answers if self.played else []
        shown = answers[: len(self.sets) - 1] if self.next_row else answers
        pairs = zip_longest(self.sets, shown)
        return [(number, form, answer) for number, (form, answer) in enumerate(pairs, 1)]

    @property
    def target(self) -> Played | None:
        """The workout when all of it could be read, so that its next set has a target."""
        return self.played if self.is_readable else None

    @property
    def offered(self) -> str:
        """What the next row is filled with, as 235x4. Any other text there was typed."""
        if self.target is None:
            return self.asked.get("offered", "")  # still there, and still untouched
        target = self.target.progress.next_set
        return f"{plain(target.load)}x{target.reps}"

    @cached_property
    def next_row(self) -> PlayedSet | None:
        """The form of the set after those; None after MOST_SETS."""
        if len(self.sets) >= MOST_SETS:
            return None
        initial = self._typed(self.done + 1)
        was_offered = f"{initial['load']}x{initial['reps']}" == self.asked.get("offered")
        if self.target and (was_offered or not _says_something(initial)):
            initial["load"], initial["reps"] = self.offered.split("x")
        return PlayedSet(initial=initial, prefix=str(self.number), signed=bool(self.hint))

    @property
    def number(self) -> int:
        """The number of the next set."""
        return len(self.sets) + 1

    @property
    def summary(self) -> str:
        """The exercise in a line."""
        if not self.exercise.is_valid():
            return "Exercise, reps and steps"
        data, rule = self.exercise.cleaned_data, self.exercise.rule()
        steps = f"{plain(rule.up)} {data['unit']} up, {plain(rule.down)} down"
        return f"{KINDS[data['kind']]}: {range_words(rule)} reps, {steps}"

    @property
    def hint(self) -> str:
        return signed_hint(self.asked["kind"])


def address(played: Played) -> str:
    """The query that plays this workout."""
    asked: dict[str, object] = {
        "kind": played.kind,
        "unit": played.unit,
        "rep_low": played.rule.low,
        "rep_high": played.rule.high,
        "opening": plain(played.opening),
    }
    usual = usual_rule(played.kind, played.unit, played.rule.low, played.rule.high)
    for field, step, usual_step in (
        ("step_up", played.rule.up, usual.up),
        ("step_down", played.rule.down, usual.down),
    ):
        if step != usual_step:
            asked[field] = plain(step)
    for number, done in enumerate(played.sets, 1):
        asked |= {f"{number}-load": plain(done.load), f"{number}-reps": done.reps}
        if done.rir is not None:
            asked[f"{number}-rir"] = done.rir
    return urlencode(asked)


def _says_something(row: Mapping[str, str]) -> bool:
    return any(row[name].strip() for name in _WHAT_IS_DONE)
