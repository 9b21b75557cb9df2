"""How pages are parsed: the options, and the files that they name, by default the shipped ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from newsparse.errors import OptionError, check_number
from newsparse.labelling.models import DATA, Model, open_model, shipped_model
from newsparse.lexicon import Lexicon, open_lexicon

HTML_PARSERS = ("lexbor", "bs4")


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are parsed.

    Attributes:
        encoding: overrides what the bytes say.
        spans: keep the page's text and its labelled spans in the article.
        max_chars: refuse longer pages with :class:`~newsparse.errors.OverLimit`.
        model: a folder of weights trained on other pages, to use instead of the shipped ones.
        html_parser: reads markup: ``lexbor``, or ``bs4``, which is slow but may be what a user's other tools use.
        lexicon: a file of what the scrape calls its authors.

    Raises:
        OptionError: a value is not allowed.
    """

    encoding: str | None = None
    spans: bool = False
    max_chars: int | None = None
    model: str | None = None
    html_parser: str = "lexbor"
    lexicon: str | None = None

    def __post_init__(self) -> None:
        if self.html_parser not in HTML_PARSERS:
            raise OptionError(f"no such parser of HTML: {self.html_parser} (known: {', '.join(HTML_PARSERS)})")
        if self.max_chars is not None and check_number("max_chars", self.max_chars) < 1:
            raise OptionError("a page may have at least one character: max_chars is too low")


# Nothing is asked for.
DEFAULTS = Options()


class ParseOptions(TypedDict, total=False):
    """The options that every function of the package takes by name; see :class:`Options`.

    Attributes:
        encoding: overrides what the bytes say of themselves.
        spans: keep the page's text and its labelled spans in the article.
        max_chars: refuse longer pages.
        model: a folder of weights trained on your own pages, to use instead of the shipped ones.
        html_parser: ``"lexbor"`` or ``"bs4"``.
        lexicon: a file that ``newsparse lexicon`` wrote.
    """

    encoding: str | None
    spans: bool
    max_chars: int | None
    model: str | None
    html_parser: str
    lexicon: str | None


def check_model(folder: str) -> None:
    """Open a folder of weights, so that a wrong one is reported before the first page.

    Raises:
        OptionError: there is no model, or it is not one.
    """
    open_model(folder)


def open_files(options: Options) -> tuple[Model, Lexicon | None]:
    """Open the weights, by default the shipped ones, and the lexicon; each is read once in a process.

    Raises:
        OptionError: there is no such model or lexicon, or it is not one.
    """
    model = open_model(options.model) if options.model else shipped_model()
    return model, open_lexicon(options.lexicon) if options.lexicon else None


def digest_of(options: Options) -> str:
    """Compute a hex digest of the weights and the lexicon that the options name; by default, of the shipped weights.

    It changes when any of those files does.

    Raises:
        OSError: a file cannot be read.
    """
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    folder = Path(options.model) if options.model else DATA
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for path in [*files, *([Path(options.lexicon)] if options.lexicon else [])]:
        digest.update(f"{path.name} ".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
