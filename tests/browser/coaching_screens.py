"""The screens of coach and client, for whoever looks at them all."""

from __future__ import annotations

import datetime

from django.urls import reverse

from accounts.models import User
from coaching import hand_overs, invitations, proposal_templates, proposals, reviews, sendings
from coaching.models import Coaching, Comment, Invitation, Invites
from exercises.models import Exercise
from tests.browser.steps import Screen, Visit, press
from tests.coaching.cast import asked, coach, coached
from tests.factories import everything, lifter, log, prescription_of, workout_of
from workouts import lighter_weeks, logbook
from workouts.excuses import excuse
from workouts.ids import new_id
from workouts.models import Kind, Role, Workout

WEEK = datetime.timedelta(days=7)


def coach_alone() -> Visit:
    """A coach without clients, who has made one invitation."""
    user = coach("alone@example.com", name="Ines")
    invitations.invite(by=user, invites=Invites.CLIENT)
    return Visit(
        user,
        [
            Screen("clients-none", reverse("clients")),
            Screen("reviews-none", reverse("review_queue")),
            Screen("coach-settings-none", reverse("coach_settings")),
        ],
    )


def coach_at_work() -> Visit:
    """A coach with clients of every sort, and a workout talked about."""
    user = coach("work@example.com", name="Ines Ferreira")
    coaching = coached(lifter("nora@example.com", name="Nora"), user)
    visit = talked_about(coaching)
    bare = lifter("a.very.long.address.of.somebody@subdomain.example.com")
    coached(bare, user)
    ill = coached(lifter("ill-client@example.com", name="Kai"), user)
    since = ill.client.today() - WEEK
    excuse(lifter=ill.client, kind="ill", first_on=since, note="A fever, and no appetite.")
    asked(lifter("yes@example.com", name="Jo"), user)
    ids = [coaching.pk, visit.pk]
    propose = reverse("propose", args=[coaching.pk, prescription_of(coaching.client, "pull-up").pk])
    easier = reverse("propose_lighter_week", args=[coaching.pk])
    over = reverse("hand_over", args=[coaching.pk])
    handed_over(coaching, "next-of-work@example.com")
    return Visit(
        user,
        [
            Screen("clients", reverse("clients")),
            Screen("reviews", reverse("review_queue")),
            Screen("client", reverse("client", args=[coaching.pk])),
            Screen("client-excused", reverse("client", args=[ill.pk])),
            Screen("client-history", reverse("client_history", args=[coaching.pk])),
            Screen("client-lift", reverse("client_lift", args=[coaching.pk, "deadlift"])),
            Screen("client-workout", reverse("client_workout", args=ids)),
            Screen(
                "client-workout-refused",
                reverse("client_workout", args=ids),
                press("Comment on the workout"),
            ),
            Screen("propose", propose),
            Screen("propose-refused", propose, press("Propose it")),
            Screen("propose-lighter-week", easier),
            Screen("hand-over", over),
            Screen("hand-over-refused", over, press("Ask my client")),
            Screen("propose-lighter-week-refused", easier, press("Propose it")),
            Screen("answer-as-coach", reverse("answer", args=[last_comment(coaching).pk])),
        ],
    )


def handed_over(coaching: Coaching, to: str) -> Invitation:
    """The coach offers to hand the client over to another, whose link it is."""
    link = invitations.invite(by=coach(to, name="Bo Lindgren"), invites=Invites.CLIENT)
    hand_overs.offer(coaching=coaching, token=link.token)
    return link


def client_handed_over() -> Visit:
    """A lifter with two coaches, one of whom would hand them over to a third."""
    user = lifter("handed@example.com", name="Nora")
    coaching = coached(user, coach("from@example.com", name="Ines Ferreira"))
    coached(user, coach("stays@example.com", name="Cem"))
    link = handed_over(coaching, "to@example.com")
    return Visit(
        user,
        [
            Screen("week-handed-over", reverse("week")),
            Screen("coach-settings-two", reverse("coach_settings")),
            Screen("invitation-handed-over", reverse("invitation", args=[link.token])),
        ],
    )


def coach_of_a_lighter_week() -> Visit:
    """A coach with a client in the middle of a lighter week."""
    user = coach("eases@example.com", name="Ines Ferreira")
    client = lifter("eased@example.com", name="Nora")
    coaching = coached(client, user)
    everything(workout_of(client, on=client.today() - WEEK))
    lighter_weeks.take(lifter=client, starts_on=client.today(), by=user)
    visit = workout_of(client, on=client.today())
    for _ in range(2):
        log(visit, 205, 4, 4)
    logbook.finish(workout=visit)
    return Visit(
        user,
        [
            Screen("clients-lighter", reverse("clients")),
            Screen("client-lighter", reverse("client", args=[coaching.pk])),
            Screen(
                "client-workout-lighter", reverse("client_workout", args=[coaching.pk, visit.pk])
            ),
            Screen(
                "propose-lighter-week-taken", reverse("propose_lighter_week", args=[coaching.pk])
            ),
        ],
    )


def coach_of_many() -> Visit:
    """A coach who looks for one of many clients, some of them away."""
    user = coach("many@example.com", name="Ines Ferreira")
    for name in ["Nora", "Norbert", "José", "Bo", "Ada", "Zoe"]:
        coached(lifter(f"{name.lower()}@many.example.com", name=name), user)
    for coaching in Coaching.objects.filter(coach=user, client__name__in=["Bo", "Zoe"]):
        today = coaching.client.today()
        excuse(lifter=coaching.client, kind="away", first_on=today, last_on=today + WEEK)
    clients = reverse("clients")
    return Visit(
        user,
        [
            Screen("clients-many", clients),
            Screen("clients-found", f"{clients}?q=nor"),
            Screen("clients-away", f"{clients}?show=away"),
            Screen("clients-not-found", f"{clients}?q=quentin"),
        ],
    )


