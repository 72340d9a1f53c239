from django.conf import settings as configured
from django.urls import path

from workouts.views import (
    data,
    dates,
    deletion,
    entry,
    excused,
    history,
    lighter,
    loads,
    outbox,
    samples,
    set_up,
    sets,
    settings,
    swaps,
    week,
    workout,
)

urlpatterns = [
    path("setup/", set_up.set_up, name="set_up"),
    path("week/", week.week, name="week"),
    path("week/sheet/", data.week_sheet, name="week_sheet"),
    path("week/lighter/", lighter.lighter_week, name="lighter_week"),
    path(
        "week/lighter/<int:id>/back/",
        lighter.take_back_lighter_week,
        name="take_back_lighter_week",
    ),
    path("excused/", excused.excused, name="excused"),
    path("excused/back/", excused.be_back, name="be_back"),
    path("excused/<int:id>/remove/", excused.take_back_excuse, name="take_back_excuse"),
    path("workouts/", workout.start, name="start_workout"),
    path("workouts/enter/", entry.enter_workout, name="enter_workout"),
    path("workouts/<int:id>/", workout.workout, name="workout"),
    path("workouts/<int:id>/finish/", workout.finish, name="finish_workout"),
    path("workouts/<int:id>/discard/", workout.discard, name="discard_workout"),
    path("workouts/<int:id>/date/", dates.change_date, name="change_date"),
    path("workouts/<int:id>/delete/", deletion.delete_workout, name="delete_workout"),
    path("workouts/deleted/", deletion.deleted_workouts, name="deleted_workouts"),
    path("workouts/deleted/<int:id>/", deletion.put_back, name="put_back"),
    path("workouts/<int:id>/swap/<int:prescription>/", swaps.swap_exercise, name="swap_exercise"),
    path("sets/<uuid:id>/", sets.logged_set, name="logged_set"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/who/", outbox.who, name="who"),
    path("history/", history.history, name="history"),
    path("history/<slug:slug>/", history.lift_history, name="lift_history"),
    path("history/<slug:slug>/rule/", history.lift_rule, name="lift_rule"),
    path("settings/", settings.settings, name="settings"),
    path("settings/data/", data.data, name="data_settings"),
    path("settings/data/backplan.json", data.export_json, name="export_json"),
    path("settings/data/sets.csv", data.export_csv, name="export_csv"),
    path("settings/days/", settings.days, name="days_settings"),
    path("settings/experience/", settings.experience, name="experience_settings"),
    path("settings/unit/", settings.unit, name="unit_settings"),
    path("settings/equipment/", settings.equipment, name="equipment_settings"),
    path("settings/prescriptions/<int:id>/", settings.prescription, name="prescription"),
    path("settings/prescriptions/<int:id>/load/", loads.working_load, name="working_load"),
    path("settings/prescriptions/<int:id>/away/", loads.come_back, name="come_back"),
]

if configured.SAMPLE_ACCOUNTS:  # a door without a key: in development only
    urlpatterns += [
        path("accounts/samples/", samples.make_samples, name="make_samples"),
        path("accounts/samples/<slug:key>/", samples.be_sample, name="be_sample"),
    ]
