"""Exercises as the article teaches them: files in content/, loaded into one table."""

from django.db import models
from django.urls import reverse

from exercises.back_drawing import Back, drawn
from exercises.drawings import drawings_of
from exercises.muscles import MUSCLES, Area, Muscle


class LoadKind(models.TextChoices):
    """How an exercise is loaded; it decides steps and ladder."""

    BARBELL = "barbell", "Barbell"
    DUMBBELL = "dumbbell", "Dumbbell"
    STACK = "stack", "Cable stack"
    BODYWEIGHT = "bodyweight", "Bodyweight"


# Those that lift the body, which alone can be done with help, a load below zero. By name, as the
# constraints of the log have them too: a new one needs a migration of workouts.
LIFT_THE_BODY = ("chin-up", "pull-up")


class Swap(models.TextChoices):
    """Exercises of one group stand in for each other; a group stays inside one area."""

    FLOOR_PULL = "floor-pull", "Floor pulls"
    VERTICAL_PULL = "vertical-pull", "Vertical pulls"
    ROW = "row", "Rows"
    PULLOVER = "pullover", "Pullovers"


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def by_slug(self) -> dict[str, "Exercise"]:
        """Every exercise by its slug, in order of position. One query."""
        return {exercise.slug: exercise for exercise in self}


class Exercise(models.Model):
    slug = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=5, choices=Area.choices)
    kind = models.CharField(max_length=10, choices=LoadKind.choices)
    swap_group = models.CharField(max_length=13, choices=Swap.choices)
    one_sided = models.BooleanField(default=False)
    # Why the plan has it, in one or two sentences.
    summary = models.CharField(max_length=300)
    # {"primary": [muscle key, ...], "secondary": [muscle key, ...]}
    muscles = models.JSONField()
    steps = models.JSONField()
    tip = models.TextField()
    faults = models.JSONField()
    # [{"says", "authors", "title", "journal", "year", "doi"}, ...]; doi is "" where there is none.
    sources = models.JSONField()

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area__in=Area.values), name="exercise_area_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=LoadKind.values), name="exercise_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(swap_group__in=Swap.values), name="exercise_swap_group_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exercise", args=[self.slug])

    @property
    def primary(self) -> list[Muscle]:
        """The muscles a set counts for in full."""
        return [MUSCLES[key] for key in self.muscles["primary"]]

    @property
    def secondary(self) -> list[Muscle]:
        """The muscles a set counts for by half."""
        return [MUSCLES[key] for key in self.muscles["secondary"]]

    def back(self) -> Back:
        """The drawing of the muscles a set counts for: solid in full, in lines by half."""
        return drawn(
            f"What the {self.name.lower()} trains",
            self.muscles["primary"],
            self.muscles["secondary"],
        )

    @property
    def drawings(self) -> dict[str, str]:
        """The templates of its start and end; empty for a row whose file is gone."""
        return drawings_of(self.slug)
