from workouts.forms.asking import AskingForm
from workouts.forms.equipment import EquipmentForm
from workouts.forms.excused import ExcusedForm
from workouts.forms.fields import NoteField
from workouts.forms.lighter import LighterWeekForm
from workouts.forms.loads import AwayForm, WorkingLoadForm
from workouts.forms.program import DaysForm, ExperienceForm, PrescriptionForm, UnitForm
from workouts.forms.rows import RowForm, TypedRow, blank_row
from workouts.forms.set_up import SetUp
from workouts.forms.sets import SetForm
from workouts.forms.swaps import SwapForm
from workouts.forms.visits import DateForm, FinishForm, StartForm
from workouts.forms.whole import WholeWorkout

__all__ = [
    "AskingForm",
    "AwayForm",
    "DateForm",
    "DaysForm",
    "EquipmentForm",
    "ExcusedForm",
    "ExperienceForm",
    "FinishForm",
    "LighterWeekForm",
    "NoteField",
    "PrescriptionForm",
    "RowForm",
    "SetForm",
    "SetUp",
    "StartForm",
    "SwapForm",
    "TypedRow",
    "UnitForm",
    "WholeWorkout",
    "WorkingLoadForm",
    "blank_row",
]
