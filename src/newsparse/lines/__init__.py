"""Pages as lines: a dump is split, an HTML page is flattened. Later stages need not know which it was."""
