"""What every test of the register leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.register.made import OPENED


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()
