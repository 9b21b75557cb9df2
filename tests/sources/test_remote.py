"""URLs: objects, prefixes and patterns of a store; whatever a store does is a failure in its place."""

import gzip
import uuid
import zipfile

import pytest

from newsparse.errors import InputError, MissingExtra, OptionError
from newsparse.sources import SourceOptions, check_sources, open_sources

fsspec = pytest.importorskip("fsspec", reason="needs newsparse[remote]")

PAGE = b"Council keeps the lighthouse lit for another ten years.\n"


def outcomes(found):
    return [(r.source, r.code if isinstance(r, InputError) else r.data) for r in found]


class Place:
    """The URL of an empty place, and ways to put objects there and take them away."""

    def __init__(self, root, put, remove):
        self.root, self.put, self.remove = root, put, remove

    def read(self, name="", **options):
        found = open_sources([f"{self.root}{name}"], SourceOptions(**options))
        return [(source.removeprefix(f"{self.root}/"), told) for source, told in outcomes(found)]


@pytest.fixture(params=["s3", "memory"])
def place(request):
    if request.param == "memory":
        root = f"memory:///{uuid.uuid4().hex}"
        fs = fsspec.filesystem("memory")
        yield Place(root, lambda key, data: fs.pipe(f"{root}/{key}", data), lambda key: fs.rm(f"{root}/{key}"))
        if fs.exists(root):
            fs.rm(root, recursive=True)
    else:
        bucket = request.getfixturevalue("bucket")
        yield Place(
            f"s3://{bucket.name}",
            lambda key, data: bucket.put_object(Key=key, Body=data),
            lambda key: bucket.Object(key).delete(),
        )


def test_an_object(place):
    place.put("a b/é#1?.txt", PAGE)
    assert place.read("/a b/é#1?.txt") == [("a b/é#1?.txt", PAGE)]


def test_a_prefix_in_order(place):
    for key in ("b/2.txt", "a.txt", "b/1/z.txt", "c.txt", ".hidden", "b/.git/x", "d/e/f/g.txt"):
        place.put(key, key.encode())
    expected = ["a.txt", "c.txt", "b/2.txt", "b/1/z.txt", "d/e/f/g.txt"]
    assert place.read() == [(key, key.encode()) for key in expected]
    assert place.read("/") == place.read()
    assert [name for name, _ in place.read("/b")] == ["b/2.txt", "b/1/z.txt"]


def test_a_pattern(place):
    for key in ("a.txt", "b.html", "c/a.txt", "c/d/a.txt", "c/d/b.html", ".h/a.txt", "c/.a.txt"):
        place.put(key, PAGE)
    assert [name for name, _ in place.read("/*.txt")] == ["a.txt"]
    assert [name for name, _ in place.read("/**/*.txt")] == ["a.txt", "c/a.txt", "c/d/a.txt"]
    assert [name for name, _ in place.read("/c*")] == ["c/a.txt", "c/d/a.txt", "c/d/b.html"]
    assert [name for name, _ in place.read("/**")] == ["a.txt", "b.html", "c/a.txt", "c/d/a.txt", "c/d/b.html"]
    assert [name for name, _ in place.read("/c/.*")] == ["c/.a.txt"]
    assert place.read("/*.warc") == [("*.warc", "missing")]


def test_an_object_called_like_a_pattern(place):
    place.put("a[1].txt", PAGE)
    place.put("a1.txt", b"another")
    assert place.read("/a[1].txt") == [("a[1].txt", PAGE)]


def test_what_is_not_there(place):
    place.put("a.txt", PAGE)
    assert place.read("/gone.txt") == [("gone.txt", "missing")]
    assert place.read("/gone/") == [("gone/", "missing")]


def test_a_prefix_without_pages(place):
    place.put("in/.hidden", PAGE)
    assert place.read("/in") == [("in", "missing")]


def test_objects_are_what_files_would_be(place, tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("m.txt", PAGE)
    place.put("1.txt.gz", gzip.compress(PAGE))
    place.put("2.zip", (tmp_path / "x.zip").read_bytes())
    place.put("3.jsonl", b'{"text": "row"}\nbroken\n')
    place.put("4.txt.gz", gzip.compress(PAGE)[:-9])
    assert place.read() == [
        ("1.txt.gz", PAGE),
        ("2.zip!m.txt", PAGE),
        ("3.jsonl:1", "row"),
        ("3.jsonl:2", "unreadable"),
        ("4.txt.gz", "truncated"),
    ]


def test_parquet_is_read_in_place(place):
    import io

    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["a", "b"]}), out)
    place.put("r.parquet", out.getvalue())
    assert place.read("/r.parquet") == [("r.parquet:1", "a"), ("r.parquet:2", "b")]


