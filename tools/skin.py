"""The parts of a thread's template, drawn once for a page; see :mod:`remix`."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from known_words import common_words
from newsparse.rules.places import CITIES
from remix_words import (
    ADVERTS,
    AGO,
    AROUND,
    AVATARS,
    BUTTONS,
    CONTROLS,
    MONTHS,
    PROFILE,
    RANKS,
    REPLY_TO,
    RULES,
    SAYS,
    SUBJECTS,
    USERDATA,
    VOTES,
)

Lines = list[str]
_PLACES = sorted(CITIES)


class Skin:
    """The parts of a thread's template, drawn once for a page."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.mark = rng.choice(["", "", "", "", "• ", "* ", "N. ", "N. ", "#N ", "+ "])
        self.says = rng.choice(SAYS)
        self.lead, self.glue = rng.choice(AROUND)
        self.when = rng.choice(["abs", "abs", "abs", "ago", "none", "none"])
        self.glued = rng.random() < 0.55
        self.date_first = rng.random() < 0.15
        self.style = rng.randrange(9)
        self.months = rng.choice(MONTHS)
        self.ago = rng.choice(AGO)
        self.before = [
            p
            for p in (self.avatar, self.rank, self.userdata, self.number, self.subject, self.stamp)
            if rng.random() < 0.18
        ]
        between = (
            self.rank, self.userdata, self.votes, self.number, self.subject, self.constant, self.profile, self.reply_to
        )  # fmt: skip
        self.between = [p for p in between if rng.random() < (0.3 if p == self.reply_to else 0.16)]
        self.controls = rng.choice(CONTROLS)
        self.after = [
            p
            for p in (self.votes, self.buttons, self.buttons, self.constant, self.edited, self.signature)
            if rng.random() < (0.15 if p == self.signature else 0.4)
        ]
        self.avatar_text = rng.choice(AVATARS)
        self.fixed = rng.choice(BUTTONS)
        self.ranks = rng.sample(RANKS, 3)
        self.button_row = rng.sample(BUTTONS, rng.randint(1, 4))
        self.row_glued = rng.random() < 0.5
        self.vote_form = rng.choice(VOTES)
        self.blank = rng.choice(["none", "none", "blocks", "lines"])
        self.indent = rng.choice([0, 0, 0, 2, 4, 8])
        self.hang = rng.choice([0, 0, 2, 4])
        self.permalink = rng.random() < 0.2
        self.exploded = rng.random() < 0.3
        self.nested = rng.random() < 0.2
        self.advert = rng.choice(ADVERTS) if rng.random() < 0.12 else ""
        self.reply_form = rng.choice(REPLY_TO)
        self.rule = rng.choice(RULES)
        self.subject_form = rng.choice(SUBJECTS)
        self._draw_habits()
        self.voices: Lines = []
        if rng.random() < 0.3:
            self._in_unknown_words()

    def _draw_habits(self) -> None:
        """What members and their posts have of their own, and how often a part is there at all."""
        rng = self.rng
        self.signatures: dict[str, Lines] = {}
        self.profiles: dict[str, Lines] = {}
        self.profile_kinds = rng.sample(sorted(PROFILE), rng.randint(1, 4))
        self.profile_form = {kind: rng.choice(forms) for kind, forms in PROFILE.items()}
        self.own_subjects = rng.random() < 0.6
        self.subjects: Lines = []
        rare = (*self.before, *self.between, self.votes)
        self.present = {part.__name__: rng.choice([1, 1, 1, 0.6, 0.25]) for part in rare}

    def _in_unknown_words(self) -> None:
        """Buttons, ranks and verbs of a language nobody taught us: what repeats must tell what they are."""
        words = common_words()

        def strange() -> str:
            return self.rng.choice([str.title, str.lower, str.capitalize])(
                " ".join(self.rng.choice(words) for _ in range(self.rng.choice([1, 1, 2, 3])))
            )

        self.ranks = [strange() for _ in self.ranks]
        self.button_row = [strange() for _ in self.button_row]
        self.fixed, self.avatar_text, self.advert = strange(), strange(), strange() if self.advert else ""
        self.says = self.rng.choice(["", f" {strange()}", f" {strange()}:"])
        self.ago = f"{strange()} N {strange()}"
        self.vote_form = self.rng.choice([f"U {strange()}", f"{strange()} U", f"{strange()} (U)"])
        self.reply_form = f"{strange()} NAME"

    def parts(self, chosen: Sequence[Callable[[str], Lines]], name: str) -> Lines:
        """The lines of some parts beside one comment."""
        return [
            line
            for part in chosen
            if self.rng.random() <= self.present.get(part.__name__, 1)
            for entry in part(name)
            for line in entry.split("\n")
            if line.strip()
        ]

    def date(self) -> str:
        r = self.rng
        day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(2003, 2025)
        name = self.months[month - 1]
        hour, minute = r.randint(0, 23), r.randint(0, 59)
        half = f"{(hour - 1) % 12 + 1}:{minute:02} {'pm' if hour > 11 else 'am'}"
        clock = f"{hour:02}:{minute:02}"
        return [
            f"{name} {day}, {year} at {half}", f"{day}. {name} {year} um {clock}", f"{day:02}.{month:02}.{year} {clock}",
            f"{year}-{month:02}-{day:02} {clock}:07", f"{name} {day}, {year}", f"{day} {name} {year}",
            f"{month}/{day}/{year} {half}", f"{day:02}/{month:02}/{year}", f"{name[:3]} {day}, {year}, {half.upper()}",
        ][self.style]  # fmt: skip

    def time(self) -> str | None:
        if self.when == "none":
            return None
        return self._moment() + self.controls

    def _moment(self) -> str:
        return self.date() if self.when == "abs" else self.ago.replace("N", str(self.rng.randint(2, 23)))

    def avatar(self, name: str) -> Lines:
        return [self.avatar_text.replace("NAME", name).replace("INITIAL", name[:1].upper())]

    def rank(self, name: str) -> Lines:
        return [self.rng.choice(self.ranks)]

    def userdata(self, name: str) -> Lines:
        n = self.rng.randint(3, 4000)
        return [w.replace("N", str(n)).replace("DATE", f"{self.months[3]} {2000 + n % 20}") for w in USERDATA[n % 3]]

    def votes(self, name: str) -> Lines:
        up, down = self.rng.randint(0, 30), self.rng.randint(0, 9)
        row = self.vote_form.replace("S", str(up - down)).replace("U", str(up)).replace("D", str(down))
        return row.split("\n")

    def number(self, name: str) -> Lines:
        self.rng.random()
        return [f"#{self.count}"]

    def profile(self, name: str) -> Lines:
        """What a forum says of a member beside each of his posts: where he lives, what he calls himself, his figures."""
        if name not in self.profiles:
            known = {
                "place": ", ".join(w.title() for w in self.rng.sample(_PLACES, self.rng.choice([1, 1, 2]))),
                "title": self._phrase(1, 3).title(),
                "motto": self._phrase(3, 9).capitalize(),
                "figure": f"{self.rng.randint(1, 40_000):,}",
                "figures": f"{self.rng.randint(1, 9_000)}",
                "joined": self.date(),
            }
            self.profiles[name] = [self.profile_form[kind].replace("VALUE", known[kind]) for kind in self.profile_kinds]
        return self.profiles[name]

    def _phrase(self, least: int, most: int) -> str:
        words = common_words()
        return " ".join(self.rng.choice(words) for _ in range(self.rng.randint(least, most)))

    def subject(self, name: str) -> Lines:
        if not self.own_subjects:
            return [self.subject_form.replace("TITLE", self.title)] if self.title else []
        if not self.subjects or self.rng.random() < 0.6:
            self.subjects.append(self._phrase(1, 6).capitalize())
            return self.subjects[-1:]
        return [self.subject_form.replace("TITLE", self.rng.choice(self.subjects))]

    def stamp(self, name: str) -> Lines:
        return [self.date()]

    def reply_to(self, name: str) -> Lines:
        """Whom the comment answers, on lines of its own."""
        if not self.voices or self.rng.random() < 0.4:
            return []
        return self.reply_form.replace("NAME", self.rng.choice(self.voices)).split("\n")

    def signature(self, name: str) -> Lines:
        """What a member has under each of his posts; it is no part of them."""
        if name not in self.signatures:
            own = self._phrase(2, 9).capitalize()
            self.signatures[name] = [self.rule, own] if self.rule else [own]
        return self.signatures[name] if self.rng.random() < 0.8 else []

    def constant(self, name: str) -> Lines:
        return [self.fixed]

    def edited(self, name: str) -> Lines:
        return [f"Last edited: {self.date()}"] if self.rng.random() < 0.2 else []

    def buttons(self, name: str) -> Lines:
        return [" ".join(self.button_row)] if self.row_glued else list(self.button_row)

    count = 0
    title = ""

    def opening(self, name: str) -> Lines:
        """The line (or lines) with the name and the time; where names are lost, with the time alone."""
        when = self.time()
        if not name:
            return [when] if when else []
        named = f"{self.lead}{name}{self.says}"
        if when is None:
            return [named]
        if self.permalink:
            when += f" #{self.count}"
        if self.glued:
            return [f"{when}{self.glue}{named}" if self.date_first else f"{named}{self.glue}{when}"]
        return [when, named] if self.date_first else [named, when]
