"""Pieces of a paragraph that stand on lines of their own are body, and what stands between paragraphs is not."""

from __future__ import annotations

import pytest

from newsparse.labelling.fragments import mend_paragraphs
from newsparse.lines.text import read_lines

SAID = "The union has been saying since|March|, in many letters, that it is so, and it has said so often and to everybody who asked."


@pytest.mark.parametrize(
    "rows, path, mended",
    [
        # a link within a sentence
        ("The boats stayed in|the harbour of Keld|, the union said on Monday.", "BHB", "BBB"),
        ("The union said on Monday that|The Harbour Report|was wrong.", "HHB", "BBB"),
        ("The boats stayed in harbour.|Share|The union said so.", "BHB", "BHB"),
        ("The boats stayed in harbour.|More on boats|the union said so.", "BHB", "BHB"),
        ("facebook|twitter|e-mail|iPhone owners of Keld said that.", "HHHB", "HHHB"),
        ("Byrådet vil spare på havnen og bibliotekerne|»Vi lukker«, sagde borgmesteren.", "HB", "HB"),
        ("Boats|The Harbour Report|The union said so.", "HHB", "HHB"),
        # a paragraph of nothing but pieces, within the body and outside
        ("It is so.|" + SAID + "|It is.", "BHHHB", "BBBBB"),
        (SAID, "HHH", "HHH"),
        (SAID + "|It is so.|It is.", "HHHBB", "HHHBB"),
        ("It is so.|The union has been saying since|March|, that it is.|It is.", "BHHHB", "BHHHB"),
        # up to the thread, not across blank lines, and no title
        ("The boats stayed in|the harbour|, they said.", "BAS", "BAS"),
        ("The boats stayed in||the harbour of Keld", "BH", "BH"),
        ("The boats stayed in|the harbour|, they said.", "TBB", "TBB"),
    ],
)  # fmt: skip
def test_a_paragraph_is_mended(rows: str, path: str, mended: str) -> None:
    lines, states = read_lines(rows.replace("|", "\n")), list(path)
    stop = next((i for i, state in enumerate(path) if state in "AS"), len(path))
    mend_paragraphs(lines, states, stop)
    assert "".join(states) == mended
