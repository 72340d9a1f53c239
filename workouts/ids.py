"""Ids for rows that do not exist yet."""

import secrets
import time
import uuid

_BITS = 80


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): milliseconds first, so the index grows at its end."""
    return laid_out(time.time_ns() // 1_000_000, secrets.randbits(_BITS))


def laid_out(milliseconds: int, bits: int) -> uuid.UUID:
    """A version 7 UUID of that moment; six of the eighty bits give way to the version."""
    bits &= ~((0xF << 76) | (0x3 << 62))
    return uuid.UUID(int=(milliseconds << _BITS) | bits | (0x7 << 76) | (0x2 << 62))
