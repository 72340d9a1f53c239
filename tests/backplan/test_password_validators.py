import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


def refusals(password: str) -> set[str]:
    user = get_user_model()(email="ferdinand@example.com", name="Bartholomew Fisher")
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {each.code or "" for each in error.error_list}
    return set()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "password_too_short"),
        ("123456123456", "password_too_common"),
        ("ferdinand@example.com", "password_too_similar"),
        ("bartholomew fisher", "password_too_similar"),
        ("backplan-backplan", "password_context_words"),
        ("MyDeadlift2024", "password_context_words"),
        ("back-back-back", "password_context_words"),
        ("Lifting Back Workout", "password_context_words"),
    ],
)
def test_a_password_someone_would_guess_is_refused(password: str, code: str) -> None:
    assert code in refusals(password)


@pytest.mark.parametrize(
    "password",
    ["correct horse battery staple", "829170356481", "my deadlift and four other animals"],
)
def test_a_long_password_of_ones_own_is_taken(password: str) -> None:
    assert refusals(password) == set()
