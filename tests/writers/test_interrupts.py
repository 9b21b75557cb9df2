"""Ctrl-C while something is written: it waits until the line is whole, and what is not whole is in no file."""

import os
import signal
import threading

import pytest
from sunk import names, write

from newsparse.writers import SinkOptions, open_sink
from newsparse.writers.drafts import uninterrupted


def test_ctrl_c_waits_once():
    done = []

    def interrupted():
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("first")
            os.kill(os.getpid(), signal.SIGINT)
            done.append("second")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["first"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_cuts_no_line(tmp_path, lines, form, read, monkeypatch):
    """It comes while a part is ended, in the middle of a record's writing."""
    sink = open_sink(f"{tmp_path}/out/", SinkOptions(form=form, shard_size=2))
    measured = type(sink._part.draft)
    plain = measured.commit

    def interrupted(self, **how):
        os.kill(os.getpid(), signal.SIGINT)
        plain(self, **how)

    monkeypatch.setattr(measured, "commit", interrupted)
    sink.write(lines[0])
    with pytest.raises(KeyboardInterrupt):
        sink.write(lines[1])
    sink.close(keep=True, whole=False)
    assert names(tmp_path / "out") == [f"part-00000.{form}"]
    assert read(form, (tmp_path / "out" / f"part-00000.{form}").read_bytes()) == lines[:2]


def test_a_line_that_was_written_in_part_is_in_no_file(tmp_path, lines, form, monkeypatch):
    """It fails, and Ctrl-C comes before anybody is told: the command then asks to keep what there is."""
    sink = open_sink(str(tmp_path / f"records.{form}"))
    sink.write(lines[0])
    encoder = type(sink._encoder)

    def fail(self, line):
        os.kill(os.getpid(), signal.SIGINT)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encoder, "write", fail)
    with pytest.raises(KeyboardInterrupt):
        sink.write(lines[1])
    with pytest.raises(OSError, match="in part"):
        sink.close(keep=True, whole=False)
    assert names(tmp_path) == []


def test_in_another_thread_there_is_no_ctrl_c(tmp_path, lines):
    thread = threading.Thread(target=lambda: write(tmp_path / "records.jsonl", lines))
    thread.start()
    thread.join()
    assert (tmp_path / "records.jsonl").read_bytes() == b"".join(lines)
