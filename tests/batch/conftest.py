"""Processes that are started afresh look for poison.py where this process does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
