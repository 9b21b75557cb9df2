"""Places that occur in datelines: a line in capitals that names no agency is only a dateline if it is one of these.

The cities that agencies' style books print without their country, capitals, Japan's prefectures and large cities,
and the regions that may follow a city. Lower case.
"""

from __future__ import annotations

_CITIES = """
tokyo|osaka|kyoto|nagoya|sapporo|fukuoka|kobe|yokohama|hiroshima|nagasaki|sendai|kawasaki|saitama|chiba|kitakyushu|sakai
niigata|hamamatsu|shizuoka|okayama|kumamoto|kagoshima|naha|matsuyama|kanazawa|utsunomiya|maebashi|mito|kofu|nagano|gifu
tsu|otsu|nara|wakayama|tottori|matsue|yamaguchi|tokushima|takamatsu|kochi|saga|oita|miyazaki|aomori|morioka|akita|yamagata
fukushima|toyama|fukui|hokkaido|iwate|miyagi|ibaraki|tochigi|gunma|kanagawa|ishikawa|yamanashi|aichi|mie|shiga|hyogo
shimane|kagawa|ehime|okinawa|hakodate|asahikawa|hachioji|narita|yokosuka|himeji|kurashiki|fukuyama|sasebo|nikko|karuizawa
kamakura|ise|hakone|minamata|ishinomaki|kesennuma|rikuzentakata|minamisoma|naraha|okuma|tsukuba|futaba|tomioka|namie
kasumigaseki|ginowan|nago|urayasu|izu|atami|takayama|ebina|kushiro|otaru|obihiro|tomakomai|niseko|muroran|kitami|kure
seoul|busan|incheon|daegu|gwangju|daejeon|ulsan|pyongyang|panmunjom|pyeongchang|gangneung|jeju|sejong|suwon
beijing|shanghai|hong kong|guangzhou|shenzhen|chengdu|chongqing|wuhan|tianjin|nanjing|xi'an|xian|urumqi|lhasa|dalian|harbin
hangzhou|shenyang|macau|macao|taipei|kaohsiung|taichung|tainan|ulan bator|ulaanbaatar
bangkok|chiang mai|phuket|hanoi|ho chi minh city|da nang|phnom penh|vientiane|yangon|rangoon|naypyidaw|naypyitaw|mandalay
kuala lumpur|putrajaya|george town|penang|johor baru|singapore|jakarta|bali|denpasar|surabaya|bandung|manila|cebu|davao
bandar seri begawan|dili
new delhi|delhi|mumbai|bombay|kolkata|calcutta|chennai|bangalore|bengaluru|hyderabad|ahmedabad|srinagar|lucknow|jaipur
islamabad|karachi|lahore|peshawar|quetta|rawalpindi|dhaka|colombo|kathmandu|katmandu|thimphu|male|kabul|kandahar
tashkent|almaty|astana|nur-sultan|bishkek|dushanbe|ashgabat|baku|tbilisi|yerevan
moscow|st. petersburg|saint petersburg|vladivostok|yuzhno-sakhalinsk|sochi|kazan|yekaterinburg|novosibirsk|khabarovsk
kiev|kyiv|kharkiv|odessa|odesa|lviv|donetsk|mariupol|zaporizhzhia|kherson|minsk|chisinau|vilnius|riga|tallinn
london|manchester|birmingham|liverpool|leeds|glasgow|edinburgh|belfast|cardiff|dublin|oxford|cambridge
paris|marseille|lyon|nice|cannes|strasbourg|toulouse|bordeaux|lille|nantes|calais|brussels|bruxelles|antwerp|luxembourg
amsterdam|the hague|rotterdam|den haag|berlin|bonn|hamburg|munich|münchen|frankfurt|frankfurt/main|köln|cologne|düsseldorf
stuttgart|leipzig|dresden|hannover|nürnberg|bremen|karlsruhe|essen|dortmund|erfurt|mainz|wiesbaden|potsdam|magdeburg
wien|vienna|graz|salzburg|innsbruck|linz|bern|berne|zürich|zurich|geneva|genf|genève|basel|lausanne|davos|vaduz
rome|roma|milan|milano|venice|venezia|florence|firenze|naples|napoli|turin|torino|genoa|palermo|bologna|vatican city
madrid|barcelona|valencia|seville|sevilla|bilbao|lisbon|lisboa|porto|andorra la vella|monaco|san marino|valletta
athens|thessaloniki|nicosia|ankara|istanbul|izmir|sofia|bucharest|bucarest|budapest|belgrade|zagreb|ljubljana|sarajevo
pristina|skopje|tirana|podgorica|prague|praha|brno|bratislava|warsaw|warszawa|krakow|kraków|gdansk|gdańsk|wroclaw
copenhagen|stockholm|gothenburg|oslo|helsinki|reykjavik|tórshavn|nuuk
jerusalem|tel aviv|gaza|gaza city|ramallah|bethlehem|hebron|haifa|rafah|khan younis|beirut|damascus|aleppo|amman|baghdad
mosul|basra|irbil|erbil|kirkuk|tehran|teheran|riyadh|jeddah|jiddah|mecca|sanaa|aden|muscat|dubai|abu dhabi|doha|manama
kuwait city|kuwait
cairo|alexandria|tripoli|benghazi|tunis|algiers|alger|rabat|casablanca|khartoum|juba|addis ababa|asmara|djibouti|mogadishu
nairobi|mombasa|kampala|kigali|bujumbura|dar es salaam|dodoma|lusaka|harare|lilongwe|maputo|antananarivo|gaborone
windhoek|johannesburg|pretoria|cape town|durban|luanda|kinshasa|brazzaville|goma|bangui|libreville|yaounde|douala
n'djamena|abuja|lagos|kano|maiduguri|niamey|ouagadougou|bamako|accra|lome|cotonou|abidjan|monrovia|freetown|conakry|dakar
banjul|nouakchott
washington|new york|united nations|los angeles|chicago|houston|philadelphia|phoenix|san antonio|san diego|dallas|san jose
san francisco|seattle|denver|boston|detroit|atlanta|miami|minneapolis|cleveland|st. louis|pittsburgh|cincinnati|baltimore
las vegas|new orleans|salt lake city|indianapolis|milwaukee|oklahoma city|honolulu|anchorage|orlando|tampa|portland
sacramento|austin|nashville|memphis|charlotte|louisville|kansas city|hollywood|cupertino|silicon valley|cape canaveral
ottawa|toronto|montreal|vancouver|quebec city|calgary|edmonton|winnipeg|mexico city|ciudad de méxico|guadalajara|monterrey
tijuana|ciudad juarez|cancun|guatemala city|san salvador|tegucigalpa|managua|panama city|havana|la habana|kingston|nassau
port-au-prince|santo domingo|san juan|port of spain|bridgetown|caracas|bogota|bogotá|medellin|quito|guayaquil|lima|la paz
sucre|santiago|valparaiso|buenos aires|cordoba|rosario|montevideo|asuncion|asunción|brasilia|brasília|sao paulo|são paulo
rio de janeiro|salvador|recife|porto alegre|georgetown|paramaribo|cayenne
sydney|melbourne|canberra|brisbane|perth|adelaide|darwin|hobart|gold coast|wellington|auckland|christchurch|suva
port moresby|honiara|port vila|apia|nuku'alofa|hagatna|guam|saipan|noumea|papeete
"""
CITIES = frozenset(city for line in _CITIES.split("\n") for city in line.split("|") if city)

