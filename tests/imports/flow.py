"""A lifter who brings a file, as the pages let them: upload, look, bring in, take back."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from accounts.models import User
from imports.models import Import
from tests.factories import browser
from workouts.models import LoggedSet

V3 = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
V3 += "Workout Notes,RPE\n"


def line(
    date: str = "2024-03-05",
    exercise: str = "Deadlift (Barbell)",
    order: object = 1,
    weight: object = 225,
    reps: object = 5,
    *,
    at: str = "18:02:11",
    notes: str = "",
    rpe: str = "",
) -> str:
    """A set as Strong writes it."""
    return f'{date} {at},"Back",1h 5m,"{exercise}",{order},{weight},{reps},0,0,"","{notes}",{rpe}\n'


def strong(*lines: str) -> bytes:
    return (V3 + "".join(lines)).encode()


def upload(user: User, content: bytes, name: str = "strong.csv") -> HttpResponse:
    file = SimpleUploadedFile(name, content, content_type="text/csv")
    return browser(user).post("/import/", {"file": file})


def kept(user: User, content: bytes) -> Import:
    """The import of a file that can be read."""
    answer = upload(user, content)
    assert answer.status_code == 302, said(answer)
    return Import.objects.owned_by(user).get(pk=int(answer["Location"].split("/")[2]))


def page(user: User, source: Import) -> HttpResponse:
    return browser(user).get(f"/import/{source.pk}/")


def fields(answer: HttpResponse) -> dict[str, str]:
    """What the form of the preview would send as it is."""
    form = answer.context["form"]
    found = {}
    for field in form:
        value = field.value()
        if value is not False and value is not None:
            found[field.html_name] = "on" if value is True else str(value)
    return found


def bring(
    user: User, source: Import, *, seen: HttpResponse | None = None, **changes: Any
) -> HttpResponse:
    """Press the button of the preview, some choices changed; of the one that was seen last."""
    sent = fields(seen or page(user, source)) | {"bring": ""} | changes
    sent = {name: value for name, value in sent.items() if value is not None}
    return browser(user).post(f"/import/{source.pk}/", sent)


def brought(user: User, content: bytes, *, unit: str = "lb", **changes: Any) -> Import:
    """A file uploaded and brought in as it is."""
    source = kept(user, content)
    answer = bring(user, source, unit=unit, **changes)
    assert answer.status_code == 302, said(answer)
    source.refresh_from_db()
    return source


def undone(user: User, source: Import) -> HttpResponse:
    return browser(user).post(f"/import/{source.pk}/undo/")


def said(answer: HttpResponse) -> str:
    """What a page says, in words alone."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def log_of(user: User) -> list[tuple[str, str, str, int, str, str, int]]:
    """Every set in its place: date, role, exercise, position, kind, load and reps."""
    rows = LoggedSet.objects.owned_by(user).order_by(
        "workout__performed_on", "workout__role", "exercise", "position"
    )
    return [
        (
            str(row.workout.performed_on),
            row.workout.role,
            row.exercise_id,
            row.position,
            row.kind,
            str(row.load),
            row.reps,
        )
        for row in rows.select_related("workout")
    ]
