"""A form that meets an ended session: sign in first, then send it again with one button.

Nothing is saved until whoever has signed in presses that button.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.sign_in_forms import LoginForm
from accounts.typed_fields import is_secret
from accounts.unsent_forms import KEY, Unsent, read, waiting, what_was_sent
from backplan.outage import brief

# Not carried: consent is given on the page that lists what a coach sees, and a file has to be
# chosen again.
ON_ITS_PAGE = {"agree", "imports", "unsent"}

# What the button of each form does, for the page that asks again without the form around it.
SENDS = {
    "account_email": "Change your e-mail address",
    "account_settings": "Save your name and time zone",
    "mail_settings": "Save which mail you get",
    "sign_out_device": "Sign that device out",
    "sign_out_others": "Sign out every other device",
    "body_weight": "Save your body weight",
    "remove_body_weight": "Remove the body weight",
    "show_body_weight": "Save who sees your body weight",
    "set_up": "Save your set-up",
    "start_workout": "Start the workout",
    "enter_workout": "Save the whole workout",
    "logged_set": "Save the set",
    "finish_workout": "Finish the workout",
    "discard_workout": "Discard the workout",
    "swap_exercise": "Swap the exercise",
    "days_settings": "Save your training days",
    "experience_settings": "Save your experience",
    "unit_settings": "Change between pounds and kilograms",
    "equipment_settings": "Save your bar, plates and bells",
    "add_gym": "Add the gym",
    "edit_gym": "Save the gym",
    "usual_gym": "Make it your usual gym",
    "remove_gym": "Remove the gym",
    "choose_gym": "Change the gym of the workout",
    "prescription": "Change your plan",
    "working_load": "Set the weight",
    "come_back": "Choose your weight after time away",
    "change_date": "Change the date of the workout",
    "delete_workout": "Delete the workout",
    "put_back": "Put the workout back",
    "excused": "Excuse these days",
    "be_back": "Say that you are back",
    "take_back_excuse": "Take the excused days back",
    "lighter_week": "Take a lighter week",
    "calendar_settings": "Save what your calendar shows",
    "renew_calendar": "Make a new calendar link",
    "stop_calendar": "Stop sharing your calendar",
    "take_back_lighter_week": "Take the lighter week back",
    "propose_lighter_week": "Propose a lighter week",
    "import_preview": "Bring in the file",
    "import_columns": "Name the columns of your table",
    "import_undo": "Take the imported workouts back",
    "import_remove": "Remove the file",
    "propose": "Propose the change",
    "templates": "Make the template",
    "template": "Put the exercise into the template",
    "rename_template": "Rename the template",
    "take_out_line": "Take the exercise out of the template",
    "delete_template": "Delete the template",
    "propose_template": "Propose the template",
    "withdraw_proposal": "Withdraw the proposal",
    "accept_proposal": "Accept the proposal",
    "decline_proposal": "Decline the proposal",
    "make_invitation": "Make an invitation link",
    "withdraw_invitation": "Withdraw the invitation",
    "end_coaching": "End the coaching",
    "hand_over": "Ask your client about the other coach",
    "take_back_hand_over": "Take the hand-over back",
    "review_workout": "Mark the workout as reviewed",
    "comment_on_workout": "Send the comment",
    "answer": "Send the answer",
    "write_to_coach": "Send the note",
    "mark_read": "Mark the comment as read",
    "api_tokens": "Make the token",
    "revoke_api_token": "Revoke the token",
}
# The labels of the fields that people type into, by name.
TYPED = {
    "load": "Weight",
    "reps": "Reps",
    "left_reps": "Reps, left arm",
    "right_reps": "Reps, right arm",
    "rir": "Reps left",
    "performed_on": "Date",
    "weighed_on": "Date",
    "first_on": "From",
    "last_on": "To",
    "starts_on": "From",
    "notes": "Notes",
    "note": "Note",
    "link": "Link to a video",
    "text": "Your words",
    "reason": "Reason",
    "name": "Name",
    "email": "E-mail address",
    "body_weight": "Body weight",
    "bar": "Empty bar",
    "plates": "Plates",
}


def is_carried(request: HttpRequest) -> bool:
    """Whether the form is carried through the sign-in; never one that holds a secret."""
    name = (request.resolver_match and request.resolver_match.url_name) or ""
    if request.method != "POST" or name.startswith("mfa_") or name in ON_ITS_PAGE:
        return False
    return not any(map(is_secret, request.POST))


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The sign-in page, with the sent form in a hidden field."""
    return _sign_in(request, what_was_sent(request), HTTPStatus.UNAUTHORIZED)


def from_our_page(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form of ours with the token of an earlier sign-in; None for any other.

    The Origin header says that it is ours, and no other site can set that. Even then the form
    is only shown, with a button that has a current token.
    """
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return None
    sent = _in_hand(request)
    if sent is None or brief(request, "", HTTPStatus.FORBIDDEN):
        return None
    if not isinstance(request.user, User):
        return _sign_in(request, sent, HTTPStatus.FORBIDDEN)
    if not sent.may_be_of(request.user):
        return None
    return render(request, "unsent.html", _page(sent), status=HTTPStatus.FORBIDDEN)


@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: SignedInRequest) -> HttpResponse:
    """Offer to send the waiting form again. A POST here drops it."""
    sent = waiting(request)
    if request.method == "POST":
        request.session.pop(KEY, None)
    if request.method == "POST" or sent is None:
        return redirect("week")
    return render(request, "unsent.html", _page(sent))


def _in_hand(request: HttpRequest) -> Unsent | None:
    """The form that was sent, or the one inside a sign-in form that was sent."""
    view = request.resolver_match and request.resolver_match.func
    if getattr(view, "login_required", True):
        return what_was_sent(request) if is_carried(request) else None
    return read(request.POST.get(KEY, ""))


def _sign_in(request: HttpRequest, sent: Unsent | None, status: int) -> HttpResponse:
    form = LoginForm(request=request, initial={KEY: sent.written() if sent else ""})
    page = {"form": form, "is_too_long": sent is None}
    response = render(request, "account/login.html", page, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def _page(sent: Unsent) -> dict[str, Any]:
    typed = [(TYPED[name], value) for name, value in sent.fields if name in TYPED and value]
    return {"sent": sent, "typed": typed, "does": _does(sent)}


def _does(sent: Unsent) -> str:
    if sent.name == "logged_set" and ("kind", "undone") in sent.fields:
        return "Take the set back"
    if sent.name == "enter_workout" and dict(sent.fields).get("do", "save") != "save":
        return "Go on with the workout"
    if sent.name == "import_preview" and "bring" not in dict(sent.fields):
        return "Look at the file again"
    return SENDS.get(sent.name, "Send it again")
