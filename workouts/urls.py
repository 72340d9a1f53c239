"""Every address of the plan and the logbook, and the view that answers it."""

from django.conf import settings as configured
from django.urls import path

from workouts.body_weight.views import body_weight, remove_body_weight, show_body_weight
from workouts.change_date.views import change_date
from workouts.choose_gym.views import choose_gym
from workouts.delete_workout.views import delete_workout, deleted_workouts, put_back
from workouts.enter_workout.views import enter_workout
from workouts.equipment_settings.views import equipment
from workouts.excuse_days.views import be_back, excused, take_back_excuse
from workouts.gym_settings.views import add_gym, edit_gym, gyms, remove_gym, usual_gym
from workouts.log_sets.views import discard, finish, logged_set, start, workout
from workouts.my_data.views import data, export_csv, export_json
from workouts.outbox.views import outbox, who
from workouts.plan_settings.views import days, experience, prescription, settings, unit
from workouts.samples.views import be_sample, make_samples
from workouts.set_up.views import set_up
from workouts.set_working_load.views import come_back, working_load
from workouts.swap_exercise.views import swap_exercise
from workouts.take_lighter_week.views import lighter_week, take_back_lighter_week
from workouts.week.views import week, week_sheet

urlpatterns = [
    path("setup/", set_up, name="set_up"),
    path("week/", week, name="week"),
    path("week/sheet/", week_sheet, name="week_sheet"),
    path("week/lighter/", lighter_week, name="lighter_week"),
    path("week/lighter/<int:id>/back/", take_back_lighter_week, name="take_back_lighter_week"),
    path("excused/", excused, name="excused"),
    path("excused/back/", be_back, name="be_back"),
    path("excused/<int:id>/remove/", take_back_excuse, name="take_back_excuse"),
    path("workouts/", start, name="start_workout"),
    path("workouts/enter/", enter_workout, name="enter_workout"),
    path("workouts/<int:id>/", workout, name="workout"),
    path("workouts/<int:id>/finish/", finish, name="finish_workout"),
    path("workouts/<int:id>/discard/", discard, name="discard_workout"),
    path("workouts/<int:id>/date/", change_date, name="change_date"),
    path("workouts/<int:id>/gym/", choose_gym, name="choose_gym"),
    path("workouts/<int:id>/delete/", delete_workout, name="delete_workout"),
    path("workouts/deleted/", deleted_workouts, name="deleted_workouts"),
    path("workouts/deleted/<int:id>/", put_back, name="put_back"),
    path("workouts/<int:id>/swap/<int:prescription>/", swap_exercise, name="swap_exercise"),
    path("sets/<uuid:id>/", logged_set, name="logged_set"),
    path("outbox/", outbox, name="outbox"),
    path("outbox/who/", who, name="who"),
    path("settings/", settings, name="settings"),
    path("settings/body-weight/", body_weight, name="body_weight"),
    path("settings/body-weight/coach/", show_body_weight, name="show_body_weight"),
    path("settings/body-weight/<int:id>/remove/", remove_body_weight, name="remove_body_weight"),
    path("settings/data/", data, name="data_settings"),
    path("settings/data/backplan.json", export_json, name="export_json"),
    path("settings/data/sets.csv", export_csv, name="export_csv"),
    path("settings/days/", days, name="days_settings"),
    path("settings/experience/", experience, name="experience_settings"),
    path("settings/unit/", unit, name="unit_settings"),
    path("settings/equipment/", equipment, name="equipment_settings"),
    path("settings/gyms/", gyms, name="gyms"),
    path("settings/gyms/add/", add_gym, name="add_gym"),
    path("settings/gyms/<int:id>/", edit_gym, name="edit_gym"),
    path("settings/gyms/<int:id>/usual/", usual_gym, name="usual_gym"),
    path("settings/gyms/<int:id>/remove/", remove_gym, name="remove_gym"),
    path("settings/prescriptions/<int:id>/", prescription, name="prescription"),
    path("settings/prescriptions/<int:id>/load/", working_load, name="working_load"),
    path("settings/prescriptions/<int:id>/away/", come_back, name="come_back"),
]

if configured.SAMPLE_ACCOUNTS:  # a door without a key: in development only
    urlpatterns += [
        path("accounts/samples/", make_samples, name="make_samples"),
        path("accounts/samples/<slug:key>/", be_sample, name="be_sample"),
    ]
