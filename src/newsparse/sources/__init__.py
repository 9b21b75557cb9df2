"""Where pages come from: one iterator of pages and failures, whatever the user named."""

from newsparse.sources.files import open_sources

__all__ = ["open_sources"]
