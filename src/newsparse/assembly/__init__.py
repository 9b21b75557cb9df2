"""The two halves of a record: the article above and the thread below."""
