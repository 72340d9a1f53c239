from coaching.models.hand_over import HandOver
from coaching.models.kept_line import KeptLine
from coaching.models.links import Coaching, Invitation, Invites
from coaching.models.looks import LogView, Page
from coaching.models.proposals import Answer, Asks, Proposal, ProposalQuerySet
from coaching.models.reviews import Comment, Review
from coaching.models.templates import ProposalTemplate, TemplateLine, TemplateSending

__all__ = [
    "Answer",
    "Asks",
    "Coaching",
    "Comment",
    "HandOver",
    "Invitation",
    "Invites",
    "KeptLine",
    "LogView",
    "Page",
    "Proposal",
    "ProposalQuerySet",
    "ProposalTemplate",
    "Review",
    "TemplateLine",
    "TemplateSending",
]
