"""The text of a labelled line → a value and its raw twin: dates, people, credits, votes, counts. Pure functions."""
