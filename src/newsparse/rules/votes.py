"""Words and signs beside numbers of votes. Lower case; pieces of regular expressions."""

from __future__ import annotations

# for the comment
UP = (
    r"likes?", r"(?:liked|recommended) by", r"upvotes?", r"up ?votes?", r"thumbs? up", r"up", r"agrees?", r"helpful", r"recommend(?:s|ed|ations?)?",
    r"people like this", r"(?:person|reader|people|readers|users?) likes? this", r"reactions?", r"thanks", r"kudos",
    r"(?:people|person|users?) found this (?:comment |review )?helpful", r"useful",
    r"gefällt mir", r"person(?:en|\(en\))? gefällt das", r"gefällt das", r"daumen hoch", r"leserempfehlung(?:en)?",
    r"empfehlung(?:en)?", r"danke", r"hilfreich", r"nützlich", r"zustimmen", r"j['’]aime", r"me gusta", r"gosto", r"curtir",
    r"curtidas?", r"mi piace", r"vind ik leuk", r"lubię to!?", r"нравится", r"мне нравится", r"beğen", r"gilla", r"liker",
    r"👍[\U0001F3FB-\U0001F3FF]?", r"▲", r"⬆️?", r"↑", r"♥️?", r"❤️?", r"♡", r"★", r"赞", r"讚", r"顶", r"支持", r"推", r"いいね[!！]?",
    r"そう思う", r"좋아요", r"추천수?", r"공감", r"点赞", r"點讚", r"有用", r"贊", r"vote up", r"gefällt", r"lubi to", r"polub", r"podoba mi się",
    r"лайк(?:а|ов|и)?", r"beğeni", r"beğendim", r"إعجاب", r"أعجبني", r"पसंद", r"me gustas?", r"les gusta", r"suka", r"thích",
    r"empfehlen", r"arrow-up", r"共感した", r"参考になった",
)  # fmt: skip

# against it
DOWN = (
    r"dislikes?", r"downvotes?", r"down ?votes?", r"thumbs? down", r"down", r"disagrees?", r"not helpful", r"unhelpful",
    r"gefällt mir nicht", r"daumen runter", r"ablehnen", r"je n['’]aime pas", r"no me gusta", r"non mi piace",
    r"не нравится", r"👎[\U0001F3FB-\U0001F3FF]?", r"▼", r"⬇️?", r"↓", r"踩", r"反对", r"反對", r"嘘", r"そう思わない", r"싫어요",
    r"반대", r"비공감", r"vote down", r"beğenmedim", r"nie podoba mi się", r"не подобається", r"لم يعجبني", r"arrow-down", r"うーん", r"beğenme",
)  # fmt: skip

# the two together
SCORE = (
    r"points?", r"pts", r"score", r"votes?", r"rating", r"karma", r"punkte?", r"bewertung", r"stimmen", r"votos?", r"puntos?",
    r"рейтинг", r"głos(?:y|ów)?", r"ocena",
    r"valoración", r"avaliação", r"valutazione", r"waardering", r"hodnocení", r"оценка", r"puan",
)  # fmt: skip

# Who voted, after the number.
VOTERS = (r"people", r"persons?", r"readers?", r"users?", r"members?", r"others")

# Lines that say how many of all found a comment helpful, and that one person did. Patterns; "{n}" is a number.
OF = r"{n} (?:out )?of {n} (?:people|users|readers|members) found this(?: \w+)? helpful:?\.?"
ONE = r"one (?:person|reader) (?:likes this|found this(?: \w+)? helpful)\.?"

# Words behind a number on the line above: buttons and labels ("Like", "Score:") stand before theirs.
COUNTED = (
    r"likes", r"dislikes", r"upvotes", r"downvotes", r"points?", r"pts", r"votes", r"reactions", r"recommendations", r"thanks",
    r"punkte?", r"stimmen", r"empfehlungen", r"leserempfehlungen", r"votos", r"puntos?", r"curtidas", r"głos(?:y|ów)", r"beğeni",
    r"лайк(?:а|ов)",
)  # fmt: skip
