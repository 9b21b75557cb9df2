"""A question and what people answer is a poll; a question and what an article says about it is not."""

from __future__ import annotations

import pytest
from staged import parted

from newsparse import parse
from newsparse.labelling.polls import give_answers, question_of
from newsparse.lines.text import read_lines
from newsparse.model import Line

Q = "Should the harbour be closed to cruise ships?"
PLAN = "The council of Port Ellery will vote on Tuesday on a plan to close the inner harbour from May."

# what it is about → the paragraphs, each below a blank line, with their states before, and the states that come out
PAGES = {
    "a poll": ([f"T {Q}", "B Yes. They are loud.", "B No way!", "B It depends, I suppose, on when they come."], "T S0 S0 S0"),
    "brief sentences": ([f"H {Q}", "B Great idea. They are loud.", "B Money talks.", "B Never, I say."], "T S0 S0 S0"),
    "nothing but brief sentences": ([f"H {Q}", "B Great idea. They are loud.", "B Money talks.", "B We shall see."], "H B B B"),
    "the first does not answer": ([f"T {Q}", f"B {PLAN}", "B No. It will not.", "B Never. They pay."], "T B B B"),
    "questions and answers": (
        [f"T {Q}", "B Yes. They are loud.", "B Do they pay?", "B No.", "B Who does?", "B Nobody. Never."], "T B B B B B"),
    "an article's byline": ([f"T {Q}", "B Yes, says the mayor.", "B By Ann Lee", "B No, never.", "B They pay well."], "T B B B B"),
    "an article's source": ([f"T {Q}", "B Yes, says the mayor.", "B No, never.", "B It votes on Monday.", "B © AFP"], "T B B B B"),
    "an article's date": ([f"T {Q}", "B Yes, says the mayor.", "B No, never.", "B It votes on Monday.", "B May 3, 2019"], "T B B B B"),
    "an article's credit": ([f"T {Q}", "B Yes, says the mayor.", "B No, never.", "B It votes on Monday. © Harbour News"], "T B B B"),
    "the site above, a notice below": (
        ["H The Tide", f"T {Q}", "B Yes, please.", "B No.", "B Never. They pay.", "B So they do.", "B Not I.", "E Please log in or register."],
        "H T S0 S0 S0 S0 S0 E"),
    "a question in Japanese": (["T 港にクルーズ船を入れるべきだと思いますか？", "B はい。賛成です。", "B いいえ、反対です。", "B わかりません。"], "T S0 S0 S0"),
    "an article in Chinese": (
        ["T 港口应该对邮轮关闭吗？", "B 镇议会将于周二就这一计划进行表决。", "B 支持者认为船只噪音太大。", "B 去年有两百多艘船到港。"], "T B B B"),
    "an article": ([f"T {Q}", f"B {PLAN}", "B Ann Lee is against it.", "B Supporters say that the ships are loud."], "T B B B"),
    "an article with one brief sentence": ([f"T {Q}", f"B {PLAN}", "B Not everybody agrees.", f"B {PLAN}"], "T B B B"),
    "titles and numbers": ([f"T {Q}", "B Dr. Lee says no.", "B 1. Noise.", "B Mr. Ek agrees with her.", "B In 2020. And later."], "T B B B B"),
    "headings": ([f"T {Q}", "B Yes", "B No", "B The vote", f"B {PLAN}"], "T B B B B"),
    "no question": (["T The harbour", "B Yes. They are loud.", "B No way!", "B It depends."], "T B B B"),
    "a question below a paragraph": ([f"B {PLAN}", f"H {Q}", "B Yes. They are loud.", "B No way!", "B It depends."], "B H B B B"),
    "half a thread": ([f"T {Q}", "B Yes. They are loud.", "B No way!", "B Never.", "S0 It depends.", "X0 On much."], "T S0 S0 S0 S0 X0"),
    "lines between comments": ([f"T {Q}", "B Yes. They are loud.", "S0 No way!", "Q0 Reply.", "S0 Never."], "T B S0 Q0 S0"),
    "a thread": ([f"T {Q}", "A1 Ann", "S1 Yes. They are loud.", "A1 Bo", "S1 No way!"], "T A1 S1 A1 S1"),
}  # fmt: skip


def _settle(lines: list[Line], states: list[str], none: float = 0.2) -> None:
    asked = question_of(lines, states)
    if asked is not None:
        give_answers(lines, states, asked, none)


def test_a_page_of_nothing_else_is_a_poll() -> None:
    said = ["Yes. They wake me at five.", "No, no, no. Who would buy my ice cream then?", "I would love a quiet summer.", "No thanks!",
            "My brother works on one of them, and he says the same.", "Never. It is our only trade."]  # fmt: skip
    record = parse("\n\n".join([Q, *said]))
    assert (record.header.title, record.body, [comment.text for comment in record.comments]) == (Q, "", said)
    assert all(comment.confidence < 0.9 for comment in record.comments)


@pytest.mark.parametrize("name", PAGES)
def test_polls(name: str) -> None:
    rows, wanted = PAGES[name]
    if rows[-1][0] == "B":  # two more paragraphs like the last, so that there are enough
        rows, wanted = [*rows, "B They pay.", "B So they do."], " ".join([wanted, *[wanted.split()[-1]] * 2])
    states, lines = parted(rows, "\n\n")
    _settle(lines, states)
    assert " ".join(states) == wanted


ANSWERED = [
    "Yes. They are loud.",
    "No, never.",
    "Yes!",
    "Right now.",
    "They pay well.",
    "So they do.",
    "It votes on Monday.",
]


@pytest.mark.parametrize(
    ("said", "none", "poll"),
    [
        (ANSWERED, 0.6, True),  # three begin with a word that answers
        (ANSWERED, 0.9, False),
        (
            [ANSWERED[0], *ANSWERED[3:5], "Great idea. They pay.", "Never. They pay.", *ANSWERED[5:]],
            0.6,
            True,
        ),  # four answer
        ([ANSWERED[0], *ANSWERED[3:5], "Great idea. They pay.", "Never. They pay.", *ANSWERED[5:]], 0.7, False),
        (ANSWERED[2:], 0.2, True),  # two do
        (ANSWERED[2:], 0.3, False),
        ([f"{PLAN} What do you think? Write to us.", *ANSWERED], 0.6, True),
        ([PLAN, *ANSWERED], 0.2, False),
    ],
)
def test_the_more_answers_the_less_sure_the_network_need_be(said: list[str], none: float, poll: bool) -> None:
    states = ["T", *"B" * len(said)]
    _settle(read_lines("\n\n".join([Q, *said])), states, none)
    assert ("S0" in states) == poll
    assert states[1] == ("B" if not poll or said[0].startswith(PLAN) else "S0")


def test_without_blank_lines_nearly_all_must_answer() -> None:
    said = ["Yes.", "No.", "Never.", "No.", "Yes."]
    for paragraphs, wanted in ((said, "S0"), ([*said, PLAN, PLAN], "B")):
        states = ["T", *"B" * len(paragraphs)]
        _settle(read_lines("\n".join([Q, *paragraphs])), states)
        assert states == ["T", *[wanted] * len(paragraphs)]
