"""The confined process: reads one document from standard input, writes one JSON answer to standard output.

``python -m sources.capture.worker``; started by ``sources.capture.confined`` only. Input: one line of JSON
(``format``, ``memory_bytes``, ``cpu_seconds``, ``output_bytes`` and the parser's own arguments), then the
document. Output: ``{"document": {…}}`` or ``{"refused": [code, message]}``. Any other end is a crash of the
parser.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
from typing import Any

from sources.capture.document import DocumentRefused, ReadDocument


def main() -> None:
    request = json.loads(sys.stdin.buffer.readline())
    confine(request["memory_bytes"], request["cpu_seconds"], request["output_bytes"])
    data = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        answer = {"document": dataclasses.asdict(parse(request["format"], data, request))}
    except DocumentRefused as refused:
        answer = {"refused": [refused.code, refused.message]}
    json.dump(answer, sys.stdout, default=str)


def parse(source_format: str, data: bytes, request: dict[str, Any]) -> ReadDocument:
    """Run the parser of one format; imports only that one's libraries."""
    if source_format == "html":
        from sources.capture.parsers import html

        return html.read(data, charset=request["charset"], url=request["url"])
    if source_format == "markdown":
        from sources.capture.parsers import markdown

        return markdown.read(data)
    if source_format == "docx":
        from sources.capture.parsers import docx

        return docx.read(data)
    from sources.capture.parsers import pdf

    return pdf.read(data)


def confine(memory_bytes: int, cpu_seconds: int, output_bytes: int) -> None:
    """Limits that the kernel enforces on this process; there is no way back up."""
    limits = {
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: output_bytes,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":  # elsewhere it is refused or without effect, and time and size limits must do
        limits[resource.RLIMIT_AS] = memory_bytes
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    main()
