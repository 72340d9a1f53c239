"""Two years of one lifter and their coach, lived in the version before programs never changed,
and what its pages said of them at the end.

It made the two files beside it, and is kept to say how. To run it anew, in a checkout of that
version, with the packages of this one:

    git worktree add ../before 6702cee
    cd ../before
    DEBUG=1 BACKPLAN_DATA=/tmp/before python .../tests/past/before/record.py

The database is there as COPY writes it, the pages as reading.py reads them.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
import uuid
from decimal import Decimal
from itertools import count
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [os.getcwd(), str(HERE)]
os.environ["DJANGO_SETTINGS_MODULE"] = "backplan.settings"

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402
from reading import digest, lines_of  # noqa: E402

from accounts import takeout  # noqa: E402
from accounts.models import Experience, User  # noqa: E402
from coaching import invitations, proposals, reviews  # noqa: E402
from coaching.models import Invites  # noqa: E402
from exercises.models import Exercise  # noqa: E402
from progression import SetResult  # noqa: E402
from workouts import loads, logbook, programs  # noqa: E402
from workouts.entries import Entry  # noqa: E402
from workouts.models import Kind, LoggedSet, Prescription, Program, Role, Workout  # noqa: E402
from workouts.samples.bodies import Body, Strength  # noqa: E402
from workouts.swaps import swap_once  # noqa: E402
from workouts.targets import lifts  # noqa: E402

MONDAY = datetime.date(2024, 11, 18)
DAY, WEEKS = datetime.timedelta(days=1), 104
AWAY = {21, 22, 47}
TABLES = (
    "accounts_user",
    "exercises_exercise",
    "workouts_equipment",
    "workouts_program",
    "workouts_trainingday",
    "workouts_prescription",
    "workouts_workingload",
    "workouts_workout",
    "workouts_swappedin",
    "workouts_loggedset",
    "coaching_coaching",
    "coaching_review",
    "coaching_comment",
    "coaching_proposal",
)
PARTS = ("equipment", "programs", "days", "prescriptions", "workouts", "swaps", "sets", "reviews")
ZEROS = "00000000-0000-0000-0000-00000000"  # of the id of a set, which has four digits more
_REAL = timezone.now


class Clock:
    def __init__(self) -> None:
        self.set(MONDAY)
        timezone.now = self.now
        for model in apps.get_models():
            for field in model._meta.get_fields():
                if getattr(field, "default", None) is _REAL:
                    field.default = field.__dict__["_get_default"] = self.now

    def set(self, date: datetime.date) -> None:
        self._now = datetime.datetime.combine(date, datetime.time(12), datetime.UTC)

    def now(self) -> datetime.datetime:
        self._now += datetime.timedelta(seconds=1)
        return self._now


class Story:
    """One lifter over a year, two days a week."""

    def __init__(self, clock: Clock) -> None:
        self.clock, ids = clock, count(1)
        self.new_id = lambda: uuid.UUID(int=next(ids))
        self.user = User.objects.create_user(
            "lifter@example.com", None, name="Ada", experience=Experience.OVER_A_YEAR
        )
        self.coach = User.objects.create_user("coach@example.com", None, name="Ines")
        self.body = Body(
            7,
            176,
            {
                "deadlift": Strength(315, 450, 0.011),
                "pull-up": Strength(222, 285, 0.006),
                "one-arm-dumbbell-row": Strength(88, 130, 0.011),
                "cable-pullover": Strength(82, 125, 0.011),
            },
        )

    def live(self) -> None:
        program = programs.begin(lifter=self.user, unit="lb")
        for slug, load, reps in (("deadlift", 245, 6), ("cable-pullover", 55, 10)):
            programs.open_from(
                program=program,
                exercise=slug,
                recent=SetResult(Decimal(load), reps, 2),
                body_weight=None,
                by=self.user,
            )
        for week in range(WEEKS):
            self.clock.set(MONDAY + week * 7 * DAY)
            self.change(week)
            if week not in AWAY:
                self.train(week)
        self.clock.set(MONDAY + WEEKS * 7 * DAY)

    def change(self, week: int) -> None:
        """What happens on the Monday of some weeks."""
        match week:
            case 4:
                invitation = invitations.invite(by=self.coach, invites=Invites.CLIENT)
                self.coaching = invitations.accept(token=invitation.token, by=self.user)
            case 26:
                programs.change_prescription(prescription=self.row("deadlift"), sets=4)
                pullover = self.row("cable-pullover")
                programs.change_prescription(prescription=pullover, rep_low=10, rep_high=12)
            case 40:
                row = self.row("deadlift")
                load = loads.lift_of(row).next_set.load - 30
                loads.set_by_hand(prescription=row, load=load, by=self.user, note="After a cold.")
            case 52:
                extra = self.row("pull-up", Role.EXTRA)
                days = programs.Extra(5, "pull", extra.exercise, extra.sets)
                programs.change_days(program=self.program, main=2, week_starts=6, extra=days)
            case 60:  # by mistake
                programs.change_unit(program=self.program, unit="kg")
                programs.change_unit(program=self.program, unit="lb")
            case 95:
                programs.change_unit(program=self.program, unit="kg")
                self.body.weight = Decimal(80)
                for strength in self.body.strengths.values():
                    strength.most *= 0.4536
                    strength.ceiling *= 0.4536
            case 99:
                self.propose()
            case 100:
                programs.change_prescription(prescription=self.row("deadlift"), sets=3)

    def propose(self) -> None:
        row = self.row("one-arm-dumbbell-row")
        now = proposals.current(row)
        load = Decimal(now["load"]) - Decimal("2.5")
        asked = proposals.propose(
            coaching=self.coaching,
            prescription=row,
            changes=proposals.changes(now, {"load": load}),
            reason="Slower, please.",
        )
        proposals.accept(proposal=asked, client=self.user)

    @property
    def program(self) -> Program:
        return Program.objects.select_related("lifter", "equipment").get(
            lifter=self.user, ended_on=None
        )

    def row(self, slug: str, role: str = Role.MAIN) -> Prescription:
        mine = Prescription.objects.owned_by(self.user).current()
        return mine.get(exercise=slug, day__role=role)

    def train(self, week: int) -> None:
        rows = list(Prescription.objects.owned_by(self.user).current())
        for role, missed in ((Role.MAIN, 0.1), (Role.EXTRA, 0.35)):
            day = [row for row in rows if row.day.role == role]
            monday = MONDAY + week * 7 * DAY
            on = monday + (day[0].day.weekday - monday.weekday()) % 7 * DAY
            if self.body.dice.random() < missed:
                continue
            self.clock.set(on)
            self.body.wake()
            if week in {70, 82} and role == Role.MAIN:
                self.train_oddly(on, day)
                continue
            entries = [
                (self.new_id(), lift.exercise_id, entry)
                for lift in lifts(day, before=on)
                for entry in self.body.perform(lift)
                if entry.kind == Kind.WORK or week > 99
            ]
            visit = logbook.save_workout(
                lifter=self.user,
                program=day[0].day.program,
                role=role,
                performed_on=on,
                entries=entries,
            )
            if week % 10 == 9 and role == Role.MAIN:
                reviews.mark_reviewed(coaching=self.coaching, workout=visit)

    def train_oddly(self, on: datetime.date, day: list[Prescription]) -> None:
        """Set by set: another deadlift, an undone set, one that hurt."""
        visit = logbook.start(
            lifter=self.user, program=day[0].day.program, role=Role.MAIN, performed_on=on
        )
        sumo = Exercise.objects.get(pk="sumo-deadlift")
        swap_once(workout=visit, prescription=day[0], exercise=sumo)
        for load, reps in ((315, 6), (325, 5), (325, 4)):
            self.log(visit, "sumo-deadlift", Entry(Decimal(load), reps, 1))
        (lift,) = lifts([day[1]], before=on)
        for reps, pain in ((5, False), (4, True)):
            self.log(visit, "pull-up", Entry(lift.next_set.load, reps, 0, pain=pain))
        undone = self.log(visit, "one-arm-dumbbell-row", Entry(Decimal(200), 8))
        gone = Entry(Decimal(200), 8, left_reps=8, right_reps=8, kind=Kind.UNDONE)
        self.log(visit, "one-arm-dumbbell-row", gone, undone)
        self.log(visit, "barbell-row", Entry(Decimal(135), 10, 2))
        logbook.finish(workout=visit, notes="Not my day.")

    def log(
        self, visit: Workout, slug: str, entry: Entry, row: LoggedSet | None = None
    ) -> LoggedSet:
        done, _ = logbook.log_set(
            lifter=self.user,
            id=row.pk if row else self.new_id(),
            workout=visit.pk,
            exercise=slug,
            entry=entry,
            version=row.version if row else 0,
        )
        return done


def pages(story: Story) -> dict[str, list[str]]:
    """Every page that tells of these two years, by its address."""
    told: dict[str, list[str]] = {}
    done = LoggedSet.objects.filter(kind=Kind.WORK).order_by("exercise", "workout__role")
    for path in ["/history/"]:
        follow(story.user, path, told)
    for slug, role in done.values_list("exercise", "workout__role").distinct():
        day = "?day=extra" if role == Role.EXTRA else ""
        follow(story.user, f"/history/{slug}/{day}", told)
        if slug == "deadlift":
            follow(story.user, f"/history/{slug}/rule/", told)
    at = f"/clients/{story.coaching.pk}/"
    visits = Workout.objects.order_by("performed_on", "role").values_list("pk", flat=True)
    workouts = [f"{at}workouts/{pk}/" for pk in visits[::12]]
    listed = [f"{at}history/?page={page}" for page in range(1, 6)]
    for path in ["/clients/", at, *listed, *workouts]:
        told[path] = lines_of(path, get(story.coach, path))
    return told


def follow(user: User, path: str, told: dict[str, list[str]]) -> None:
    """A page and the older ones that it leads to."""
    while path:
        html = get(user, path)
        told[path] = lines_of(path, html)
        older = re.search(r'href="(\?[^"]+)"[^>]*>\s*Older', html)
        path = path.split("?")[0] + older[1].replace("&amp;", "&") if older else ""


def get(user: User, path: str) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def file_of_everything(user: User) -> dict[str, object]:
    """For each part of it about training: its columns, and a text no other rows would have."""
    found = json.loads("".join(takeout.written(user)))
    return {part: [sorted(found[part][0]), digest(found[part])] for part in PARTS}


def database() -> str:
    """The rows of these tables, each as COPY writes them; an id of a set by its last digits."""
    parts = []
    with connection.cursor() as cursor:
        # Nobody signs in here, and what exercises teach is in files.
        cursor.execute("UPDATE accounts_user SET password = '!', last_login = NULL")
        cursor.execute("UPDATE coaching_coaching SET consent = 'All of it.'")
        blank = "summary = '', steps = '[]', tip = '', sources = '[]', faults = '[]'"
        cursor.execute(f"UPDATE exercises_exercise SET {blank}")
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} LIMIT 0")
            columns = ", ".join(column.name for column in cursor.description)
            parts.append(f"COPY {table} ({columns}) FROM stdin;\n")
            rows = f"SELECT {columns} FROM {table} ORDER BY 1"
            with cursor.copy(f"COPY ({rows}) TO STDOUT") as copied:
                parts += [bytes(each).decode().removeprefix(ZEROS) for each in copied]
            parts.append("\\.\n")
    return "".join(parts)


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    story = Story(Clock())
    story.live()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app")
        migrated = dict(cursor.fetchall())
    found = {
        "today": str(story.user.today()),
        "migrated": migrated,
        "file": file_of_everything(story.user),
        "pages": pages(story),
    }
    (HERE / "database.txt").write_text(database(), encoding="utf-8")
    (HERE / "pages.json").write_text(
        json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8"
    )


main()
