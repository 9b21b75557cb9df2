"""The rooms of the labeller one by one: what a page's own pattern tells of its lines."""

import itertools
import os
import struct
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.labelling import decoder
from newsparse.labelling.arrays import read_arrays, write_arrays
from newsparse.labelling.columns import NUMBERS, describe
from newsparse.labelling.glyphs import HAN, LINE_END, UPPER, glyphs
from newsparse.labelling.hashing import Stretches
from newsparse.labelling.paths import Lattice, best_paths
from newsparse.labelling.prose import give_body
from newsparse.labelling.sheet import HEAD, SHORT, TAIL, lay_out
from newsparse.labelling.titles import Told, give_title
from newsparse.labelling.words import MARKER_LETTERS, SHAPES, find_words
from newsparse.lines.text import read_lines
from newsparse.model import Line

VOICES = ["Marta", "oldgoat77", "Prof. Ines Brandt", "Teodor", "Marta", "K. Ueda"]
SAID = [
    "I have crossed that bridge every day for thirty years and never saw it closed.",
    "Nonsense.",
    "The report is online, page twelve has the numbers that the council left out.",
    "My bicycle disagrees with all of you about the state of the surface.",
    "Then read page thirteen as well, it says what the repair would have cost in 2009.",
    "Could someone post the link?",
]


def thread(pages=1):
    rows = []
    for _ in range(pages):
        for name, text in zip(VOICES, SAID, strict=True):
            rows += [name, "Posts: 12", text, "Reply"]
    return read_lines("\n".join(rows))


def described(text):
    sheet = lay_out([read_lines(text)])
    return sheet, describe(sheet)


def column(text, name, line=0):
    return float(described(text)[1].numbers[line, NUMBERS.index(name)])


def test_arrays_survive_a_file_and_other_files_are_refused(tmp_path):
    arrays = {"a": np.arange(6, dtype=np.float16).reshape(2, 3), "b": np.array([1, 2**63], np.uint64)}
    path = tmp_path / "x.safetensors"
    write_arrays(path, arrays, {"made": "by a test"})
    read, about = read_arrays(path)
    assert about == {"made": "by a test"}
    assert all(np.array_equal(read[name], array) and read[name].dtype == array.dtype for name, array in arrays.items())
    for wrong in (b"", b"no arrays here", struct.pack("<Q", 9) + b"[1, 2, 3]", struct.pack("<Q", 2**60) + b"{}"):
        path.write_bytes(wrong)
        with pytest.raises(ValueError, match="safetensors|Expecting"):
            read_arrays(path)


def test_characters_have_their_class_and_lower_case():
    table = glyphs()
    assert [int(table.classes[ord(c)]) for c in "A漢\n"] == [UPPER, HAN, LINE_END]
    assert "".join(chr(table.lower[ord(c)]) for c in "ÄÑaЖ") == "äñaж"


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30), st.integers(0, 5))
def test_equal_stretches_hash_alike_wherever_they_stand(one, other, gap):
    values = np.array([*one, *[7] * gap, *other, *one], np.uint32)
    first, last = (0, len(one)), (len(values) - len(one), len(values))
    hashes = Stretches(values).hash(np.array([first[0], last[0]]), np.array([first[1], last[1]]))
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize(
    "word, shape, marker",
    [
        ("word", 0, ""), ("NATO", 1, ""), ("I", 2, ""), ("Marta", 3, ""), ("田中", 4, ""), ("McKay", 5, ""), ("—", 6, ""),
        ("1999", 7, ""), ("seagull92", 8, ""), ("sea_gull", 9, ""), ("O'Neil", 10, ""), ("e-gull", 11, ""),
        ("says:", 0, "S"), ("“Zitieren”", 3, "R"), ("January", 3, "D"), ("mir", 0, "V"),
    ],
)  # fmt: skip
def test_a_word_has_a_shape_and_a_marker_class(word, shape, marker):
    words = find_words(lay_out([read_lines(f"x {word}")]))
    assert int(words.shape[1]) == shape < SHAPES
    assert (MARKER_LETTERS[int(words.marker[1]) - 1] if words.marker[1] else "") == marker


