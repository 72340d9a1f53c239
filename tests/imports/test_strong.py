"""Strong's files, all their generations and languages, read row by row."""

import datetime
from decimal import Decimal

from imports.files.reading import read
from imports.files.rows import Limits, Row, Visit

LIMITS = Limits(datetime.date(1950, 1, 1), datetime.date(2026, 6, 30), (0, 100), 50_000)
V3 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)


def test_a_row_of_the_third_generation_is_a_set() -> None:
    row = '2024-03-05 18:02:11,"Back",1h 5m,"Deadlift (Barbell)",1,140.0,5,0,0,"","",\n'
    reading = read((V3 + row).encode(), LIMITS)
    began = datetime.datetime(2024, 3, 5, 18, 2, 11)
    visit = Visit(began, title="Back", seconds=3900)
    assert reading.rows == [Row(2, visit, "Deadlift (Barbell)", 5, Decimal("140.0"))]
