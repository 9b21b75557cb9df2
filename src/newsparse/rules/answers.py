"""How people answer a question: the first words of an opinion, in lower case. No article begins paragraph after paragraph so."""

from __future__ import annotations

# Followed by a mark or by a few words ("No, never."; "No way!").
ANSWERS = frozenset(
    """yes no yep yeah nope never always maybe perhaps sure absolutely definitely certainly naturally depends sometimes rarely
    hardly seldom agreed exactly neither both ja nein doch nie niemals immer vielleicht klar natürlich sicher kommt manchmal selten oui
    non jamais toujours peut-être si bien certainement sí no nunca siempre quizás quizá tal claro depende sì mai sempre forse certo
    dipende sim não nunca sempre talvez nee nooit altijd misschien natuurlijk tak nie nigdy zawsze może да нет никогда всегда
    может конечно так ні ano ne nej aldrig nei kyllä ei evet hayır はい いいえ うん いや 네 예 아니요 아니 是 不 不是 没有 沒有 当然 當然
    نعم لا हाँ नहीं có không ya tidak ใช่ ไม่""".split()
)
