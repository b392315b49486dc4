"""Words after an answer -> a remark that leaves it as it is, or words that may change it.

People write anything after an answer, and no list of doubtful words is ever complete. So it goes the
other way round: a remark is taken only when it is plainly of a kind that cannot change the answer.
"""

from __future__ import annotations

import re

from send_audit.model.vocabulary import Outcome
from send_audit.workbook.cells.pointers import pointer
from send_audit.workbook.cleaning import key

MET, PARTLY, NOT_MET = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET
UNKNOWN, NA = Outcome.UNKNOWN, Outcome.NOT_APPLICABLE

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NOTHING_NEW = re.compile(
    r"(?:done|completed?|confirmed|definitely|absolutely|certainly|of course|thanks|thank you|all in place"
    r"|we (?:do|are|have)|it (?:is|does)|they (?:are|do)|(?:this|all) is (?:done|in place)"
    r"|no (?:further )?(?:actions?|changes?|issues|concerns|gaps|doubt)(?: (?:needed|required))?"
    rf"|since (?:{_MONTH} )?(?:19|20)[0-9]{{2}})"
)
"""What says only once more that something is met."""
_NOT_DONE = re.compile(
    r"\b(?:not|yet|be|being|get|getting)(?: (?:yet|fully|all))? "
    r"(?:done|completed?|finished|met|in place)\b"
)
"""Words such as "done" in a phrase that says the opposite of it, or that it is to come."""

_STILL_NO = re.compile(
    r"(?:not yet|as yet|yet|planned|planning|plans? to|being|to be|to do|will|due|awaiting|waiting|pending"
    r"|under ?(?:way|review|development|discussion|consideration|construction)|scheduled|booked"
    r"|in (?:progress|development|draft|preparation|hand)|work(?:ing)?|actions?|comments?|see|refer"
    r"|as per|none|nothing(?: yet| in place| written)?|still (?:to|being|in|waiting|awaiting)"
    r"|(?:post )?vacan(?:t|cy)|no (?:\w+ )?(?:policy|plan|procedure|record|evidence|document|report))\b"
)
"""What a remark after a "no" begins with when it says what is missing, or what comes of it."""
_NO_DOUBT = re.compile(
    r"\b(?:yes|part(?:ly|ial|ially)|mostly|mainly|some|but|except|although|though|however|fully|already"
    r"|now|almost|nearly|otherwise|exceptions?|done|completed?|finished|met|in place|issues?|concerns?"
    r"|problems?|gaps?|exempt|n/?a|not applicable|no need|not sure|unsure|we (?:do|are|have)(?! no)"
    r"|(?:no|not)(?: \w+){0,2} (?:needed|required|necessary|applicable))\b"
)

_REASON = re.compile(r"(?:as|because|since|see|no|none)\b")
_ABOUT_US = re.compile(r"(?:to|for|in|at) (?:us|(?:this|our) (?:school|setting|college))|here")
_NA_DOUBT = re.compile(
    r"\b(?:yes|yep|fully|part(?:ly|ial|ially)|mostly|mainly|most|some|sometimes|usually|met|done"
    r"|completed?|achieved|compliant|in place|but|except\w*|although|though|however|unless|until|from"
    r"|soon|will|should|yet|already|not sure|unsure|maybe|perhaps|probably|possibly|think|apart"
    r"|we (?:do|are)(?= (?:this|that|it|so|fully|all)\b|$|[^ \w])|we do(?! not)"
    r"|we have (?:one|it|this|these|them|that|some))\b"
)

_IN_PART = re.compile(
    r"\b(?:only|so far|not|most|mostly|some|but|except|still|yet|needs?|missing|gaps?|incomplete|to be"
    r"|being|working|progress|draft|review|updating|outstanding|half|due|awaiting|will)\b"
)
"""What a remark after "partly" has in it when it says which part."""
_PARTLY_DOUBT = re.compile(
    r"\b(?:yes|no|fully|met|in place|done|completed?|finished|n/?a|not applicable|not (?:needed|required)"
    r"|not sure|unsure|green|red|from|until|till|soon|previously|formerly|used to|was|were|theory|think"
    r"|maybe|perhaps|probably|possibly)\b"
)

_TO_ASK = re.compile(
    r"(?:the )?(?:\w+ ){0,2}?(?:(?:to|will|must|need to|needs to) (?:ask|check|find out|confirm)"
    r"|ask|asking|check|checking|to be (?:checked|confirmed)|tbc|awaiting)\b"
    r"|(?:what|who|where|how|if|whether|which) "
)
_UNSURE_DOUBT = re.compile(
    r"\b(?:yes|no|fully|part(?:ly|ially)|met|done|in place|n/?a|not applicable|think|believe|assume"
    r"|suspect|probably|likely|but)\b"
)
_HOURS = re.compile(r"(?:(?:part|full)[ -]time|job[ -]share|maternity cover|[0-9.]+ ?fte)")

_DOUBT = re.compile(
    r"\b(?:but|except|excepting|although|though|however|part(?:ly|ial|ially)|mostly|mainly|nearly|almost"
    r"|largely|some|only|not|no|none|never|incomplete|inconsistent\w*|variable|varies|sometimes"
    r"|occasionally|limited|unless|pending|awaiting|planned|planning|draft|overdue|expired|developing"
    r"|if|when|once|until|generally|usually|often|half|gaps?|amber|red|cannot|\w+n't)\b"
)


def harmless(rest: str, means: Outcome | None, *, stopped: bool) -> bool:
    """Tell whether a remark after an answer of a meaning plainly leaves the answer as it is.

    ``stopped``: a stop, a dash or a bracket stands between the answer and the remark.
    """
    text = key(rest)
    if means is MET:
        return all(map(_adds_nothing, clauses(text)))
    if means is NA:
        return _is_reason(text, stopped=stopped)
    points, bare = all(map(pointer, clauses(text))), _NOT_DONE.sub(" ", text)
    if means is NOT_MET:
        return (points or bool(_STILL_NO.match(text))) and not _NO_DOUBT.search(bare)
    if means is PARTLY:
        return (points or bool(_IN_PART.search(text))) and not _PARTLY_DOUBT.search(bare)
    if means is UNKNOWN:
        return (points or bool(_TO_ASK.match(text))) and not _UNSURE_DOUBT.search(text)
    return points or bool(_HOURS.fullmatch(text))


def doubtful(rest: str, means: Outcome | None) -> bool:
    """Tell whether a remark makes something else of the answer for sure, to suggest better."""
    text = key(rest)
    if means is NOT_MET:
        return bool(_NO_DOUBT.search(text))
    return means is MET and bool(_DOUBT.search(text))


def clauses(text: str) -> list[str]:
    """Part a remark at its semicolons and full stops, but not at the stop of "p. 4"."""
    parts = (key(part) for part in re.split(r";|[.!]\s+(?=[^\W\d])", text))
    return [part for part in parts if part]


def _adds_nothing(clause: str) -> bool:
    return bool(_NOTHING_NEW.fullmatch(clause)) or pointer(clause)


def _is_reason(text: str, *, stopped: bool) -> bool:
    """Tell whether a remark says why something does not apply; that is what is asked for."""
    if _ABOUT_US.fullmatch(text):
        return True
    return (stopped or bool(_REASON.match(text))) and not _NA_DOUBT.search(text)
