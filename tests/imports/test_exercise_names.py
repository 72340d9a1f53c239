"""Which exercise of ours another app's exercise is, and which are none of ours."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.files.exercise_names import is_assisted, is_weighted, offered, suggested

CONTENT = sorted((Path(__file__).parents[2] / "exercises" / "content").glob("*.toml"))

OURS = {
    "deadlift": """
        Deadlift | DEADLIFT | Deadlift (Barbell) | Barbell Deadlift | Deadlift, Barbell
        Conventional Deadlift | Deadlifts | Kreuzheben (Langhantel) | Soulevé de Terre (Barre)
        Peso Muerto (Barra) | Levantamento Terra (Barra) | Stacco da Terra (Bilanciere)
        Martwy ciąg (sztanga) | Становая тяга (Штанга) | デッドリフト (バーベル) | 硬拉（杠铃）
        Deadlift (Halter)
        Stacco | 데드리프트 | Marklyft | Markløft | Dødløft | Maastaveto | Marklyft (Skivstång)
    """,
    "sumo-deadlift": """
        Sumo Deadlift | Sumo Deadlift (Barbell) | Deadlift - Sumo | Sumo-Kreuzheben
        Peso Muerto Sumo | Levantamento Terra Sumô | Soulevé de terre sumo | Sumo Deadlift, Barbell
        Sumomarklyft | 스모 데드리프트
    """,
    "trap-bar-deadlift": """
        Trap Bar Deadlift | Deadlift (Trap bar) | Hex Bar Deadlift | Deadlift, Trapbar
        Peso Muerto (Barra Trap) | Stacco da Terra (Trap Bar) | Trap-Bar Deadlift (High Handles)
        Deadlift Hex | Hex Deadlift
    """,
    "pull-up": """
        Pull Up | Pull-Up | Pullups | Pull-ups | PULLUP | Pull Up (Weighted) | Weighted Pull Ups
        Pull Up (Assisted) | Assisted Pull Up (Machine) | Wide Pull Up | Wide Grip Pull Up
        Klimmzug | Klimmzüge | Klimmzug (gewichtet) | Klimmzug (unterstützt) | Dominadas | Dominada
        Dominada (Asistida) | Dominadas lastradas | Barra Fixa | Barra Fixa (Com Peso)
        Barra Fixa (Pull-up) | Tractions (Lesté) | Tractions assistées (machine) | Trazione
        Trazione (Con Peso Aggiunto) | Podciąganie na drążku | Подтягивания | 懸垂 | 引体向上
        Optrekken | Barfiks
        풀업 | 중량 풀업 | 턱걸이 | Räckhäv | Räckhäv (Viktad) | Leuanveto | Leuanvedot
    """,
    "chin-up": """
        Chin Up | Chin-up | Chinups | Chin Up (Weighted) | Chin Up (Assisted)
        Klimmzüge (Untergriff) | Dominada supina | Trazione Presa Supina | Tractions supination
        Trazione Supina (Con Peso Aggiunto) | Barra Fixa (Chin Up) | 反手引体向上 | チンアップ
        친업 | Chins
    """,
    "lat-pulldown": """
        Lat Pulldown | Lat Pulldown (Cable) | Lat Pulldown (Machine) | Lat Pull Down
        Lat Pulldown - Wide Grip (Cable) | Lat Pulldown - Close Grip (Cable) | V-Bar Pulldown
        Lat Pulldown (Pulley) | Wide Grip Lat Pulldown
        Wide-Grip Lat Pulldown | Cable Lat Pulldown | Latzug (Kabel) | Latzug - Enger Griff (Kabel)
        Lat-Zug | Tirage Poitrine (Poulie) | Tirage Vertical Prise Large | Jalón al Pecho (Cable)
        Jalón al pecho (Agarre Ancho) | Puxada Alta na Polia (Máquina) | Puxada Frontal
        Lat Pulldown (Cavo) | Lat pulldown - Presa Stretta (Cavo) | Lat Machine
        Вкртикальная тяга Широчайшими (Блок) | Тяга верхнего блока | 阔背肌下拉 （滑轮机）
        闊背肌下拉 （滑輪機） | ラットプルダウン (ケーブル) | Ściąganie drążka wyciągu górnego
        Lat Pull-Downs al Cavo Alto a Presa Larga | Lat Pull-Downs al Cavo Alto a Presa Stretta
        Omnigrip Lat Pulldown | Lat Pulldown, Leverage Machine | Lat Pulldown Closegrip
        Standard Lat Pulldown | Lat Pulldown (Custom)
        랫풀다운 | 랫 풀다운 (케이블) | Latsdrag | Nedtrekk
    """,
    "one-arm-dumbbell-row": """
        One Arm Dumbbell Row | One-arm dumbbell row | Dumbbell Row | Dumbbell Rows | DB Row
        Bent Over One Arm Row (Dumbbell) | Bent Over One Arm Row | Single-Arm Dumbbell Row
        Dumbbell One Arm Row | 1-Arm DB Row | Kurzhantel-Rudern | Einarmiges Kurzhantelrudern
        Remo con Mancuerna | Remo con mancuerna a una mano | Rowing Haltère Un Bras
        Remada Unilateral (Halter) | Remada Serrote | Rematore Manubrio | 单臂哑铃划船
        Rematore a Una Mano con Manubrio | 원암 덤벨 로우 | Hantelrodd
    """,
    "barbell-row": """
        Barbell Row | Bent Over Row (Barbell) | Bent Over Barbell Row | Barbell Bent-Over Row
        Bent Over Row | Bent Over Row, Barbell | Barbell Rows | Row (Barbell)
        Vorgebeugtes Rudern (Langhantel) | Langhantel-Rudern | Rowing Penché (Barre) | Rowing Barre
        Remo Inclinado (Barra) | Remo con barra | Remada Curvada (Barra) | Remadas Dobradas (Barra)
        Rematore Inclinato (Bilanciere) | Rematore (Bilanciere) | Тяга штанги в наклоне | 杠铃划船
        바벨로우 | 바벨 로우 | Skivstångsrodd | Kulmasoutu
    """,
    "seated-cable-row": """
        Seated Cable Row | Seated Row (Cable) | Seated Row | Cable Row | Seated Cable Rows
        Seated Cable Row - V Grip (Cable) | Seated Cable Row - Bar Grip | Cable Seated Row
        Seated Cable Row - Bar Wide Grip | Seated Wide-Grip Row (Cable) | Rudern am Kabel sitzend
        Sitzendes Rudern am Kabelzug - V-Griff (Kabel) | Rowing Poulie Assis | Rowing Poulie Basse
        Remo Sentado con Cable | Remo en polea baja | Rematore al Cavo da Seduto
        Remada (Corda) Sentado | Remada Sentada com Pegada em V (Cabo) | Oturarak Cable Row
        Горизонтальная тяга блока | 坐式滑轮划船 | 坐式滑輪划船
        Rematore al Cavo da Seduti | Rudern am Kabelzug | シーテッドロー | 케이블 로우
    """,
    "cable-pullover": """
        Cable Pullover | Pullover (Cable) | Straight Arm Lat Pulldown (Cable)
        Straight-Arm Cable Pushdown | Rope Straight Arm Pulldown | Straight-Arm Pulldown
        Cable Straight Arm Pulldown | Lat Pulldown Braccia Dritte (Cavo) | Pull-over poulie
        Gerader Lat-Pulldown (Kabel) | Puxada com o Braço Reto (Corda) | Überzüge am Kabel
        Pulldown Corda a Braccia Dritte
        Straight Bar Lat Prayer | Lat Prayers | Pulldown con brazos rectos
    """,
}

OTHERS = """
    Rumänska marklyft | Rumensk markløft | Romanialainen maastaveto | 루마니안 데드리프트
    스미스 머신 데드리프트 | 펜들레이 로우 | 티바 로우
    Lat Pulldown (Smith Machine) | Leverage Machine Row
    Hammer Grip Pull Up | Klimmzüge im Hammergriff | Trap Bar Row | Hex Row | Stacco Rumeno
    Romanian Deadlift (Barbell) | Romanian Deadlift | Stiff Leg Deadlift (Barbell)
    Straight Leg Deadlift (Band) | Single Leg Romanian Deadlift (Dumbbell) | Deficit Deadlift
    Rack Pull (Barbell) | Deadlift (Dumbbell) | Deadlift (Band) | Deadlift (Smith Machine)
    Deadlift High Pull (Barbell) | Sumo Deadlift High Pull (Barbell) | Sumo Squat (Barbell)
    Kettlebell Deadlift | Snatch Grip Deadlift | Block Pull | Good Morning (Barbell)
    Pause Deadlift | Reverse Deadlift
    Rumänisches Kreuzheben (Langhantel) | Soulevé de Terre Roumain (Barre)
    Peso Muerto Rumano (Barra) | Stacco da Terra Rumeno (Bilanciere) | Stacco Gambe Dritte
    Румынская становая тяга (Штанга) | 罗马尼亚硬拉 | Levantamento Terra (Halter)
    T Bar Row | T-Bar Row | Remada na Barra T | Rowing Barre T | Remo en Punta (Barra) | Remo en T
    T-Bar Rudern | Тяга Т грифа | T杠划船 | Pendlay Row (Barbell) | Remo Pendlay (Barra)
    Inverted Row (Bodyweight) | Upright Row (Barbell) | Upright Row (Cable) | Remo al Mentón (Barra)
    Remada Alta (Barra) | Rowing Menton (Barre) | Face Pull (Cable) | Chest Supported Row (Dumbbell)
    Seated Row (Machine) | Seated Row, Leverage Machine | Iso-Lateral Row (Machine) | Low Row
    Iso-Lateral High Row (Machine) | Rowing Machine | Rowing (Machine) | Rudern (Maschine)
    Bent Over Row (Dumbbell) | Bent Over Row, Dumbbell | Bent Over Row (Band)
    Remo Inclinado (Mancuerna) | Rematore Inclinato (Manubrio) | Vorgebeugtes Rudern (Kurzhantel)
    Remada Curvada (Halter) | Bent Over Row - Underhand (Barbell) | Reverse Grip Bent Over Row
    Seal Row | Meadows Rows (Barbell) | Landmine Row | Gorilla Row (Kettlebell)
    Renegade Row (Dumbbell) | Kettlebell Row | Dumbbell Upright Row | Incline Dumbbell Row
    Chest Supported Dumbbell Row | Single Arm Cable Row | Standing Cable Row | One Arm Cable Row
    Pullover (Dumbbell) | Pullover (Machine) | Dumbbell Pullover | Pull-Over (Haltère) | Pullover
    Triceps Pushdown | Tricep Pushdown (Cable) | Straight Arm Pulldown (Band)
    Single Arm Lat Pulldown | Lat Pulldown (Single Arm) | Lat Pulldown (Band)
    Reverse Grip Lat Pulldown (Cable) | Lat Pulldown - Underhand (Cable) | Kneeling Pulldown (band)
    Behind the Neck Lat Pulldown | Tirage Nuque (Poulie) | Lat Pulldown Presa Inversa (Cavo)
    Lat Pulldown Braccio Singolo | Jalón al pecho a un brazo
    Muscle Up | Pull Up (Band) | Dominada (Banda) | Trazione Fasce | Negative Pull Up
    Scapular Pull Ups | Kipping Pull Up | Sternum Pull up (Gironda) | Ring Pull Up | L-Sit Pull Up
    Neutral Chin Up | Band Assisted Pull-Up | Dead Hang | Push Up | Push Up (Weighted) | Sit Up
    Step Up | Chest Dip (Assisted) | Triceps Dip (Weighted) | Bench Press (Barbell) | Squat
    Hip Thrust | Barbell Shrug | Lat Pullover | Row | Bar | Pull | 划船 | Rudern | Plank
