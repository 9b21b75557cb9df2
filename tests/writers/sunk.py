"""What the tests of the writers share: a sink that is written to and closed."""

import os

from newsparse.writers import SinkOptions, open_sink

PLAIN = SinkOptions()


def write(target, lines, options=PLAIN, **end):
    sink = open_sink(str(target), options)
    for line in lines:
        sink.write(line)
    sink.close(**{"keep": True, **end})


def names(folder):
    return sorted(os.listdir(folder))