@pytest.mark.parametrize(
    "text, date, clock",
    [
        ("May 3", 1, 0), ("3 Mai 2020", 1, 0), ("on 2020-05-03", 1, 0), ("12/5/16 at 9:30", 1, 1), ("2020年5月", 1, 0),
        ("9:30 pm", 0, 1), ("in May", 0, 0), ("1:0 at half time", 0, 0), ("Marta", 0, 0),
    ],
)  # fmt: skip
def test_a_line_shows_whether_it_has_a_date(text, date, clock):
    assert (column(text, "date"), column(text, "clock")) == (date, clock)


@pytest.mark.parametrize(
    "line, way",
    [
        ("@Marta you are right about the bridge", "addressed"),
        ("Hallo Marta, das stimmt so nicht", "greeted"),
        ("Marta: that was last year", "called"),
        ("Zitat von Marta", "quoted"),
        ("I think Marta wrote the same last week", "speaks"),
        ("It was a good Marta that nobody knew", "any"),
    ],
)
def test_a_short_line_learns_how_others_call_it(line, way):
    said = "A sentence that says something about the old bridge."
    assert column(f"Marta\n{said}\n{line}", f"{way}.head") == 1
    assert column(f"Teodor\n{said}\n{line}", f"{way}.head") == 0


def test_what_recurs_in_every_block_is_told_from_what_people_wrote():
    text = "\n".join(line.text for line in thread())
    sheet, columns = described(text)
    name, posts, said, reply = (columns.numbers[k] for k in range(4))
    many, distinct = NUMBERS.index("form.many"), NUMBERS.index("template.distinct")
    assert posts[many] == reply[many] > name[many] > said[many] == 0
    assert reply[distinct] < name[distinct] <= 1
    assert len(sheet.texts) == len(columns.numbers) == 4 * len(SAID)


def test_a_long_line_is_seen_by_its_ends_and_a_prefix_not_at_all():
    sheet = lay_out([read_lines(" date 2023-05-17 " + "a" * 300 + "b" * 300)])
    assert sheet.texts == ["a" * HEAD + " " + "b" * TAIL]
    assert sheet.size.tolist() == [600] and SHORT < 600


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("3 Comments", True),
        ("3 komentářů", True),  # no marker of the network's, but a count
        ("3 bình luận", True),
        ("3 komentářů k článku o přístavu", False),
        ("3 dny", False),
        ("komentářů je", False),
    ],
)
def test_a_short_line_may_count_comments_in_any_language(text: str, counts: bool) -> None:
    sheet = lay_out([read_lines(text)])
    assert describe(sheet).counting.tolist() == [counts]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from([*VOICES, *SAID, "Reply", "4 Comments", "\u200b\x01x"]), max_size=12), max_size=5)
)
def test_a_page_is_labelled_alike_whatever_pages_it_comes_with(pages):
    lines = [read_lines("\n".join(rows)) for rows in pages]
    assert decoder.label_pages(lines) == [decoder.label_pages([mine])[0] for mine in lines]


def brute_force(scores, start, steps, end):
    def worth(path):
        inner = sum(steps[a, b] for a, b in itertools.pairwise(path))
        return start[path[0]] + end[path[-1]] + inner + sum(scores[t, p] for t, p in enumerate(path))

    return max(itertools.product(range(scores.shape[1]), repeat=len(scores)), key=worth)


def test_the_best_path_is_the_best_of_all():
    rng = np.random.default_rng(4)
    lengths = [3, 1, 5, 2]
    bounds = np.cumsum([0, *lengths])
    scores = rng.normal(size=(bounds[-1], 3))
    start, end, steps = (rng.normal(size=shape) for shape in ((4, 3), (4, 3), (4, 3, 3)))
    path = best_paths(scores, bounds, start, steps, end)
    for k, (low, high) in enumerate(itertools.pairwise(bounds)):
        assert tuple(path[low:high]) == brute_force(scores[low:high], start[k], steps[k], end[k])


@pytest.mark.parametrize("seed", range(6))
def test_the_best_path_with_so_many_of_a_part_is_the_best_of_all_such_paths(seed):
    rng = np.random.default_rng(seed)
    lines = 1 + seed
    page = Lattice(*(rng.normal(size=shape) for shape in ((lines, 3), (3,), (3, 3), (3,))))
    every = [np.array(path) for path in itertools.product(range(3), repeat=lines)]
    for many in range(lines + 1):
        best = max((path for path in every if (path == 1).sum() == many), key=page.worth)
        assert page.best_with(1, many).tolist() == best.tolist()
    assert page.best_with(1, lines + 1) is None
    assert tuple(max(every, key=page.worth)) == brute_force(page.scores, page.start, page.steps, page.end)


