"""The thread that reads ahead: in order, and never too far."""

import time

import pytest

from newsparse.batch.feed import Feed


# weights of items → the most that ever wait for the consumer, in items, of a feed with room for four
@pytest.mark.parametrize(
    ("weights", "most"), [([1] * 20, 4), ([4] * 6, 1), ([9] * 6, 1), ([1, 3] * 5, 2), ([2] * 9, 2)]
)
def test_what_waits_is_counted_by_weight(weights, most):
    sent, taken, ahead = [], [], []

    def send(number):
        sent.append(number)
        ahead.append(len(sent) - len(taken))
        return -number

    feed = Feed(range(len(weights)), 4, send, weights.__getitem__)
    for number, ticket in feed:
        assert ticket == -number
        time.sleep(0.002)
        taken.append(number)
    feed.stop()
    assert taken == sent == list(range(len(weights)))
    assert max(ahead) <= most + 1, "the one that the consumer has does not wait"


def test_what_reading_raises_comes_last():
    def items():
        yield 1
        raise OSError("the disk is gone")

    feed = Feed(items(), 1, str)
    taken = iter(feed)
    assert next(taken) == (1, "1")
    with pytest.raises(OSError, match="gone"):
        next(taken)
    feed.stop()
