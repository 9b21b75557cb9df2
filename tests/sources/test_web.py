"""Pages of the web: read by their URL, and whatever a server answers instead is a failure in its place."""

import gzip
import http.server
import threading

import pytest

from newsparse.errors import InputError
from newsparse.sources import open_sources

pytest.importorskip("fsspec", reason="needs newsparse[remote]")

PAGE = b"Council keeps the lighthouse lit for another ten years.\n"


def outcomes(found):
    return [(r.source, r.code if isinstance(r, InputError) else r.data) for r in found]


class Handler(http.server.BaseHTTPRequestHandler):
    """``/status/404`` answers so; ``/cut`` sends half of what it promised; anything else is a page."""

    def do_HEAD(self):
        self.answer(body=False)

    def do_GET(self):
        self.answer(body=True)

    def answer(self, body):
        name = self.path.partition("?")[0]
        data = gzip.compress(PAGE) if name.endswith(".gz") else PAGE
        self.send_response(int(name.rpartition("/")[2]) if name.startswith("/status/") else 200)
        self.send_header("Content-Length", str(len(data) * 2 if name == "/cut" else len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)
        self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def web():
    pytest.importorskip("aiohttp", reason="needs aiohttp")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "name, expected",
    [
        ("/page.txt", PAGE),
        ("/page.html?q=*[a]&b=1#top", PAGE),
        ("/page.txt.gz", PAGE),
        ("/a/", PAGE),
        ("", PAGE),
        ("/status/404", "missing"),
        ("/status/403", "unreadable"),
        ("/status/401", "unreadable"),
        ("/status/500", "unreadable"),
        ("/cut", "unreadable"),
    ],
)
def test_a_page_of_the_web(web, name, expected):
    assert outcomes(open_sources([web + name])) == [(web + name, expected)]


def test_a_page_of_the_web_says_where_it_came_from(web):
    assert [page.url for page in open_sources([f"{web}/page.txt"])] == [f"{web}/page.txt"]


def test_the_kind_of_a_page_of_the_web(web):
    found = open_sources([f"{web}/page.html?x=a.txt", f"{web}/page.txt?x=a.html"])
    assert [r.kind for r in found] == ["html", "text"]


def test_a_server_that_is_not_there():
    pytest.importorskip("aiohttp", reason="needs aiohttp")
    assert [told for _, told in outcomes(open_sources(["http://127.0.0.1:9/a.txt"]))] == ["unreadable"]
