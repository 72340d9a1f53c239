"""Exercises as the article teaches them: files in content/, loaded into one table."""

from django.db import models


class Area(models.TextChoices):
    UPPER = "upper", "Upper back"
    MID = "mid", "Mid back"
    LOWER = "lower", "Lower back"


class Kind(models.TextChoices):
    """How an exercise is loaded; it decides steps and ladder."""

    BARBELL = "barbell", "Barbell"
    DUMBBELL = "dumbbell", "Dumbbell"
    STACK = "stack", "Cable stack"
    BODYWEIGHT = "bodyweight", "Bodyweight"


class Swap(models.TextChoices):
    """Exercises of one group stand in for each other."""

    FLOOR_PULL = "floor-pull", "Floor pulls"
    VERTICAL_PULL = "vertical-pull", "Vertical pulls"
    ROW = "row", "Rows"
    PULLOVER = "pullover", "Pullovers"


class Exercise(models.Model):
    slug = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=5, choices=Area.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    swap_group = models.CharField(max_length=13, choices=Swap.choices)
    one_sided = models.BooleanField(default=False)
    summary = models.CharField(max_length=300)
    # {"primary": [muscle, ...], "secondary": [muscle, ...]}
    muscles = models.JSONField()
    steps = models.JSONField()
    tip = models.TextField()
    # [{"authors", "title", "journal", "year", "doi"}, ...]
    sources = models.JSONField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area__in=Area.values), name="exercise_area_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="exercise_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(swap_group__in=Swap.values), name="exercise_swap_group_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
