"""A kept file that is read piece by piece: of a megabyte a message needs a tenth."""

from __future__ import annotations

import os
from io import FileIO


class Opened:
    """A file as it was when it was opened, whatever takes its place; raises OSError when it cannot be read."""

    def __init__(self, path: str) -> None:
        self._stream = FileIO(path)
        self._data: bytes | None = None
        if not hasattr(os, "pread"):
            # Elsewhere a file that is open cannot be replaced, and two threads cannot read at two places.
            self._data = self._stream.readall()
            self._stream.close()

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from a place on; fewer where the file ends."""
        if self._data is not None:
            return self._data[start : start + size]
        return os.pread(self._stream.fileno(), size, start)

    @property
    def size(self) -> int:
        """The bytes of the file."""
        return len(self._data) if self._data is not None else os.fstat(self._stream.fileno()).st_size

    def __del__(self) -> None:
        stream = getattr(self, "_stream", None)
        if stream is not None:
            stream.close()
