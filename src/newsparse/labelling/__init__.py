"""How a name is told from a sentence: features of a page's lines, and one decoder over all of them together."""
