"""The main job in the other engines: sign up, log, be told what is next, look back."""

from __future__ import annotations

import datetime

from tests.engines import steps
from tests.engines.phone import Phone
from tests.factories import lifter, log, workout_of

# How much room lies between the reps left and the button, and how high their legend is.
LEGEND = """
const place = (of) => document.querySelector(`.set-form ${of}`).getBoundingClientRect();
return {room: place("#log").top - place(".choice-group").bottom, height: place("legend").height};
"""


def test_a_newcomer_logs_a_workout_and_finds_it_in_the_history(phone: Phone) -> None:
    steps.sign_up(phone)
    phone.fill("Weight", "205", group="Deadlift")
    phone.fill("Reps", "5", group="Deadlift")
    phone.press("Show me my week")
    phone.headed("This week")
    phone.until(lambda: phone.find(".lifts .figure").is_displayed(), "the week has a weight")

    phone.picture("week")

    phone.tap("[aria-labelledby=main-day] form .button")
    phone.headed("Main back day")
    steps.log(phone, "225", "6")
    phone.says_exactly("235", steps.TARGET)
    phone.shows("6 reps hit the top of 4–6: 10 lb more.", steps.REASON)
    steps.log(phone, "235", "3", number=2)
    phone.says_exactly("230", steps.TARGET)
    phone.shows("3 reps fell short of 4–6: 5 lb less.", steps.REASON)
    steps.wait(phone, 0)
    phone.picture("workout")
    legend = phone.run(LEGEND)
    assert legend["room"] < legend["height"], "the legend takes its room twice"

    phone.press("Finish the workout")
    phone.shows("are still open. Finish anyway?", "#finish")
    phone.press("Yes, finish anyway")
    phone.headed("Main back day, done")
    phone.shows("225 lb × 6", "#deadlift")
    phone.picture("done")
    phone.follow("Back to the week")
    phone.headed("This week")
    phone.shows("Done")
    phone.go("/history/")
    phone.shows("Deadlift 235 lb × 3")
    phone.picture("history")
    phone.go("/history/deadlift/")
    phone.until(lambda: phone.find(".chart svg").is_displayed(), "the staircase is drawn")
    phone.picture("lift")


def test_a_set_is_stepped_logged_changed_and_taken_back(phone: Phone) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 6)
    steps.sign_in(phone, user)
    phone.go(f"/workouts/{visit.pk}/?exercise=deadlift")
    phone.shows("Set 2 of", steps.AIM)
    for button in ("More weight", "More reps"):
        phone.press(button)
    phone.tap("#log")
    phone.shows("Set 3 of", steps.AIM)
    steps.is_stored(phone, visit, [(225, 6), (240, 5)])
    phone.press("Undo 240 lb × 5")
    phone.shows("Set 2 of", steps.AIM)
    phone.until(lambda: steps.stored(visit) == [(225, 6)], "the second set is taken back")


def test_yesterdays_workout_is_entered_with_the_date_field(phone: Phone) -> None:
    user = lifter()
    yesterday = user.today() - datetime.timedelta(days=1)
    steps.sign_in(phone, user)
    phone.go("/workouts/enter/")
    phone.fill_date("Date", yesterday)
    phone.fill("Weight", "225", group="Deadlift, set 1")
    phone.fill("Reps", "6", group="Deadlift, set 1")
    phone.picture("enter")
    phone.press("Save the workout")
    phone.press("Yes, that was all")
    phone.shows("225 lb × 6")
    phone.shows(f"{yesterday.day} {yesterday:%B %Y}")
