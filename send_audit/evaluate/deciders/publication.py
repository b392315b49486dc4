"""Where the SEN information report is published (SEND Regulations 2014 reg 52)."""

from __future__ import annotations

from datetime import date

from send_audit.evaluate.deciders.contract import (
    Decider,
    Decision,
    Facts,
    Need,
    Settings,
    settled,
    undecided,
)
from send_audit.model.vocabulary import Flag, Outcome


def _published(facts: Facts, settings: Settings, day: date) -> Decision:  # noqa: ARG001
    where = facts["where"]
    if where is None:
        return undecided("You did not say where the report is published.")
    if where == "own-site":
        return settled(Outcome.MET, "You said that the report is on the school's own website.")
    if where == "trust-site":
        return settled(
            Outcome.UNKNOWN,
            "You said that the report is only on a trust or federation website.",
            "What is asked for is the school's own website, so it is doubtful whether that is enough.",
            flags=(Flag.ARGUABLE,),
        )
    return settled(Outcome.NOT_MET, "You said that the report is not on the school's own website.")


report_published = Decider(need=Need(facts=("where",)), decide=_published)
