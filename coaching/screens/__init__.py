from coaching.screens.clients import client, clients, earlier_workouts, reader
from coaching.screens.links import (
    after_linking,
    agree,
    coach_settings,
    ended_words,
    invitation,
    linked_words,
)
from coaching.screens.proposals import (
    accepted_words,
    answered_words,
    propose,
    propose_lighter_week,
    stale_words,
)
from coaching.screens.workout import answer, thread_url, workout

__all__ = [
    "accepted_words",
    "after_linking",
    "agree",
    "answer",
    "answered_words",
    "client",
    "clients",
    "coach_settings",
    "earlier_workouts",
    "ended_words",
    "invitation",
    "linked_words",
    "propose",
    "propose_lighter_week",
    "reader",
    "stale_words",
    "thread_url",
    "workout",
]
