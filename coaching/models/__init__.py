from coaching.models.kept_line import KeptLine
from coaching.models.links import Coaching, Invitation, Invites
from coaching.models.looks import LogView, Page
from coaching.models.proposals import Answer, Asks, Proposal, ProposalQuerySet
from coaching.models.reviews import Comment, Review

__all__ = [
    "Answer",
    "Asks",
    "Coaching",
    "Comment",
    "Invitation",
    "Invites",
    "KeptLine",
    "LogView",
    "Page",
    "Proposal",
    "ProposalQuerySet",
    "Review",
]
