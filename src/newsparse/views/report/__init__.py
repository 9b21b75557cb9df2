"""What is in a corpus and where it is weak: records are read and counted, and the counts reported and drawn.

``reading`` gives what records say, ``corpus`` counts it (with what ``sketch`` keeps in bounded memory), and
``figures`` makes tables of the counts (``shapes``). ``summary`` shows these in a terminal, ``page`` in a browser
with the pictures of ``drawing``.
"""
