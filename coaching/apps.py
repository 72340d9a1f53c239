from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self) -> None:
        from accounts import leaving
        from accounts import takeout as everything
        from coaching import goodbye, takeout
        from coaching import samples as ours
        from coaching.models import Review
        from workouts import deletion, samples

        samples.MAKERS.append(ours.make)
        everything.PARTS.extend(takeout.PARTS)
        leaving.SHARES.append(goodbye.SHARE)
        deletion.BESIDE.append(Review)
