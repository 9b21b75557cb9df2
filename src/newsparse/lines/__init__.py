"""Pages as lines: a dump is split, an HTML page is flattened; from here on nothing asks which it was."""