SENTENCE, ENDED = "The union said that the boats had stayed in harbour.", "The boats had stayed in harbour.© Reuters"


@pytest.mark.parametrize(
    "states, chances, said, title",
    [
        (["H", "H", "B", "A1"], [0.1, 0.6, 0.2, 0.9], {}, 1),
        (["T", "T", "B"], [0.5, 0.6, 0.0], {}, 1),
        (["T", "B"], [0.04, 0.0], {}, None),
        (["Hm", "Bm", "Am", "Sm"], [0.5, 0.0, 0.0, 0.0], {}, None),  # a merged page must be nearly sure
        (["H", "B", "B"], [0.0, 0.0, 0.08], {}, None),  # below the body's first line
        (["H", "B", "H"], [0.0, 0.0, 0.08], {}, 2),
        # a sentence below another one
        (["B", "T"], [0.0, 0.6], {1: SENTENCE}, None),
        (["B", "T"], [0.0, 0.6], {1: ENDED}, None),
        (["B", "T"], [0.0, 0.6], {1: "ボートは火曜日に港へ戻ったと組合は話している。"}, None),
        (["H", "T", "B"], [0.3, 0.6, 0.0], {1: SENTENCE}, 1),  # it may be one above
        # the first sentence must be likely, and a source is never a title
        (["H", "B", "B"], [0.01, 0.4, 0.0], {1: SENTENCE}, None),
        (["H", "B", "B"], [0.01, 0.6, 0.0], {1: SENTENCE}, 1),
        (["H", "H", "B"], [0.3, 0.6, 0.0], {1: "Source: Keld Mercury"}, 0),
        # the first line, where nothing else stands above the body but who and when
        (["H", "H", "H", "B"], [0.01] * 4, {1: "Source: Keld Mercury", 2: "2023-09-08 08:30"}, 0),
        (["H", "H", "H", "B"], [0.01] * 4, {1: "By Helen Ray", 2: "Published 8 September 2023"}, 0),
        (["H", "H", "H", "B"], [0.01] * 4, {1: "By Helen Ray"}, None),
        (["H", "H", "B"], [0.01] * 3, {0: SENTENCE, 1: "By Helen Ray"}, None),
        (["Hm", "Hm", "Bm"], [0.01] * 3, {1: "By Helen Ray"}, None),
        # where a page stands on its site is no title, and what a board labels is one
        (["H", "H", "A1"], [0.6, 0.1, 0.0], {0: "Forum index » Restoration » Engines"}, 1),
        (
            ["H", "H", "A1"],
            [0.6, 0.01, 0.0],
            {0: "Forum index » Restoration » Engines", 1: "Topic: An engine stops"},
            1,
        ),
        (["H", "H", "A1"], [0.01, 0.02, 0.0], {0: "Forum index » Restoration » Engines"}, None),
        # what stands beside titles is none, nor is the author of a comment; a line much less likely may be it then
        (["H", "T", "B"], [0.3, 0.6, 0.0], {1: "Continue reading the main story"}, 0),
        (["H", "T", "B"], [0.3, 0.6, 0.0], {1: "By Helen Ray"}, 0),
        (["H", "H", "B", "A1"], [0.6, 0.01, 0.0, 0.0], {0: "heron: a bird (Default)", 3: "heron: a bird (Default)"}, 1),
        (["H", "H", "B"], [0.6, 0.01, 0.0], {0: "Save"}, 1),
        (["H", "H", "B"], [0.6, 0.01, 0.0], {0: "Save", 1: "Harbour news"}, None),
        (["H", "H", "B"], [0.6, 0.001, 0.0], {0: "Save"}, None),
        (["H", "H", "B"], [0.01, 0.01, 0.0], {}, None),
        # a newspaper's name with the day only if nothing else is nearly as likely
        (["H", "T", "B"], [0.3, 0.6, 0.0], {1: "Keld Mercury, Friday, June 12, 1998"}, 0),
        (["H", "T", "B"], [0.1, 0.6, 0.0], {1: "Keld Mercury, Friday, June 12, 1998"}, 1),
        # the window's title, and the title below it
        (["T", "H", "H", "B"], [0.6, 0.1, 0.2, 0.0], {0: "Boats stay in harbour | Keld Mercury", 2: "Day two"}, 1),
        (["H", "T", "H", "B"], [0.0, 0.8, 0.1, 0.0], {0: "Boats stay in harbour | Keld Mercury", 1: "Day two"}, 2),
        (["H", "T", "H", "B"], [0.0, 0.8, 0.01, 0.0], {0: "Boats stay in harbour | Keld Mercury", 1: "Day two"}, 1),
        (["H", "T", "H", "B"], [0.0, 0.95, 0.01, 0.0], {0: "Boats stay in harbour | Keld Mercury", 1: "Day two"}, 1),
        (["H", "H", "H", "B"], [0.0, 0.0, 0.0, 0.0], {0: "Boats stay in harbour - Keld Mercury", 1: "Day two"}, 2),
        (
            ["H", "H", "B"],
            [0.0] * 3,
            {0: "Boats stay in harbour_The Mercury of Keld, Upper Marlow and Harbourside"},
            None,
        ),
        (
            ["H", "H", "B"],
            [0.0] * 3,
            {0: "Boats stay in harbour | The Mercury of Keld, Upper Marlow and Harbourside"},
            1,
        ),
        (
            ["H", *"BBBBB"],
            [0.0, 0.0, 0.0, 0.0, 0.0, 0.1],
            {0: "Day 2 | Mercury", **dict.fromkeys(range(1, 5), SENTENCE), 5: "Day 2"},
            5,
        ),
        (["H", *"BBBBB"], [0.0] * 6, {0: "Day 2 | Mercury", **dict.fromkeys(range(1, 5), SENTENCE), 5: "Day 2"}, None),
        (["T", "H", "B"], [0.6, 0.1, 0.0], {0: "Boats stay in harbour: day two"}, 0),
        # what a platform says of it
        (list("HHHAS"), [0.8, 0.1, *[0.0] * 3], {0: "Mercury", 2: "2 thoughts on “Boats stay in harbour”"}, 1),
        (list("HHHAS"), [0.8, 0.1, *[0.0] * 3], {0: "Mercury", 2: "2 thoughts on “Boats”"}, 0),
        (list("HHHAS"), [0.95, 0.0, *[0.0] * 3], {0: "Mercury", 2: "2 thoughts on “Boats stay in harbour”"}, 1),
        # a count below it, or above another count, is that of another article
        (
            list("HHHHAS"),
            [0.8, 0.1, *[0.0] * 4],
            {0: "Day two", 2: "5 thoughts on “Boats stay in harbour”", 3: "1 Comment"},
            0,
        ),
        (list("HHAS"), [0.8, 0.1, 0.0, 0.0], {0: "Mercury", 3: "Comments on Boats stay in harbour"}, 0),
        # a site's name, the day, and its title
        (list("THHB"), [0.8, 0.0, 0.7, 0.0], {0: "Mercury", 1: "Sunday, March 2, 2008"}, 2),
        (list("THHB"), [0.8, 0.0, 0.6, 0.0], {0: "Day two", 1: "Sunday, March 2, 2008"}, 0),
        (list("THHB"), [0.8, 0.0, 0.7, 0.0], {0: "Day two", 1: "Ferries and bridges"}, 0),
        (list("THB"), [0.8, 0.3, 0.0], {0: "terça-feira, 29 de junho de 2010"}, 1),
        (list("THB"), [0.8, 0.3, 0.0], {0: "首页 新闻 财经 体育 娱乐"}, 1),
        (list("THB"), [0.8, 0.3, 0.0], {0: "Home Assistant and its many friends"}, 0),
        # all that one member has said
        (list("THQS"), [0.8, *[0.0] * 3], {0: "Mercury", 1: "Comments by oyster_42"}, 1),
        (list("THBS"), [0.8, *[0.0] * 3], {0: "Day two", 1: "Comments by oyster_42"}, 0),
        # the subject of several answers
        (
            list("HHASMSM"),
            [0.8, 0.1, *[0.0] * 5],
            {0: "Reply", 4: "Re: Boats stay in harbour", 6: "AW: Boats stay in harbour"},
            1,
        ),
        (list("THASMSM"), [0.8, *[0.0] * 6], {0: "Day two", 4: "Re: Boats stay in harbour"}, 0),
        (["B", "T"], [0.0, 0.6], {1: "Boats stay in harbour..."}, 1),
        (["B", "T"], [0.0, 0.6], {1: "Made in the U.S."}, 1),
    ],
)
def test_a_page_has_one_title_at_most_and_above_its_thread(states, chances, said, title):
    lines = [Line(0, 0, said.get(i, "Ann" if s[0] == "A" else "Boats stay in harbour")) for i, s in enumerate(states)]
    before = list(states)
    give_title(lines, states, Told(chances, [True] * len(states), [True] * len(states)), merged=states[0] == "Hm")
    assert [i for i, state in enumerate(states) if state[0] == "T"] == ([] if title is None else [title])
    lost = [i for i in said if i and before[i] == "T" and i != title and "B" in states[:i]]
    assert all(states[i] == "B" for i in lost)  # what was said is the article's


