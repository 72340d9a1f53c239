"""A phone that makes passkeys and signs with them, as the standard for them says.

Web Authentication, level 2, https://www.w3.org/TR/webauthn-2/: an attestation of the format
"none" (8.7), authenticator data (6.1), and signatures over both (6.3.3).
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from accounts.models import User

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
HOST = "testserver"

Json = dict[str, Any]


@dataclass
class Phone:
    """Holds one passkey. `checks` says whether it looks who holds the phone."""

    host: str = HOST
    origin: str = f"https://{HOST}"
    checks: bool = True
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: os.urandom(16))
    owner: str = ""  # what the site calls the account

    def make(self, options: Json) -> Json:
        """The answer to a site that wants a passkey."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        about_key = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(WITH_KEY) + about_key
        attestation = {"fmt": "none", "attStmt": {}, "authData": data}
        return self._answer(
            {"credProps": {"rk": True}},
            clientDataJSON=self._client("webauthn.create", asked["challenge"]),
            attestationObject=cbor.encode(attestation),
        )

    def sign(self, options: Json) -> Json:
        """The answer to a site that wants to know who it is."""
        data = self._data()
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        owner = websafe_decode(self.owner)
        parts = {"clientDataJSON": client, "authenticatorData": data, "signature": signed}
        return self._answer({}, **parts, userHandle=owner)

    def _answer(self, extensions: Json, **response: bytes) -> Json:
        id = websafe_encode(self.id)
        return {
            "id": id,
            "rawId": id,
            "type": "public-key",
            "clientExtensionResults": extensions,
            "response": {name: websafe_encode(value) for name, value in response.items()},
        }

    def _data(self, more: int = 0) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.checks else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()


def phone_of(user: User, name: str = "Old phone") -> tuple[Phone, Authenticator]:
    """A phone whose passkey the account has already."""
    phone = Phone()
    owner = websafe_encode(user_pk_to_url_str(user).encode())
    made = phone.make({"publicKey": {"user": {"id": owner}, "challenge": "AAAA"}})
    return phone, WebAuthn.add(user, name, made).instance
