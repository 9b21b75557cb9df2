"""Files, folders, globs and lists of them, whatever lies in them."""

import io
import os
import socket
import sys

import pytest
from told import told

from newsparse.errors import OptionError
from newsparse.sources import check_sources, names_in, open_sources
from newsparse.sources.listing import is_pattern
from newsparse.sources.patterns import find


def tree(root, *names):
    """Files that hold their names, folders where a name ends in a slash."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text(name)


def names(found):
    return [name for name, _ in found]


def test_a_folder_in_the_same_order_everywhere(read, tmp_path):
    tree(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "c/1.txt", "B.txt", "10.txt", "9.txt", "é.txt")
    expected = ["10.txt", "9.txt", "B.txt", "a.txt", "b.txt", "é.txt", "a/z.txt", "a/b/c.txt", "c/1.txt"]
    assert names(read(".")) == expected


def test_hidden_files_and_folders_are_left_out(read, tmp_path):
    tree(tmp_path, "a.txt", ".b.txt", ".git/config", "c/.d.txt", "c/e.txt")
    assert names(read(".")) == ["a.txt", "c/e.txt"]
    assert names(read(".b.txt")) == [".b.txt"]  # named, it is read


@pytest.mark.parametrize("made", [(), (".hidden",), ("empty/",), ("a/b/c/",)])
def test_a_folder_without_pages(read, tmp_path, made):
    tree(tmp_path, *(f"in/{name}" for name in made), "in/")
    assert read("in") == [("in", "missing")]


def test_links(read, tmp_path):
    tree(tmp_path, "in/a.txt", "in/sub/b.txt", "out/c.txt")
    for name, target in (
        ("in/file", "a.txt"),
        ("in/outside", "../out"),
        ("in/sub/up", ".."),
        ("in/self", "."),
        ("in/nowhere", "gone"),
        ("in/loop", "loop"),
    ):
        (tmp_path / name).symlink_to(target)
    assert read("in") == [
        ("in/a.txt", b"in/a.txt"),
        ("in/file", b"in/a.txt"),
        ("in/loop", "unreadable"),
        ("in/nowhere", "missing"),
        ("in/outside/c.txt", b"out/c.txt"),
        ("in/sub/b.txt", b"in/sub/b.txt"),
    ]


def test_two_links_that_lead_to_each_other(read, tmp_path):
    tree(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "b").symlink_to("../b")
    (tmp_path / "b" / "a").symlink_to("../a")
    assert names(read("a")) == ["a/1.txt", "a/b/2.txt"]


def test_what_is_no_file_in_a_folder_is_not_opened(read, tmp_path):
    tree(tmp_path, "a.txt", "z.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as place:
        try:
            place.bind(str(tmp_path / "socket"))
        except OSError:
            pytest.skip("the test's folder has too long a name for a socket")
        found = read(".")
    assert found == [
        ("a.txt", b"a.txt"),
        *((name, "unreadable") for name in ("null", "pipe", "socket")),
        ("z.txt", b"z.txt"),
    ]
    assert read("p*") == [("pipe", "unreadable")]


def test_a_pipe_that_is_named_is_read(tmp_path):
    """As a shell gives them: newsparse <(curl …)."""
    read, write = os.pipe()
    os.write(write, b"a page")
    os.close(write)
    [found] = open_sources([f"/dev/fd/{read}"])
    os.close(read)
    assert found.data == b"a page"


@pytest.mark.parametrize(
    "name, code",
    [
        ("gone.txt", "missing"),
        ("gone/a.txt", "missing"),
        ("a.txt/b", "unreadable"),
        ("nul\0name", "unreadable"),
        ("x" * 300, "unreadable"),
        ("*.gone", "missing"),
        ("nul\0/*", "unreadable"),
        ("nul\0/**/*.txt", "unreadable"),
        ("*nul\0", "missing"),
        ("[", "missing"),
        ("[a-", "missing"),
        ("*" * 5000 + "x", "missing"),
        ("**/" * 2000 + "*.gone", "missing"),
        ("*/" * 3000, "missing"),
        ("x" * 300 + "/*", "missing"),
        ("", "missing"),
    ],
)
def test_names_of_nothing(tmp_path, monkeypatch, name, code):
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "a.txt")
    assert [(r.source, r.code) for r in open_sources([name])] == [(name, code)]


@pytest.mark.parametrize(
    "pattern, expected",
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("?.html", ["c.html"]),
        ("**/*.txt", ["a.txt", "b.txt", "sub/d.txt"]),
        ("s*", ["sub/d.txt"]),
        ("*", ["[x].text", "a.txt", "b.txt", "c.html", "sub/d.txt"]),
        ("[x].text", ["[x].text"]),  # a file is called so
        (".*", [".e.txt", ".g/h.txt"]),
        ("**", ["[x].text", "a.txt", "b.txt", "c.html", "sub/d.txt"]),
        ("**/*", ["[x].text", "a.txt", "b.txt", "c.html", "sub/d.txt"]),
        ("**/", ["[x].text", "a.txt", "b.txt", "c.html", "sub/d.txt"]),
        ("s*/**", ["sub/d.txt"]),
        ("**/**/d.*", ["sub/d.txt"]),
        ("./**/*.html", ["./c.html"]),
        ("sub/**/.*", ["sub/.f.txt"]),
        ("**/sub/*", ["sub/d.txt"]),
        ("gone/**", ["missing"]),
        ("a.txt/*", ["missing"]),
        ("*/d.txt", ["sub/d.txt"]),
        ("*/gone.txt", ["missing"]),
        ("s*/", ["sub/d.txt"]),
        ("**/**", ["[x].text", "a.txt", "b.txt", "c.html", "sub/d.txt"]),
        ("[[]x].*", ["[x].text"]),
        ("sub//*.txt", ["sub/d.txt"]),
        ("../{here}/**/d.*", ["../{here}/sub/d.txt"]),
        ("**/sub/", ["missing"]),
    ],
)
def test_globs(tmp_path, monkeypatch, pattern, expected):
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "b.txt", "a.txt", "c.html", "sub/d.txt", "[x].text", ".e.txt", "sub/.f.txt", ".g/h.txt")
    found = [getattr(r, "code", r.source) for r in open_sources([pattern.replace("{here}", tmp_path.name)])]
    assert found == [name.replace("{here}", tmp_path.name) for name in expected]


# what a user names → what comes of a tree whose folders "b" and "c/d" cannot be looked into
LOCKED = [
    ("*/*.txt", ["a/1.txt", "b"]),
    ("**/*.txt", ["a/1.txt", "b", "c/d", "top.txt"]),
    ("**", ["a/1.txt", "b", "c/d", "top.txt"]),
    ("**/d/*.txt", ["b", "c/d"]),
    ("*/d/*", ["c/d"]),
    ("b/*.txt", ["b"]),
    ("b/**/*.txt", ["b"]),
    ("./[b]/*", ["./b"]),
    ("*", ["a/1.txt", "b", "c/d", "top.txt"]),
    ("*.txt", ["top.txt"]),
    (".", ["top.txt", "a/1.txt", "b", "c/d"]),
]


@pytest.mark.parametrize("name, expected", LOCKED)
def test_no_folder_is_passed_over_in_silence(tmp_path, monkeypatch, name, expected):
    tree(tmp_path, "a/1.txt", "b/2.txt", "c/d/3.txt", "top.txt", ".h/4.txt")
    monkeypatch.chdir(tmp_path)
    scandir = os.scandir

    def locked(path):
        if os.path.normpath(path) in ("b", "c/d", ".h"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    found = list(open_sources([name]))
    assert [r.source.removeprefix("./") for r in found] == [path.removeprefix("./") for path in expected]
    told = {r.source: r.message for r in found if not hasattr(r, "data")}
    assert set(told.values()) <= {"permission denied"} and not any(name.endswith(".txt") for name in told)


def test_a_file_that_cannot_be_looked_up_is_told_by_its_name(tmp_path, monkeypatch):
    """In a folder that may be listed and not entered."""
    tree(tmp_path, "a/1.txt", "b/1.txt")
    monkeypatch.chdir(tmp_path)
    lstat = os.lstat

    def locked(path):
        if path == "b/1.txt":
            raise PermissionError(13, "Permission denied", path)
        return lstat(path)

    monkeypatch.setattr(os, "lstat", locked)
    assert list(find("*/1.txt").names) == ["a/1.txt"] and list(find("*/1.txt").problems) == ["b/1.txt"]


@pytest.mark.parametrize(
    "name, expected", [("a.txt", False), ("a*", True), ("a?", True), ("a[b]", True), ("a]", False)]
)
def test_patterns(name, expected):
    assert is_pattern(name) is expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed(read, tmp_path):
    tree(tmp_path, "a.txt", "b/c.txt", "d.txt")
    (tmp_path / "b").chmod(0)
    assert read(".") == [("a.txt", b"a.txt"), ("d.txt", b"d.txt"), ("b", "unreadable")]
    (tmp_path / "b").chmod(0o700)


def test_a_folder_that_goes_while_it_is_read(tmp_path):
    tree(tmp_path, "a/1.txt", "b/2.txt", "c/3.txt")
    found = open_sources([str(tmp_path)])
    assert next(found).data == b"a/1.txt"
    (tmp_path / "b" / "2.txt").unlink()
    (tmp_path / "b").rmdir()
    assert [(r.source.removeprefix(f"{tmp_path}/"), getattr(r, "code", "page")) for r in found] == [
        ("b", "unreadable"),
        ("c/3.txt", "page"),
    ]


def test_a_file_that_goes_while_its_folder_is_read(tmp_path):
    tree(tmp_path, "1.txt", "2.txt", "3.txt")
    found = open_sources([str(tmp_path)])
    assert next(found).data == b"1.txt"
    (tmp_path / "2.txt").unlink()
    assert [getattr(r, "code", "page") for r in found] == ["missing", "page"]


def test_a_folder_nested_deeper_than_python_recurses(tmp_path, monkeypatch):
    deep = 1200
    monkeypatch.chdir(tmp_path)
    for _ in range(deep):
        os.mkdir("d")
        os.chdir("d")
    with open("page.txt", "w") as file:
        file.write("page")
    os.chdir(tmp_path)
    [found] = open_sources(["d"])
    assert getattr(found, "data", None) == b"page" or found.code == "unreadable"
    for _ in range(deep):
        os.chdir("d")
    os.unlink("page.txt")
    for _ in range(deep):
        os.chdir("..")
        os.rmdir("d")


# the list, whether its names end with NUL, the names
LISTS = [
    (b"a\nb\n", False, ["a", "b"]),
    (b"a\nb", False, ["a", "b"]),
    (b"a\r\nb\r\n", False, ["a", "b"]),
    (b"\n\na\n\n", False, ["a"]),
    (b"", False, []),
    (b" a \n", False, [" a "]),
    (b"caf\xe9\n", False, ["caf\udce9"]),
    ("é\n".encode(), False, ["é"]),
    (b"-\n", False, ["./-"]),
    (b"a\0b\0", True, ["a", "b"]),
    (b"a\nb\0c\r\0", True, ["a\nb", "c\r"]),
    (b"a\0\0b", True, ["a", "b"]),
    (b"-\0", True, ["./-"]),
    (b"c\na\0b\n", False, ["c", "a\0b"]),
]


@pytest.mark.parametrize("data, null, expected", LISTS, ids=[repr(case[0]) for case in LISTS])
def test_lists_of_names(tmp_path, data, null, expected):
    (tmp_path / "list").write_bytes(data)
    assert list(names_in(str(tmp_path / "list"), null=null)) == expected


def test_a_list_is_read_as_names_are_asked_for(tmp_path):
    """find … | newsparse --files-from - begins with the first name that find finds."""
    read, write = os.pipe()
    os.write(write, b"first\nsec")
    listed = names_in(f"/dev/fd/{read}")
    assert next(listed) == "first"
    os.write(write, b"ond\n")
    assert next(listed) == "second"
    os.close(write)
    assert list(listed) == []
    os.close(read)


def test_a_list_of_a_million_names_is_not_held(tmp_path):
    import tracemalloc

    (tmp_path / "list").write_bytes(b"a name of some length\n" * 1_000_000)
    tracemalloc.start()
    assert sum(1 for _ in names_in(str(tmp_path / "list"))) == 1_000_000
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("name", ["gone", ".", "nul\0"])
def test_a_list_that_cannot_be_read(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match="cannot read the list"):
        list(names_in(name))


def test_a_name_in_a_list_that_is_nothing_is_a_failure(tmp_path):
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / "list").write_text(f"{tmp_path}/a.txt\n{tmp_path}/gone.txt\n{tmp_path}/b.txt\n")
    found = list(open_sources(names_in(str(tmp_path / "list"))))
    assert [getattr(r, "code", "page") for r in found] == ["page", "missing", "page"]


def test_standard_input_that_is_not_there(monkeypatch):
    for nothing in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stdin", nothing)
        [failure] = open_sources(["-"])
        assert (failure.source, failure.code) == ("-", "unreadable")


def test_the_note_of_a_whole_run_is_no_page(read, tmp_path):
    (tmp_path / "_SUCCESS").write_text("{}")
    (tmp_path / "_a.txt").write_text("Council meets again")
    assert [name for name, _ in read(".")] == ["_a.txt"]


@pytest.mark.parametrize("scheme", ["file://", "local://"])
@pytest.mark.parametrize(
    "below", ["", "/", "/in/", "/in/*.txt", "/**/*.txt", "/in/b::c.txt", "/gone", "/gone*", "/nothing", "/empty"]
)
def test_a_url_of_this_machine_is_a_path(tmp_path, monkeypatch, scheme, below):
    """With all that paths keep, without what URLs need."""
    monkeypatch.setitem(sys.modules, "fsspec", None)
    tree(tmp_path, "in/a.txt", "in/b::c.txt", "in/.h.txt", "real/d.txt", "é #?%20.txt", "empty/")
    os.mkfifo(tmp_path / "in" / "pipe")
    for name, target in (("linked", "real"), ("nothing", "gone"), ("in/up", "..")):
        (tmp_path / name).symlink_to(target)
    check_sources([f"{scheme}{tmp_path}{below}"])
    by_url, by_path = (list(open_sources([f"{start}{tmp_path}{below}"])) for start in (scheme, ""))
    assert [r.source for r in by_url] == [f"{scheme}{r.source}" for r in by_path]
    assert [told(r) for r in by_url] == [told(r) for r in by_path]
    assert by_url


def test_a_url_of_somebodys_home(tmp_path, monkeypatch):
    tree(tmp_path, "a.txt")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [r.data for r in open_sources(["file://~/a.txt", "file://~"])] == [b"a.txt"] * 2


def test_a_page_named_as_a_list_is_told_before_all_of_it_is_read(tmp_path):
    (tmp_path / "rows.jsonl").write_text("x" * 3_000_000)
    with pytest.raises(OptionError, match="no list of names: .*rows.jsonl"):
        list(names_in(str(tmp_path / "rows.jsonl")))
