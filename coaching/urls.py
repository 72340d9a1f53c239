from django.urls import path

from coaching.views import clients, comments, links, proposals, reviews

urlpatterns = [
    # The coach's side.
    path("clients/", clients.clients, name="clients"),
    path("clients/reviews/", reviews.review_queue, name="review_queue"),
    path("clients/<int:id>/", clients.client, name="client"),
    path("clients/<int:id>/history/", clients.client_history, name="client_history"),
    path("clients/<int:id>/history/<slug:slug>/", clients.client_lift, name="client_lift"),
    path("clients/<int:id>/workouts/<int:workout>/", clients.client_workout, name="client_workout"),
    path(
        "clients/<int:id>/workouts/<int:workout>/review/",
        reviews.review_workout,
        name="review_workout",
    ),
    path(
        "clients/<int:id>/workouts/<int:workout>/comments/",
        comments.comment_on_workout,
        name="comment_on_workout",
    ),
    path("clients/<int:id>/proposals/<int:prescription>/", proposals.propose, name="propose"),
    path(
        "clients/<int:id>/lighter-week/",
        proposals.propose_lighter_week,
        name="propose_lighter_week",
    ),
    path("proposals/<int:id>/withdraw/", proposals.withdraw_proposal, name="withdraw_proposal"),
    # The client's side.
    path("proposals/<int:id>/accept/", proposals.accept_proposal, name="accept_proposal"),
    path("proposals/<int:id>/decline/", proposals.decline_proposal, name="decline_proposal"),
    path("settings/coach/", links.coach_settings, name="coach_settings"),
    path("settings/coach/looks/", links.looks, name="looks"),
    path("coaching/<int:id>/agree/", links.agree, name="agree"),
    # Either side's.
    path("invitations/", links.make_invitation, name="make_invitation"),
    path("invitations/<int:id>/withdraw/", links.withdraw_invitation, name="withdraw_invitation"),
    path("invitations/<slug:token>/", links.invitation, name="invitation"),
    path(
        "coaching/<int:id>/workouts/<int:workout>/note/",
        comments.write_to_coach,
        name="write_to_coach",
    ),
    path("coaching/<int:id>/end/", links.end_coaching, name="end_coaching"),
    path("comments/<uuid:id>/", comments.answer, name="answer"),
    path("comments/<uuid:id>/read/", comments.mark_read, name="mark_read"),
]
