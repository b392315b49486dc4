"""The errors a user can act on: what happened, where, what to do, and the exit code."""

from __future__ import annotations


class SendAuditError(Exception):
    """Something the user can put right.

    ``message`` says what happened and where; ``hint`` says what to do next. Both are plain
    sentences, shown as they are. ``exit_code`` is the documented code of the command.
    """

    exit_code: int = 70

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the two sentences apart, so that a front end can lay them out."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(SendAuditError):
    """The command was given something it cannot work with: a wrong option, a missing path."""

    exit_code = 2


class ReturnError(SendAuditError):
    """The return cannot be read, is not a return, or its kind is out of scope."""

    exit_code = 3


class ChecklistError(SendAuditError):
    """A checklist, release or setting of the program is missing or invalid."""

    exit_code = 4


class RegisterError(SendAuditError):
    """The national register is missing, or a file of it is not what it should be."""

    exit_code = 4


class OutputError(SendAuditError):
    """A report could not be written where it was asked for."""

    exit_code = 2


class NoInputError(SendAuditError):
    """A folder or list was given to work through, and there is nothing in it to work on."""

    exit_code = 6
