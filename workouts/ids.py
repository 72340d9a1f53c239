"""Ids for rows that do not exist yet."""

import secrets
import time
import uuid


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): milliseconds first, so the index grows at its end."""
    milliseconds = time.time_ns() // 1_000_000
    bits = (milliseconds << 80) | secrets.randbits(80)
    bits &= ~((0xF << 76) | (0x3 << 62))
    return uuid.UUID(int=bits | (0x7 << 76) | (0x2 << 62))
