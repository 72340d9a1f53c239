from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self) -> None:
        from accounts import account_deletion, export_json
        from coaching import export_parts
        from coaching import samples as ours
        from coaching.account_deletion import REMOVAL
        from coaching.letters import digest, to_client
        from coaching.models import Review
        from coaching.roster.kept import may_be_kept
        from mail import kinds
        from workouts import deletion, revisions, samples

        samples.MAKERS.append(ours.make)
        export_json.PARTS.extend(export_parts.PARTS)
        account_deletion.REMOVALS.append(REMOVAL)
        kinds.KINDS.extend([*to_client.KINDS, digest.KIND])
        deletion.BESIDE.append(Review)
        revisions.KEEPERS.append(may_be_kept)
