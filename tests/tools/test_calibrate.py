"""Certainties become probabilities: the curve rises, keeps to its points, and says what a cross-validation said."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from calibrate import Judged, isotonic, judge
from newsparse.confidence import Calibration, Curve, read_calibration

CERTAIN = st.floats(0, 1).map(lambda x: round(x, 3))
ANSWERS = st.lists(
    st.builds(Judged, CERTAIN, st.booleans(), st.sampled_from([0.1, 0.5, 1.0])), min_size=1, max_size=200
)


@given(ANSWERS)
def test_the_curve_rises_and_stays_a_probability(answers):
    points = isotonic(answers)
    assert all(a[0] < b[0] for a, b in zip(points, points[1:], strict=False))
    assert all(a[1] <= b[1] for a, b in zip(points, points[1:], strict=False))
    assert all(0 <= right <= 1 for _, right in points)


@given(ANSWERS, st.floats(0, 1), st.floats(0, 1))
def test_more_certain_is_never_less_probable(answers, one, other):
    curve = Curve(*zip(*isotonic(answers), strict=True))
    assert curve.at(min(one, other)) <= curve.at(max(one, other)) + 1e-9


def test_the_curve_says_what_was_right():
    answers = [Judged(0.9, k % 10 > 3) for k in range(100)] + [Judged(0.99, True)] * 50 + [Judged(0.2, False)] * 50
    assert dict(isotonic(answers)) == {0.2: 0.0, 0.9: 0.6, 0.99: 1.0}


def test_a_comment_is_right_with_its_text_and_any_of_its_names():
    gold = {
        "comments": [{"author": "Ann", "author_alts": ["Ann Lee"], "text": "Yes."}, {"author": None, "text": "No."}]
    }
    found = [("Ann Lee", "Yes."), (None, "No."), ("Bo", "No.")]
    record = {"confidence": 0.5, "comments": [{"author": a, "text": t, "confidence": 0.9} for a, t in found]}
    comments, page = judge(record, gold)
    assert [c.right for c in comments] == [True, True, False]
    assert not page.right


def test_what_was_written_is_read_back():
    text = json.dumps({"comment": [[0.1, 0.0], [0.9, 0.8]], "page": [[0.5, 0.5]]})
    read = read_calibration(text)
    assert read == Calibration(Curve((0.1, 0.9), (0.0, 0.8)), Curve((0.5,), (0.5,)))
    assert (read.comment.at(0), read.comment.at(0.5), read.comment.at(1)) == (0.0, pytest.approx(0.4), 0.8)


@pytest.mark.parametrize(
    "text", ["{}", '{"comment": [], "page": []}', '{"comment": [[1, 1], [0, 0]], "page": [[0, 0]]}', "x"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="curve|calibration|Expecting|unpack"):
        read_calibration(text)
