"""What is guessed of a table, and what is read of it."""

from __future__ import annotations

import pytest

from imports.files.any_table import names
from imports.files.file_sets import UnreadableFileError
from tests.imports.reads import reasons
from tests.imports.tables_in import by_name, found, guessed, in_short, lacks, read, sets, table

DEADLIFT = ("2024-03-05", "Deadlift", "100", 5)
HEADERS = {
    "English": "Date,Exercise,Weight,Reps",
    "German": "Datum,Übung,Gewicht,Wdh.",
    "French": "Date,Exercice,Poids,Répétitions",
    "Spanish": "Fecha,Ejercicio,Peso,Repeticiones",
    "Italian": "Data,Esercizio,Peso,Ripetizioni",
    "Portuguese": "Data,Exercício,Carga,Repetições",
    "Dutch": "Datum,Oefening,Gewicht,Herhalingen",
    "Swedish": "Datum,Övning,Vikt,Repetitioner",
    "Danish": "Dato,Øvelse,Vægt,Gentagelser",
    "Norwegian": "Dato,Øvelse,Vekt,Repetisjoner",
    "Finnish": "Päivämäärä,Liike,Paino,Toistot",
    "Polish": "Data,Ćwiczenie,Ciężar,Powtórzenia",
    "Czech": "Datum,Cvik,Váha,Opakování",
    "Hungarian": "Dátum,Gyakorlat,Súly,Ismétlés",
    "Romanian": "Data,Exercițiu,Greutate,Repetări",
    "Russian": "Дата,Упражнение,Вес,Повторения",
    "Ukrainian": "Дата,Вправа,Вага,Повторення",
    "Greek": "Ημερομηνία,Άσκηση,Βάρος,Επαναλήψεις",
    "Turkish": "Tarih,Egzersiz,Ağırlık,Tekrar",
    "Japanese": "日付,種目,重量,回数",
    "Chinese": "日期,动作,重量,次数",
    "Traditional Chinese": "日期,動作,重量,次數",
    "Korean": "날짜,운동,무게,횟수",
    "Vietnamese": "Ngày,Bài tập,Khối lượng,Số lần",
}
ROW = "2024-03-05,Deadlift,100,5\n"


@pytest.mark.parametrize("language", HEADERS)
def test_columns_are_known_by_their_names_in_many_languages(language: str) -> None:
    header = HEADERS[language]
    assert by_name(f"{header}\n{ROW}") == dict(
        zip(["date", "exercise", "weight", "reps"], header.split(","), strict=True)
    )


@pytest.mark.parametrize("language", HEADERS)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_the_order_of_columns_and_their_case_are_all_the_same(language: str, codec: str) -> None:
    date, exercise, weight, reps = HEADERS[language].split(",")
    header = f"{reps.upper()} ;{weight.lower()} (kg);{exercise.upper()};{date}"
    assert sets(f"{header}\n5;100;Deadlift;2024-03-05\n".encode(codec)) == [DEADLIFT]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_may_have_any_delimiter(mark: str) -> None:
    rows = [["Date", "Exercise", "Weight", "Reps", "Notes"]]
    rows += [["2024-03-05", '"Dead|lift; , x"', "100", "5", ""]]
    rows += [
        ["2024-03-06", '"Row"', "60", "8", '"two\nlines"'],
        ["2024-03-07", "Row", "65", "8", ""],
    ]
    text = "\n".join(mark.join(row) for row in rows)
    assert sets(text) == [
        ("2024-03-05", "Dead|lift; , x", "100", 5),
        ("2024-03-06", "Row", "60", 8),
        ("2024-03-07", "Row", "65", 8),
    ]


def test_what_stands_above_the_names_is_left_out() -> None:
    text = f"My log, all of it\n\na copy of Ada, 2024-03-09\nDate,Exercise,Weight,Reps\n{ROW}"
    reading = read(text)
    assert [(row.line, *in_short(row)) for row in reading.rows] == [(5, *DEADLIFT)]
    assert "What stands above the names of the columns is left out." in reading.source.evidence


