"""Who the SENCO is: designated here (CFA 2014 s.67), and of what status (SEND Regs reg 49(1)-(3))."""

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
from send_audit.model.vocabulary import Outcome


def _designated(facts: Facts, settings: Settings, day: date) -> Decision:  # noqa: ARG001
    if facts["in_post"] == "no":
        return settled(Outcome.NOT_MET, "You said that no SENCO is in post.")
    if facts["on_staff"] == "no":
        return settled(
            Outcome.NOT_MET,
            "You said that the SENCO is not a member of this school's own staff.",
            "Somebody who is only on the staff of a trust or another school does not count.",
        )
    if facts["in_post"] is None:
        return undecided("You did not say whether a SENCO is in post.")
    if facts["on_staff"] is None:
        return undecided("You did not say whether the SENCO is on this school's own staff.")
    return settled(Outcome.MET, "You said that a SENCO is in post and on this school's own staff.")


def _status(facts: Facts, settings: Settings, day: date) -> Decision:  # noqa: ARG001
    role = facts["role"]
    if role is None:
        return undecided("You did not say what the SENCO is here.")
    if role == "head":
        return settled(
            Outcome.MET, "The SENCO is the head or acting head, which is enough (reg 49(3))."
        )
    if role != "qualified-teacher":
        return settled(
            Outcome.NOT_MET, "The SENCO is neither the head nor a qualified teacher (reg 49(2)(a))."
        )
    return _teacher(facts)


def _teacher(facts: Facts) -> Decision:
    if facts["induction"] == "not-completed":
        return settled(Outcome.NOT_MET, "Induction is not completed (reg 49(2)(b)).")
    if facts["teaches_here"] == "no":
        return settled(Outcome.NOT_MET, "The SENCO does not work as a teacher here (reg 49(2)(c)).")
    if facts["induction"] is None or facts["teaches_here"] is None:
        return undecided(
            "You did not say both whether induction is done and whether they teach here."
        )
    return settled(
        Outcome.MET,
        "The SENCO is a qualified teacher, has done any induction required and teaches here (reg 49(2)).",
    )


senco_designated = Decider(need=Need(facts=("in_post", "on_staff")), decide=_designated)
senco_status = Decider(need=Need(facts=("role", "induction", "teaches_here")), decide=_status)
