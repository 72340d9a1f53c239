"""Odd things to send: values no page of ours makes, and bodies no browser sends."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_from_bytes

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MULTIPART = "multipart/form-data; boundary=part"
DEEP = 5_000  # brackets
LONG = 20_000  # characters

TEXTS = [
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",  # half of a character
    "\u202eback",
    "e\u0301\u200d\U0001f3cb",
    "<script>alert(1)</script>",
    "'; DROP TABLE workouts_workout; --",
    "../../../../etc/passwd",
    "{{ settings.SECRET_KEY }} %s %(load)s",
    "\r\nSet-Cookie: a=b",
    "x" * LONG,
    "null",
    "true",
    "[]",
    "{}",
]
NUMBERS = [
    "0",
    "-0",
    "-1",
    "1.005",
    "1,5",
    "1e2",
    "1e999",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "１２",
    "٣",
    "2147483647",
    "9223372036854775807",
    "-9223372036854775809",
    "9" * 400,
]
DATES = [
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "1949-12-31",
    "9999-12-31",
    "2026-W10",
    "10/2026",
]
# What breaks most.
FAMOUS = ["\0", "\ud800", "9223372036854775808", "2147483648", "1e999", b"\xff"]
BYTES = [b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf0\x9f"]

Value = bytes


def value(chance: random.Random, ids: list[str]) -> Value:
    """One odd value; now and then the id of something that is somebody's."""
    kind = chance.choice([FAMOUS, FAMOUS, TEXTS, NUMBERS, DATES, BYTES, ids])
    found = chance.choice(kind)
    return found if isinstance(found, bytes) else found.encode("utf-8", "surrogatepass")


def query(chance: random.Random, names: list[str], ids: list[str]) -> str:
    """What stands after the `?`."""
    if chance.random() < 0.1:
        return chance.choice(["%", "%zz=%f", "&&&", "=", "a=1&a=2&a=3", "%00=%00", "?" * 50])
    count = chance.randrange(1, 7)
    return _encoded([(chance.choice(names), value(chance, ids)) for _ in range(count)]).decode()


def changed(
    chance: random.Random, fields: Mapping[str, Any], ids: list[str]
) -> list[tuple[str, Value]]:
    """The fields of a form with some of them odd, twice there, or gone."""
    pairs = [(name, _bytes(said)) for name, said in fields.items()]
    for _ in range(chance.randrange(0, 4)):
        at = chance.randrange(len(pairs)) if pairs else 0
        name = pairs[at][0] if pairs else "load"
        match chance.randrange(5):
            case 0 | 1:
                pairs[at : at + 1] = [(name, value(chance, ids))]
            case 2:
                pairs.append((name, value(chance, ids)))
            case 3:
                pairs.append((chance.choice(["version", "id", "user", "\0", "__class__"]), b"1"))
            case 4:
                del pairs[at : at + 1]
    return pairs


def body(chance: random.Random, fields: Mapping[str, Any], ids: list[str]) -> tuple[str, bytes]:
    """A content type, and what is sent as that."""
    pairs = changed(chance, fields, ids)
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            return FORM, _encoded(pairs)
        case 4 | 5:
            return MULTIPART, _multipart(pairs)
        case 6 | 7:
            return JSON, _json(chance, pairs)
        case _:
            return _raw(chance, pairs)


def _raw(chance: random.Random, pairs: list[tuple[str, Value]]) -> tuple[str, bytes]:
    """What does not go together, or is nothing at all."""
    plain, parts = _encoded(pairs), _multipart(pairs)
    return chance.choice(
        [
            (JSON, plain),
            (FORM, parts),
            (MULTIPART, plain),
            (MULTIPART, b""),
            (MULTIPART, b"--part--\r\n"),
            (MULTIPART, parts[: len(parts) // 2]),
            ("multipart/form-data", parts),
            ("multipart/form-data; boundary=" + "x" * 200, parts),
            (f"{FORM}; charset=utf-7", plain),
            (f"{FORM}; charset=nonsense", plain),
            ("text/plain", plain),
            ("application/x-unheard-of", b"\x1f\x8b\x08\x00"),
            ("\xff\xfe", plain),
            ("", plain),
            (FORM, b"\xff" * 100),
            (FORM, b"&".join([b"a=1"] * 1200)),
            (JSON, b"\xff\xfe{\x00}\x00"),
            (JSON, b"[" * DEEP),
            (JSON, b'{"load":' * DEEP),
            (JSON, b'{"load": ' + b"9" * 5000 + b"}"),
            (JSON, b'{"load": NaN, "reps": 1e999, "version": -1}'),
            (JSON, b'{"load": "\\ud800", "reps": {"a": 1}, "workout": [1], "exercise": null}'),
            (JSON, b'{"load": 1, "load": 2}'),
            (JSON, b"null"),
            (JSON, b'"text"'),
        ]
    )


def _json(chance: random.Random, pairs: list[tuple[str, Value]]) -> bytes:
    """An object with a value of any kind in one place."""
    fields: dict[str, Any] = {name: said.decode("utf-8", "replace") for name, said in pairs}
    if fields and chance.random() < 0.6:
        name = chance.choice(list(fields))
        kinds = [None, True, 1, -1, 2**31, 2**63, 10**400, 1.5, [], ["a"], {}, {"a": {}}, "\0"]
        fields[name] = chance.choice(kinds)
    return json.dumps(fields).encode()


def _encoded(pairs: list[tuple[str, Value]]) -> bytes:
    sent = (f"{quote_from_bytes(_bytes(name))}={quote_from_bytes(said)}" for name, said in pairs)
    return "&".join(sent).encode()


def _multipart(pairs: list[tuple[str, Value]]) -> bytes:
    """The first of them as a file, if it is called so."""
    lines = b""
    for name, said in pairs:
        file = b'; filename="back.csv"' if name == "file" else b""
        head = b'Content-Disposition: form-data; name="' + _bytes(name) + b'"' + file
        lines += b"--part\r\n" + head + b"\r\n\r\n" + said + b"\r\n"
    return lines + b"--part--\r\n"


def _bytes(said: object) -> bytes:
    return said if isinstance(said, bytes) else str(said).encode("utf-8", "surrogatepass")
