"""What the tests of WARC share: records as crawlers write them, with the responses in them."""

HTML = b"<html><p>A page of the harbour.</p></html>"


def record(k=0, kind="response", block=None, **changed):
    """A record; ``changed`` headers replace the usual ones, None leaves one out."""
    block = http(HTML) if block is None else block
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{k:08}>",
        "WARC-Date": "2024-05-06T07:08:09Z",
        "WARC-Target-URI": f"http://example.org/{k}",
        "Content-Type": "application/http; msgtype=response" if kind == "response" else "text/plain",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value is not None)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body, content_type="text/html; charset=utf-8", status="200 OK", **headers):
    lines = f"HTTP/1.1 {status}\r\n" + (f"Content-Type: {content_type}\r\n" if content_type is not None else "")
    lines += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return lines.encode() + b"\r\n" + body


def name_of(k):
    return f"!<urn:uuid:{k:08}>"
