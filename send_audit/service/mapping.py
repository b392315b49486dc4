"""Other people's spreadsheets: read one by a mapping and judge it, or draft a mapping for it."""

from __future__ import annotations

from datetime import date

from send_audit.catalog.mapping import parse_mapping, refs_of
from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.errors import ChecklistError, ReturnError
from send_audit.evaluate.judge import judge
from send_audit.evaluate.migrate import migrate
from send_audit.evaluate.select import select
from send_audit.model import problems
from send_audit.model.checklist import Checklist
from send_audit.model.mapping import FormMapping
from send_audit.model.problems import mapping as said
from send_audit.model.record import Record
from send_audit.model.result import AuditResult
from send_audit.model.submission import Problem, Submission
from send_audit.model.vocabulary import APPLIES
from send_audit.service.brought import NamedFile, bring
from send_audit.service.check import CheckRequest, brought
from send_audit.service.days import advice, check_day, later_day
from send_audit.service.kinds import kind_named
from send_audit.service.opening import read_grid
from send_audit.workbook.files.sniff import is_wide
from send_audit.workbook.mapped.drafting import survey
from send_audit.workbook.mapped.drafting_text import Draft, draft_text
from send_audit.workbook.mapped.reader import MappedReturn, count_asked, read_mapped

_SAVE_AS_UTF8 = "Open it in a text editor and save it as UTF-8 (Save as, Encoding: UTF-8)."


def load_mapping(data: bytes, name: str) -> tuple[FormMapping, Checklist]:
    """Read a mapping, and load the release that its references are from.

    Raises ChecklistError, with the file and line of every fault, when it is not right.
    """
    _check_letters(data, name)
    return parse_mapping(data, name)


def _check_letters(data: bytes, name: str) -> None:
    """Refuse text that was saved in another alphabet than UTF-8; what is no text is not asked."""
    two_bytes = data.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(data[:4096])
    if two_bytes:
        raise ChecklistError(f"{name} is saved as UTF-16 and not as UTF-8.", _SAVE_AS_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return
        line = data.count(b"\n", 0, error.start) + 1
        raise ChecklistError(
            f"{name}:{line}: a letter here is not in UTF-8; the file may be in the older letters "
            "of Windows (ANSI, Latin-1).",
            _SAVE_AS_UTF8,
        ) from error


def check_mapped(request: CheckRequest, mapping_data: bytes, mapping_name: str) -> AuditResult:
    """Judge one spreadsheet of somebody else's making, read by a mapping.

    Raises ReturnError when it cannot be read, has not the headings of the mapping or is of a kind
    out of scope; ChecklistError for a mapping or release that is not right; UsageError for a
    wrong option.
    """
    mapping, own = load_mapping(mapping_data, mapping_name)
    checklist = load_checklist(request.checklist) if request.checklist else own
    kind, reason, about_kind = _kind(mapping, checklist, request.kind)
    check_day(checklist, request.as_at)
    try:
        grid = read_grid(request.data, request.file, request.companions, is_ours=False)
        read = read_mapped(grid, request.file, mapping, own)
    except ReturnError as error:
        raise ReturnError(f"{request.file}: {error.message}", error.hint) from error
    submission, moved = _moved(read, mapping, own, checklist)
    about = [
        *moved,
        *about_kind,
        *(problems.advisory(words) for words in advice(checklist)),
        *(problems.later_day(words) for words in later_day(checklist, kind, request.as_at)),
    ]
    submission = submission.replace(problems=(*about, *submission.problems))
    result = judge(checklist, submission, kind=kind, kind_reason=reason, day=request.as_at)
    result = _accounted(result, read, mapping, moved=bool(moved))
    mapping_file = NamedFile(name=mapping_name, data=mapping_data)
    return bring(result, brought(request).replace(mapping=mapping_file), checklist, None)


def _kind(mapping: FormMapping, checklist: Checklist, asked: str) -> tuple[str, str, list[Problem]]:
    """Settle the kind: its id, the reason in words, and what there is to say about it."""
    if asked:
        kind = kind_named(checklist, asked).id
        other = bool(mapping.kind) and mapping.kind != kind
        said_ = [problems.other_kind(None, mapping.kind, kind)] if other else []
        return kind, "You said so with --kind.", said_
    if not mapping.kind:
        raise ReturnError(
            f"The mapping {mapping.file} does not say what kind of setting it is for.",
            "Say it with --kind, for example: --kind academy",
        )
    return kind_named(checklist, mapping.kind).id, f"The mapping {mapping.file} says so.", []


def _moved(
    read: MappedReturn, mapping: FormMapping, own: Checklist, used: Checklist
) -> tuple[Submission, list[Problem]]:
    """Carry the answers to another release, where one was asked for.

    Raises ChecklistError when it lacks questions or facts that the mapping needs.
    """
    submission = read.submission
    if used.name == own.name:
        return submission, []
    if used.id == own.id:
        submission = migrate(submission, used, own.version)
    known = {*refs_of(used), *used.facts}
    given = {*submission.facts, *submission.answers}
    given |= {f"{name}.{tick}" for name, one in submission.answers.items() for tick in one.ticks}
    lacking = sorted(given - known)
    if lacking:
        raise ChecklistError(
            f"The mapping {mapping.file} was written for {own.name}, and {used.name} does not "
            f"have: {', '.join(lacking)}.",
            f"Leave --checklist out, or say: --checklist {own.name}",
        )
    return submission, [said.mapping_release(mapping.file, own.name, used.name)]


def _accounted(
    result: AuditResult, read: MappedReturn, mapping: FormMapping, *, moved: bool
) -> AuditResult:
    """Count rows of theirs, not of our form, and say which questions nothing of theirs answers."""
    applies = [item.rule for item in result.items if item.rule.in_scope in APPLIES]
    asked = list(dict.fromkeys(rule.question for rule in applies if rule.question))
    open_ = [name for name in asked if name not in mapping.covers]
    found = [problem for problem in result.problems if problem.code != "missing-rows"]
    if open_:
        found.append(said.mapping_covers(len(asked) - len(open_), len(asked), open_))
    counted = frozenset(i.rule.question for i in result.items if i.rule.group is not None)
    rows = result.rows if moved else count_asked(read.uses, counted)
    return result.replace(problems=tuple(found), rows=rows)


class DraftRequest(Record):
    """A spreadsheet to draft a mapping for. ``kind`` empty: suggest from all questions."""

    data: bytes
    file: str
    as_at: date
    kind: str = ""
    checklist: str = ""


def draft_mapping(request: DraftRequest) -> Draft:
    """Draft a mapping: columns and answer words guessed, questions only suggested.

    Raises ReturnError when no sheet has a row of headings that could be a questionnaire's;
    ChecklistError when there is no such release; UsageError for an unknown kind.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    kind = kind_named(checklist, request.kind).id if request.kind else ""
    try:
        grid = read_grid(request.data, request.file, is_ours=False)
        found = survey(grid, checklist)
    except ReturnError as error:
        raise ReturnError(f"{request.file}: {error.message}", error.hint) from error
    return draft_text(found, checklist, _asked(checklist, kind, request.as_at), request.file, kind)


def _asked(checklist: Checklist, kind: str, day: date) -> frozenset[str]:
    """Give the questions that may be suggested: those that are asked of the kind."""
    if not kind:
        return frozenset(checklist.questions)
    check_day(checklist, day)
    rules = select(checklist, kind, {}, day).items
    return frozenset(rule.question for rule in rules if rule.in_scope in APPLIES)
