"""The library's face: what can be imported, and what its functions take."""

import os
import pickle
import pydoc
from dataclasses import fields

import pytest

import newsparse
from newsparse.options import Options

PAGE = "date 2022-10-26 The ministers met in Tokyo on Tuesday and agreed on all points, their spokesmen said. © KYODO"


def test_everything_that_is_named_can_be_imported():
    assert all(getattr(newsparse, name) for name in newsparse.__all__)
    assert newsparse._HOMES.keys() < set(newsparse.__all__)
    with pytest.raises(AttributeError):
        _ = newsparse.nothing


def test_functions_take_every_option_by_name():
    assert list(newsparse.ParseOptions.__annotations__) == [field.name for field in fields(Options)]
    with pytest.raises(TypeError):
        newsparse.parse(PAGE, colour=True)


@pytest.mark.parametrize(
    "parse", [newsparse.parse, lambda page, **how: newsparse.parse_bytes(page.encode(), **how), newsparse.parse_html]
)
def test_options_reach_the_page(parse):
    article = parse(PAGE, spans=True)
    assert article.text == PAGE
    assert article.spans
    with pytest.raises(newsparse.InputError, match="characters"):
        parse(PAGE, max_chars=5)
    with pytest.raises(newsparse.OptionError):
        parse(PAGE, encoding="klingon")
    with pytest.raises(newsparse.OptionError):
        parse(PAGE, lexicon="nowhere.tsv")


@pytest.mark.parametrize("wrong", [{"html_parser": "lxml"}, {"max_chars": 0}, {"max_chars": "3"}])
def test_wrong_values_of_options_are_told(wrong):
    with pytest.raises(newsparse.OptionError):
        newsparse.parse("A page.", **wrong)


def test_what_is_no_source_or_no_options_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    with pytest.raises(newsparse.OptionError, match="max_size is a whole number, not str"):
        newsparse.SourceOptions(max_size="5M")
    with pytest.raises(TypeError, match="options is a SourceOptions, not dict"):
        list(newsparse.read(tmp_path, options={"max_size": 5}))
    with pytest.raises(TypeError):
        list(newsparse.read(5))
    assert [article.source for article in newsparse.read(os.fsencode(tmp_path / "a.txt"))] == [str(tmp_path / "a.txt")]


def test_options_reach_the_pages_of_sources(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    [article] = newsparse.read(str(tmp_path), spans=True)
    assert article.text == PAGE


MARKUP = f"<!doctype html><html><body><article><h1>Ministers meet</h1><p>{PAGE[16:]}</p></article></body></html>"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (PAGE, "text"),
        (MARKUP, "html"),
        (MARKUP[15:], "html"),
        (f"{PAGE}<br><b>Tokyo</b>", "text"),
        (f"<b>{PAGE}", "text"),
    ],
)
def test_markup_is_told_from_text_as_in_files(page, kind):
    assert newsparse.parse(page).kind == kind
    assert newsparse.parse_bytes(page.encode("utf-16")).kind == kind
    assert newsparse.parse(page, source="a.html").kind == kind  # a dump keeps the name of its page


def test_sources_are_paths_too(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    assert [article.header.date for article in newsparse.read(tmp_path / "a.txt")] == ["2022-10-26"]


def test_the_public_names_are_listed():
    assert {name for name in dir(newsparse) if not name.startswith("_")} == set(newsparse.__all__)
    told = pydoc.render_doc(newsparse, renderer=pydoc.plaintext)
    assert all(f"class {name}" in told for name in newsparse._HOMES if name != "ParseOptions")


@pytest.mark.parametrize(
    "name", ["Article", "Comment", "Credit", "Header", "Problem", "Span", "Votes", "SourceOptions"]
)
def test_every_attribute_is_described(name):
    kind = getattr(newsparse, name)
    told = kind.__doc__.partition("Attributes:")[2]
    described = {word for line in told.splitlines() for word in line.partition(": ")[0].replace(",", "").split()}
    assert set(kind.__annotations__) <= described


@pytest.mark.parametrize(("parse", "told"), [
    (newsparse.parse, "parse takes str or bytes, not NoneType"),
    (newsparse.parse_bytes, "parse takes str or bytes, not NoneType"),
    (newsparse.parse_html, "parse_html takes str, bytes or a BeautifulSoup, not NoneType"),
])  # fmt: skip
def test_what_is_no_page_is_told(parse, told):
    with pytest.raises(TypeError, match=told):
        parse(None)


def test_text_and_bytes_are_taken_alike():
    assert newsparse.parse(PAGE.encode()) == newsparse.parse_bytes(PAGE.encode())
    assert newsparse.parse_bytes(PAGE) == newsparse.parse(PAGE)


def test_a_record_as_a_dict_holds_what_was_asked_for(tmp_path):
    plain, full = newsparse.parse(PAGE), newsparse.parse(PAGE, spans=True)
    assert {"text", "spans"}.isdisjoint(plain.to_dict()) and full.to_dict()["text"] == PAGE
    assert full.to_dict(spans=False) == plain.to_dict() and plain.to_dict(fields=True)["fields"] is None
    (tmp_path / "rows.jsonl").write_text('{"text": "A page of no site.", "id": 7}\n')
    [row] = newsparse.read(tmp_path / "rows.jsonl", options=newsparse.SourceOptions(keep_fields=True))
    assert row.to_dict()["fields"] == {"id": 7}


def test_a_failure_names_its_source():
    [problem] = newsparse.read("nowhere.txt")
    assert str(problem) == "nowhere.txt: no such file" and problem.message == "no such file"
    assert repr(problem) == "MissingInput('nowhere.txt', 'no such file', 'check the path')"
    again = pickle.loads(pickle.dumps(problem))
    assert (type(again), again.args, str(again)) == (type(problem), problem.args, str(problem))
