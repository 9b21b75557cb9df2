"""How people answer a question: the first word of an opinion, in lower case, before a mark or alone ("No, never.")."""

from __future__ import annotations

ANSWERS = frozenset(
    """yes no yep yeah nope never always maybe perhaps absolutely definitely naturally sometimes rarely seldom agreed exactly
    neither ja nein doch nie niemals immer vielleicht klar natürlich manchmal selten oui non jamais toujours peut-être certainement
    sí no nunca siempre quizás quizá depende sì mai sempre forse certo dipende sim não talvez nee nooit altijd misschien natuurlijk
    tak nie nigdy zawsze да нет никогда всегда конечно так ні ano ne nej aldrig nei kyllä ei evet hayır はい いいえ うん いや 네 예
    아니요 아니 是 不 不是 没有 沒有 当然 當然 نعم لا हाँ नहीं có không ya tidak ใช่ ไม่""".split()
)
