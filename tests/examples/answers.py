"""What the made-up settings say of themselves: one return for each family of settings."""

from __future__ import annotations

from tests.examples.answers_academy import MARLBROOK
from tests.examples.answers_common import Example
from tests.examples.answers_early_years import BRAMBLE_LANE
from tests.examples.answers_free_school import TERN_BAY
from tests.examples.answers_independent import HILL_VIEW
from tests.examples.answers_local_authority import NORTHMERE
from tests.examples.answers_maintained import OAKFIELD
from tests.examples.answers_non_maintained import ASHDOWN_RISE
from tests.examples.answers_post_16 import KINGSMOOR

__all__ = ["EXAMPLES", "Example"]

EXAMPLES = (
    OAKFIELD,
    MARLBROOK,
    TERN_BAY,
    HILL_VIEW,
    ASHDOWN_RISE,
    KINGSMOOR,
    BRAMBLE_LANE,
    NORTHMERE,
)
