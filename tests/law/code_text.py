"""The text of the Code, where it is at hand.

``SEND_AUDIT_CODE`` names a JSON file with its numbered paragraphs
(``{"paragraphs": [{"number", "text"}, ...]}``); it is not shipped with the project.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

CODE = Path(os.environ.get("SEND_AUDIT_CODE", "not named"))
needs_the_code = pytest.mark.skipif(
    not CODE.is_file(), reason="the text of the Code is not at hand"
)


@cache
def paragraphs() -> dict[str, str]:
    """Give the numbered paragraphs of the Code of January 2015."""
    listed = json.loads(CODE.read_text(encoding="utf-8"))["paragraphs"]
    return {paragraph["number"]: paragraph["text"] for paragraph in listed}
