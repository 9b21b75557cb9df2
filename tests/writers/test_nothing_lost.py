"""What a run must never destroy: what it reads, what somebody else wrote, and an older file where it comes to nothing."""

import json
import os
import subprocess
import sys

import pytest

PAGE = "The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"
ROW = json.dumps({"text": PAGE}) + "\n"
RUN = f"{sys.executable} -m newsparse"

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/fd/1"), reason="what is open has no names here")


def shell(line, cwd):
    line = line.replace("newsparse ", f"{RUN} ")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture
def here(tmp_path):
    """Rows in files that are called as parts are, a page, and lists of them."""
    (tmp_path / "rows").mkdir()
    for name in ("part-00000.jsonl", "part-00001.jsonl"):
        (tmp_path / "rows" / name).write_text(ROW)
    files = {"folder.l": "rows\n", "file.l": "s.txt\nrows/part-00001.jsonl\n", "url.l": f"file://{tmp_path}/s.txt\n"}
    beside = dict.fromkeys(("old.jsonl-wal", "new-wal", ".new.ledger-wal"), "a page of somebody's\n")
    for name, text in {**files, **beside, "s.txt": PAGE, "old.jsonl": "old\n"}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def held(here):
    return {
        str(path.relative_to(here)): path.read_bytes()
        for path in here.rglob("*")
        if path.is_file() and not path.name.endswith((".db", ".db-wal", ".out"))
    }


