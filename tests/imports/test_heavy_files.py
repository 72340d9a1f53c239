"""Files made to be hard on a reader are done with as fast as any."""

import time
from contextlib import suppress

import pytest

from imports.files.apps import read
from imports.files.file_sets import UnreadableFileError

from .reads import LIMITS

pytestmark = pytest.mark.slow

MEGABYTES = 5 * 1024 * 1024
# CPU seconds: fifty times what they take, and a fraction of what work that grows with the square
# of a file would. How fast it is, benchmarks/bring.py says.
FOR_EVER = 60
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier\n"
)
STRONGLIFTS = f"Date,Exercise,{','.join(f'Set {n} (Reps),Set {n} (KG)' for n in range(1, 200))}\n"
JEFIT = "### EXERCISE LOGS ###\nlogs,mydate,ename\n"

FILES = {
    "FitNotes, all commas": FITNOTES + ("2024-01-01," + "a," * 400 + "\n") * 6000,
    "FitNotes, some commas": FITNOTES + ("2024-01-01," + "a," * 20 + "\n") * 49_000,
    "Fitbod, all commas": FITBOD + ("2024-01-01," + "a," * 400 + "\n") * 6000,
    "StrongLifts, all sets": STRONGLIFTS + ("2024-01-01,Row" + ",5,50" * 199 + "\n") * 5000,
    "JEFIT, all sets": JEFIT + ('"' + "1x1," * 7000 + '",2024-01-01,Row\n') * 170,
    "JEFIT, no sets": JEFIT + ('"' + "x," * 9000 + '",2024-01-01,Row\n') * 250,
    "tables with names": "".join(f"##a{count}\n" for count in range(600_000)),
    "tables without": "#" * MEGABYTES,
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_no_file_of_another_app_takes_long(text: str) -> None:
    content = text.encode()[:MEGABYTES]
    began = time.process_time()
    with pytest.raises(UnreadableFileError):
        read(content, LIMITS)
    assert time.process_time() - began < FOR_EVER


HEVY = (
    "title,start_time,end_time,description,exercise_title,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,rpe\n"
)
BROKEN = {
    "a comma between quotes": 'said "heavy", ok',
    "many commas between quotes": 'a "b", c, "d", e, f, "g", h',
    "a quote left open": "open",
}


@pytest.mark.parametrize("note", BROKEN.values(), ids=BROKEN.keys())
def test_no_file_of_broken_quotes_takes_long(note: str) -> None:
    row = f'"Back","5 Mar 2024, 18:02","","{note}","Deadlift","open,0,"normal",100,5,,\n'
    began = time.process_time()
    with suppress(UnreadableFileError):  # too many of them
        assert len(read((HEVY + row * 30_000).encode(), LIMITS).rows) == 30_000
    assert time.process_time() - began < FOR_EVER
