"""What a scraper writes at the beginning of a dump: the date, before the article's first words."""

from __future__ import annotations

# " date 2022-10-26 The ministers …"; " date 2022-10 The ministers …"
DATE_WORD = "date "
DATED = DATE_WORD + r"(?P<date>(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?)"
# At the beginning of a line, with a blank before and after: where one dump ends and the next begins.
HEADER = rf"[\r\n] {DATED} "
