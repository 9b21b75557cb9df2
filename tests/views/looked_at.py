"""What the tests of the views share: pages that mean harm, and pages of all kinds."""

from __future__ import annotations

from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".txt", ".html"))

WORDS = "The council met on Monday and spoke about the harbour for a long time, and then it went home to sleep."
# What a page may hold to run something, to leave its place, or to show what is not there.
HOSTILE = [
    "<script>window.harmed = 1</script>",
    '"><img src=x onerror="window.harmed = 1">',
    "'><svg onload=window.harmed=1>",
    "</script><script>window.harmed = 1</script>",
    "<!-- <script> --><![CDATA[ ]]>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7} \\u003cscript\\u003e",
    "</textarea></title></style></template></noscript><iframe src=javascript:alert(1)>",
    "javascript:alert(1) &lt;b&gt; &amp;amp;",
    "\x1b[31mred\x1b]0;title\x07 \x9b2J \x08\x08 bell",
    "left \u202eright\u202c \u2066isolated\u2069 \u200b\ufeff zero \u2028 line \u2029 end \x85 next",
    "e\u0301\u0301 \U000e0041 \ud7ff \uffff \U0001f469\u200d\U0001f469\u200d\U0001f467",
]