@pytest.mark.parametrize(
    "texts, states, heads, body",
    [
        (
            ["T", "A boat left the pier at noon.", "It was late again, said Ann.", "2 comments", "Bo", "Fine."],
            "HHHHAS",
            [3],
            "12",
        ),
        (
            ["T", "船は昼に港を出たと組合は話す。", "アンさんは遅れていたと話した。", "コメント2件", "Bo", "はい"],
            "HHHHAS",
            [3],
            "12",
        ),
        (["T", "A boat left the pier at noon.", "Share", "2 comments", "Bo", "Fine."], "HHHHAS", [3], ""),
        (["T", "Log in.", "Go on.", "2 comments", "Bo", "Fine."], "HHHHAS", [3], ""),  # too short
        (["T", "A boat left the pier at noon.", "It was late again, said Ann.", "Bo", "Fine."], "HHHAS", [], ""),
        (["T", "A boat left the pier at noon.", "It was late again, said Ann.", "2 comments"], "HHHH", [3], ""),
    ],
)
def test_sentences_right_above_a_thread_are_a_small_article(texts, states, heads, body):
    lines, found = [Line(0, len(text), text) for text in texts], list(states)
    give_body(lines, found, [sum(i < k for i in heads) for k in range(len(lines) + 1)], [True] * len(lines))
    assert "".join(str(i) for i, state in enumerate(found) if state == "B") == body