# what is run → how what is said ends
REFUSED = [
    ("newsparse --files-from folder.l -o rows/ --resume", "rows/ is an input; name another output"),
    ("newsparse --files-from folder.l -o rows/ --overwrite", "rows/ is an input; name another output"),
    ("newsparse --files-from - -o rows/ --overwrite < <(echo rows)", "which newsparse did not write; name a folder"),
    ("newsparse --files-from file.l -o rows/ --overwrite", "rows/ holds the input rows/part-00001.jsonl; name another"),
    ("newsparse 'rows/*' -o rows/ --resume", "rows/ holds the input rows/part-00000.jsonl; name another output"),
    ("newsparse 'rows/*.jsonl' -o rows/ --overwrite", "rows/ holds the input rows/part-00000.jsonl; name another"),
    ("newsparse rows/part-0000{0,1}.jsonl -o rows/ --ledger l.db", "rows/ holds the input rows/part-00000.jsonl; name"),
    ("newsparse s.txt -o rows/ --resume", "rows/ holds 'part-00000.jsonl', which newsparse did not write; name a"),
    ("newsparse s.txt -o rows/ --ledger l.db", "rows/ holds 'part-00000.jsonl', which newsparse did not write; name"),
    ("newsparse s.txt -o rows/ --overwrite", "rows/ holds 'part-00000.jsonl', which newsparse did not write; name a"),
    ("newsparse s.txt -o a.out --errors rows/ --overwrite", "rows/ holds 'part-00000.jsonl', which newsparse did not"),
    ("newsparse -o s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse - -o s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse - -o a.out --errors s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse - --ledger s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse - < s.txt >> s.txt", "standard output is an input; name another output"),
    ("newsparse inspect - --html s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse lexicon -o s.txt < s.txt", "s.txt is an input; name another output"),
    ("newsparse --files-from file.l -o file.l", "file.l is an input; name another output"),
    ("newsparse --files-from - -o file.l < file.l", "file.l is an input; name another output"),
    ("newsparse --files-from file.l -o ./file.l", "./file.l is an input; name another output"),
    ("newsparse lexicon --files-from file.l -o file.l", "file.l is an input; name another output"),
    ("newsparse --files-from url.l -o s.txt", "s.txt is an input; name another output"),
    (
        "newsparse --files-from - -o s.txt < <(cat url.l)",
        "s.txt is there and does not begin like a file that newsparse",
    ),
    ("newsparse --files-from - -o s.txt --overwrite < <(cat url.l)", "s.txt is an input; name another output"),
    ('newsparse "local://$PWD/s.txt" -o s.txt', "s.txt is an input; name another output"),
    ('newsparse "local://$PWD/rows" -o rows/part-00001.jsonl', "rows/part-00001.jsonl is an input; name another"),
    ("newsparse s.txt -o /dev/fd/3 --errors new.jsonl", "cannot write /dev/fd/3: bad file descriptor"),
    (
        "newsparse s.txt -o a.out --errors a.out.partial",
        "a.out.partial is the name for what an interrupt leaves of a.out",
    ),
    ("newsparse s.txt -o a.out.partial.3 --errors ./a.out", "a.out.partial.3 is the name for what an interrupt leaves"),
    ("newsparse s.txt -o - --errors both.out > both.out", "--output and --errors name the same file"),
    ("newsparse s.txt -o both.out --errors - > both.out", "--output and --errors name the same file"),
    ("newsparse s.txt -o /dev/fd/3 --errors both.out 3> both.out", "--output and --errors name the same file"),
    ("mkfifo pipe; newsparse s.txt --ledger pipe", "pipe is no file, as a ledger is; name another"),
    ("newsparse s.txt --ledger l.db > l.db", "the ledger l.db and standard output would share a file; name another"),
    (
        "newsparse s.txt --ledger l.db > l.db-wal",
        "the ledger l.db and standard output would share a file; name another",
    ),
    ("newsparse s.txt --ledger l -o l-wal", "the ledger l and l-wal would share a file; name another output"),
    (
        "newsparse s.txt --ledger l -o a.out --errors ./l-shm",
        "the ledger l and ./l-shm would share a file; name another",
    ),
    ("newsparse s.txt --ledger ./l -o l-journal", "the ledger ./l and l-journal would share a file; name another"),
    ("ln -s . here; newsparse s.txt --ledger here/l -o l-wal", "the ledger here/l and l-wal would share a file; name"),
    ("newsparse s.txt -o a.out --errors .a.out.ledger --resume", "and .a.out.ledger would share a file; name another"),
    ("newsparse s.txt -o a.out --errors .a.out.ledger-wal --resume", "and .a.out.ledger-wal would share a file; name"),
    (
        "newsparse s.txt -o rows/x --errors rows/.x.ledger --resume",
        "and rows/.x.ledger would share a file; name another",
    ),
    ("newsparse old.jsonl-wal s.txt -o a.out --ledger old.jsonl", "old.jsonl-wal is an input; name another output"),
    ("newsparse 'old.jsonl-w*' -o a.out --ledger new", "new-wal is no part of the ledger new, and would be lost"),
    ("newsparse s.txt -o a.out --ledger new", "new-wal is no part of the ledger new, and would be lost; move it"),
    ("newsparse s.txt -o a.out --ledger old.jsonl", "old.jsonl is no ledger of newsparse; name another with --ledger"),
    ("newsparse gone -o a.out --ledger old.jsonl", "old.jsonl is no ledger of newsparse; name another with --ledger"),
    # what somebody else wrote, though it is not read
    ("newsparse -o old.jsonl s.txt", "old.jsonl is there and does not begin like a file that newsparse wrote; name"),
    ("newsparse -o old.jsonl s.txt --resume", "old.jsonl is there and does not begin like a file that newsparse wrote"),
    ("newsparse s.txt -o a.out --errors new-wal", "new-wal is there and does not begin like a file that newsparse"),
    ("newsparse s.txt --errors new-wal", "new-wal is there and does not begin like a file that newsparse wrote; name"),
    ("newsparse s.txt -o rows/part-00000.jsonl", "rows/part-00000.jsonl is there and does not begin like a file that"),
    ("ln -s new-wal link.out; newsparse s.txt -o link.out", "link.out is there and does not begin like a file that"),
    ('newsparse s.txt -o "file://$PWD/new-wal"', "/new-wal is there and does not begin like a file that newsparse"),
    (
        "newsparse lexicon s.txt -o new-wal",
        "new-wal is there and does not begin like a file that newsparse wrote; name",
    ),
    ("newsparse inspect s.txt --html new-wal", "new-wal is there and does not begin like a file that newsparse wrote"),
    ("newsparse report a.out --html new-wal", "new-wal is there and does not begin like a file that newsparse wrote"),
    ("newsparse s.txt --overwrite -o s.txt", "s.txt is an input; name another output"),
    ("newsparse s.txt --overwrite", "--overwrite replaces a file or a folder; name one to write to"),
    ("newsparse s.txt --overwrite -o /dev/stdout", "--overwrite replaces a file or a folder; name one to write to"),
    ("newsparse lexicon s.txt --overwrite", "--overwrite replaces a file or a folder; name one to write to"),
    ("newsparse inspect s.txt --overwrite", "--overwrite replaces the file of --html; name one"),
    ("newsparse report a.out --overwrite", "--overwrite replaces the file of --html; name one"),
    ("newsparse s.txt -o new --resume", "/.new.ledger-wal is no part of the ledger "),
]


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_it_is_refused(here, line, told):
    if "://" in line or "url.l" in line:
        pytest.importorskip("fsspec", reason="needs newsparse[remote]")
    before = held(here)
    done = shell(line, here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsparse: ") and told in done.stderr and done.stderr.count("\n") == 1
    assert held(here) == before


@pytest.mark.parametrize("options", ["", "--resume", "--ledger new.db", "--ledger empty.db"])
def test_parts_of_a_whole_run_are_not_replaced_unless_its_ledger_is_there(here, options):
    shell("newsparse s.txt -o out/; touch empty.db", here)
    before = held(here)
    done = shell(f"newsparse s.txt gone -o out/ {options}", here)
    assert done.returncode == 2 and "out/ holds a run; replace it with --overwrite" in done.stderr
    assert held(here) == before
    assert (
        shell(
            "newsparse s.txt -o other/ --ledger own.db; newsparse -q s.txt -o other/ --ledger own.db", here
        ).returncode
        == 0
    )


@pytest.mark.parametrize("options", ["", "--schema-org", "--format parquet"])
def test_parts_of_a_run_are_replaced(here, options):
    if "parquet" in options:
        pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
    for _ in range(2):
        done = shell(f"newsparse -q s.txt gone -o out/ --errors failed/ {options} --overwrite", here)
        assert (done.returncode, done.stderr) == (1, "newsparse: gone: no such file; check the path\n")


def test_a_folder_of_parts_is_left_out_of_a_pattern_and_of_a_list_that_comes(here):
    for _ in range(2):
        done = shell("newsparse -q 's.tx*' 'o*t*' -o out/ --overwrite", here)
        assert done.returncode == 0 or "no page matches" in done.stderr
        done = shell("(echo s.txt; find out) | newsparse -q --files-from - -o out/ --overwrite", here)
        assert (done.returncode, done.stderr) == (0, "")
    assert len((here / "out" / "part-00000.jsonl").read_text().splitlines()) == 1


# what is run, once a file of records all.jsonl, and what an interrupted run left of it, are there → what is gone then
LEFTOVERS = [
    ("newsparse s.txt -o all.jsonl", ["all.jsonl.partial"]),
    ("newsparse s.txt -o link.jsonl", ["all.jsonl.partial"]),
    ("newsparse s.txt --errors all.jsonl > a.out", ["all.jsonl.partial"]),
    ("newsparse all.jsonl.partial --text-field source -o all.jsonl", []),
    ("newsparse 'all.jsonl.p*' s.txt -o all.jsonl", []),
    ("newsparse --files-from <(echo all.jsonl.partial; echo s.txt) -o all.jsonl", []),
    ('newsparse "file://$PWD/all.jsonl.partial" --text-field source -o all.jsonl', []),
    ("newsparse s.txt > all.jsonl", []),
    ("newsparse s.txt -o /dev/stdout > all.jsonl", []),
    ("newsparse s.txt -o /dev/fd/3 3> all.jsonl", []),
    ("newsparse s.txt -o outp/", []),
    ("newsparse s.txt -o z.jsonl", []),
    ("newsparse gone -o all.jsonl", []),
]


@pytest.mark.parametrize(("line", "gone"), LEFTOVERS)
def test_what_is_left_of_an_interrupted_run(here, line, gone):
    """Removed by a run that writes the same file, and by no other."""
    if "://" in line:
        pytest.importorskip("fsspec", reason="needs newsparse[remote]")
    shell("newsparse s.txt -o all.jsonl; cp all.jsonl all.jsonl.partial; cp all.jsonl outp.partial", here)
    (here / "z.jsonl.partial").touch()
    (here / "link.jsonl").symlink_to("all.jsonl")
    partials = {path.name for path in here.glob("*.partial")}
    shell(line, here)
    assert partials - {path.name for path in here.glob("*.partial")} == set(gone)


# what is run → its status, and what is said
NOTHING = [
    ("newsparse 'old*' -o old.jsonl", 2, "old.jsonl is an input"),
    ("newsparse 'all*' -o all.jsonl", 1, "all*: no page matches; what is written is not read"),
    ("newsparse --files-from <(echo all.jsonl) -o all.jsonl", 1, "a list without pages; what is written is not read"),
    ("newsparse --files-from <(true) -o all.jsonl", 0, "no records, so all.jsonl stays as it was"),
    ("newsparse empty -o all.jsonl", 1, "empty: a folder without pages"),
    ("newsparse empty -o parts/ --overwrite", 1, "no records, so parts/ stays as it was"),
    ("newsparse gone -o all.jsonl --errors failed.out", 1, "no records, so all.jsonl stays as it was"),
    ("newsparse lexicon 'nam*' -o names.tsv", 1, "no pages, so names.tsv stays as it was"),
]


@pytest.mark.parametrize(("line", "status", "told"), NOTHING)
def test_a_run_that_comes_to_nothing_leaves_the_older_file(here, line, status, told):
    (here / "empty").mkdir()
    shell("newsparse s.txt -o all.jsonl; newsparse s.txt -o parts/; newsparse lexicon s.txt -o names.tsv", here)
    before = held(here)
    done = shell(line, here)
    assert done.returncode == status and told in done.stderr
    assert held(here) == before


def test_where_there_is_no_older_file_one_of_no_records_is_made(here):
    assert shell("newsparse gone -o new.jsonl --errors failed.jsonl", here).returncode == 1
    assert (here / "new.jsonl").read_bytes() == b""
    assert shell("newsparse s.txt -o new.jsonl --errors failed.jsonl", here).returncode == 0
    assert (here / "failed.jsonl").read_bytes() == b""


# a file as somebody may have left it, and how a run writes its own over it
FOREIGN = [
    ("printf x > t.jsonl", "newsparse -q s.txt -o t.jsonl"),
    ("printf x | gzip > t.jsonl.gz", "newsparse -q s.txt -o t.jsonl.gz"),
    ("printf x > t.jsonl", "newsparse -q gone s.txt --errors t.jsonl"),
    ("printf x > t.tsv", "newsparse lexicon -q s.txt -o t.tsv"),
    ("printf '<!DOCTYPE html>\\n<html lang=\"en\">' > t.html", "newsparse inspect s.txt --html t.html"),
    ("newsparse s.txt > all.jsonl; printf x > t.html", "newsparse report all.jsonl --html t.html"),
]


@pytest.mark.parametrize(("made", "line"), FOREIGN)
def test_somebody_elses_file_is_replaced_only_when_that_is_asked_for(here, made, line):
    shell(made, here)
    [target] = here.glob("t.*")
    before = target.read_bytes()
    assert shell(line, here).returncode == 2 and target.read_bytes() == before
    shell(f"{line} --overwrite", here)
    own = target.read_bytes()
    assert own != before
    assert shell(line, here).returncode != 2  # by now it is our own
    target.write_bytes(b"")
    assert shell(line, here).returncode != 2 and target.read_bytes() == own


def test_what_people_made_of_a_lexicon_is_a_lexicon_still(here):
    (here / "names.tsv").write_bytes(b"\xef\xbb\xbf# author\tother\tline\r\n3\t0\tanna\r\n")
    assert shell("newsparse lexicon -q s.txt -o names.tsv", here).returncode == 0


@pytest.mark.parametrize("line", ["newsparse - -o t.jsonl", "newsparse lexicon - -o t.jsonl"])
def test_a_file_that_appears_during_the_run_stays(here, line):
    """The page arrives only when somebody else has written the file; what the run wrote stands beside it."""
    done = shell(f"(sleep 1.5; echo mine > t.jsonl; cat s.txt) | {line}", here)
    assert done.returncode == 1 and (here / "t.jsonl").read_text() == "mine\n"
    assert "somebody else has written t.jsonl meanwhile, which stays; what this run wrote is in t.jsonl.partial" in (
        done.stderr
    )
    assert (here / "t.jsonl.partial").stat().st_size
