"""`sample_data`: accounts with logs to look at, in development only."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workouts import samples


class Command(BaseCommand):
    help = "Makes two sample lifters with their logs, and their coach. In development only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SAMPLE_ACCOUNTS:
            raise CommandError("Sample accounts are for development. Set DEBUG=1 to make them.")
        made = samples.make()
        for person in made:
            self.stdout.write(f"{person.name}: {person.about}.")
        if not made:
            self.stdout.write("The sample accounts are already there.")
        self.stdout.write("The sign-in page lets you in as any of them.")