@pytest.mark.parametrize(
    ("cell", "weight", "unit"),
    [
        ("102,5", "102.5", None),
        ("102.5", "102.5", None),
        ("102,5 kg", "102.5", "kg"),
        ("225lbs", "225", "lb"),
        ("100 кг", "100", "kg"),
        ("225 фунтов", "225", "lb"),
        ("100キロ", "100", "kg"),
        ("１００", "100", None),
        ("-20", "-20", None),
        ("BW", "0", None),
        ("–", "0", None),
        ("", "", None),
    ],
)
def test_a_weight_may_name_its_unit(cell: str, weight: str, unit: str | None) -> None:
    (row,) = read(f"Date;Exercise;Weight;Reps\n2024-03-05;Deadlift;{cell};5\n", places={
        "weight": (2,)
    }).rows  # fmt: skip
    assert (in_short(row)[2], row.unit) == (weight, unit)


@pytest.mark.parametrize(
    ("dates", "right"),
    [
        (["13/03/2024", "05/03/2024"], ["2024-03-13", "2024-03-05"]),
        (["03/13/2024", "03/05/2024"], ["2024-03-13", "2024-03-05"]),
        (["3-13-24", "3-5-24"], ["2024-03-13", "2024-03-05"]),
        (["05.03.2024", "5.3.24"], ["2024-03-05", "2024-03-05"]),
        (["20240305", "2024/3/13"], ["2024-03-05", "2024-03-13"]),
        (["5 March 2024", "13. März 2024"], ["2024-03-05", "2024-03-13"]),
        (["Tue 13/03/2024", "Wed, 05/03/2024"], ["2024-03-13", "2024-03-05"]),
        (["2024/03/05(火)", "2024/3/13（水）"], ["2024-03-05", "2024-03-13"]),
        (["March 5, 2024", "Di. 05.03.2024"], ["2024-03-05", "2024-03-05"]),
        # The twelfth of a month that has not come yet is no date of a log.
        (["06/12/2026", "06/05/2026"], ["2026-06-12", "2026-06-05"]),
    ],
)
def test_the_dates_show_their_order(dates: list[str], right: list[str]) -> None:
    text = "Date,Exercise,Weight,Reps\n" + "".join(f'"{on}",Deadlift,100,5\n' for on in dates)
    assert [row[0] for row in sets(text)] == right


def test_a_blank_date_or_exercise_is_that_of_the_row_above() -> None:
    text = "Date,Exercise,Weight,Reps\n" + ROW + ",,105,4\n,Pull-up,,8\n2024-03-12,,100,5\n"
    assert sets(text) == [
        DEADLIFT,
        ("2024-03-05", "Deadlift", "105", 4),
        ("2024-03-05", "Pull-up", "", 8),
    ]
    assert reasons(read(text)) == [(5, "The exercise has no name.")]


def test_kilograms_and_pounds_side_by_side_that_agree_are_one() -> None:
    text = "Date,Exercise,Weight (kg),Weight (lbs),Reps\n2024-03-05,Deadlift,{},{},5\n"
    assert by_name(text.format("100", "220.46"))["weight"] == "Weight (kg)"
    assert by_name(text.format("102.06", "225"))["weight"] == "Weight (lbs)"
    assert guessed(text.format("102.06", "225")).unit == "lb"
    assert "weight" not in by_name(text.format("100", "100"))


def test_what_two_columns_claim_alike_is_left_to_the_lifter() -> None:
    text = "First date of it,Second date of it,Exercise,Weight,Reps\n2024-03-05," + ROW
    assert by_name(text).keys() == {"exercise", "weight", "reps"}


@pytest.mark.parametrize("name", ["Body weight", "Total weight", "Max weight", "Körpergewicht"])
def test_a_weight_of_something_else_is_no_weight_of_a_set(name: str) -> None:
    assert "weight" not in by_name(f"Date,Exercise,{name},Reps\n{ROW}")


