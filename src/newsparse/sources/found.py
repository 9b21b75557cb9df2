"""Find one page by the name that its record gives."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace

from newsparse.errors import InputError, MissingInput, OptionError
from newsparse.model import RawPage
from newsparse.names import is_remote, path_of, with_escapes, without_escapes
from newsparse.sources import open_sources
from newsparse.sources.options import DEFAULTS, SPLITS, SourceOptions

_HINT = "check the name, and read it as its record was (--input-format, --text-field)"
_ROW = re.compile(r":\d+\Z")


def find_page(name: str, options: SourceOptions = DEFAULTS) -> RawPage:
    """Find the page that a record's ``source`` names.

    Args:
        name: a file, ``-``, a URL, or a page in a container (``a.zip!b.txt``, ``rows.jsonl:3``,
            ``crawl.warc.gz!<urn:…>``); a container is read up to that page.
        options: how sources are read; the same as when the record was made.

    Raises:
        InputError: there is no such page, or it cannot be read.
        OptionError: the name stands for several pages.
    """
    container = container_of(name)
    if container not in (name, without_escapes(name)):
        found = _inside(container, name, options)
    else:
        pages = open_sources([container], options, Counter())
        found = next(pages)
        if not isinstance(found, InputError) and next(pages, None) is not None:
            raise OptionError(f"{name} holds more than one page; name the one to inspect ({found.source})")
    if isinstance(found, InputError):
        raise found
    return found


def _inside(container: str, name: str, options: SourceOptions) -> RawPage | InputError:
    ways = [options]
    if options.split is None and _ROW.search(name):  # a row, or a page of a text file that was split
        ways += [replace(options, split=way) for way in SPLITS]
    for way in ways:
        for page in open_sources([container], way, Counter()):
            if with_escapes(page.source) == with_escapes(name):
                return page
    raise MissingInput(name, f"no such page in {container}", _HINT)


def container_of(name: str) -> str:
    """What must be opened to find a page: the name itself, or the part of it that names a file or a URL; without the escapes with
    which records write bytes that are not UTF-8, where only so it is there."""
    for known in dict.fromkeys((name, without_escapes(name))):
        if known == "-" or os.path.lexists(path_of(known)):
            return known
        shorter = [known[: mark.start()] for mark in re.finditer("!", known)] + [_ROW.sub("", known)]
        for base in shorter:
            if base != known and (is_remote(base) or os.path.lexists(path_of(base))):
                return base
    return name
