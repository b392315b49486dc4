"""The base of all data here: frozen, built with keywords, quick to define.

A frozen dataclass says the same, but writes and compiles its methods anew for each class, which
for the sixty classes of a start costs more than judging a return. Type checkers treat a Record
as a frozen, keyword-only dataclass.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A frozen set of named values. Equal when of the same class with equal values."""

    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        names = cls.__annotations__
        cls._defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        cls._names = frozenset(names)

    def __init__(self, **values: Any) -> None:
        """Take every value by its name. Raises TypeError for a missing or an unknown one."""
        if values.keys() != self._names:
            values = {**self._defaults, **values}
        if values.keys() != self._names:
            raise TypeError(
                f"{type(self).__name__}: missing {sorted(self._names - values.keys())}, "
                f"unknown {sorted(values.keys() - self._names)}"
            )
        object.__setattr__(self, "__dict__", values)  # the values are ours: no copy is needed

    def replace(self, **changes: Any) -> Self:
        """Give a copy with some values changed. Raises TypeError for an unknown name."""
        return type(self)(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in sorted(self._names))))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"
