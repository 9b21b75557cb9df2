"""Month names, weekday names, eras and time zones, in which the date reader looks words up.

One row per language. A word that stands for different months in two languages is in ``CONTESTED_MONTHS`` and makes
a date ambiguous. All words are in lower case, without the final dot; inflected forms are included, because pages
use them beside a day ("11 maja", "5 мая").
"""

from __future__ import annotations

# language → the twelve months; alternatives for one month are joined with "/". "-" where a language adds nothing.
_MONTHS: dict[str, str] = {
    "en": "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    # "Mär"/"Mrz" and the Austrian "Jänner", "Feber" are common in comment systems.
    "de": "januar/jänner/jän februar/feber märz/mär/mrz/maerz april mai juni juli august september oktober/okt "
    "november dezember/dez",
    # "aout", "fevrier", "decembre": accents are often lost.
    "fr": "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil/juill août/aout/aoû septembre "
    "octobre novembre décembre/decembre/déc",
    "es": "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre "
    "diciembre/dic",
    "pt": "janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro outubro/out novembro dezembro",
    "it": "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett ottobre/ott "
    "novembre dicembre",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    # the genitive beside a day, the nominative in "maj 2020", three letters in forums
    "pl": "stycznia/styczeń/sty lutego/luty/lut marca/marzec kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze "
    "lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź listopada/listopad/lis "
    "grudnia/grudzień/gru",
    "cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen "
    "září října/říjen listopadu prosince/prosinec",
    "sk": "januára februára marca apríla/apríl mája/máj júna/jún júla/júl augusta septembra októbra/október novembra "
    "decembra",
    "ru": "января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн "
    "июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб "
    "декабря/декабрь/дек",
    "uk": "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень "
    "серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember/des",
    "fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu "
    "kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu "
    "joulukuuta/joulukuu",
    "hu": "január február/febr március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept "
    "október november december",
    "tr": "ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas "
    "aralık/ara",
    "ro": "ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie/noi "
    "decembrie",
    "hr": "siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj "
    "srpnja/srpanj kolovoza/kolovoz rujna/rujan - studenoga/studenog/studeni prosinca/prosinac",
    "sr": "januar februar mart april maj jun jul avgust/avg septembar oktobar novembar decembar",
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "el": "ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαϊ/μάι/μαΐ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ "
    "σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ",
    "ca": "gener febrer març/marc abril maig juny juliol agost setembre octubre novembre desembre",
    "id": "januari februari/peb maret april mei juni juli agustus/agt/agu september oktober november/nop desember",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "ar": "يناير/جانفي فبراير/فيفري مارس أبريل/ابريل/أفريل مايو/ماي يونيو/جوان يوليو/جويلية أغسطس/اغسطس/أوت "
    "سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
    "he": "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט "
    "ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    "th": "มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค "
    "กันยายน/ก.ย ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค",
    "hi": "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "bn": "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট/আগষ্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
}
# Letters with a dot below are written as one character or as two.
_DOTTED_LETTERS = {"\u09af\u09bc": "\u09df", "\u092b\u093c": "\u095e"}


def _spelt(name: str) -> set[str]:
    """A name in both ways of writing its letters."""
    whole = apart = name
    for two, one in _DOTTED_LETTERS.items():
        whole, apart = whole.replace(two, one), apart.replace(one, two)
    return {name, whole, apart}


MONTHS: dict[str, int] = {
    name: number
    for row in _MONTHS.values()
    for number, names in enumerate(row.split(), 1)
    for written in names.split("/")
    if written != "-"
    for name in _spelt(written)
}
# Thai dates use the Buddhist era: 2561 is 2018, and "55" beside a Thai month is 2555.
BUDDHIST, BUDDHIST_CENTURY = 543, 2500
BUDDHIST_MONTHS = frozenset(name for names in _MONTHS["th"].split() for name in names.split("/"))

# "listopada" is November in Polish and Ukrainian, but October in Croatian, which writes a dot after the day ("12.
# listopada").
CONTESTED_MONTHS = frozenset({"listopada", "listopad"})

