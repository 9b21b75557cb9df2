"""Many pages: what a worker does with a few of them, where workers live, what is known from a run before."""
