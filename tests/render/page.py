"""Reads a web page back strictly, into a tree that tests can ask about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from send_audit.model.result import AuditResult
from send_audit.render import render

VOID = {"meta", "br", "hr", "img", "input", "link", "base", "col", "source", "area", "embed", "wbr"}


@dataclass
class Node:
    """An element with what is in it."""

    tag: str
    attrs: dict[str, str]
    parent: Node | None
    inside: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        for child in self.inside:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.walk() if node.tag == tag]

    def having(self, name: str, value: str) -> list[Node]:
        return [node for node in self.walk() if value in node.attrs.get(name, "").split()]

    @property
    def text(self) -> str:
        parts = (child if isinstance(child, str) else child.text for child in self.inside)
        return " ".join("".join(parts).split())


class StrictParser(HTMLParser):
    """Builds a tree and complains of whatever is not closed, closed twice or said twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("root", {}, None)

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute of <{tag}> is there twice"
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.inside.append(data)

    def handle_comment(self, data):
        pytest.fail(f"a comment got into the page: {data}")


def page_of(result: AuditResult) -> Node:
    parser = StrictParser()
    parser.feed(render(result, "html").decode("utf-8"))
    parser.close()
    assert parser.here is parser.root, f"<{parser.here.tag}> is never closed"
    return parser.root


def section(name: str, page: Node) -> Node:
    """Give the section that the heading with this id names."""
    (node,) = [n for n in page.all("section") if n.attrs.get("aria-labelledby") == name]
    return node


def by_id(name: str, page: Node) -> Node:
    """Give the one element with this id."""
    (node,) = [node for node in page.walk() if node.attrs.get("id") == name]
    return node


def rows_of(table: Node) -> list[list[str]]:
    """Give the cells of a table's body, row by row."""
    return [
        [cell.text for cell in row.inside if isinstance(cell, Node)]
        for row in table.all("tbody")[0].all("tr")
    ]
