"""The workflow as a Mermaid state diagram, drawn from the table: ``python -m claims.workflow_diagram``. Pure."""

from __future__ import annotations

import sys

from claims.workflow import TRANSITIONS, ClaimState


def mermaid() -> str:
    """A Mermaid ``stateDiagram-v2`` with one arrow per state and action."""
    lines = ["stateDiagram-v2", f"    [*] --> {ClaimState.DETECTED.value}"]
    for action, row in TRANSITIONS.items():
        for source in sorted(row.sources, key=list(ClaimState).index):
            lines.append(f"    {source.value} --> {row.target.value}: {action.replace('_', ' ')}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(mermaid() + "\n")
