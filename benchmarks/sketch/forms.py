"""One set, and the sets of a whole workout."""

from django import forms

from sketch.models import Lift

ROWS = 12


class OneSetForm(forms.Form):
    lift = forms.ChoiceField(choices=Lift.choices, widget=forms.HiddenInput)
    load = forms.DecimalField(min_value=0, max_value=2000, max_digits=6, decimal_places=2)
    reps = forms.IntegerField(min_value=0, max_value=100)
    reps_left = forms.IntegerField(min_value=0, max_value=10, required=False)


class DateForm(forms.Form):
    performed_on = forms.DateField()
    notes = forms.CharField(max_length=500, required=False)


SetsFormSet = forms.formset_factory(OneSetForm, extra=0, max_num=ROWS)
