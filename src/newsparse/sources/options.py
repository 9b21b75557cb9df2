"""How sources are read: the options, and their defaults."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.errors import OptionError, check_number

INPUT_FORMATS = ("auto", "text", "html", "warc", "jsonl", "json", "parquet", "zip", "tar")
SPLITS = ("header",)
# Room for any page that a person wrote (a text of 200 MB in one line is read); anything larger is many pages, or a bomb.
MAX_SIZE = 256_000_000
# An exabyte, more than any page has: decompressors count in 63 bits.
_LARGEST = 10**18
# The fields in which rows keep their page and its address, the likeliest first.
TEXT_FIELDS = (
    "text", "content", "html", "raw_html", "body", "raw_text", "raw_content", "page_content", "maintext",
    "article", "document", "page",
)  # fmt: skip
URL_FIELDS = ("url", "uri", "link", "target_uri", "warc_target_uri", "source_url", "page_url")


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How sources are read.

    Attributes:
        input_format: one of :data:`INPUT_FORMATS`; all but ``auto`` override what contents and names say.
        text_field: the column of rows (JSON Lines, JSON, Parquet) that is the page, instead of :data:`TEXT_FIELDS`.
        url_field: the column that is the page's address, instead of :data:`URL_FIELDS`.
        keep_fields: whether the other columns are kept.
        split: where a text file is cut into pages: at each ``header``; None to leave it whole.
        max_size: the largest size of a page, in bytes after decompression.

    Raises:
        OptionError: a value is not allowed.
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
        if not 1 <= check_number("max_size", self.max_size) <= _LARGEST:
            raise OptionError("the largest size of a page is at least one byte, and at most 1000000000G")

    def text_fields(self) -> tuple[str, ...]:
        return TEXT_FIELDS if self.text_field is None else (self.text_field,)

    def url_fields(self) -> tuple[str, ...]:
        return URL_FIELDS if self.url_field is None else (self.url_field,)


DEFAULTS = SourceOptions()
