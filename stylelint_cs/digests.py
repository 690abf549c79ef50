"""SHA-256 for what is hashed at every start: the interpreter's own, which is at hand before OpenSSL is.

Loading OpenSSL takes as long as hashing a megabyte. The digests are the same (FIPS 180-4).
"""

from __future__ import annotations

from stylelint_cs.type_hints import TYPE_CHECKING

__all__ = ["sha256"]

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha256 import sha256
    except ImportError:
        try:
            # Python 3.12 and later.
            from _sha2 import sha256
        except ImportError:
            from hashlib import sha256
