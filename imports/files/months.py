"""The months as phones write them, in full or shortened, in the languages of the app stores.

Each month is given by its common name, and by forms that are no beginning of that name. Accents,
dots and case make no difference.
"""

from __future__ import annotations

import unicodedata

# A slash separates several forms of one month.
_NAMES = (
    "january february march/mar april may june july august september october november december",
    "januar/janner februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre"
    " diciembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "styczen/stycznia luty/lutego marzec/marca kwiecien/kwietnia maj/maja czerwiec/czerwca"
    " lipiec/lipca sierpien/sierpnia wrzesien/wrzesnia pazdziernik/pazdziernika"
    " listopad/listopada grudzien/grudnia",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta"
    " toukokuu/toukokuuta kesakuu/kesakuuta heinakuu/heinakuuta elokuu/elokuuta"
    " syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta joulukuu/joulukuuta",
    "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    "январь/января февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля"
    " август/августа сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря",
    "січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня"
    " липень/липня серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада"
    " грудень/грудня",
    "leden/ledna unor/unora brezen/brezna duben/dubna kveten/kvetna cerven/cervna/cvn"
    " cervenec/cervence/cvc srpen/srpna zari rijen/rijna listopad/listopadu prosinec/prosince",
    "januar/januara februar/februara marec/marca april/aprila maj/maja jun/juna jul/jula"
    " august/augusta september/septembra oktober/oktobra november/novembra december/decembra",
    "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november"
    " december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
    " decembrie",
    "ιανουαριος/ιανουαριου φεβρουαριος/φεβρουαριου μαρτιος/μαρτιου απριλιος/απριλιου"
    " μαιος/μαιου ιουνιος/ιουνιου ιουλιος/ιουλιου αυγουστος/αυγουστου σεπτεμβριος/σεπτεμβριου"
    " οκτωβριος/οκτωβριου νοεμβριος/νοεμβριου δεκεμβριος/δεκεμβριου",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "gener febrer marc abril maig juny juliol agost/ag setembre octubre novembre desembre",
    "jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember",
    "januari februari mac april mei jun julai ogos september oktober november disember",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "يناير/كانونالثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/نيسان/أفريل مايو/أيار/ماي"
    " يونيو/حزيران/جوان يوليو/تموز/جويلية أغسطس/آب/أوت سبتمبر/أيلول أكتوبر/تشرينالأول"
    " نوفمبر/تشرينالثاني ديسمبر/كانونالأول",
    "ינואר/בינואר פברואר/בפברואר מרץ/במרץ/מרס/במרס אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי"
    " אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    "มกราคม/มค กุมภาพันธ์/กพ มีนาคม/มีค เมษายน/เมย พฤษภาคม/พค มิถุนายน/มิย กรกฎาคม/กค สิงหาคม/สค"
    " กันยายน/กย ตุลาคม/ตค พฤศจิกายน/พย ธันวาคม/ธค",
    "जनवरी/जन फरवरी/फर मार्च अप्रैल मई जून जुलाई/जुल अगस्त/अग सितंबर/सितम्बर/सित अक्तूबर/अक्टूबर"
    " नवंबर/नवम्बर/नव दिसंबर/दिसम्बर/दिस",
    "ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
)
# Signs of abbreviation, and letters that two alphabets write differently.
_WRITTEN = str.maketrans({"\u05f3": None, "'": None, "\u0970": None, "ی": "ي", "ک": "ك"})
_SHORTEST = 3


def month(word: str) -> int | None:
    """The month, 1-12, of a name or of its first letters, three or more; None for another word."""
    return _MONTHS.get(plain(word))


def plain(word: str) -> str:
    """A word in lower case, without accents, dots and other signs of abbreviation."""
    parts = unicodedata.normalize("NFKD", word.casefold()).translate(_WRITTEN)
    return "".join(char for char in parts if char != "." and not unicodedata.combining(char))


def _table() -> dict[str, int]:
    """Every form and its beginnings, without beginnings that two months share."""
    whole: dict[str, int] = {}
    begun: dict[str, set[int]] = {}
    for names in _NAMES:
        for number, forms in enumerate(names.split(), 1):
            for form in map(plain, forms.split("/")):
                whole[form] = number
                for length in range(_SHORTEST, len(form)):
                    begun.setdefault(form[:length], set()).add(number)
    unique = {part: min(months) for part, months in begun.items() if len(months) == 1}
    return unique | whole


_MONTHS = _table()
