"""What boards say about who wrote a post, beside it: how many posts, thanks and points a person has.

Lower case, without the colon. Words that count votes for a comment as well ("Karma", "Thanks", "Points") are omitted:
beside one of these they are a person's.
"""

from __future__ import annotations

FIGURES: tuple[str, ...] = tuple(
    """posts|post count|total posts|my posts|threads|topics|messages|msgs|location|gender|reputation|reputation power|rep power
    |rep points|likes received|likes given|total likes|reactions received|reaction score|trophy points|thanked|thanks received
    |thanks given|thank given|times thanked|has thanked|been thanked|solutions|badges|warnings|level|contributions|reviews|friends|followers|answers|photos
    |beiträge|themen|ort|wohnort|standort|geschlecht|renommee-modifikator|renommee|zustimmungen|erhaltene zustimmungen
    |erhaltene likes|likes erhalten|erhaltene reaktionen|punkte für erfolge|punkte reaktionen|danksagungen|erhaltene danksagungen
    |abgegebene danke|erhaltene danke|hat sich bedankt|danke erhalten|trophäen
    |sujets|localisation|réputation|score de réaction|j'aime reçus|j’aime reçus|points de trophées|remerciements
    |mensajes|temas|ubicación|reputación|me gusta recibidos|puntos de reacción|puntos de trofeo|agradecimientos
    |mensagens|tópicos|localização|reputação|curtidas recebidas|likes recebidos|agradecimentos
    |messaggi|discussioni|località|reputazione|mi piace ricevuti|likes ricevuti|punteggio reazioni
    |berichten|topics gestart|locatie|waardering|likes ontvangen|reactiescore
    |posty|liczba postów|tematy|skąd|lokalizacja|reputacja|pomógł|pomogła|otrzymane reakcje|podziękowania
    |сообщения|сообщений|темы|откуда|репутация|симпатии|благодарности|поблагодарили|спасибо получено|реакции
    |mesajlar|mesaj|konular|konum|tepki puanı|aldığı beğeni|rep puanı
    |příspěvky|bydliště|karma bodů|inlägg|ort i landet|gillningar mottagna|innlegg|meldinger|indlæg|viestejä|viestit
    |hozzászólások|mesaje|δημοσιεύσεις|الرسائل|المشاركات|הודעות
    |帖子|主题|积分|精华|威望|金钱|贡献|发帖|發帖數|文章數|投稿数|게시글""".replace("\n    ", "").split("|")
)
