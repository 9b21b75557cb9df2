"""Pages with their markup: one record whatever reads it, and bad markup never costs more than its size."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import newsparse
from newsparse.decoding import decode
from newsparse.errors import EmptyInput, OptionError
from newsparse.lines.html import flatten
from newsparse.lines.tree import read_markup, read_soup
from newsparse.model import RawPage
from newsparse.options import Options
from newsparse.pipeline import parse_page
from newsparse.rules.markup import UNSEEN, VOID

PAGES = sorted((Path(__file__).parent / "fixtures").glob("*/*.html"))
WORDS = "The council met on Monday and spoke about the harbour for a long time. "


def parsed(markup: str | bytes, parser: str = "lexbor") -> dict[str, object]:
    return parse_page(RawPage("page.html", markup, kind="html"), Options(html_parser=parser)).to_dict()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_one_record_whatever_reads_the_markup(path: Path) -> None:
    data = path.read_bytes()
    record = parsed(data)
    assert parsed(data, "bs4") == record
    soup = BeautifulSoup(decode(RawPage("page.html", data)).text, "html.parser")
    again = newsparse.parse_html(soup, source="page.html").to_dict()
    assert {**again, "encoding": None} == {**record, "encoding": None}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_spans_lie_in_the_text_and_leave_nothing_out(path: Path) -> None:
    article = parse_page(RawPage("page.html", path.read_bytes(), kind="html"), Options(spans=True))
    assert article.text is not None
    covered = set()
    for start, end, *_ in article.spans:
        assert 0 <= start < end <= len(article.text)
        assert covered.isdisjoint(range(start, end))
        covered.update(range(start, end))
    assert all(char.isspace() for at, char in enumerate(article.text) if at not in covered)


BAD = {
    "nested": "<div>" * 100_000 + WORDS + "</div>" * 100_000,
    "nested and named": "".join(f'<div class="c{k}">' for k in range(3_000)) + WORDS,
    "nested inline": "<b><span>" * 50_000 + WORDS,
    "nested tables": "<table><tr><td>" * 30_000 + WORDS,
    "unclosed": "<html><body><p>" + WORDS * 3 + "<b><i><a href='x'>" + WORDS,
    "frameset": "<html><frameset><frame src=a><noframes>" + WORDS + "</noframes></frameset></html>",
    "a comment in a tag": f"<p>{WORDS}</p><div<!-- ad --> class=x>Advert</div><iframe src=x>a<b></iframe>",
    "a mark in a name": f"<iframe<><p>{WORDS}</p>",
    "self-closed script": "<html><head><script src='a'/></head><body><p>" + WORDS + "</p></body></html>",
    "many attributes": "<p " + " ".join(f"a{k}='{k}'" for k in range(20_000)) + ">" + WORDS,
    "many siblings": "<ul>" + "<li>x</li>" * 30_000 + "</ul><p>" + WORDS,
    "one long class": f"<p class='{'a ' * 200_000}'>" + WORDS,
    "half a tag": WORDS + "<div class='",
    "angle brackets": "< " * 50_000 + WORDS,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_markup_keeps_its_text(name: str) -> None:
    markup = f"<!doctype html>{BAD[name]}"
    text = flatten(read_markup(markup)).text
    assert "council met on Monday" in text
    assert parsed(markup)["kind"] == "html"


@pytest.mark.parametrize(
    "notice",
    [
        "",
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        "<noscript><p><b>We're sorry</b> but the app doesn't work without JavaScript.</p></noscript>",
    ],
)
def test_a_page_that_shows_nothing_without_its_scripts_says_so(notice: str) -> None:
    markup = (
        f"<html><head><title>News</title></head><body>{notice}<div id=root></div><script>draw()</script></body></html>"
    )
    record = parsed(markup)
    assert record["header"]["title"] == "News"  # type: ignore[index]
    assert "needs-programs" in [warning["code"] for warning in record["warnings"]]  # type: ignore[attr-defined]
    assert record["body"] == "" and record["comments"] == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<html><body><noscript><p>{WORDS * 6}</p></noscript><script>draw()</script></body></html>",  # the page itself
        f"<html><body><noscript>Switch it on.</noscript><p>{WORDS}</p><script>draw()</script></body></html>",
        f"<html><body><noscript><p>{WORDS}</p></noscript></body></html>",
    ],
)
def test_what_a_page_says_beside_a_notice_is_read(markup: str) -> None:
    assert "council met on Monday" in flatten(read_markup(markup)).text


@pytest.mark.parametrize("head", ["", '<meta name="author" content="Jane Roe"><meta name="date" content="2019-12-24">'])
@pytest.mark.parametrize("parser", ["lexbor", "bs4"])
def test_what_microdata_say_of_comments_is_not_the_articles(head: str, parser: str) -> None:
    names = ("Tom Barrow", "seagull_92", "Alma Greer")
    comments = "".join(
        f'<div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><meta itemprop="datePublished" '
        f'content="2020-05-01"><meta itemprop="author" content="{name}"><b>{name}</b><p>{WORDS}</p></div>'
        for name in names
    )
    markup = f"<html><head>{head}</head><body><h1>Harbour closes</h1><p>{WORDS}</p>{comments}</body></html>"
    header = newsparse.parse_html(markup, html_parser=parser).header  # type: ignore[arg-type]
    assert (header.authors, header.date) == ((("Jane Roe",), "2019-12-24") if head else ((), None))


@pytest.mark.parametrize("scope", ["", " itemscope itemtype='https://schema.org/NewsArticle'"])
def test_microdata_of_the_article_are(scope: str) -> None:
    metas = '<meta itemprop="author" content="Jane Roe"><meta itemprop="datePublished" content="2019-12-24">'
    header = newsparse.parse_html(f"<html><body><div{scope}>{metas}<p>{WORDS}</p></div></body></html>").header
    assert (header.authors, header.date) == (("Jane Roe",), "2019-12-24")


@pytest.mark.parametrize("parser", ["lexbor", "bs4"])
def test_the_title_of_a_picture_is_not_the_pages(parser: str) -> None:
    icon = "<svg><title>Menu icon</title></svg>"
    for head, title in (("", None), ("<title>Harbour closes</title>", "Harbour closes")):
        markup = f"<html><head>{head}</head><body>{icon}<p>{WORDS}</p></body></html>"
        assert newsparse.parse_html(markup, html_parser=parser).header.title == title  # type: ignore[arg-type]


def test_linked_data_of_any_depth_are_read() -> None:
    data = f'{{"@type": "Article", "@id": {"[" * 300}{"]" * 300}, "headline": {"[" * 400}"Deep"{"]" * 400}}}'
    markup = f'<script type="application/ld+json">{data}</script><p>{WORDS}</p>'
    assert newsparse.parse_html(markup).header.title == "Deep"


def test_no_script_and_no_style_is_ever_text() -> None:
    markup = "<p>One<script>alert('x')</script> two<style>p {color: red}</style></p><template><p>three</p></template>"
    assert flatten(read_markup(markup)).text == "One two"
    assert flatten(read_soup(BeautifulSoup(markup, "html.parser"))).text == "One two"


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<!doctype html><body><img src=a><div></div>", "<style>p {}</style>"]
)
def test_a_page_without_text_is_empty_whatever_reads_it(markup: str) -> None:
    for page in (markup, markup.encode(), BeautifulSoup(markup, "html.parser")):
        with pytest.raises(EmptyInput):
            newsparse.parse_html(page)


def test_a_row_of_parts_is_a_line_each_and_a_paragraph_is_one() -> None:
    row = (
        '<div class="meta"><a>Ines</a><span>3 May</span> <a>Reply</a></div><p>All <b>of</b> <a>this</a> is one line</p>'
    )
    assert flatten(read_markup(row)).text.split("\n") == ["Ines", "3 May", "Reply", "All of this is one line"]


def test_a_menu_is_one_line() -> None:
    menu = "<ul>" + "".join(f"<li><a href='/{k}'>Part {k}</a></li>" for k in range(6)) + "</ul><p>Text</p>"
    flat = flatten(read_markup(menu))
    assert [line.text for line in flat.lines] == [" | ".join(f"Part {k}" for k in range(6)), "Text"]
    assert [flat.text[line.start : line.end] for line in flat.lines] == [line.text for line in flat.lines]


def test_answers_in_answers_have_parents() -> None:
    path = next(path for path in PAGES if path.stem == "wordpress")
    comments = parsed(path.read_bytes())["comments"]
    assert any(comment["parent"] is not None for comment in comments)  # type: ignore[attr-defined]


def test_weights_for_text_are_none_for_markup(tmp_path: Path) -> None:
    data = Path(newsparse.__file__).parent / "labelling" / "data" / "lines.safetensors"
    for name in ("lines", "marked"):
        (tmp_path / f"{name}.safetensors").write_bytes(data.read_bytes())
    with pytest.raises(OptionError, match="not a model"):
        newsparse.parse_html("<p>Some text", model=str(tmp_path))


def test_a_model_without_weights_for_markup_reads_the_words(tmp_path: Path) -> None:
    data = Path(newsparse.__file__).parent / "labelling" / "data" / "lines.safetensors"
    (tmp_path / "lines.safetensors").write_bytes(data.read_bytes())
    assert newsparse.parse_html(f"<p>{WORDS * 4}</p>", model=str(tmp_path)).body == (WORDS * 4).strip()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*"<>/ab pdiv='\"&;!- \n", "<!--", "-->", "<iframe", "</iframe", "<xmp"]), max_size=300
    ).map("".join)
)
def test_any_markup_becomes_lines_within_its_text(markup: str) -> None:
    flat = flatten(read_markup(markup))
    for line in flat.lines:
        assert flat.text[line.start : line.end] == line.text != ""


# Pieces that a tree's serialised form must not be misread through: marks in names, tags in text that is no markup.
PIECES = (
    "<div>", "</div>", "<p>", "</p>", '<a href="x>y">', "</a>", '<b"c>', "<div <p>", "<x =y='1' \"='>'>", "<a \xa0>",
    "<!-- a > b --!> -->", "<!--", "-->", "<svg><title>t</title>", "</svg>", "<script>if(a<b)'</div>'</script>",
    "<noframes><p>q", "</noframes>", "<xmp></div>", "</xmp>", "<iframe></div>", "<plaintext>", "<table><tr><td>",
    "</table>", "<br>", "</br>", '<img alt="<p>">', "<?php a > b ?>", '<!DOCTYPE html PUBLIC "a>b">', "<![CDATA[ x > y ]]>",
    "text &lt;p&gt; &amp;amp; \x00 \x0b ", "<template><p>", "</template>", "<select><option>a", "<math><mi>x</mi>",
    "<div<!-- ad -->", "<iframe<>", "<e<!-->", "<iframe-->", "</div<!-->", "<iframe src=x></iframe>", "<noembed>a&amp;<i>b</noembed>",
    "<textarea></p>", "</textarea>", "<frameset><frame>", "<head>", "</head>", "<o:p>", "<p/ >", "<div\x0bx=1>", "<ul><li>",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example('<a href="x>y"><plaintext><div>')
def test_tokens_hold_the_text_of_the_tree_and_are_well_nested(markup: str) -> None:
    tokens = list(read_markup(markup).tokens)
    tree = LexborHTMLParser(markup)
    tree.strip_tags(sorted(UNSEEN))
    assert "".join(text for *_, text in tokens) == "".join(
        node.text_content or "" for node in tree.root.traverse(include_text=True) if node.tag == "-text"
    )
    open_tags: list[str] = []
    for tag, *_ in tokens:
        if tag.startswith("/"):
            assert open_tags.pop() == tag[1:]
        elif tag and tag not in VOID:
            open_tags.append(tag)
    assert open_tags == []


class _Everything:
    def __contains__(self, tag: object) -> bool:
        return True


def _lines_of(markup: str) -> list[object]:
    """The lines with their hints, elements numbered as they come."""
    lines, homes = flatten(read_markup(markup)).lines, dict[int, int]()
    return [
        line._replace(hints=line.hints and line.hints._replace(home=homes.setdefault(line.hints.home, len(homes))))
        for line in lines
    ]


_TAGS = st.sampled_from(["div", "p", "span", "b", "i", "a", "li", "ul", "pre", "table", "tr", "td", "svg", "h2"])
_TREES = st.recursive(
    st.sampled_from(["", " ", "\n", "Ferry", "the pier", "|", "<br>", "<img src=a>"]),
    lambda inner: st.builds(
        lambda tag, name, parts: f"<{tag}{name}>{''.join(parts)}</{tag}>",
        _TAGS,
        st.sampled_from(["", ' class="meta x"', ' id="c12"', ' class="icon"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(_TREES)
@example('<pre>foo<a id="l1">\n</a>bar</pre>')
@example('<table><tbody id="c12"></tbody></table><p>bar baz</p>')
@example('<table id="c12">Ferry<tr></tr><table>Ferry</table></table>')
@example('<div><b>Nell</b><i class="icon"><svg></svg></i><b>said</b></div>')
def test_elements_that_say_nothing_change_no_line(markup: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = _lines_of(markup)
        patch.setattr("newsparse.lines.html._ASKED", _Everything())
        assert _lines_of(markup) == found


@pytest.mark.parametrize("foot, holder", [("footer", None), ("div", "Keld Mail")])
def test_what_the_foot_of_a_page_claims_is_no_credit(foot, holder):
    paragraphs = "".join(f"<p>{WORDS} {k}</p>" for k in range(3))
    page = f"<html><body><article><h1>The quay in winter</h1>{paragraphs}</article><{foot}>© Keld Mail</{foot}></body></html>"
    credit = newsparse.parse_html(page).credit
    assert (credit and credit.holder) == holder
