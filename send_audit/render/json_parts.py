"""Actions, evidence, contradictions and what is local, in the JSON of a result."""

from __future__ import annotations

from datetime import date
from typing import Any

from send_audit.model.action import Action, Expiry, Strength
from send_audit.model.contradiction import Contradiction, Side
from send_audit.model.evidence import EvidenceEntry
from send_audit.model.local import Comparison, KnownGap, OverlayUsed
from send_audit.model.result import AuditResult
from send_audit.model.submission import CellRef

Json = dict[str, Any]


def parts_json(result: AuditResult) -> Json:
    """Give the parts of a result that are worked out from its items, and those brought to it."""
    return {
        "actions": [_action(action) for action in result.actions],
        "strengths": [_strength(strength) for strength in result.strengths],
        "expiring": [_expiry(expiry) for expiry in result.expiring],
        "evidence_index": [_evidence(entry) for entry in result.evidence_index],
        "contradictions": [_contradiction(found) for found in result.contradictions],
        "overlays": [_overlay(overlay) for overlay in result.overlays],
        "known_gaps": [_known_gap(gap) for gap in result.known_gaps],
        "compared": _comparison(result.compared) if result.compared else None,
        "inputs": [
            {"role": file.role, "name": file.name, "sha256": file.sha256} for file in result.inputs
        ],
        "given": dict(result.given),
    }


def _action(action: Action) -> Json:
    return {
        "rank": action.rank,
        "items": list(action.items),
        "title": action.title,
        "group": action.group,
        "is_partly": action.is_partly,
        "consequence": action.consequence,
        "effort": action.effort,
        "why": action.why,
        "to_do": action.to_do,
        "done_when": list(action.done_when),
        "owner": action.owner,
        "suggested_owner": action.suggested_owner,
        "due": day(action.due),
        "is_overdue": action.is_overdue,
        "status": action.status,
        "cell": cell(action.where),
        "also": [cell(where) for where in action.also],
        "plan": action.plan,
    }


def _strength(strength: Strength) -> Json:
    return {
        "item": strength.item,
        "title": strength.title,
        "because": strength.because,
        "cell": cell(strength.where),
    }


def _expiry(expiry: Expiry) -> Json:
    return {
        "on": day(expiry.on),
        "what": expiry.what,
        "item": expiry.item,
        "is_past": expiry.is_past,
        "cell": cell(expiry.where),
    }


def _evidence(entry: EvidenceEntry) -> Json:
    return {
        "reference": entry.reference,
        "kind": entry.kind,
        "dated": day(entry.dated),
        "owner": entry.owner,
        "state": entry.state,
        "expires": day(entry.expires),
        "items": list(entry.items),
        "cells": [cell(where) for where in entry.where],
    }


def _contradiction(found: Contradiction) -> Json:
    return {
        "id": found.id,
        "because": found.because,
        "sides": [_side(side) for side in found.sides],
        "items": list(found.items),
    }


def _side(side: Side) -> Json:
    return {
        "what": side.what,
        "id": side.id,
        "label": side.label,
        "says": side.says,
        "cell": cell(side.where),
    }


def _overlay(overlay: OverlayUsed) -> Json:
    return {
        "id": overlay.id,
        "version": overlay.version,
        "title": overlay.title,
        "authority": overlay.authority,
        "effects": list(overlay.effects),
    }


def _known_gap(gap: KnownGap) -> Json:
    return {
        "item": gap.item,
        "reason": gap.reason,
        "plan": gap.plan,
        "owner": gap.owner,
        "approved_by": gap.approved_by,
        "approved_on": day(gap.approved_on),
        "expires": day(gap.expires),
        "state": gap.state,
        "place": gap.place,
    }


def _comparison(compared: Comparison) -> Json:
    return {
        "name": compared.name,
        "as_at": day(compared.as_at),
        "is_comparable": compared.is_comparable,
        "why_not": compared.why_not,
        "changes": [
            {"item": one.item, "change": one.change, "was": one.was, "now": one.now}
            for one in compared.changes
        ],
    }


def cell(where: CellRef | None) -> Json | None:
    """Give a cell; null where there is none."""
    return None if where is None else {"sheet": where.sheet, "cell": where.cell}


def day(value: date | None) -> str | None:
    """Give a day as 2026-11-23; null where there is none."""
    return None if value is None else value.isoformat()