def test_dates_and_exercises_are_known_by_what_stands_in_them() -> None:
    assert by_name(f"When,What,Weight,Reps\n{ROW}") == {
        "date": "When", "exercise": "What", "weight": "Weight", "reps": "Reps",
    }  # fmt: skip


def test_warm_ups_reps_left_and_notes_are_read() -> None:
    header = "Date,Exercise,Weight,Reps,Set type,RIR,RPE,Notes\n"
    row = "2024-03-05,Deadlift,100,5,{},{},{},{}\n"
    text = header + row.format("Aufwärmsatz", "", "8.5", "belt") + row.format("normal", "2", "", "")
    first, second = read(text).rows
    assert (first.is_warm_up, first.rir, first.note) == (True, 1, "belt")
    assert (second.is_warm_up, second.rir, second.note) == (False, 2, "")


@pytest.mark.parametrize(("cell", "is_one"), [
    ("W", True), ("warmup", True), ("разминка", True), ("ウォームアップ", True), ("x", True),
    ("1", True), ("true", True), ("✓", True), ("", False), ("0", False), ("work", False),
    ("normal", False), ("no", False), ("wide grip", False),
])  # fmt: skip
def test_a_cell_says_whether_a_set_was_a_warm_up(cell: str, is_one: bool) -> None:
    assert names.is_warm_up(cell) is is_one


def test_a_number_of_equal_sets_makes_so_many() -> None:
    text = "Date,Exercise,Sets,Reps,Weight\n2024-03-05,Deadlift,3,5,100\n2024-03-05,Row,1,8,60\n"
    assert sets(text) == [DEADLIFT] * 3 + [("2024-03-05", "Row", "60", 8)]
    assert "sets" not in by_name("Date,Exercise,Sets,Reps,Weight\n" + "".join(
        f"2024-03-05,Deadlift,{number},5,100\n" for number in (1, 2, 3)
    ))  # fmt: skip
    assert reasons(read(text.replace(",3,", ",30,"))) == [(2, "A row can stand for 1 to 20 sets.")]


def test_a_time_beside_the_date_is_when_it_was() -> None:
    (row,) = read("Date,Start time,Exercise,Weight,Reps\n2024-03-05,6:02 PM,Deadlift,100,5\n").rows
    assert (row.visit.began.hour, row.visit.began.minute, row.visit.has_time) == (18, 2, True)


@pytest.mark.parametrize("codec", ["cp932", "cp1251", "cp949", "gb18030", "cp1252", "koi8_r"])
def test_older_encodings_are_told_by_the_names_of_columns(codec: str) -> None:
    header = {
        "cp932": HEADERS["Japanese"],
        "cp949": HEADERS["Korean"],
        "gb18030": HEADERS["Chinese"],
        "cp1252": HEADERS["German"],
    }.get(codec, HEADERS["Russian"])
    content = f"{header}\n{ROW}".encode(codec)
    assert sets(content) == [DEADLIFT]
    assert any(each.startswith("Read as ") for each in read(content).source.evidence)


def test_bytes_that_name_no_columns_are_refused() -> None:
    content = "Имя,Рост\nАда,160\n".encode("cp1251")
    with pytest.raises(UnreadableFileError, match="Save the file as UTF-8"):
        found(content)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Exercise,Weight,Reps\nDeadlift,100,5\n", "dates"),
        ("Date,Weight,Reps\n2024-03-05,100,5\n", "which exercise"),
        ("Date,Exercise\n2024-03-05,Deadlift\n", "reps"),
    ],
)
def test_what_a_table_lacks_is_named(text: str, missing: str) -> None:
    assert missing in lacks(text)


def test_a_whole_table_lacks_nothing() -> None:
    assert [lacks(table(name).decode()) for name in ("ja", "ru", "many_columns")] == [""] * 3
