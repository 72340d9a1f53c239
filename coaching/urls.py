"""Every address of coach and client, and the view that answers it."""

from django.urls import path

from coaching.client.views import client, client_history, client_lift, client_workout
from coaching.comments.views import answer, comment_on_workout, mark_read, write_to_coach
from coaching.hand_client_over.views import hand_over, handed_over, take_back_hand_over
from coaching.links.views import (
    agree,
    coach_settings,
    end_coaching,
    invitation,
    looks,
    make_invitation,
    withdraw_invitation,
)
from coaching.plan_templates.views import (
    delete_template,
    propose_template,
    rename_template,
    take_out_line,
    template,
    template_sent,
    templates,
)
from coaching.propose.views import (
    accept_proposal,
    decline_proposal,
    propose,
    propose_lighter_week,
    withdraw_proposal,
)
from coaching.review_queue.views import review_queue, review_workout
from coaching.roster.views import clients

urlpatterns = [
    # The coach's side.
    path("clients/", clients, name="clients"),
    path("clients/reviews/", review_queue, name="review_queue"),
    path("clients/templates/", templates, name="templates"),
    path("clients/templates/<int:id>/", template, name="template"),
    path("clients/templates/<int:id>/name/", rename_template, name="rename_template"),
    path("clients/templates/<int:id>/lines/<int:line>/", take_out_line, name="take_out_line"),
    path("clients/templates/<int:id>/delete/", delete_template, name="delete_template"),
    path("clients/templates/<int:id>/propose/", propose_template, name="propose_template"),
    path("clients/templates/sent/<uuid:id>/", template_sent, name="template_sent"),
    path("clients/<int:id>/", client, name="client"),
    path("clients/<int:id>/history/", client_history, name="client_history"),
    path("clients/<int:id>/history/<slug:slug>/", client_lift, name="client_lift"),
    path("clients/<int:id>/workouts/<int:workout>/", client_workout, name="client_workout"),
    path("clients/<int:id>/workouts/<int:workout>/review/", review_workout, name="review_workout"),
    path(
        "clients/<int:id>/workouts/<int:workout>/comments/",
        comment_on_workout,
        name="comment_on_workout",
    ),
    path("clients/<int:id>/proposals/<int:prescription>/", propose, name="propose"),
    path("clients/<int:id>/hand-over/", hand_over, name="hand_over"),
    path("clients/<int:id>/lighter-week/", propose_lighter_week, name="propose_lighter_week"),
    path("proposals/<int:id>/withdraw/", withdraw_proposal, name="withdraw_proposal"),
    # The client's side.
    path("proposals/<int:id>/accept/", accept_proposal, name="accept_proposal"),
    path("proposals/<int:id>/decline/", decline_proposal, name="decline_proposal"),
    path("settings/coach/", coach_settings, name="coach_settings"),
    path("settings/coach/looks/", looks, name="looks"),
    path("coaching/<int:id>/agree/", agree, name="agree"),
    # Either side's.
    path("invitations/", make_invitation, name="make_invitation"),
    path("invitations/<int:id>/withdraw/", withdraw_invitation, name="withdraw_invitation"),
    path("invitations/<slug:token>/", invitation, name="invitation"),
    path("coaching/<int:id>/workouts/<int:workout>/note/", write_to_coach, name="write_to_coach"),
    path("coaching/<int:id>/end/", end_coaching, name="end_coaching"),
    path("coaching/<int:id>/hand-over/", handed_over, name="handed_over"),
    path("coaching/<int:id>/hand-over/take-back/", take_back_hand_over, name="take_back_hand_over"),
    path("comments/<uuid:id>/", answer, name="answer"),
    path("comments/<uuid:id>/read/", mark_read, name="mark_read"),
]
