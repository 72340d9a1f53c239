"""Ask the server in this container whether it is well; the exit status is the answer."""

import os
import sys
import urllib.error
import urllib.request

PORT = os.environ.get("BIND", "127.0.0.1:8000").rpartition(":")[2]
# The server only answers to the names it was given.
HOST = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().removeprefix(".")

request = urllib.request.Request(f"http://127.0.0.1:{PORT}/healthz", headers={"Host": HOST})
try:
    with urllib.request.urlopen(request, timeout=6) as answer:  # noqa: S310 - our own address
        sys.exit(answer.status != 200)
except OSError as error:
    sys.exit(f"Not well: {error}")
