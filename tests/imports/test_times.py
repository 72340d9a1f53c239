"""Dates and durations in every shape that an app writes."""

import datetime

import pytest

from imports.files.cells import UnreadableCellError
from imports.files.times import moment, seconds, span

from .reads import LIMITS

UTC = datetime.UTC


def at(*parts: int, zone: datetime.tzinfo | None = None) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=zone)


def refusal(cell: str) -> str:
    with pytest.raises(UnreadableCellError) as caught:
        moment(cell, LIMITS)
    return str(caught.value)


TEN_PAST = at(2026, 4, 7, 10, 14)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-04-07 10:14:00",
        "2026-04-07 10:14",
        "2026-04-07T10:14:00",
        "2026-04-07T10:14:00.000",
        "2026/04/07 10:14:00",
        "2026/4/7 10:14",
        "2026.04.07 10:14",
        "7 Apr 2026, 10:14",
        "07 Apr 2026, 10:14:00",
        "Apr 7, 2026, 10:14 AM",
        "Apr 7, 2026, 10:14\u202fAM",
        "April 7, 2026 at 10:14 AM",
        "7 April 2026 at 10:14",
        "7. Apr. 2026, 10:14",
        "7. April 2026 um 10:14 Uhr",
        "7 avr. 2026 à 10:14",
        "7 abr 2026, 10:14",
        "7 de abr. de 2026, 10:14",
        "7 apr 2026, 10:14",
        "7 kwi 2026, 10:14",
        "7 apr. 2026 kl. 10:14",
        "7. huhtik. 2026 klo 10.14",
        "7 Nis 2026 10:14",
        "7 апр. 2026 г., 10:14",
        "7 апреля 2026 г. в 10:14",
        "7. 4. 2026 10:14",
        "7.4.2026 10:14",
        "07.04.2026, 10:14:00",
        "7 dub 2026, 10:14",
        "7 thg 4, 2026, 10:14",
        "2026. ápr. 7. 10:14",
        "2026. 4. 7. 오전 10:14",
        "2026年4月7日 10:14",
        "2026年4月7日 上午10:14",
        "2026년 4월 7일 오전 10:14",
        "٢٠٢٦-٠٤-٠٧ ١٠:١٤",
        "7-Apr-26 10:14",
        "07-Apr-26, 10:14 AM",
        "7. 4. 26 10:14",
        "7.4.26, 10.14",
        "7 أبريل 2026، 10:14 ص",
        "٧ نيسان ٢٠٢٦ ١٠:١٤",
        "7 באפריל 2026, 10:14",
        "7 באפר׳ 2026 בשעה 10:14",
        "7 เม.ย. 2569 เวลา 10:14 น.",
        "๗ เมษายน ๒๕๖๙ ๑๐:๑๔",
        "7 अप्रैल 2026, 10:14",
        "७ अप्रै॰ २०२६ को १०:१४",
        "7 آوریل 2026، 10:14",
        "۷ آوریل ۲۰۲۶ ساعت ۱۰:۱۴",
        "  7 APR 2026,  10:14 ",
        "\u200e7 Apr 2026, 10:14",
    ],
)
def test_one_moment_is_written_in_many_ways(cell: str) -> None:
    assert moment(cell, LIMITS) == (TEN_PAST, True)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Jun 11, 2026, 1:01 PM", at(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 12:01 PM", at(2026, 6, 11, 12, 1)),
        ("Jun 11, 2026, 12:01 AM", at(2026, 6, 11, 0, 1)),
        ("11 jun 2026, 1:01 p. m.", at(2026, 6, 11, 13, 1)),
        ("2026年6月11日 下午1:01", at(2026, 6, 11, 13, 1)),
        ("2026-06-11 1:01 PM", at(2026, 6, 11, 13, 1)),
    ],
)
def test_twelve_hours_come_twice_a_day(cell: str, expected: datetime.datetime) -> None:
    assert moment(cell, LIMITS).at == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2021-12-27 10:02:51 +0000", at(2021, 12, 27, 10, 2, 51, zone=UTC)),
        ("2021-12-27T10:02:51Z", at(2021, 12, 27, 10, 2, 51, zone=UTC)),
        ("2021-12-27T10:02:51.123Z", at(2021, 12, 27, 10, 2, 51, zone=UTC)),
        ("2021-12-27T10:02:51+05:30", at(2021, 12, 27, 4, 32, 51, zone=UTC)),
        ("2021-12-27T10:02:51-0800", at(2021, 12, 27, 18, 2, 51, zone=UTC)),
    ],
)
def test_a_zone_is_kept_where_there_is_one(cell: str, expected: datetime.datetime) -> None:
    found = moment(cell, LIMITS).at
    assert found.tzinfo is not None
    assert found == expected


