"""The document, and the page that explains it."""

from __future__ import annotations

import html
import json
import re
import shlex

import pytest
from django.test import Client
from django.urls import resolve

from api.document import addresses, document
from api.explained.examples import TOKEN, examples
from tests.api.programs import program_of_user, told
from tests.factories import lifter, log, workout_of
from workouts.log_sets.answers import EVER_SENT
from workouts.log_sets.forms import SetForm
from workouts.models import LoggedSet

ADDRESS = re.compile(r"https://site\.example/api/1/([^\s\"]+)")


def test_the_document_names_the_fields_that_the_form_reads() -> None:
    body = document()["paths"]["/api/1/sets/{id}"]["put"]["requestBody"]
    told_of = set(body["content"]["application/json"]["schema"]["properties"])
    assert told_of == {*SetForm.base_fields, "sure"}
    assert told_of <= EVER_SENT


def test_every_answer_is_told_of() -> None:
    for path, verbs in document()["paths"].items():
        for verb, said in verbs.items():
            assert set(said["responses"]) >= {200, 400, 401, 429, 503}, (verb, path)
            assert said["security"] == [{"BearerToken": []}], (verb, path)


@pytest.mark.django_db
def test_both_are_open_to_all_and_name_every_address() -> None:
    page = Client().get("/api/").content.decode()
    assert all(f"{each.verb} {each.path}" in html.unescape(page) for each in addresses())
    served = json.loads(Client().get("/api/1/openapi.json").content)
    assert served["openapi"].startswith("3.")
    assert len(addresses()) == sum(map(len, served["paths"].values()))


def test_every_example_leads_somewhere() -> None:
    for example in examples("https://site.example"):
        (path,) = ADDRESS.findall(example.command)
        assert resolve(f"/api/1/{path.partition('?')[0]}").url_name.startswith("api_")


@pytest.mark.django_db
def test_the_examples_do_what_they_say() -> None:
    program = program_of_user(lifter())
    number = None
    for example in examples("https://site.example"):
        words = shlex.split(example.command.replace("\\\n", " "))
        assert f"Authorization: Bearer {TOKEN}" in words
        sent = words[words.index("-d") + 1] if "-d" in words else None
        method = words[words.index("-X") + 1] if "-X" in words else "POST" if sent else "GET"
        (path,) = ADDRESS.findall(example.command)
        body = None if sent is None else json.loads(sent)
        if number and body and "workout" in body:
            body["workout"] = number
        if "finish" in path:
            log(workout_of(LoggedSet.objects.get().workout.lifter), 225, 6)
            path, body = path.replace("12", str(number)), body | {"anyway": 12}
        answer = program.ask(method, path, body)
        if answer.streaming:
            continue
        said = told(answer)
        number = said["id"] if path == "workouts" and sent else number
    assert LoggedSet.objects.count() == 2
