"""Bar, plates, bells and stack of the lifter's gym."""

from __future__ import annotations

from django.http import HttpResponse

from accounts.requests import SignedInRequest
from workouts import equipment as equipment_module
from workouts.equipment_settings.forms import EquipmentForm
from workouts.plan_settings.form_view import form_answer, form_view, program_of, saved


@form_view
def equipment(request: SignedInRequest) -> HttpResponse:
    owned = program_of(request).equipment
    form = EquipmentForm(request.POST or None, equipment=owned)
    if form.is_valid():
        equipment_module.change_equipment(equipment=owned, **form.cleaned_data)
        return saved(request)
    note = f"Weights in {owned.unit}. You’ll never be asked for a weight your gym can’t make."
    return form_answer(request, form, "Bar, plates and bells", note)
