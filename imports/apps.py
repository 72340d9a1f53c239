from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "imports"

    def ready(self) -> None:
        from accounts import leaving
        from accounts import takeout as everything
        from imports import goodbye, takeout

        everything.PARTS.extend(takeout.PARTS)
        leaving.SHARES.append(goodbye.SHARE)