"""


def names(table: str) -> list[str]:
    return [name.strip() for line in table.splitlines() for name in line.split("|") if name.strip()]


@pytest.mark.parametrize("slug", OURS)
def test_an_exercise_of_ours_is_known_by_its_names(slug: str) -> None:
    assert {name: suggested(name) for name in names(OURS[slug])} == dict.fromkeys(
        names(OURS[slug]), slug
    )


def test_another_exercise_is_left_out() -> None:
    assert [name for name in names(OTHERS) if suggested(name) is not None] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_our_own_names_and_slugs_are_known(path: Path) -> None:
    assert suggested(path.stem) == path.stem
    assert suggested(tomllib.loads(path.read_text(encoding="utf-8"))["name"]) == path.stem


def test_there_are_ten_of_ours() -> None:
    assert {path.stem for path in CONTENT} == set(OURS)


ASSISTED = """
    Pull Up (Assisted) | Assisted Chin Up | Klimmzug (unterstützt) | Dominada (Asistida)
    Tractions assistées | Barra Fixa (Assistida) | Trazioni assistite | 辅助引体向上
"""
WEIGHTED = """
    Pull Up (Weighted) | Weighted Chin Ups | Klimmzug (gewichtet) | Dominada (Con Peso)
    Tractions (Lesté) | Trazione (Con Peso Aggiunto) | Barra Fixa (com peso) | 负重引体向上
