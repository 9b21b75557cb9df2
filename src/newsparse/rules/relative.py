"""How pages give a time as a distance from now ("3 years ago", "vor 3 Stunden"), as pieces of regular expressions.

``{n}`` is a number in digits or a small number word of the language, ``{u}`` one of its units; ``NUMBERS`` and
``UNITS`` hold what they stand for. One row per language. Lower case; matched in any case.
"""

from __future__ import annotations

NUMBERS: dict[str, str] = {
    "en": "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|a couple of",
    "de": "eine[mnr]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|wenigen|einigen|mehreren",
    "fr": "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|plusieurs",
    "es": "una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|unos|unas|algunos",
    "pt": "uma?|dois|duas|três|quatro|cinco|alguns|algumas",
    "it": "una?|un'|due|tre|quattro|cinque|alcuni|alcune",
    "nl": "een|één|twee|drie|vier|vijf|enkele|een paar",
    "pl": "kilka|dwa|dwie|trzy",
    "ru": "один|одну|два|две|три|несколько",
    "nordic": "en|et|ett|to|två|tre|noen|några",
    "tr": "bir|iki|üç",
    "cs": "dvěma|třemi|několika",
    "id": "satu|dua|tiga|se",
    "": "",
}

UNITS: dict[str, str] = {
    # The one- and two-letter units are those of social networks ("3h ago", "2 wks ago").
    "en": "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[smhdwy]|moments?",
    "de": "sekunden?|sek\\.?|minuten?|min\\.?|stunden?|std\\.?|tag(?:e|en)?|wochen?|monat(?:e|en)?|jahr(?:e|en)?",
    "fr": "secondes?|sec\\.?|minutes?|mins?|min\\.?|heures?|h|jours?|j|semaines?|mois|ans?|années?",
    "es": "segundos?|minutos?|min\\.?|horas?|h|días?|dias?|semanas?|mes(?:es)?|años?",
    "pt": "segundos?|minutos?|min\\.?|horas?|h|dias?|semanas?|mês|mes(?:es)?|anos?",
    "it": "secondi|secondo|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]",
    "nl": "seconden?|minuut|minuten|min\\.?|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)",
    "pl": "sekund[yę]?|minut[yę]?|min\\.?|godzin[yę]?|godz\\.?|dni|dzień|tygodni[ea]?|tydzień|miesi[ęą]cy?|miesiące"
    "|lata?|roku?",
    "ru": "секунд[ыу]?|минут[ыу]?|мин\\.?|час(?:а|ов)?|дн(?:я|ей)|день|недел[юиь]|месяц(?:а|ев)?|года?|лет",
    "nordic": "sekund(?:er)?|minutt?(?:er)?|min\\.?|tim(?:me|mar|e|er)|dag(?:ar|er|e)?|veck(?:a|or)|uker?|uger?"
    "|månad(?:er)?|måned(?:er)?|år",
    "tr": "saniye|dakika|saat|gün|hafta|ay|yıl",
    "cs": "sekundami|minutami|hodinou|hodinami|dny|dnem|týdnem|týdny|měsíci|měsícem|lety|rokem",
    "id": "detik|menit|jam|hari|minggu|bulan|tahun",
    "vi": "giây|phút|giờ|ngày|tuần|tháng|năm",
    "fi": "sekuntia?|minuuttia?|tuntia?|päivää?|viikkoa?|kuukautta|vuotta",
    "hu": "perce|órája|napja|hete|hónapja|éve",
    "el": "δευτερόλεπτα|λεπτά|λεπτό|ώρες|ώρα|ημέρες|μέρες|μέρα|εβδομάδες|μήνες|μήνα|χρόνια|χρόνο|έτη",
    "zh": "秒钟?|秒鐘|分钟|分鐘|分|个?小时|個?小時|時間|天|日|周|週間?|个?星期|個?星期|个月|個月|ヶ月|か月|カ月|年",
    "ko": "초|분|시간|일|주일?|개월|달|년",
    "ar": "ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|يوم|أيام|يوما|أسبوع|أسابيع|شهر|أشهر|شهور|سنة|سنوات",
    "fa": "ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال",
    "he": "שניות|דקות|דקה|שעות|שעה|ימים|יום|שבועות|שבוע|חודשים|חודש|שנים|שנה",
    "th": "วินาที|นาที|ชั่วโมง|ชม\\.|วัน|สัปดาห์|อาทิตย์|เดือน|ปี",
    "hi": "सेकंड|सेकेंड|मिनट|घंटे|घंटा|दिन|सप्ताह|हफ़्ते|हफ्ते|महीने|महीना|माह|साल|वर्ष",
    "bn": "সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর",
}