# What stands in capitals before a dash where a place would, and is none. Lower case.
_NO_PLACES = """update|updated|breaking|breaking news|exclusive|watch|video|videos|audio|podcast|live|note|editor's note|editor’s note
opinion|analysis|commentary|comment|editorial|review|warning|spoiler alert|correction|photos|photo|gallery|poll|explainer|factbox|fact check
interview|feature|preview|recap|roundup|sponsored|advertisement|press release|for immediate release|listen|read more|related|question|answer
part one|part two|chapter|introduction|summary|abstract|background|results|conclusion|tip|important|new|free|faq|disclaimer
eilmeldung|exklusiv|kommentar|analyse|meinung|anzeige|update am|korrektur|hinweis|rezension|kritik|bilder|umfrage|liveticker|ticker
exclusif|en direct|direct|vidéo|entretien|tribune|reportage|enquête|récit|portrait|critique|sondage|mise à jour|exclusiva|en vivo|directo
última hora|opinión|análisis|entrevista|reportaje|crónica|vídeo|exclusivo|ao vivo|opinião|análise|esclusiva|diretta|intervista|sondaggio
exclusief|opinie|interview met|recensie|wywiad|komentarz|opinia|wideo|pilne|rozhovor|komentář|эксклюзив|видео|обновлено|срочно|интервью|мнение"""
NO_PLACES = frozenset(label for line in _NO_PLACES.split("\n") for label in line.split("|"))

_REGIONS = """
ala.|ariz.|ark.|calif.|colo.|conn.|del.|fla.|ga.|ill.|ind.|kan.|ky.|la.|md.|mass.|mich.|minn.|miss.|mo.|mont.|neb.|nev.
n.h.|n.j.|n.m.|n.y.|n.c.|n.d.|okla.|ore.|pa.|r.i.|s.c.|s.d.|tenn.|vt.|va.|wash.|w.va.|wis.|wyo.|d.c.|dc|alabama|alaska
arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas
kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada
new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island
south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming
japan|china|india|south korea|north korea|taiwan|indonesia|malaysia|philippines|thailand|vietnam|myanmar|cambodia|pakistan
bangladesh|nepal|sri lanka|afghanistan|iran|iraq|syria|israel|lebanon|jordan|turkey|saudi arabia|yemen|egypt|libya
tunisia|algeria|morocco|sudan|south sudan|ethiopia|kenya|nigeria|ghana|congo|south africa|zimbabwe|somalia|uganda|rwanda
russia|ukraine|belarus|poland|germany|france|italy|spain|portugal|england|scotland|wales|ireland|northern ireland|britain
uk|u.k.|netherlands|belgium|switzerland|austria|hungary|romania|bulgaria|greece|serbia|croatia|bosnia|kosovo|sweden|norway
denmark|finland|iceland|canada|mexico|cuba|haiti|brazil|argentina|chile|peru|colombia|venezuela|ecuador|bolivia|australia
new zealand|ontario|quebec|british columbia|alberta|hokkaido|okinawa|fukushima|west bank|gaza strip|usa|u.s.
"""
REGIONS = frozenset(region for line in _REGIONS.split("\n") for region in line.split("|") if region)
