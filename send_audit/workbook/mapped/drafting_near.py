"""Which of our questions a text of theirs may be about, by the rare words that both have."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from send_audit.model.checklist import Checklist, Question

_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "each",
        "for",
        "from",
        "has",
        "have",
        "how",
        "if",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "school",
        "so",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "us",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "with",
        "you",
        "your",
        "pupil",
        "pupils",
        "child",
        "children",
        "sen",
        "send",
        "school",
        "schools",
        "setting",
    ]
)
_LEAST = 0.08
"""Below this two texts have nothing to do with each other."""


class Near(NamedTuple):
    """A question or point of ours that may be meant."""

    ref: str
    text: str
    score: float


class Nearness:
    """The words of our questions, weighed by how rare they are."""

    def __init__(self, checklist: Checklist, questions: Iterable[str]) -> None:
        wanted = frozenset(questions)
        self.texts: dict[str, str] = {}
        counted: dict[str, Counter[str]] = {}
        for question in checklist.questions.values():
            if question.id in wanted:
                for ref, text, words in _documents(question, _titles(checklist)):
                    self.texts[ref] = text
                    counted[ref] = Counter(_words(words))
        found = Counter(word for words in counted.values() for word in words)
        self.rare = {word: math.log(1 + len(counted) / times) for word, times in found.items()}
        self.vectors = {ref: self._vector(words) for ref, words in counted.items()}

    def nearest(self, text: str, most: int = 3) -> tuple[Near, ...]:
        """Give the nearest questions and points, nearest first; none when none is near."""
        wanted = self._vector(Counter(_words(text)))
        scores = ((ref, _product(wanted, vector)) for ref, vector in self.vectors.items())
        near = sorted(((score, ref) for ref, score in scores if score >= _LEAST), reverse=True)
        return tuple(Near(ref, self.texts[ref], score) for score, ref in near[:most])

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        weights = {
            word: (1 + math.log(times)) * self.rare[word]
            for word, times in words.items()
            if word in self.rare
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def _titles(checklist: Checklist) -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for item in checklist.items.values():
        titles.setdefault(item.question, []).append(item.title)
    return titles


def _documents(
    question: Question, titles: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, str]]:
    """Give the reference, the text and all the words of a question and of each of its points."""
    words = [question.text, question.text, *question.yes_means, *titles.get(question.id, ())]
    yield question.id, question.text, " ".join(words)
    for tick in question.ticks:
        yield f"{question.id}.{tick.id}", tick.text, tick.text


def _words(text: str) -> list[str]:
    """Give the words that carry meaning, their endings taken off."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return [_stem(word) for word in found if word not in _COMMON and len(word) > 2]


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)
