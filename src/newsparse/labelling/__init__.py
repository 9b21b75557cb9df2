"""The labeller: features of a page's lines, and one decoder that labels all of them together."""
