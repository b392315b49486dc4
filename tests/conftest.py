"""Let tests import each other's helpers, after whatever is installed: the wheel is what is tested."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
