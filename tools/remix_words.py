"""The words that rendered threads are furnished with. Tables only; common forms of many platforms and languages."""

SAYS = ["", "", "", "", "", " says:", " says", " said:", " said...", " wrote:", " sagt:", " schrieb:", " dijo...", " dice:",
        " a dit :", " dit :", " disse:", " pisze:", ":", " commented:", " さんのコメント..."]  # fmt: skip

# (before the name, between name and time)
AROUND = [("", " "), ("", " | "), ("", " • "), ("", " · "), ("", ", "), ("", " on "), ("", " am "), ("", " - "),
          ("by ", " on "), ("By ", ", "), ("Posted by ", " on "), ("Posted by: ", " | "), ("von ", " am "),
          ("geschrieben von ", " am "), ("Comment by ", " — "), ("Submitted by ", " on "), ("par ", " le "),
          ("Soumis par ", " le "), ("", " » "), ("por ", " el "), ("", " @ "), ("", " Posted: "), ("", " vom ")]  # fmt: skip

AVATARS = [
    "INITIAL",
    "INITIAL",
    "Avatar",
    "NAME's avatar",
    "avatar",
    "Profile picture",
    "NAME",
    "Avatar for NAME",
    "Profilbild",
    "[image]",
]

RANKS = ["Member", "Senior Member", "Junior Member", "New Member", "Registered User", "Moderator", "Administrator",
         "Erfahrener Benutzer", "Neuling", "Gast", "Guest", "Well-known member", "Active member", "Platinum Member",
         "Forum Guru", "Supporter", "Thread starter", "Membre", "Stammgast", "VIP", "Top Contributor", "Ensign",
         "Registrierter Benutzer", "Mitglied seit 2009", "Original Poster", "Bronze Level", "Community Champion"]  # fmt: skip

USERDATA = [["Joined: DATE", "Posts: N"], ["Beiträge: N", "Registriert seit: DATE", "Ort: Berlin"],
            ["Messages: N", "Location: Ohio"]]  # fmt: skip

# What a forum says of a member, by kind.
PROFILE = {
    "place": ["VALUE", "VALUE", "Location: VALUE", "Ort: VALUE", "From: VALUE", "VALUE", "Location", "aus VALUE"],
    "title": ["VALUE", "VALUE", "* VALUE"],
    "motto": ["VALUE", "VALUE…", "“VALUE”"],
    "figure": ["VALUE", "VALUE posts", "Posts: VALUE", "Beiträge\nVALUE", "Messages\nVALUE", "Reputation: VALUE"],
    "figures": ["VALUE", "VALUE", "Likes VALUE", "Rep Power\nVALUE", "Thanked VALUE times"],
    "joined": ["Joined: VALUE", "Join Date\nVALUE", "Registriert seit: VALUE", "VALUE", "Member since VALUE"],
}

BUTTONS = ["Reply", "Antworten", "Répondre", "Responder", "Quote", "Zitieren", "Report", "Melden", "Like", "Share",
           "Permalink", "Link", "Flag", "Flag as inappropriate", "Edit", "回复", "举报", "返信", "Odpowiedz", "Svara",
           "Report this comment", "0 Replies", "View replies", "No readers like this yet.", "Log in to reply",
           "Zum Antworten anmelden", "Was this helpful?", "Show more", "Expand", "Recommend", "Direct link",
           "ReplyDelete", "Signaler", "Denunciar"]  # fmt: skip

# What stands behind the time.
CONTROLS = [
    "",
    "",
    "",
    "",
    "",
    " | Reply",
    " | # | Reply",
    " · Reply",
    " [ antworten ]",
    " | Permalink",
    " (Link)",
    " •",
]

VOTES = ["S", "U\nD", "S ( +U / -D )", "U likes", "Like (U)", "+U", "S points", "👍 U 👎 D", "踩D 赞U", "U people like this",
         "Gefällt mir U", "U\nLike"]  # fmt: skip

COUNTS = ["N Comments", "N comments", "Comments (N)", "Comments", "N Responses to “TITLE”", "N thoughts on “TITLE”",
          "TITLE — N Comments", "N Kommentare", "Kommentare (N)", "Kommentare", "N commentaires", "Commentaires",
          "N comentarios:", "Comentarios", "N件のコメント", "评论 N条", "Discussion", "Leserkommentare", "N Responses",
          "Komentarze (N)", "Reader Comments", "Show N comments", "N Replies", "Commenti: N"]  # fmt: skip

MONTHS = [
    "January February March April May June July August September October November December".split(),
    "January February March April May June July August September October November December".split(),
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
]

AGO = ["N days ago", "N years ago", "N hours ago", "vor N Stunden", "vor N Jahren", "il y a N jours", "hace N años",
       "N天前", "N小时前", "about N hours ago", "N months ago", "Nd", "há N anos", "N weeks ago"]  # fmt: skip

# How a letter is signed: by its name, or in a line about it.
NAMED = ["{}", "{}", "— {}"]
POSTED = ["Posted by: {} | 2008-03-{d} 9:33:20 PM", "posted by {} at 9:{d} PM on May {d}", "{} {d} days ago",
          "Comment by {} — {d}.07, 2011 @ 13:{d}"]  # fmt: skip

ENDINGS = [
    "Leave a Reply\nCancel reply\nYour email address will not be published. Required fields are marked *\nComment\nName *\nEmail *",
    "Post a Comment\nNewer Post\nOlder Post\nHome",
    "Comments are closed.",
    "Login to leave a comment",
    "Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.\nKommentar\nName",
    "Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.",
    "Deja un comentario\nTu dirección de correo electrónico no será publicada.",
    "1\n2\n3\nNext",
    "You must be logged in to post a comment.",
    "comments powered by Disqus",
    "Load more comments",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
]

# Whom a comment answers, on a line (or two) beside its author's.
REPLY_TO = ["in reply to NAME", "in reply to\nNAME", "Reply to NAME", "Replying to NAME", "@NAME", "Antwort auf NAME",
            "en réponse à NAME", "En respuesta a NAME", "> NAME", "回复 NAME", "↪ NAME", "in reply to NAME’s comment",
            "replied to\nNAME", "W odpowiedzi do NAME", "replied to\nthis comment from NAME", "in reply to:\nNAME",
            "replied to this comment from NAME", "responded to\nNAME", "› NAME", "▶\nNAME", "NAME", "回复\nNAME",
            "In Antwort auf\nNAME", "to NAME", "@\nNAME"]  # fmt: skip

# What a forum sets above a member's signature.
RULES = ["--", "-----", "__________________", "_______", "", "", "***"]

SUBJECTS = ["Re: TITLE", "Re: TITLE", "AW: TITLE", "TITLE", "RE:TITLE", "Betreff: TITLE", "Re:"]

ADVERTS = ["Advertisement", "Publicité", "Anzeige", "Werbung", "Ad", "Sponsored", "Reklama", "Publicidad", "广告",
           "Story continues below"]  # fmt: skip