def test_a_page_over_the_limit(place):
    place.put("a.txt", b"x" * 20_000_000)
    place.put("b.txt", PAGE)
    assert place.read(max_size=1_000_000) == [("a.txt", "over-limit"), ("b.txt", PAGE)]


def test_an_object_that_goes_in_mid_run(place):
    for key in ("1.txt", "2.txt", "3.txt"):
        place.put(key, key.encode())
    found = open_sources([place.root])
    assert next(found).data == b"1.txt"
    place.remove("2.txt")
    assert [told for _, told in outcomes(found)] == ["missing", b"3.txt"]


def test_the_folder_objects_of_stores_are_no_pages(bucket):
    for key in ("in/", "in/a.txt", "in/b/"):
        bucket.put_object(Key=key, Body=b"" if key.endswith("/") else PAGE)
    root = f"s3://{bucket.name}"
    assert outcomes(open_sources([f"{root}/in"])) == [(f"{root}/in/a.txt", PAGE)]


def test_no_such_bucket(bucket):
    found = outcomes(open_sources(["s3://no-such-bucket/a.txt", "s3://no-such-bucket/"]))
    assert [told for _, told in found] == ["missing"] * 2


def test_one_url_that_fails_never_stops_the_rest(place, tmp_path):
    place.put("a.txt", PAGE)
    (tmp_path / "b.txt").write_bytes(PAGE)
    names = ["nothing://x/y", f"{place.root}/gone", f"{place.root}/a.txt", "no-such://", str(tmp_path / "b.txt")]
    assert [told for _, told in outcomes(open_sources(names))] == ["unreadable", "missing", PAGE, "unreadable", PAGE]


def test_what_a_url_needs_is_told_before_the_first_page(monkeypatch):
    import sys

    with pytest.raises(OptionError, match="nothing://"):
        check_sources(["a.txt", "nothing://x/y"])
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    with pytest.raises(MissingExtra, match="gcsfs"):
        check_sources(["gs://bucket/x"])
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtra, match=r"newsparse\[remote\]"):
        check_sources(["s3://bucket/x"])


def test_a_listed_url_without_its_extra_is_a_failure(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "fsspec", None)
    (tmp_path / "b.txt").write_bytes(PAGE)
    first, second = open_sources(["s3://bucket/x", str(tmp_path / "b.txt")])
    assert first.code == "unreadable" and "newsparse[remote]" in first.hint
    assert second.data == PAGE


def test_chained_urls(tmp_path):
    """What fsspec calls so: a file system inside of another."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in ("m.txt", "d/n.txt"):
            archive.writestr(name, PAGE)
    outer = f"::file://{tmp_path}/x.zip"
    for name, found in (("m.txt", ["m.txt"]), ("*.txt", ["m.txt"]), ("d", ["d/n.txt"]), ("", ["m.txt", "d/n.txt"])):
        pages = outcomes(open_sources([f"zip://{name}{outer}"]))
        assert pages == [(f"zip://{inner}{outer}", PAGE) for inner in found]
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(PAGE)
    assert [told for _, told in outcomes(open_sources([f"simplecache::file://{tmp_path}/sub"]))] == [PAGE]


class Odd(fsspec.AbstractFileSystem):
    """A store that breaks in ways of its own."""

    protocol = "odd"

    def info(self, path, **_):
        if "info" in path:
            raise RuntimeError("odd")
        return {"name": path, "type": "file" if "." in path else "directory", "size": 9}

    def ls(self, path, detail=True, **_):
        if "ls" in path:
            raise KeyError("odd")
        return [self.info(f"{path}/{name}") for name in ("open.txt", "read.txt")] + [self.info(f"{path}/ls")]

    def open(self, path, mode="rb", **_):
        if "open" in path:
            raise ZeroDivisionError("odd")
        return OddFile()


class OddFile:
    def read(self, _=-1):
        raise AttributeError("odd")

    def seekable(self):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


def test_whatever_a_store_raises_is_a_failure_in_its_place(tmp_path):
    fsspec.register_implementation("odd", Odd, clobber=True)
    (tmp_path / "b.txt").write_bytes(PAGE)
    found = outcomes(open_sources(["odd://info", "odd://in", str(tmp_path / "b.txt")]))
    assert [(name.rpartition("/")[2], told) for name, told in found] == [
        ("info", "unreadable"),
        ("open.txt", "unreadable"),
        ("read.txt", "unreadable"),
        ("ls", "unreadable"),
        ("b.txt", PAGE),
    ]
