"""Parse many pages: what a worker does with a few of them, where workers run, and what earlier runs have done."""
