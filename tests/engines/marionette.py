"""Firefox's own remote control, spoken where Selenium would speak to a driver between the two.

Firefox listens for it with `--marionette`. A message is its length in bytes, a colon and a JSON
list: [0, number, command, parameters] goes there, [1, number, error, result] comes back. The
commands are WebDriver's own by other names:
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import socket
from typing import Any

from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

PATIENCE = 120  # seconds for one command

NAMES = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.QUIT: "Marionette:Quit",
    Command.GET: "WebDriver:Navigate",
    Command.GET_CURRENT_URL: "WebDriver:GetCurrentURL",
    Command.FIND_ELEMENT: "WebDriver:FindElement",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.CLEAR_ELEMENT: "WebDriver:ElementClear",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.GET_ELEMENT_TEXT: "WebDriver:GetElementText",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "WebDriver:ExecuteAsyncScript",
    Command.SCREENSHOT: "WebDriver:TakeScreenshot",
    Command.SET_TIMEOUTS: "WebDriver:SetTimeouts",
    Command.GET_WINDOW_RECT: "WebDriver:GetWindowRect",
    Command.SET_WINDOW_RECT: "WebDriver:SetWindowRect",
}
ALWAYS = {Command.QUIT: {"flags": ["eForceQuit"]}, Command.SCREENSHOT: {"full": False}}


class Marionette(RemoteConnection):
    """Carries Selenium's commands to the Firefox that listens on this port of this machine."""

    def __init__(self, port: int) -> None:
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._hear()  # it says hello first

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """One command and its answer, in the form that Selenium reads; a lost one is an OSError."""
        self._number += 1
        told = {key: value for key, value in params.items() if key != "sessionId"}
        if command == Command.NEW_SESSION:
            told = told["capabilities"]["alwaysMatch"]
        message = [0, self._number, NAMES[command], told | ALWAYS.get(command, {})]
        text = json.dumps(message).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._hear()
        if error:
            return {"status": error["error"], "value": error}
        is_bare = isinstance(result, dict) and result.keys() == {"value"}
        return {"value": result["value"] if is_bare else result}

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def _hear(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise ConnectionError("Firefox has gone.")
            length += byte
        return json.loads(self._stream.read(int(length)))
