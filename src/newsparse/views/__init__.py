"""What people look at: a page with its labels, in a terminal or a browser. It only shows what the pipeline returned."""