def coach_with_templates() -> Visit:
    """A coach who keeps templates, and has proposed one to two clients."""
    user = coach("templates@example.com", name="Ines Ferreira")
    clients = [coached(lifter(f"{name}@t.example.com", name=name), user) for name in ("Bo", "Nora")]
    made = proposal_templates.make(coach=user, name="Back to strength")
    reps = {"rep_low": 3, "rep_high": 5, "rest_seconds": 240}
    for slug in ("deadlift", "trap-bar-deadlift"):
        exercise = Exercise.objects.get(pk=slug)
        proposal_templates.put(template=made, role=Role.MAIN, exercise=exercise, sets=5, **reps)
    empty = proposal_templates.make(coach=user, name="A light block")
    asks = {"template": made, "coach": user, "reason": "Four weeks of heavier sets."}
    sent = sendings.send(id=new_id(), coachings=[one.pk for one in clients], **asks)
    at, propose = reverse("template", args=[made.pk]), reverse("propose_template", args=[made.pk])
    return Visit(
        user,
        [
            Screen("templates", reverse("templates")),
            Screen("templates-refused", reverse("templates"), press("Make a template")),
            Screen("template", at),
            Screen("template-empty", reverse("template", args=[empty.pk])),
            Screen("propose-template", propose),
            Screen("propose-template-refused", propose, press("Propose it")),
            Screen("template-sent", reverse("template_sent", args=[sent.pk])),
        ],
    )


def client_of_a_coach() -> Visit:
    """A lifter whose coach has commented and proposed, and another who waits for the yes."""
    by = coach("of@example.com", name="Ines Ferreira")
    user = lifter("coached@example.com", name="Nora")
    coaching = coached(user, by)
    visit = talked_about(coaching)
    waiting = asked(user, coach("second@example.com", name="Bo"))
    invitations.invite(by=user, invites=Invites.COACH)
    workout = reverse("workout", args=[visit.pk])
    answer = reverse("answer", args=[last_comment(coaching).pk])
    return Visit(
        user,
        [
            Screen("week-coached", reverse("week")),
            Screen("workout-talked-about", f"{workout}?exercise=deadlift"),
            Screen("done-coached", reverse("done", args=[visit.pk])),
            Screen("note", reverse("write_to_coach", args=[coaching.pk, visit.pk])),
            Screen("answer", answer),
            Screen("answer-refused", answer, press("Send")),
            Screen("coach-settings", reverse("coach_settings")),
            Screen("looks", reverse("looks")),
            Screen("agree", reverse("agree", args=[waiting.pk])),
        ],
    )


def invited() -> Visit:
    """What a link shows: to somebody signed out, and when it opens nothing."""
    by = coach("inviting@example.com", name="Ines Ferreira")
    for_client = invitations.invite(by=by, invites=Invites.CLIENT)
    for_coach = invitations.invite(by=lifter("asks@example.com"), invites=Invites.COACH)
    return Visit(
        None,
        [
            Screen("invitation-client", reverse("invitation", args=[for_client.token])),
            Screen("invitation-coach", reverse("invitation", args=[for_coach.token])),
            Screen("invitation-unusable", reverse("invitation", args=["nothing"])),
        ],
    )


def invited_and_signed_in() -> Visit:
    by = coach("asking@example.com", name="Ines Ferreira")
    found = invitations.invite(by=by, invites=Invites.CLIENT)
    user = lifter("invited@example.com")
    own = invitations.invite(by=user, invites=Invites.COACH)
    return Visit(
        user,
        [
            Screen("invitation-consent", reverse("invitation", args=[found.token])),
            Screen("invitation-own", reverse("invitation", args=[own.token])),
        ],
    )


VISITS = [
    coach_alone,
    coach_at_work,
    coach_of_many,
    coach_with_templates,
    client_handed_over,
    coach_of_a_lighter_week,
    client_of_a_coach,
    invited,
    invited_and_signed_in,
]


def talked_about(coaching: Coaching) -> Workout:
    """A finished workout with a warm-up, an extra set and comments of both; and a proposal."""
    client, by = coaching.client, coaching.coach
    everything(workout_of(client, on=client.today() - WEEK))
    visit = workout_of(client, on=client.today())
    log(visit, 135, 5, kind=Kind.WARMUP)
    first = log(visit, 225, 6, 1)
    log(visit, 235, 3, 0)
    log(visit, 60, 7, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=7)
    for load in (230, 230):
        log(visit, load, 4, 0)
    log(visit, 0, 3, exercise="pull-up", pain=True)
    logbook.finish(workout=visit, notes="Grip gave out first.")
    say(coaching, visit, by, "The bar drifted forward on the last rep. Film it next time?")
    reviews.comment(
        coaching=coaching, workout=visit, author=by, text="Clean.", id=new_id(), set=first
    )
    say(coaching, visit, client, "Will do, front or side?")
    say(coaching, visit, by, "Side, from hip height.")
    prescription = prescription_of(client)
    was = proposals.current(prescription)
    proposals.propose(
        coaching=coaching,
        prescription=prescription,
        changes=proposals.changes(was, {"sets": 4, "load": "215"}),
        reason="One more set a little lighter, until the third one moves like the first.",
    )
    proposals.propose_lighter_week(
        coaching=coaching, reason="Three slow weeks in a row. Let the back catch up."
    )
    return visit


def say(coaching: Coaching, visit: Workout, author: User, text: str) -> None:
    reviews.comment(coaching=coaching, workout=visit, author=author, text=text, id=new_id())


def last_comment(coaching: Coaching) -> Comment:
    return Comment.objects.filter(coaching=coaching, set=None).latest("written_at")
