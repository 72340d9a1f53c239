"""The accounts of the world of the table, and what each of them trains."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts.models import User
from calendar_feed import feeds
from coaching.samples.clients import CLIENTS
from imports import bringing
from imports.any_table import answers
from imports.files.any_table.guess import guessed
from imports.preview import limits_of, opened, usual
from mail import choices
from mail.models import Letter, LetterOutcome, MailChoice
from tests.accounts.authenticator import phone_of
from tests.factories import (
    PASSWORD,
    lifter,
    log,
    prescription_of,
    program_of,
    workout_of,
)
from tests.imports.flow import line, strong
from tests.matrix.people import COACH, FORMER, INVITED, OTHER, OTHERS_COACH, OWNER, STAFF, Who
from tests.matrix.world import NAMES, World, email
from workouts import (
    body_weights,
    deletion,
    equipment,
    excuses,
    gyms,
    lighter_weeks,
    logbook,
    samples,
    working_loads,
)
from workouts.ids import new_id

A_DAY = datetime.timedelta(days=1)
# Who may know who somebody is, and who may read what they train.
KNOW = {
    OWNER: {COACH, INVITED},
    OTHER: {OTHERS_COACH},
    COACH: {OWNER},
    FORMER: {OWNER},
    INVITED: {OWNER, COACH},  # the coach would hand the owner over to them
    OTHERS_COACH: {OTHER},
}
READ = {OWNER: {COACH}, OTHER: {OTHERS_COACH}}


def arrive(world: World) -> None:
    """Everybody, with an account and a program, signed in by both factors."""
    for who in NAMES:
        user = lifter(email(who), name=NAMES[who], is_staff=who is STAFF, is_superuser=who is STAFF)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        TOTP.activate(user, "A" * 32)
        codes = RecoveryCodes.activate(user)
        ring = f"The key ring of {NAMES[who]}"
        world.things[f"passkey of {who}"] = phone_of(user, ring)[1].pk
        world.keep(who, ring)
        codes.mark_as_viewed()  # allauth notes the first look at them
        once, also, kept, *_ = codes.get_unused_codes()
        world.keep(who, kept)
        world.keep(who, NAMES[who], readers=KNOW.get(who, ()))
        # Of a coach that was, the name is left beside what they wrote.
        world.keep(who, user.email, readers=() if who is FORMER else KNOW.get(who, ()))
        world.people[who] = user
        _sign_in(world, who, code=also, device=f"{NAMES[who]}’s old phone")
        _sign_in(world, who, code=once)
    # However long the table takes, no cell is the first in five minutes.
    UserSession.objects.update(last_seen_at=timezone.now() + A_DAY)
    for person in [*samples.PEOPLE, *(client.person for client in CLIENTS)]:
        User.objects.create_user(person.email, name=person.name)  # without their years of logs


def _sign_in(world: World, who: Who, *, code: str, device: str = "") -> None:
    """Through the front door, and the password once more for what asks for it.

    A device that is named stays behind, signed in.
    """
    client = Client()
    client.post("/accounts/login/", {"login": email(who), "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": code})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    world.cookies[who] = client.cookies
    if device:
        row = UserSession.objects.get(session_key=client.session.session_key)
        UserSession.objects.filter(pk=row.pk).update(user_agent=device)
        world.things[f"other device of {who}"] = row.pk
        world.keep(who, device)


def train(world: World) -> None:
    for number, who in enumerate(NAMES):
        # So heavy and so near each other that no sum of one's own plates reads like another's.
        _gym(world, who, plate=f"{93 + number}.25")
        _excuse(world, who)
        _weigh(world, who, weight=f"{241 + number}.17")
        _log(world, who, load=f"{137 + number}.31")
        _delete(world, who, load=f"{167 + number}.43")
        _share(world, who)
        _bring(world, who, name=f"strong-{7100 + number}.csv")
    for user in world.people.values():
        _mail(user)
    owner = world.people[OWNER]
    world.things["mail token"] = MailChoice.objects.get(user=owner, kind="reminder").token
    world.things |= {"slug": "deadlift", "key": "AbC:dEf", "sample": "under-a-year"}
    world.things |= {"new id": new_id(), "no sample": "marrow", "no slug": "bench-press"}


def _mail(user: User) -> None:
    """A wish for mail, and a letter that came of it."""
    choices.choose(user=user, kinds={"reminder"}, quiet_until=8)
    sent = {"outcome": LetterOutcome.SENT, "sending_at": timezone.now()}
    Letter.objects.create(user=user, kind="reminder", event="2026-03-03", **sent)


def _gym(world: World, who: Who, *, plate: str) -> None:
    """A gym with a plate that no other has, a second gym, and a weight set by hand."""
    user, note = world.people[who], f"The grip of {NAMES[who]} is still weak"
    plates = [Decimal(45), Decimal(plate), Decimal(70)]
    equipment.change_equipment(equipment=program_of(user).equipment, plates=plates)
    cellar = f"The cellar of {NAMES[who]}"
    other = gyms.add_gym(lifter=user, unit="lb", name=cellar, plates=plates)
    pullover = prescription_of(user, "cable-pullover")
    working_loads.set_working_load(prescription=pullover, load=Decimal(50), by=user, note=note)
    world.things |= {
        f"prescription of {who}": prescription_of(user).pk,
        f"pull-up of {who}": prescription_of(user, "pull-up").pk,
        f"gym of {who}": other.pk,
    }
    world.keep(who, cellar)
    world.keep(who, note, readers=READ.get(who, ()))
    world.keep(who, plate)  # a coach is told the nearest weight that can be made, no plates


def _share(world: World, who: Who) -> None:
    """An address for their calendar, whose secret is on no page of anybody else."""
    feed = feeds.share(lifter=world.people[who], with_exercises=False)
    world.things |= {f"calendar of {who}": feed.secret, "no calendar": "z" * len(feed.secret)}
    world.keep(who, feed.secret)


def _excuse(world: World, who: Who) -> None:
    """Days without training that are not over."""
    user, note = world.people[who], f"The fever of {NAMES[who]} is down"
    since = user.today() - 2 * A_DAY
    found = excuses.excuse(lifter=user, kind="ill", first_on=since, note=note)
    world.things[f"excuse of {who}"] = found.pk
    world.keep(who, note, readers=READ.get(who, ()))


def _weigh(world: World, who: Who, *, weight: str) -> None:
    """A body weight, which no coach reads without a yes."""
    user = world.people[who]
    on = user.today() - 60 * A_DAY
    body = body_weights.record(lifter=user, weighed_on=on, weight=Decimal(weight), unit="lb")
    world.things[f"body weight of {who}"] = body.pk
    world.keep(who, weight)


def _log(world: World, who: Who, *, load: str) -> None:
    """One workout finished and for the coach to see, one just begun, one of today, and pull-ups
    too long ago to go on where they were."""
    user, note = world.people[who], f"The back of {NAMES[who]} is still tender"
    workout = workout_of(user, user.today() - 10 * A_DAY)
    row = log(workout, load, pain=True)
    logbook.finish(workout=workout, notes=note)
    begun = workout_of(user, user.today() - 5 * A_DAY)
    log(workout_of(user, user.today() - 40 * A_DAY), 20, 5, exercise="pull-up")
    todays = workout_of(user, user.today())
    log(todays, 95, 8, exercise="barbell-row")
    logbook.finish(workout=todays)
    # Long over, so that another one can be taken.
    eased = lighter_weeks.take(lifter=user, starts_on=user.today() - 100 * A_DAY, by=user)
    world.things |= {
        f"lighter week of {who}": eased.pk,
        f"workout of {who}": workout.pk,
        f"begun workout of {who}": begun.pk,
        f"today's workout of {who}": todays.pk,
        f"set of {who}": row.pk,
    }
    world.keep(who, load, note, readers=READ.get(who, ()))


def _delete(world: World, who: Who, *, load: str) -> None:
    """A workout that can be put back. A coach reads it no more."""
    user, note = world.people[who], f"{NAMES[who]} was in somebody else's gym"
    workout = workout_of(user, user.today() - 12 * A_DAY)
    log(workout, load)
    logbook.finish(workout=workout, notes=note)
    deletion.delete(workout=workout)
    world.things[f"deleted workout of {who}"] = workout.pk
    world.keep(who, load, note)


def _bring(world: World, who: Who, *, name: str) -> None:
    """A file that is brought in, and one that waits."""
    user = world.people[who]
    for state, content in [
        ("brought import", strong(line("2024-01-02", weight=300))),
        ("waiting import", strong(line("2024-01-09", weight=305))),
        ("waiting table", b"Date,Lift,Load,Reps\n2024-01-16,Deadlift,140,5\n"),
    ]:
        file = opened(content, user)
        source = bringing.keep(lifter=user, content=content, file_name=name, file=file)
        if state == "brought import":
            choices = replace(usual(file, user), unit="lb")
            bringing.bring_in(source=source, file=file, choices=choices, tell=lambda done: None)
        world.things[f"{state} of {who}"] = source.pk
    _name_columns(user)
    world.keep(who, name)


def _name_columns(user: User) -> None:
    """Those of another table, which are remembered."""
    content, limits = (
        b"Date,Exercise,Weight (kg),Reps\n2024-01-16,Deadlift,140,5\n",
        limits_of(user),
    )
    if table := opened(content, user).table:
        answers.remember(lifter=user, table=table, columns=guessed(table, limits))
