"""What a caller can ask of the sources."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.errors import OptionError

INPUT_FORMATS = ("auto", "text", "html", "warc", "jsonl", "json", "parquet", "zip", "tar")
SPLITS = ("header",)
# Room for any page that somebody wrote (a text of 200 MB in one line is read); what is larger is many, or a bomb.
MAX_SIZE = 256_000_000
# An exabyte, more than any page has: what undoes compressions counts in 63 bits.
_LARGEST = 10**18
# Where rows keep their page and its address, the likeliest first.
TEXT_FIELDS = (
    "text", "content", "html", "raw_html", "body", "raw_text", "raw_content", "page_content", "maintext",
    "article", "document", "page",
)  # fmt: skip
URL_FIELDS = ("url", "uri", "link", "target_uri", "warc_target_uri", "source_url", "page_url")


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How sources are read.

    ``input_format`` overrides what contents and names say (one of :data:`INPUT_FORMATS`); ``text_field`` and
    ``url_field`` name the columns of rows (JSON Lines, JSON, Parquet), instead of :data:`TEXT_FIELDS` and
    :data:`URL_FIELDS`; ``keep_fields`` keeps the other columns; ``split`` cuts a text file at each ``header``;
    ``max_size`` is how many bytes one page may have after decompression.

    Raises:
        OptionError: a value is none of those.
    """

    input_format: str = "auto"
    text_field: str | None = None
    url_field: str | None = None
    keep_fields: bool = False
    split: str | None = None
    max_size: int = MAX_SIZE

    def __post_init__(self) -> None:
        if self.input_format not in INPUT_FORMATS:
            raise OptionError(f"no such input format: {self.input_format} (known: {', '.join(INPUT_FORMATS)})")
        if self.split is not None and self.split not in SPLITS:
            raise OptionError(f"no such way to split: {self.split} (known: {', '.join(SPLITS)})")
        if not 1 <= self.max_size <= _LARGEST:
            raise OptionError("the largest size of a page is at least one byte, and at most 1000000000G")

    def text_fields(self) -> tuple[str, ...]:
        return TEXT_FIELDS if self.text_field is None else (self.text_field,)

    def url_fields(self) -> tuple[str, ...]:
        return URL_FIELDS if self.url_field is None else (self.url_field,)


DEFAULTS = SourceOptions()
