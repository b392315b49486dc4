"""Does a remark only point to where something can be seen, such as "see policy, page 4"?"""

from __future__ import annotations

import re

from send_audit.workbook.cleaning import split_words

_LINK = (
    r"(?:https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net)\b(?:/\S*)?"
    r"|(?:\b[a-z]:|\\\\)[\\/]?[^\s;]+)"
)
"""An address on the web, or a path on a drive."""
_LEADS = re.compile(
    r"(?:please )?(?:see|refer(?: to)?|ref\b|as per|evidenced? (?:by|in|on|at)|attached"
    r"|per(?! (?:term|year|annum|month|week|day|pupil|child|class|cent))"
    r"|as (?:above|below|(?:shown|stated|set out|described|detailed|evidenced) (?:in|on|at)))\b"
    rf"|{_LINK}"
)
"""What leads on to free words about where to look."""
_DOUBT = split_words(
    "but except excepting although though however partly partially partial part mostly mainly most nearly "
    "almost largely half some several few only just no none no-one nobody nothing never not without "
    "lack lacks lacking cannot cant wont isnt hasnt doesnt dont havent arent wasnt unless "
    "awaiting waiting pending tbc tba planned planning plan draft drafted drafting unsure maybe perhaps "
    "probably possibly hopefully think believe assume apparently theory yet still soon shortly later "
    "from until till by once when while if before after due future will would should could "
    "being working progress need needs needed required missing lapsed broken overdue expired outdated "
    "old rewritten rewriting updating redrafting gap gaps weak poor inconsistent inconsistently "
    "variable varies incomplete developing sometimes occasionally limited stopped ceased ended "
    "suspended withdrawn previously formerly concern concerns issue issues problem problems "
    "yes amber red unmet n/a na i we you they it which that who fail fails failed"
)
_DOUBTFUL_PHRASE = re.compile(
    r"%|\bper ?cent\b|\bout of\b|\bto (?:be|do|follow|come)\b|\bunder (?:review|way)\b|\w+n't\b|\bn/a\b"
    r"|(?<!page )(?<!\bp )(?<!\bp)(?<!\bp\.)(?<!\bp\. )\b[0-9]+ of [0-9]+\b"
)
_PLACES = split_words(
    "policy policies minutes website webpage evidence link links section sections page pages p pp para "
    "paragraph handbook file files folder folders drive record records register document documents "
    "report comment comments note notes column tab sheet appendix annex above below attached accessplan "
    "sharepoint onedrive intranet cpoms arbor sims bromcom server"
)
"""Words for where something can be seen."""
_AROUND = split_words(
    "on in at of the our a an this and for to via within see attached dated google teams shared "
    "sen send sencos senco safeguarding behaviour accessibility admission admissions medical school "
    "school's schools trust trust's governor governors governors' governor's governing body board staff "
    "local offer curriculum attendance equality equalities information inclusion child protection "
    "complaints exclusions medicines medication conditions anti bullying anti-bullying transition meeting "
    "full latest current published docx pdf doc xlsx csv network "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Words around them that change nothing."""
_PHRASES = (
    (re.compile(r"\bmost recent\b"), "latest"),
    (re.compile(r"\bno\.? ?(?=[0-9])"), ""),
    (re.compile(r"\bspecial educational needs\b"), "sen"),
    (re.compile(r"\b(?:accessibility|support|care|ehc) plans?\b"), "accessplan"),
    (
        re.compile(r"\b(section|appendix|annex|column|tab|part|para|page|p) (?:[a-z]|[0-9]+)\b"),
        "page",
    ),
)
_NUMBER = re.compile(r"[0-9]{1,4}(?:st|nd|rd|th)?|pp?[0-9]+|[0-9]+[a-z]|v[0-9]+")


def pointer(text: str) -> bool:
    """Tell whether a remark (in the form of ``key``) points somewhere and says nothing else.

    After "see" and its like any words may follow but those of doubt; elsewhere, as in "SEN policy,
    page 4", every word has to be known as one that changes nothing.
    """
    if _DOUBTFUL_PHRASE.search(re.sub(_LINK, " ", text)):
        return False
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, text)
    if led := _LEADS.match(text):
        return not _DOUBT & set(_words(text[led.end() :]))
    words = _words(text)
    known = all(word in _PLACES | _AROUND or _NUMBER.fullmatch(word) for word in words)
    return known and not _PLACES.isdisjoint(words)


def _words(text: str) -> list[str]:
    """Give the words of a text without the addresses in it, whose words say nothing."""
    return re.findall(r"[\w'-]*\w'?", re.sub(_LINK, " ", text))
