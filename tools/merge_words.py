"""The words that merged pages are furnished with. Tables only; common forms of many languages."""

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
