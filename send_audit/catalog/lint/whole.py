"""Whole items: nothing that people need is left out, and nothing is asked that cannot be answered."""

from __future__ import annotations

from send_audit.catalog.lint.book import Book, Spot, binds

ASKED_NEEDS = ("evidence", "na", "challenge", "concerns", "to_do")
SHOWN_NEEDS = ("challenge", "concerns")


def check_whole(book: Book) -> None:
    """Find items with a part missing, and powers that are asked as if they were duties."""
    for item in book.items:
        asked = "question" in item.value
        if asked == ("not_asked" in item.value):
            item.fault("An item has either a question, or the reason why it is not_asked.")
        for key in ASKED_NEEDS if asked else SHOWN_NEEDS:
            if key not in item.value:
                item.fault(f"The key '{key}' is missing, here and in the defaults of the file.")
        if "before" not in item.value:
            _begins(item, book.first_day)
        if asked:
            for bind in binds(item):
                _no_power(bind)


def _begins(item: Spot, first_day: str) -> None:
    first = item["readings"][0].text("from")
    if first != first_day:
        item["readings"][0]["from"].fault(
            f"It begins after {first_day}: say under 'before' what is known of the time until then."
        )


def _no_power(bind: Spot) -> None:
    if bind.text("force") == "may":
        bind["force"].fault("What one may do is shown, not asked: give not_asked, and no question.")
