"""What the command says of what failed: no more lines than a person reads, and all of it in the error records."""

import json
import subprocess
import sys

import pytest

from newsparse.cli.failures import Failures
from newsparse.errors import EmptyInput, MissingInput, UnreadableInput
from newsparse.names import RowName

ROW = '{"story": "The harbour council voted on Thursday.", "at": "x"}\n'
FIELDS = "name one with --text-field (the row has story, at)"


def run(*args, cwd):
    command = [sys.executable, "-m", "newsparse", *args, "-q"]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


# what failed → what is told
TOLD = {
    "each of files": (
        [MissingInput("a", "no such file"), MissingInput("b", "no such file")],
        ["newsparse: a: no such file", "newsparse: b: no such file"],
    ),
    "members too": (
        [EmptyInput(f"a.zip!{k}", "no text in it") for k in range(3)],
        [f"newsparse: a.zip!{k}: no text in it" for k in range(3)],
    ),
    "rows once": (
        [MissingInput(RowName("r", k), "no field", f"hint {k}") for k in range(1, 2001)],
        ["newsparse: r:1: no field; hint 1", "newsparse: r: 1,999 more like that: no field; --errors FILE keeps each"],
    ),
    "a second one is no more": (
        [MissingInput(RowName("r", k), "no field", f"hint {k}") for k in (1, 2)],
        ["newsparse: r:1: no field; hint 1", "newsparse: r:2: no field; hint 2"],
    ),
    "other problems, other containers": (
        [
            MissingInput(RowName("r", 1), "no field"),
            UnreadableInput(RowName("r", 2), "no field"),
            *(MissingInput(RowName("r", k), "no field") for k in (3, 4, 5)),
            MissingInput(RowName("s", 1), "no field"),
        ],
        [
            "newsparse: r:1: no field",
            "newsparse: r:2: no field",
            "newsparse: r: 3 more like that: no field; --errors FILE keeps each",
            "newsparse: s:1: no field",
        ],
    ),
    "a container's name is no escape": (
        [EmptyInput(RowName("\x1b", k), "\x1b") for k in range(3)],
        ["newsparse: \\x1b:0: \\x1b", "newsparse: \\x1b: 2 more like that: \\x1b; --errors FILE keeps each"],
    ),
}


@pytest.mark.parametrize("problems, lines", TOLD.values(), ids=TOLD)
def test_failures_are_told(problems, lines):
    told = []
    failures = Failures(told.append, kept=False)
    for problem in problems:
        failures.tell(problem)
    failures.end()
    failures.end()
    assert told == lines


def test_problems_that_all_differ_are_counted_in_the_end():
    told = []
    failures = Failures(told.append, kept=False)
    for k in range(1000):
        failures.tell(UnreadableInput(RowName("r", k), f"not JSON ({chr(0x4E00 + k)})"))
    assert len(told) == len(failures._again) == 100
    failures.end()
    assert told[100:] == ["newsparse: r: 900 more of other kinds; --errors FILE keeps each"]


def test_rows_that_break_at_different_columns_fail_alike(tmp_path):
    (tmp_path / "rows.jsonl").write_text("".join(f'{{"text": "{"x" * k}" "}}\n' for k in range(2000)))
    assert run("rows.jsonl", cwd=tmp_path).stderr.splitlines() == [
        "newsparse: rows.jsonl:1: not JSON (Expecting ',' delimiter: line 1 column 13 (char 12)); check what the scraper wrote",
        "newsparse: rows.jsonl: 1,999 more like that: not JSON (Expecting ',' delimiter: line 1 column 2012 (char 2011))"
        "; --errors FILE keeps each",
    ]


def test_files_that_are_called_like_rows_are_told_each(tmp_path):
    (tmp_path / "ts").mkdir()
    for k in range(4):
        (tmp_path / "ts" / f"2024-05-01T10:30:0{k}").touch()
    lines = run("ts", cwd=tmp_path).stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [f"ts/2024-05-01T10:30:0{k}" for k in range(4)]


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("ledger", [[], ["--ledger", "l.db"]])
def test_pages_of_rows_that_cannot_be_parsed_are_told_once_whoever_parses_them(tmp_path, workers, ledger):
    (tmp_path / "rows.jsonl").write_text('{"text": "  "}\n' * 300)
    for _ in range(2):
        lines = run("rows.jsonl", "--jobs", workers, *ledger, cwd=tmp_path).stderr.splitlines()
        assert len(lines) == 2 and "rows.jsonl: 299 more like that" in lines[1]


def test_a_wrong_field_is_one_line_with_those_there_are(tmp_path):
    (tmp_path / "rows.jsonl").write_text(ROW * 3000)
    done = run("rows.jsonl", "--text-field", "body", "--errors", "failed.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"newsparse: rows.jsonl:1: no field 'body'; {FIELDS}",
        "newsparse: rows.jsonl: 2,999 more like that: no field 'body'",
    ]
    kept = [json.loads(line) for line in (tmp_path / "failed.jsonl").read_text().splitlines()]
    assert [record["source"] for record in kept] == [f"rows.jsonl:{k}" for k in range(1, 3001)]
    assert {record["message"] for record in kept} == {"no field 'body'"}


def test_counting_tells_them_too(tmp_path):
    (tmp_path / "rows.jsonl").write_text(ROW * 3)
    assert run("lexicon", "rows.jsonl", "-o", "names.tsv", cwd=tmp_path).stderr.splitlines() == [
        f"newsparse: rows.jsonl:1: no field of text; {FIELDS}",
        "newsparse: rows.jsonl: 2 more like that: no field of text",
    ]


# the words → the command that the first one was meant as, or None
WORDS = [
    (["inspec", "page.txt"], "inspect"),
    (["Reprot"], "report"),
    (["lexicn"], "lexicon"),
    (["page.txt", "inspec"], None),
    (["parse", "inspec"], None),
    (["inspec.txt"], None),
    (["nothing"], None),
]


@pytest.mark.parametrize(("words", "command"), WORDS)
def test_a_command_with_a_slip_in_it(tmp_path, words, command):
    (tmp_path / "page.txt").write_text("The harbour council voted on Thursday.")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 1
    hint = f"did you mean `newsparse {command}`?" if command else "check the path"
    assert done.stderr.splitlines()[0].endswith(f": no such file; {hint}")


def test_a_file_that_is_called_so_is_a_page(tmp_path):
    (tmp_path / "inspec").write_text("The harbour council voted on Thursday.")
    assert run("inspec", cwd=tmp_path).returncode == 0
