"""Read values from the text of a labelled line: dates, people, credits, votes, counts. Pure functions."""