@pytest.mark.parametrize("cell", ["2024-03-05", "2024/03/05", "5 Mar 2024", "5.3.2024"])
def test_a_date_alone_has_no_time(cell: str) -> None:
    assert moment(cell, LIMITS) == (at(2024, 3, 5), False)


MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "pt": "Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "da": "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "nb": "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
    "fi": "tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask."
    " jouluk.",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "ru": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
    "uk": "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
    "cs": "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "hu": "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.",
    "ro": "ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.",
    "bg": "яну фев март апр май юни юли авг септ окт ноем дек",
    "ca": "gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.",
    "et": "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
    "ms": "Jan Feb Mac Apr Mei Jun Jul Ogo Sep Okt Nov Dis",
    "el": "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ",
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳",
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "hi": "जन॰ फ़र॰ मार्च अप्रैल मई जून जुल॰ अग॰ सित॰ अक्तू॰ नव॰ दिस॰",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
}


@pytest.mark.parametrize("language", MONTHS)
def test_the_months_of_a_language_are_told_apart(language: str) -> None:
    found = [
        moment(f"3 {written} 2025, 07:34", LIMITS).at.month
        for name in MONTHS[language].split()
        for written in (name, name.upper(), name.lower())
    ]
    assert found == [number for number in range(1, 13) for _ in range(3)]


def test_a_date_after_today_is_in_the_future() -> None:
    assert moment("2026-06-30 23:59:59", LIMITS).at.day == 30
    why = "The date “2026-07-01 00:00:00” is in the future."
    assert refusal("2026-07-01 00:00:00") == why


def test_a_date_of_long_ago_is_refused() -> None:
    assert moment("1950-01-01", LIMITS).at.year == 1950
    assert refusal("1949-12-31") == "The date “1949-12-31” is before 1950."


@pytest.mark.parametrize(
    "cell",
    [
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "31 Apr 2024",
        "2024-03-05 24:00",
        "0000-01-01",
        "2024-03-05 10:60:00",
        "Jun 11, 2024, 13:01 PM",
        "2024-03-05 10:00:00 +9999",
    ],
)
def test_a_day_that_never_was_is_refused(cell: str) -> None:
    assert refusal(cell) == f"There’s no such date as “{cell}”."


@pytest.mark.parametrize(
    "cell",
    [
        "yesterday",
        "45356.75",
        "20240305",
        "7 Foo 2026",
        "7 Apr 06",
        "Apr 2026",
        "7 Apr Mai 2026",
        "7 Apr 2026, 10:14 nonsense",
        "7 8 Apr 2026",
        "\x00",
        "1" * 10000,
        "7 Apr 2026, 2026",
    ],
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    assert refusal(cell).startswith("The date can’t be read: “")


def test_a_blank_date_is_missing() -> None:
    assert refusal(" ") == "The date is missing."


@pytest.mark.parametrize(
    ("cell", "took"),
    [
        ("1h 2m", 3720),
        ("45s", 45),
        ("264h 1m", 950_460),
        ("1h 2min", 3720),
        ("1小时13分钟", 4380),
        ("1 Std. 2 Min.", 3720),
        ("1h", 3600),
        ("12m 30s", 750),
        ("1ч 5мин", 3900),
        ("3900", 3900),
        ("3900.0", 3900),
        ("1:02:03", 3723),
        ("0:45", 45),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("1h 2 bananas", None),
        ("-5", None),
        ("99999999", None),
    ],
)
def test_a_duration_is_in_seconds(cell: str, took: int | None) -> None:
    assert seconds(cell) == took


@pytest.mark.parametrize(
    ("began", "ended", "took"),
    [
        ("2024-03-05 10:00", "2024-03-05 11:30", 5400),
        ("2024-03-05 10:00", "2024-03-05 10:00", None),
        ("2024-03-05 10:00", "2024-03-05 09:00", None),
        ("2024-03-05", "2024-03-06", None),
        ("2024-03-05 10:00", "2024-03-05 11:00Z", None),
        ("2023-03-05 10:00", "2024-03-05 11:00", None),
    ],
)
def test_a_span_is_from_beginning_to_end(began: str, ended: str, took: int | None) -> None:
    assert span(moment(began, LIMITS), moment(ended, LIMITS)) == took
