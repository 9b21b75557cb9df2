"""The library's face: what can be imported, and what its functions take."""

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


@pytest.mark.parametrize("wrong", [{"html_parser": "lxml"}, {"max_chars": 0}])
def test_wrong_values_of_options_are_told(wrong):
    with pytest.raises(newsparse.OptionError):
        newsparse.parse("A page.", **wrong)


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