# Lower-case words that are also everyday words of some language ("may", "out", "set", "mag", "three years ago"): as
# months they need a day and a year beside them, or a capital letter.
_WEAK_MONTHS = """may mar march mart mars mai mei maj set ago out dic des dec jan gen fev sep sie lis lip cze gru sty
    kas ara tem haz eki oca ian noi nop lug mag lut wrz kwi marca maja august ott ene giu abr iun jun marco marc sett"""
WEAK_MONTHS = frozenset(_WEAK_MONTHS.split())

# Months that are also given names: "2. Jan" at the start of a line is the second item of a list, not a date.
NAME_MONTHS = frozenset(
    {"jan", "april", "avril", "may", "mai", "june", "juni", "juli", "julio", "august", "marco", "marc"}
)

# Weekdays of up to three letters that are no surname ("Rui Ma 3/16/2021"): they belong to a date wherever they
# precede it, the others only where no word precedes them.
SURE_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun", "ven", "sam", "dim"})

# Weekdays between a day and its year: "Feb 17 Mon 2014 15:30".
SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

# language → Monday to Sunday, written as the months are. They belong to a date after them. Pages get them wrong, so a
# weekday gives no date; it only tells day from month where both orders are possible.
_WEEKDAYS: dict[str, str] = {
    "en": "monday/mon tuesday/tue/tues wednesday/wed/weds thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun",
    "de": "montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sonnabend/sa sonntag/so",
    "fr": "lundi/lun mardi/mar mercredi/mer jeudi/jeu vendredi/ven samedi/sam dimanche/dim",
    "es": "lunes/lun martes/mar miércoles/miercoles/mié jueves/jue viernes/vie sábado/sabado/sáb domingo/dom",
    "pt": "segunda/segunda-feira/seg terça/terça-feira/ter quarta/quarta-feira/qua quinta/quinta-feira/qui "
    "sexta/sexta-feira/sex sábado/sáb domingo/dom",
    "it": "lunedì/lun martedì/mar mercoledì/mer giovedì/gio venerdì/ven sabato/sab domenica/dom",
    "nl": "maandag/ma dinsdag/di woensdag/wo donderdag/do vrijdag/vr zaterdag/za zondag/zo",
    "pl": "poniedziałek/pon wtorek/wt środa/śr czwartek/czw piątek/pt sobota/sob niedziela/niedz/nd",
    "cs": "pondělí/po úterý/út středa/st čtvrtek/čt pátek/pá sobota/so neděle/ne",
    "ru": "понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс",
    "sv": "måndag/mån tisdag/tis onsdag/ons torsdag/tors fredag lördag/lör söndag/sön",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "id": "senin selasa rabu kamis jumat sabtu minggu",
}


def _days_by_name() -> dict[str, frozenset[int]]:
    days: dict[str, frozenset[int]] = {}
    for row in _WEEKDAYS.values():
        for number, names in enumerate(row.split()):
            for name in names.split("/"):
                days[name] = days.get(name, frozenset()) | {number}
    return days


# weekday → all days that it may be, Monday as 0: "so" is a Sunday in German and a Saturday in Czech.
WEEKDAYS = _days_by_name()

