"""Records become bytes: JSON Lines, schema.org."""
