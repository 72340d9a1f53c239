"""Who coaches whom in the world of the table, and what they say to each other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from coaching import (
    hand_overs,
    invitations,
    looks,
    proposal_templates,
    proposals,
    reviews,
    sendings,
)
from coaching.models import Coaching, Comment, Invitation, Invites, Page, Proposal
from exercises.models import Exercise
from tests.coaching.cast import asked, coached
from tests.factories import prescription_of, workout_of
from tests.matrix.people import COACH, FORMER, INVITED, OTHER, OTHERS_COACH, OWNER, Who
from tests.matrix.world import NAMES, World
from workouts.ids import new_id
from workouts.models import LoggedSet, Role, Workout


def link(world: World) -> None:
    """Open coachings, one of them to end, and one that waits for the yes."""
    who = world.people
    world.coachings |= {
        "coaching": coached(who[OWNER], who[COACH]),
        "former coaching": coached(who[OWNER], who[FORMER]),
        "asked coaching": asked(who[OWNER], who[INVITED]),
        "other's coaching": coached(who[OTHER], who[OTHERS_COACH]),
    }
    world.things |= {name: coaching.pk for name, coaching in world.coachings.items()}


def talk(world: World) -> None:
    """Comments, proposals, looks and invitations; then the former coach is one."""
    _former(world)
    _coach(world)
    _templates(world)
    _invitations(world)
    said = _say(world, "other's coaching", OTHERS_COACH, OTHER)
    world.things |= {"other's comment": said.pk}


def _former(world: World) -> None:
    coaching = world.coachings["former coaching"]
    kept = _propose(world, coaching, FORMER, "one-arm-dumbbell-row", load=Decimal(60))
    proposals.accept(proposal=kept, client=coaching.client)
    left = _propose(world, coaching, FORMER, "pull-up", readers=(), sets=4)
    said = _say(world, "former coaching", FORMER, OWNER)
    looks.record(coaching.coach, [coaching.client], Page.CLIENT)
    _hand_over(coaching, world.people[COACH])
    world.things |= {"former proposal": left.pk, "former comment": said.pk}


def _hand_over(coaching: Coaching, to: User) -> None:
    """It ends as the client begins with the coach it is handed over to."""
    invitation = Invitation.objects.create(by=to, invites=Invites.CLIENT)
    hand_overs.offer(coaching=coaching, token=invitation.token)
    asked = {"invitation": invitation, "client": coaching.client}
    hand_overs.end_the_old(coaching=coaching.pk, **asked)
    invitations.withdraw(invitation=invitation)


def _coach(world: World) -> None:
    """One thread that the coach has not read the end of, and one the owner has not."""
    coaching = world.coachings["coaching"]
    about = LoggedSet.objects.get(pk=world.things[f"set of {OWNER}"])
    asked_of_me = _say(world, "coaching", COACH, OWNER, about=about)
    answered = _say(world, "coaching", OWNER, COACH, about=about)
    quiet = workout_of(coaching.client, coaching.client.today() - timedelta(days=9))
    world.things["quiet workout"] = quiet.pk
    unread = _say(world, "coaching", COACH, OWNER, workout="quiet workout")
    reviews.mark_reviewed(
        coaching=coaching, workout=Workout.objects.get(pk=world.things[f"begun workout of {OWNER}"])
    )
    world.things |= {
        "answered comment": asked_of_me.pk,
        "answer": answered.pk,
        "unread comment": unread.pk,
        "proposal": _propose(world, coaching, COACH, "deadlift", sets=4).pk,
        "lighter proposal": _propose_lighter_week(world, coaching).pk,
    }


def _templates(world: World) -> None:
    """A template of the coach's that was proposed, and would change more by now."""
    coach = world.people[COACH]
    made = proposal_templates.make(coach=coach, name=f"A block by {NAMES[COACH]}")
    deadlift = Exercise.objects.get(pk="deadlift")
    reps = {"rep_low": 4, "rep_high": 6, "rest_seconds": 180}
    proposal_templates.put(template=made, role=Role.MAIN, exercise=deadlift, sets=4, **reps)
    ids = [world.things["coaching"]]
    sent = sendings.send(id=new_id(), template=made, coach=coach, coachings=ids, reason="More.")
    pull_up = Exercise.objects.get(pk="pull-up")
    proposal_templates.put(template=made, role=Role.MAIN, exercise=pull_up, sets=4, **reps)
    world.keep(COACH, made.name)
    line = made.lines.get(exercise=deadlift)
    world.things |= {"template": made.pk, "template line": line.pk, "sending": sent.pk}


def _say(
    world: World,
    coaching: str,
    author: Who,
    to: Who,
    *,
    about: LoggedSet | None = None,
    workout: str = "",
) -> Comment:
    client = OTHER if OTHER in (author, to) else OWNER
    visit = Workout.objects.get(pk=world.things[workout or f"workout of {client}"])
    text = f"{NAMES[author]} says {len(world.secrets)} words of it"
    world.keep(author, text, readers=[to])
    return reviews.comment(
        coaching=world.coachings[coaching],
        workout=visit,
        author=world.people[author],
        text=text,
        id=new_id(),
        set=about,
    )


def _propose(
    world: World,
    coaching: Coaching,
    coach: Who,
    exercise: str,
    *,
    readers: Collection[Who] = (OWNER,),
    **wanted: object,
) -> Proposal:
    prescription = prescription_of(coaching.client, exercise)
    reason = f"{exercise} is ready for more, thinks {NAMES[coach]}"
    world.keep(coach, reason, readers=readers)
    changes = proposals.changes(proposals.current(prescription), wanted)
    return proposals.propose(
        coaching=coaching, prescription=prescription, changes=changes, reason=reason
    )


def _propose_lighter_week(world: World, coaching: Coaching) -> Proposal:
    reason = f"The last sets looked slow, thinks {NAMES[COACH]}"
    world.keep(COACH, reason, readers=[OWNER])
    return proposals.propose_lighter_week(coaching=coaching, reason=reason)


def _invitations(world: World) -> None:
    """One of each sort that works, and three that do not any more."""
    now = timezone.now()
    long_ago = {"made_at": now - timedelta(days=8), "expires_at": now - timedelta(days=1)}
    sorts: dict[str, tuple[Who, Invites, dict[str, datetime]]] = {
        "invitation": (OWNER, Invites.COACH, {}),
        "coach's invitation": (COACH, Invites.CLIENT, {}),
        "withdrawn invitation": (OWNER, Invites.COACH, {"withdrawn_at": now}),
        "used invitation": (OWNER, Invites.COACH, {"used_at": now}),
        "late invitation": (OWNER, Invites.COACH, long_ago),
    }
    for name, (who, invites, times) in sorts.items():
        made = Invitation.objects.create(by=world.people[who], invites=invites, **times)
        world.things |= {name: made.pk, f"token of the {name}": made.token}
    # The coach offers to hand the owner over to the one who is invited as well.
    link = Invitation.objects.create(by=world.people[INVITED], invites=Invites.CLIENT)
    hand_overs.offer(coaching=world.coachings["coaching"], token=link.token)
    world.things["link of the next coach"] = link.token