# Japanese eras: the year before the first of each, and the word for the first.
ERAS: dict[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
FIRST_YEAR_OF_ERA = "元"

# The characters behind figures in dates and times of East Asia.
YEAR_SIGNS, MONTH_SIGNS, DAY_SIGNS = "年년", "月월", "日일号號"
HOUR_SIGNS, MINUTE_SIGNS, SECOND_SIGNS = "時时点點시", "分분", "秒초"

# Behind a day, glued to it: English ones, and those of other languages. Pieces of regular expressions.
ORDINALS = ("st", "nd", "rd", "th")
OTHER_ORDINALS = ("er", "re", "º", "ª", "°", r"\.", "-?го")

# Between a day and its month, between a month and its year, and either before a vowel (a piece of a regular expression).
MONTH_LINKS, YEAR_LINKS, ELIDED_LINK = ("of", "de"), ("de", "del", "do"), "d['’]"
# Between a day and its year, where the month stands before them.
LATE_YEAR_LINKS = ("de", "of")

# Lithuanian letters for "year" and "day" behind the figures: "2018 m. liepos 11 d."
YEAR_LETTER, DAY_LETTER = "m", "d"

# Thai: the era before a year, and the word between a date and its time.
THAI_ERA, THAI_TIME = "พ.ศ.", "เวลา"

# Time zone abbreviations with one meaning everywhere, in minutes from UTC.
ZONES: dict[str, int] = {
    "Z": 0, "GMT": 0, "UTC": 0, "UT": 0, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "PHT": 480, "WIB": 420,
    "WITA": 480, "WIT": 540, "ICT": 420, "PKT": 300, "NPT": 345, "MSK": 180, "CET": 60, "CEST": 120, "MEZ": 60,
    "MESZ": 120, "EET": 120, "EEST": 180, "WET": 0, "WEST": 60, "CAT": 120, "EAT": 180, "SAST": 120, "AEDT": 660,
    "AEST": 600, "ACST": 570, "ACDT": 630, "AWST": 480, "NZST": 720, "NZDT": 780, "AKST": -540, "AKDT": -480,
    "HST": -600, "NST": -210, "NDT": -150, "BRT": -180, "ART": -180,
}  # fmt: skip

# Offsets from UTC that some zone has, in minutes: whole hours, and these.
OFFSETS = frozenset(range(-720, 841, 60)) | {-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825}

# Time zone abbreviations with several meanings (CST: Chicago, Havana, Beijing; IST: India, Israel, Ireland; BST:
# Britain, Bangladesh; EST and EDT: New York, Sydney until 2014; PST: Los Angeles, Manila): read as part of the
# time, omitted from its value.
_VAGUE_ZONES = "EST EDT ET CST CDT CT MST MDT MT PST PDT PT AST ADT IST BST SST WAT GST COT CLT PET"
VAGUE_ZONES = frozenset(_VAGUE_ZONES.split())

# Words before an hour that say which half of the day is meant, with the first of the twelve hours that they cover
# on a 24-hour clock: 11 at noon is 11, 1 at noon is 13, 12 at night is midnight.
HALF_DAYS: dict[str, int] = {
    "上午": 0, "午前": 0, "凌晨": 0, "早上": 0, "오전": 0, "清晨": 0, "中午": 10, "下午": 12, "午後": 12, "오후": 12,
    "傍晚": 12, "晚上": 17, "晚": 17,
}  # fmt: skip

# Words that may stand between a date and its time ("um 21:05", "à 9h47", "a las 18:21", "kl. 10.22").
_TIME_JOINERS = """at เวลา um on à a-las a-la às as alle-ore alle ore ora la kl. kl klo kello klokken klockan o-godz. o-godz
    godz. godz o w в v ve saat om lúc ob u στις ás at: um: @ 於 pukul jam"""
TIME_JOINERS = _TIME_JOINERS.split()

# Pieces of patterns behind a date in figures, of languages that write the day first wherever they are spoken: "04/10/2013 à 18:10",
# "05/06/2013 17h03".
DAY_FIRST_CLOCKS = (
    r"(?:à|às|alle|ore|kl\.?|klo|um|om|godz\.|o godz\.|в|lúc|saat)\s\d",
    r"\d{1,2}\s?h(?:\s?\d\d)?\b",
    r"\d\d[:.]\d\d\s?uhr\b",
)

# Words that may stand between a time and the date after it ("6:32 PM on March 5", "12:30 le 5 mai").
_DATE_JOINERS = "on am le el em op den dnia il от vom de the"
DATE_JOINERS = _DATE_JOINERS.split()

# Of the words before a time, those after which a dot between hour and minute makes one (as in Nordic, Italian and Indonesian use).
DOT_JOINERS = frozenset({"kl.", "kl", "klo", "kello", "ore", "alle ore", "alle", "um", "klokken", "pukul", "jam", "om"})

# A word behind an hour that makes it a time, and all words that may stand there; pieces of regular expressions.
CLOCK_WORD = "uhr"
CLOCK_WORDS = (CLOCK_WORD, "hrs?", "h")
# Zones from which others are counted: "GMT+2".
ZERO_ZONES = ("gmt", "utc")

# The characters of dates written without spaces: 2014年3月16日日曜日, 2020年5月17日(日) 午後3:05, 星期天 2019年3月3日, 平成26年3月16日.
EASTERN_DATES = frozenset(
    "0123456789０１２３４５６７８９年月日時时分秒曜火水木金土星期周一二三四五六天祝午前後上下令和平成昭년월일오전후시분（）()-/.: ："
)