"""


@pytest.mark.parametrize("name", names(ASSISTED))
def test_an_assisted_lift_is_known(name: str) -> None:
    assert is_assisted(name)
    assert not is_weighted(name)


@pytest.mark.parametrize("name", names(WEIGHTED))
def test_a_weighted_lift_is_known(name: str) -> None:
    assert is_weighted(name)
    assert not is_assisted(name)


@pytest.mark.parametrize("name", ["Pull Up", "Peso Muerto (Barra)", "Klimmzug", "Bodyweight Row"])
def test_a_plain_lift_is_neither(name: str) -> None:
    assert not is_assisted(name)
    assert not is_weighted(name)


@pytest.mark.slow
@given(st.text(max_size=300))
def test_any_text_is_answered(name: str) -> None:
    assert suggested(name) is None or suggested(name) in OURS
    assert is_assisted(name) in (True, False)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Neutral Grip Pull Up", "pull-up"),
        ("Hammer Grip Pull-ups", "pull-up"),
        ("Klimmzüge im Hammergriff", "pull-up"),
        ("Chin Up (Neutral)", "chin-up"),
        ("Hammer Curl", None),
        ("Romanian Deadlift", None),
        ("Pull Up", None),
    ],
)
def test_a_name_that_differs_by_its_grip_alone_is_offered_and_not_taken(
    name: str, near: str | None
) -> None:
    assert offered(name) == near
    if near:
        assert suggested(name) is None
