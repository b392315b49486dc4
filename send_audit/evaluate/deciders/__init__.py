"""Deciders: named pure functions that settle an item from facts. One module and one line each."""

from __future__ import annotations

from types import MappingProxyType

from send_audit.evaluate.deciders.accessibility import accessibility_plan
from send_audit.evaluate.deciders.contract import Decider, Decision, Need
from send_audit.evaluate.deciders.publication import report_published
from send_audit.evaluate.deciders.senco import senco_designated, senco_status
from send_audit.evaluate.deciders.senco_award import senco_award

DECIDERS = MappingProxyType(
    {
        "accessibility-plan": accessibility_plan,
        "report-published": report_published,
        "senco-award": senco_award,
        "senco-designated": senco_designated,
        "senco-status": senco_status,
    }
)

__all__ = ["DECIDERS", "Decider", "Decision", "Need"]
