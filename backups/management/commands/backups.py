"""`backups`: what there is, how old, and whether it is still what was proven."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from backups import folder as folders
from backups import site
from backups.failures import BackupError
from backups.manifest import age_of, in_words


class Command(BaseCommand):
    help = "Lists the backups, newest first; reads each to see that it is still as it was proven."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        folder = site.store().folder
        good = [self.line(each) for each in folders.kept(folder)]
        if not any(good):
            raise CommandError(f"There is no good backup in {folder}.")

    def line(self, kept: folders.Kept) -> bool:
        """Write what one is; whether it is good."""
        said, fault = "", kept.fault
        if manifest := kept.manifest:
            said = f"{in_words(age_of(manifest.made_at))}, {filesizeformat(manifest.size)}, "
            try:
                folders.check_content(kept.path, manifest)
            except BackupError as error:
                fault = str(error)
            else:
                count = len(manifest.facts.tables)
                said += f"good: {count} tables compared {manifest.proven_at:%Y-%m-%d %H:%M} UTC"
        self.stdout.write(f"{kept.path.name}: {said}{fault and f'NOT GOOD. {fault}'}")
        return not fault