# (language, template). "{n}" and "{u}" as above.
DISTANCES: tuple[tuple[str, str], ...] = (
    ("en", r"(?:about |almost |over |around |nearly |more than |less than )?{n}\+? ?{u} ago"),
    # Facebook's and XenForo's words without a number
    ("en", r"(?:just now|moments ago|a moment ago)"),
    ("de", r"vor (?:etwa |ca\. |circa |über |fast |rund |mehr als |ungefähr )?{n} ?{u}"),
    ("fr", r"il y a (?:environ |plus d[e'’] ?|moins d[e'’] ?|presque |près de )?{n} ?{u}"),
    ("es", r"hace (?:más de |casi |unos )?{n} ?{u}"),
    ("pt", r"há (?:cerca de |mais de |quase )?{n} ?{u}(?: atrás)?"),
    ("pt", r"{n} ?{u} atrás"),
    ("it", r"{n} ?{u} fa"),
    ("nl", r"{n} ?{u} geleden"),
    ("pl", r"{n} ?{u} temu"),
    ("ru", r"{n} ?{u} назад"),
    ("nordic", r"(?:för|for) (?:omkring |cirka |ca\. )?{n} ?{u} (?:sedan|siden)"),
    ("nordic", r"{n} ?{u} (?:sedan|siden)"),
    ("tr", r"{n} ?{u} önce"),
    ("cs", r"před {n} ?{u}"),
    ("id", r"{n} ?{u} (?:yang )?lalu"),
    ("vi", r"{n} ?{u} trước"),
    ("fi", r"{n} ?{u} sitten"),
    ("hu", r"{n} ?{u}"),
    ("el", r"πριν (?:από )?{n} ?{u}"),
    ("zh", r"{n} ?{u}之?前"),
    ("ko", r"{n} ?{u} ?전"),
    ("ar", r"(?:منذ|قبل) {n} ?{u}"),
    ("fa", r"{n} ?{u} (?:پیش|قبل)"),
    ("he", r"לפני {n} ?{u}"),
    ("th", r"{n} ?{u} ?(?:ที่แล้ว|ที่ผ่านมา|ก่อน)"),
    ("hi", r"{n} ?{u} पहले"),
    ("bn", r"{n} ?{u} (?:আগে|পূর্বে)"),
)

# Words for a day relative to today, with at least a time of day beside them, or alone on the line.
NEAR_DAYS = (
    "today|yesterday|heute|gestern|vorgestern|aujourd['’]hui|avant-hier|hier|ayer|anteayer|hoy|ontem|hoje|ieri|oggi"
    "|gisteren|vandaag|eergisteren|dzisiaj|dziś|wczoraj|przedwczoraj|сегодня|вчера|позавчера|сьогодні|вчора|dnes|včera"
    "|idag|i dag|igår|i går|bugün|dün|kemarin|hari ini|hôm nay|hôm qua|tänään|eilen|tegnap|σήμερα|χθες"
    "|今天|昨天|前天|今日|昨日|一昨日|오늘|어제|اليوم|أمس|امروز|دیروز"
)

# Bulletin boards name the day of the week for posts of the last seven days: "Friday at 5:03 PM".
NEAR_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    "|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)

# Words between such a day and its time, and between a day of the week and its time. Pieces of regular expressions.
TIME_JOINERS = ("at", "um", "à", "a las", "às", "alle", "om", "o", "v", "в", r"kl\.?", "saat", "w")
WEEKDAY_JOINERS = ("at", "um", "à")

# Cues: a line is searched with a language's patterns only if one of these words is in it ("" is ``NEAR_DAYS``).
CUES: dict[str, str] = {
    "en": "ago now moments",
    "de": "vor",
    "fr": "il",
    "es": "hace",
    "pt": "há atrás",
    "it": "fa",
    "nl": "geleden",
    "pl": "temu",
    "ru": "назад",
    "nordic": "sedan siden",
    "tr": "önce",
    "cs": "před",
    "id": "lalu",
    "vi": "trước",
    "fi": "sitten",
    "hu": "perce órája napja hete hónapja éve",
    "el": "πριν",
    "ar": "منذ قبل",
    "fa": "پیش قبل",
    "he": "לפני",
    "hi": "पहले",
    "bn": "আগে পূর্বে",
    "": """today yesterday heute gestern vorgestern aujourd'hui aujourd’hui avant-hier hier ayer anteayer hoy ontem hoje
        ieri oggi gisteren vandaag eergisteren dzisiaj dziś wczoraj przedwczoraj сегодня вчера позавчера сьогодні вчора
        dnes včera idag dag igår går bugün dün kemarin hari hôm tänään eilen tegnap σήμερα χθες اليوم أمس امروز دیروز
        monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
        sonntag lundi mardi mercredi jeudi vendredi samedi dimanche""",
}
# The cue that counts inside a word, too ("3 days agoReply"), and its language.
GLUED_CUE, GLUED_LANGUAGE = "ago", "en"
# Languages whose units stand behind a number without further words: "2 days".
BARE = ("en", "de", "fr", "es")
# Scripts without spaces: a character in the line instead of a word.
SIGNS: dict[str, str] = {"zh": "前", "ko": "전", "th": "\u0e48", "": "今昨前오어"}
