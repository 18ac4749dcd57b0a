"""The verifier is safe on whatever somebody calls a dossier: it refuses, and neither writes nor runs out of memory."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from claims.dossier.verify_dossier import verify

MANIFEST = {"format": "factcheck-dossier", "version": 1, "files": [], "counts": {}, "missing": [], "chain_head": ""}


def report_on(path: Path) -> str:
    lines: list[str] = []
    assert not verify(path, lines.append)
    return "\n".join(lines)


def zipped(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("manifest.json", json.dumps(MANIFEST).encode()), *members):
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\5\6" + b"\xff" * 18, bytes(1000)])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "dossier.zip"
    path.write_bytes(content)
    assert "no readable dossier" in report_on(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    assert "no readable dossier" in report_on(tmp_path / "none.zip")


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/passwd", "a/../../b.txt", "C:\\evil.txt", "records/ü.jsonl", "\x1b[2J.txt", "a/b/c.txt"],
)
def test_names_that_no_dossier_has_are_refused(tmp_path: Path, name: str):
    report = report_on(zipped(tmp_path / "dossier.zip", (name, b"x")))
    assert "a name that no dossier has" in report
    assert "\x1b" not in report
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path: Path):
    assert "two files have one name" in report_on(zipped(tmp_path / "dossier.zip", ("manifest.json", b"{}")))


def test_a_bomb_is_not_unpacked(tmp_path: Path):
    path = zipped(tmp_path / "dossier.zip", ("snapshots/1.bin", bytes(300 << 20)))
    assert path.stat().st_size < 1 << 20
    tracemalloc.start()
    try:
        assert "far more than a dossier" in report_on(path)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_a_size_that_lies_is_found_not_believed(tmp_path: Path):
    """The directory says ten bytes; what unpacks is longer."""
    path = zipped(tmp_path / "dossier.zip", ("snapshots/1.bin", bytes(1 << 20)))
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\1\2")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    assert "FAIL" in report_on(path)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{",
        b"nul",
        b"\xff",
        b"[" * 100_000,
        b'{"a":1,"a":2}',
        b'{"a":' + b"9" * 100_000 + b"}",
        b'{"files":7}',
    ],
)
def test_a_manifest_of_nonsense_is_refused(tmp_path: Path, manifest: bytes):
    path = tmp_path / "dossier.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
    assert "no readable dossier" in report_on(path)


def test_records_of_nonsense_break_a_check_off_and_not_the_program(tmp_path: Path):
    rows = b'{"id":1,"start":"x","detail":[]}\n{"id":[]}\n'
    names = ["article_versions", "claims", "evidence", "snapshots", "reviews", "verdict_versions"]
    members = [(f"records/{name}.jsonl", rows) for name in names] + [("audit/chain.jsonl", b"\n\n")]
    report = report_on(zipped(tmp_path / "dossier.zip", *members))
    assert "broken off" in report
    assert "Traceback" not in report


def test_links_out_of_a_folder_are_refused(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(MANIFEST))
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert "links" in report_on(folder)
    (folder / "link.txt").unlink()
    (folder / "records").symlink_to(tmp_path)
    assert "links" in report_on(folder)


def test_an_encrypted_member_is_a_fault_and_no_crash(tmp_path: Path):
    path = zipped(tmp_path / "dossier.zip")
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(signature) + flags] |= 1
    path.write_bytes(io.BytesIO(content).getvalue())
    assert "no readable dossier" in report_on(path)
