"""The words that merged pages are furnished with, and what people greet, quote and paste with (manners.py). Tables only; common forms of many languages."""

GREETINGS = "Hallo Hi Hello Hey Dear Liebe Lieber Moin Bonjour Salut Hola Ola Ciao Hej Cześć".split()

CLOSINGS = ["LG", "VG", "Gruß", "Viele Grüße", "Regards", "Cheers", "Thanks", "Saludos", "Cordialement", "Best",
            "Pozdrawiam", "Grüße", "Danke", "Merci", "Thank you!", "MfG"]  # fmt: skip

# What people write that is shorter than a name.
REMARKS = ["Nice!", "LOL", "RIP", "Great article", "So true.", "Thanks for sharing", "This", "+1", "Wow", "Sadly.",
           "Exactly!", "Good luck", "Amen", "Why?", "Love it", "Yes", "No", "No way", "Good one", "Sad",
           "Well said!!", "Interesting", "Danke", "Super", "Agreed", "Nope.", "ok", "Haha", "Congratulations",
           "Very good", "Big mistake", "Hmm...", "Me too!", "Happy New Year", "Merry Christmas", "Sure", "True story",
           "Not again", "Finally!", "Mmh", "Genau", "Sehr schön", "Toll", "Bravo", "Merci beaucoup", "Gracias",
           "Excelente", "Muy bueno", "Bonita foto", "You think so??"]  # fmt: skip

WROTE = [" wrote:", " schrieb:", " said:", " a écrit:", " escribió:", " napisał(a):", ": "]

QUOTED = ["Originally Posted by ", "Zitat von ", "Quote from ", "Quoting ", "Zitat: "]

CREDITS = ["© KYODO", "© AP", "© Reuters", "© 2021 AFP", " — AFP", " (Reuters)", "© Morning Post", "© City Herald",
           "© Thomson Reuters"]  # fmt: skip

COUNTS = ["Comments", "N Responses", "N comentarios", "N Kommentare", "N commentaires", "N replies", "N comments"]

# What stands below an article that nobody has commented on.
NOBODY = [["0 Comments"], ["0 Comments", "Login to comment"], ["No comments"], ["Login to comment"], ["0 comentarios"],
          ["Keine Kommentare"], ["Comments (0)"], ["0 件のコメント"], ["Be the first to comment"]]  # fmt: skip

# Headings in an article; WORD is any.
HEADS = ["What WORD is", "Who may WORD", "Where to WORD", "Why WORD?", "How to WORD", "The WORD", "Was ist WORD?", "Wer darf WORD", "Qué es WORD",
         "Pourquoi WORD ?", "Comment WORD", "When WORD", "WORD and after", "About WORD", "Step: WORD", "Verdict", "Ingredients", "Method"]  # fmt: skip

# Who asks and who answers.
VOICES = [("Q", "A"), ("Q", "A"), ("Question", "Answer"), ("F", "A"), ("P", "R"), ("Frage", "Antwort")]

# How a forum says when what is quoted was written; ``NAME`` stands for who, with the verb.
WHEN = ["NAME DATE", "NAME ↑ DATE", "NAME ↑\nDATE", "NAME » DATE", "NAME (DATE)", "DATE, NAME", "On DATE, NAME",
        "DATE NAME", "NAME\nDATE", "NAME • DATE"]  # fmt: skip

# What a forum sets below a quoted text.
FEET = ["Click to expand...", "Click to expand…", "Zum Vergrößern anklicken....", "Alles anzeigen", "Show more", "Expand",
        "Cliquez pour agrandir...", "Haz clic para expandir...", "Expand Quote", "[/quote]", "Kliknij aby rozwinąć...",
        "View original", "Mehr anzeigen", "点击展开..."]  # fmt: skip

# Lines of programs, commands, markup, settings and figures; W a word, N a number.
CODE = [
    ["W_W=N", "W.W=W", "W=W", "W_W=off", "W=N,N", "W.W=on", "# W W W", "[W]"],
    ["sudo W install W", "cd /W/W", "W --W W", "W -W", "./W", "make W", "sudo W-W", "W W/W.conf", "$ W W"],
    ['<div class="W">', "</div>", "<p>W W</p>", '<a href="W.html">W</a>', "<br />", "</W>", "<W>N</W>"],
    ["if (W == N) {", "}", "return W;", "W.W(W);", "int W = N;", "} else {", "W();", "var W = W;", "W += N;"],
    ["SELECT W FROM W", "WHERE W = N", "ORDER BY W;", "FROM W", "AND W > N"],
    [".W {", "}", "color: #N;", "margin: N px;", "W: N%;", "#W, .W {"],
    ["import W", "def W(W):", "print(W)", "for W in W:", "W = W.W()", "return W", "W = N"],
    ["W: N", "W: N GB", "W W: N", "W N", "W - N", "W: W", "N x W", "W W N%"],
    ["N W", "N.N W", "N W W", "W, N W", "W - N - N", "W N/N", "N:N W"],
]

# What stands above them.
CODE_HEADS = ["", "", "", "Code:", "Code", "Code: Select all", "Quellcode:", "PHP Code:", "HTML-Code:", "Code :"]
