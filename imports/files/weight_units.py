"""The unit that weights were lifted in, measured in the weights themselves.

An app may store every weight in kg even for a gym with pounds: 135 lb is then 61.23, or
61.2349699. Converted back, such weights are whole steps of the other unit, and other weights are
not. So it can be told what a lifter had on the bar, and that weight can be restored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.exact import KG_A_LB

OTHER = {"kg": "lb", "lb": "kg"}
NAMES = {"kg": "kilograms", "lb": "pounds"}

# The step of a barbell's plates, by which a gym's unit is recognised.
STEP = {"kg": Decimal("1.25"), "lb": Decimal("2.5")}
# The steps a weight is put back on: those of plates, and those of dumbbells and small plates. One
# decimal is enough for the wide ones; the fine ones are too close together for that.
WIDE = {"kg": (STEP["kg"], Decimal(1)), "lb": (STEP["lb"],)}
FINE = {"kg": (Decimal("0.25"),), "lb": (Decimal(1), Decimal("1.25"))}

# The share of such weights in files of lifters with the other unit: 0.8 and more for pounds
# written in kg, over half for kilograms written in lb (12 kg dumbbells are no step of 1.25). In all
# other files it is under 0.2.
PROVEN = {"kg": Decimal("0.8"), "lb": Decimal("0.5")}
DOUBTFUL = Decimal("0.2")

# A weight of two decimals is at most this far from the exact one, rounded or cut, and also with
# the factor 2.2046. Chance hits are rare: 1.8 in 100 odd weights lie within 0.01 kg of a step of
# 2.5 lb, and 0.7 in 100 within 0.01 lb of a step of 1.25 kg.
SLACK = Decimal("0.01")
# For one decimal the chance hits are 8.8 and 3.6 in 100, still far below the shares above.
WIDE_SLACK = Decimal("0.05")

ENOUGH = 10  # weights; fewer prove nothing
ENOUGH_DIFFERENT = 3  # different weights, as one machine's odd stack may hit by chance all year
HEAVIEST = 100_000  # beyond any weight; keeps the arithmetic exact whatever a file has


@dataclass(frozen=True, slots=True)
class WeightUnits:
    """What weights are written in and what they were lifted in: "kg", "lb", or None where the
    weights don't show it and the lifter is asked. `share` of the `counted` weights are whole steps
    of the other unit; `sentence` says so to the lifter.
    """

    written: str | None
    lifted: str | None
    share: Decimal
    counted: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Measure:
    """Weights as if written in one unit: how many are whole steps of the other."""

    written: str
    hits: int
    counted: int
    different: int

    @property
    def lifted(self) -> str:
        return OTHER[self.written]

    @property
    def share(self) -> Decimal:
        return Decimal(self.hits) / max(self.counted, 1)

    @property
    def proves(self) -> bool:
        enough = self.counted >= ENOUGH and self.different >= ENOUGH_DIFFERENT
        return enough and self.share >= PROVEN[self.written]

    def __str__(self) -> str:
        step = f"{STEP[self.lifted]} {self.lifted}"
        turned = f"once turned from {self.written}"
        return f"{self.hits:,} of {self.counted:,} weights are whole steps of {step} {turned}"


def measured(weights: Iterable[Decimal], unit: str | None) -> WeightUnits:
    """What those weights were lifted in. `unit` is what the file says they are written in.

    Every positive weight counts as often as it was lifted. A weight that is a step of both units
    (17 kg is 37.5 lb) proves nothing and is left out, so that weights of one unit are not taken for
    the other's.
    """
    positive = Counter(weight for weight in weights if 0 < weight < HEAVIEST)
    if unit is None:
        return _unnamed(positive)
    measure = _measure(positive, unit)
    lifted: str | None = unit
    if measure.proves:
        lifted = measure.lifted
        sentence = f"{measure}: they were lifted in {NAMES[lifted]}."
    elif measure.counted < ENOUGH:
        sentence = f"Too few weights to tell whether those in {unit} were lifted in {OTHER[unit]}."
    elif measure.share >= DOUBTFUL:
        lifted = None
        sentence = f"{measure}: too many for chance, too few to be sure."
    else:
        sentence = f"{measure}: they were lifted in {NAMES[unit]}."
    return WeightUnits(unit, lifted, measure.share, measure.counted, sentence)


def _unnamed(positive: Counter[Decimal]) -> WeightUnits:
    """The same for a file that names no unit: only converted weights show what they are in."""
    measures = [_measure(positive, "kg"), _measure(positive, "lb")]
    proofs = [measure for measure in measures if measure.proves]
    if len(proofs) == 1:
        (proof,) = proofs
        sentence = (
            f"The file names no unit. {proof}: they are written in {NAMES[proof.written]} "
            f"and were lifted in {NAMES[proof.lifted]}."
        )
        return WeightUnits(proof.written, proof.lifted, proof.share, proof.counted, sentence)
    likest = max(measures, key=lambda measure: measure.share)
    sentence = "The file names no unit, and its weights can be kilograms or pounds."
    return WeightUnits(None, None, likest.share, likest.counted, sentence)


def _measure(positive: Counter[Decimal], written: str) -> _Measure:
    step, own = STEP[OTHER[written]], (*WIDE[written], *FINE[written])
    hits: Counter[Decimal] = Counter()
    both = 0
    for weight, times in positive.items():
        if _whole(_turned(weight, written), step, _turned(_slack(weight), written)) is None:
            continue
        # A file may say 64.9998 for 65.
        if any(round(weight, 3) % whole == 0 for whole in own):
            both += times
        else:
            hits[weight] = times
    return _Measure(written, hits.total(), positive.total() - both, len(hits))


def restored(weight: Decimal, written: str, lifted: str) -> tuple[Decimal, bool]:
    """The weight in the unit it was lifted in, and whether it was put back on a whole step.

    For a lifter with pounds 61.23 kg is 135 lb, not 134.99. A weight near no step is rounded to
    0.01. Where the units agree nothing is converted, but 134.99 lb, from a file that was converted
    twice, goes back to 135; only wide steps count then. So our own files, where each weight is what
    somebody typed, must not be put through this.
    """
    if not -HEAVIEST < weight < HEAVIEST:
        return weight, False
    turned = weight if written == lifted else _turned(weight, written)
    for step, near in _steps(weight, written, lifted):
        whole = _whole(turned, step, near)
        if whole is not None:
            return whole, whole != weight
    return round(turned, 2), False


def _steps(weight: Decimal, written: str, lifted: str) -> Iterator[tuple[Decimal, Decimal]]:
    """The steps to put a weight back on, each with the largest allowed distance."""
    slack = SLACK if written == lifted else _slack(weight)
    for step in WIDE[lifted]:
        yield step, _turned(slack, OTHER[lifted])
    if written != lifted:
        for step in FINE[lifted]:
            yield step, _turned(SLACK, written)


def _whole(weight: Decimal, step: Decimal, near: Decimal) -> Decimal | None:
    """The multiple of the step within `near` of the weight; None without one, and for zero."""
    whole = (weight / step).to_integral_value() * step
    return whole if whole and abs(weight - whole) <= near else None


def _turned(weight: Decimal, written: str) -> Decimal:
    return weight / KG_A_LB if written == "kg" else weight * KG_A_LB


def _slack(weight: Decimal) -> Decimal:
    # A whole number was not rounded to one decimal: 85 kg is 187.39 lb, and not 187.5.
    return WIDE_SLACK if weight * 10 % 1 == 0 and weight % 1 else SLACK
