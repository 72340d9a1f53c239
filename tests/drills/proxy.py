"""nginx with the configuration that is deployed, on a port of loopback, with a certificate made
for the run."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from tests.drills.site import HOST, free_port

NEEDED = ("nginx", "openssl")
NO_PROXY = "nginx did not take part: install Debian's nginx-light and openssl."


def is_here() -> bool:
    return all(map(shutil.which, NEEDED))


class Proxy:
    """deploy/nginx.conf but for its ports and paths; and but for `changes`, a planted defect."""

    def __init__(self, folder: Path, web: int, *, changes: Mapping[str, str] | None = None) -> None:
        self.port, self._plain = free_port(), free_port()
        self.certificate = folder / "fullchain.pem"
        key = folder / "privkey.pem"
        _certify(self.certificate, key)
        http2 = " http2" if _version() < (1, 25, 1) else ""  # as older ones say it
        told = {
            r"listen 80 ": f"listen 127.0.0.1:{self._plain} ",
            r"listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl{http2}",
            r"http://web:8000": f"http://127.0.0.1:{web}",
            r"/etc/nginx/certificates/fullchain\.pem": str(self.certificate),
            r"/etc/nginx/certificates/privkey\.pem": str(key),
            r"/tmp/nginx\.pid": str(folder / "nginx.pid"),  # noqa: S108
            r"error_log /dev/stderr": f"error_log {folder / 'nginx.log'}",
            r"http2 on;": "" if http2 else "http2 on;",
            **(changes or {}),
        }
        text = (Path(settings.BASE_DIR) / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        for ours, here in told.items():
            text, count = re.subn(ours, here, text)
            assert count == 1, f"deploy/nginx.conf has changed at {ours}: change the drill with it"
        self._configuration = folder / "nginx.conf"
        self._configuration.write_text(text, encoding="utf-8")
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = shutil.which("nginx") or "nginx"
        command = [program, "-c", str(self._configuration), "-g", "daemon off;"]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("nginx does not start with our configuration")

    def stop(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=30)

    def trusting(self) -> ssl.SSLContext:
        """What a phone trusts: our certificate alone."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def stall(self, count: int, headers: Mapping[str, str]) -> list[socket.socket]:
        """So many phones that send half of a set and no more."""
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        half = (
            f"PUT /sets/01900000-0000-7000-8000-000000000000/ HTTP/1.1\r\nHost: {HOST}\r\n"
            f'{told}Content-Length: 400\r\n\r\n{{"load": '
        )
        stalled = []
        for _ in range(count):
            line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
            phone = self.trusting().wrap_socket(line, server_hostname=HOST)
            phone.sendall(half.encode())
            stalled.append(phone)
        return stalled


def _version() -> tuple[int, ...]:
    """Of nginx: Debian's are older than the one of docker-compose.yml."""
    command = [shutil.which("nginx") or "nginx", "-v"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found = re.search(r"nginx/([\d.]+)", said)
    assert found, said
    return tuple(map(int, found[1].split(".")))


def _certify(certificate: Path, key: Path) -> None:
    """A certificate for our host name that ends with the week."""
    subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made = ["-days", "7", "-keyout", str(key), "-out", str(certificate)]
    command = ["openssl", "req", "-x509", *curve, *subject, *made]
    subprocess.run(command, check=True, capture_output=True)
