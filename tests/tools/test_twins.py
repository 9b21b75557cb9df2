"""Dumps beside the HTML of their pages: what is compared, and what is not."""

from pathlib import Path

from twins import main, pairs

TEXT = "The ferry should have gone an hour earlier, as it did in all the years before.", "That is not what I heard."
DUMP = """The ferry to the island will run twice a day from May, the harbour office said on Monday morning.
The fare stays at four crowns for a return trip, and children travel free until the end of August.

2 Comments

Ann Marlow
May 3, 2024 at 9:15 am
{}

Bo Ek
May 4, 2024 at 10:15 am
{}
"""
PAGE = """<html><body><article><p>The ferry to the island will run twice a day from May, the harbour office said on Monday
morning.</p><p>The fare stays at four crowns for a return trip, and children travel free until the end of August.</p></article>
<h3>2 Comments</h3><ol class="commentlist">
<li class="comment"><div class="comment-author">Ann Marlow</div><time datetime="2024-05-03T09:15">May 3</time>
<div class="comment-body"><p>{}</p></div></li>
<li class="comment"><div class="comment-author">Bo Ek</div><time datetime="2024-05-05T10:15">May 5</time>
<div class="comment-body"><p>{}</p></div></li></ol></body></html>"""


def test_comments_of_a_page_and_its_dump_are_paired(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(*TEXT))
    (tmp_path / "a.bs4.txt").write_text(DUMP.format(*TEXT))
    (tmp_path / "ab.bs4.txt").write_text(DUMP.format(*TEXT))  # another page's
    found = list(pairs(tmp_path, tmp_path))
    assert [(pair.dump.name, pair.one.author, pair.one.text) for pair in found] == [
        ("a.bs4.txt", "Ann Marlow", TEXT[0]),
        ("a.bs4.txt", "Bo Ek", TEXT[1]),
    ]
    monkeypatch.setattr("sys.argv", ["twins.py", str(tmp_path), str(tmp_path)])
    main()
    said = capsys.readouterr().out
    assert "date   alike              1\n" in said
    assert "date   other              1\n" in said
    assert "1 date of a.bs4.txt: Bo Ek: 2024-05-04, HTML 2024-05-05" in said
