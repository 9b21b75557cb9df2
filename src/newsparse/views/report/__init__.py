"""What is in a corpus and where it is weak: records are read and counted, the counts are told and drawn.

``reading`` gives what records say, ``corpus`` counts it (with what ``sketch`` keeps in bounded memory), ``figures`` makes
tables of the counts (``shapes``); ``summary`` tells these in a terminal, ``page`` in a browser, with the pictures of ``drawing``.
"""
