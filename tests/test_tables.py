"""The tables of words: no row says what another row takes back."""

from collections import Counter

import pytest

from newsparse.rules.markup import NAMES
from newsparse.rules.platforms import MARKERS


@pytest.mark.parametrize("table", [MARKERS, NAMES], ids=["markers", "names of elements"])
def test_every_word_is_of_one_class(table):
    counts = Counter(word for words in table.values() for word in set(words.split()))
    assert [word for word, many in counts.items() if many > 1] == []
