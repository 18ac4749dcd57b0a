"""The ZIP itself: written as a stream, each file hashed on its way, the whole of it sealed at the end."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

# A fixed time: the same state of the desk gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
SEAL = b"sha256:"
HEX = 64
END_RECORD = 22 + len(SEAL) + HEX
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the dossier."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """The finished ZIP."""

    sha256: str
    size: int


class Container:
    """Writes a ZIP into ``file``, which must be empty, seekable and readable. Holds a block of it at a time.

    The names of files are ours; nothing that a person typed gets into one.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zip = zipfile.ZipFile(file, "w")
        self._zip.comment = SEAL + b"0" * HEX
        self.entries: list[Entry] = []

    def add(self, name: str, blocks: Iterable[bytes], *, compress: bool = True) -> Entry:
        """Write one file."""
        info = zipfile.ZipInfo(name, date_time=EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        info.external_attr = 0o644 << 16
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as target:
            for block in blocks:
                digest.update(block)
                size += len(block)
                target.write(block)
        entry = Entry(name, digest.hexdigest(), size)
        self.entries.append(entry)
        return entry

    def seal(self) -> Sealed:
        """Close the ZIP and write the SHA-256 of all before the end record into its comment.

        So a byte changed anywhere is found, also where it is no part of any file.
        """
        self._zip.close()
        size = self._file.seek(0, io.SEEK_END)
        digest = self._digest_until(size - END_RECORD)
        self._file.seek(size - HEX)
        self._file.write(digest.hexdigest().encode())
        self._file.flush()
        return Sealed(self._digest_until(size).hexdigest(), size)

    def _digest_until(self, end: int) -> hashlib._Hash:
        digest = hashlib.sha256()
        self._file.seek(0)
        while end > 0:
            block = self._file.read(min(BLOCK, end))
            digest.update(block)
            end -= len(block)
        return digest