def test_a_long_page_is_labelled_in_stretches_that_lose_no_line(monkeypatch):
    monkeypatch.setattr(decoder, "WINDOW", 40)
    monkeypatch.setattr(decoder, "OVERLAP", 8)
    lines = thread(pages=9)
    [labelling] = decoder.label_pages([lines])
    assert len(labelling.states) == len(labelling.certainty) == len(lines)
    assert sum(state[0] == "S" for state in labelling.states) > 40


def test_other_matrix_kernels_give_the_same_bits_in_any_batch():
    """Kernels without AVX-512 treat a row by its place among others; the variable is ignored where there is no choice."""
    code = (
        "from newsparse.labelling.decoder import label_pages; from newsparse.lines.text import read_lines; "
        f"pages = [read_lines('\\n'.join(rows)) for rows in {[VOICES[:k] + SAID[k:] for k in range(6)] * 3!r}]; "
        "assert label_pages(pages) == [label_pages([page])[0] for page in pages]"
    )
    for kernel in ("Haswell", "Nehalem"):
        env = {**os.environ, "OPENBLAS_CORETYPE": kernel}
        subprocess.run([sys.executable, "-c", code], check=True, env=env)


def test_a_long_page_has_one_layout_and_one_title(monkeypatch):
    monkeypatch.setattr(decoder, "WINDOW", 40)
    monkeypatch.setattr(decoder, "OVERLAP", 8)
    [labelling] = decoder.label_pages([thread(pages=9)])
    assert len({state[1:] for state in labelling.states if state[0] in "ASXMQ"}) == 1
    assert sum(state[0] == "T" for state in labelling.states) <= 1


@pytest.mark.parametrize(
    "line, wordy",
    [
        ("2014年3月16日日曜日", False),
        ("2020年5月17日(日) 午後3:05", False),
        ("星期天 2019年3月3日", False),
        ("雨の朝市 2014年3月16日", True),
        ("2014", False),
        ("The market in the rain", True),
    ],
)
def test_a_date_without_spaces_says_nothing(line, wordy):
    assert describe(lay_out([read_lines(line)])).wordy.tolist() == [wordy]
