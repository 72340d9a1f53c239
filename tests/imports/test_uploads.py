"""What may be sent: one file, small, readable; everything else is a sentence beside the field."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import Client, RequestFactory

from imports.models import Import, ImportedFile
from imports.uploads import LARGEST, Bounded
from tests.factories import browser, lifter, stranger
from tests.imports.flow import V3, kept, line, said, strong, upload

pytestmark = pytest.mark.django_db

FINE = strong(line())


def zipped() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("strong.csv", FINE)
    return archive.getvalue()


BAD = {
    "nothing": b"",
    "a blank": b" \n \n",
    "a header alone": V3.encode(),
    "an archive": zipped(),
    "a packed file": gzip.compress(FINE),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a page": b"<!doctype html><title>Sign in</title><p>Sign in to export.</p>",
    "another table": b"a,b,c\n1,2,3\n",
    "NULs": FINE.replace(b"Back", b"Ba\x00ck") * 3,
    "one long line": V3.encode() + b"x" * 4_000_000,
    "quotes without end": V3.encode() + b'"' * 300_001,
    "lone quotes": V3.encode() + b'2024-03-05 18:02:11,"Back,1h,"Dead"lift",1,2' * 50_000,
    "commas": V3.encode() + b"," * 3_000_000,
    "rows of nothing": V3.encode() + b",,,,,,,,,,,\n" * 60_000,
    "too many rows": V3.encode() + line().encode() * 50_001,
    "other JSON": b'[{"date": "2024-03-05"}]',
    "deep JSON": b"[" * 1_000_000,
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_file_is_a_sentence_beside_the_field_and_is_not_kept(bad: str) -> None:
    answer = upload(lifter(), BAD[bad])
    assert answer.status_code == 422
    (sentence,) = answer.context["form"].errors["file"]
    assert sentence.endswith(".")
    assert 'id="id_file_error"' in answer.content.decode()
    assert not Import.objects.exists()


def test_no_file_at_all_is_a_sentence() -> None:
    answer = browser(lifter()).post("/import/", {})
    assert answer.status_code == 422
    assert "Choose a file." in said(answer)


def test_a_file_of_twelve_megabytes_is_told_so() -> None:
    answer = upload(lifter(), b"x" * 12 * 1024 * 1024)
    assert answer.status_code == 422
    assert "This file is bigger than 5 MB" in said(answer)
    assert not Import.objects.exists()


def test_a_file_of_just_five_megabytes_is_read() -> None:
    notes = "y" * 5000
    rows = line().encode() + line(order=2, notes=notes[:400]).encode()
    padding = LARGEST - len(V3) - len(rows)
    content = V3.encode() + rows + b"\n" * padding
    assert len(content) == LARGEST
    assert upload(lifter(), content).status_code == 302
    assert "bigger than 5 MB" in said(upload(lifter("b@example.com"), content + b"\n"))


def test_what_is_too_large_is_let_go_of_while_it_streams_in() -> None:
    handler = Bounded(RequestFactory().post("/import/"))
    handler.new_file("file", "log.csv", "text/csv", None)
    handler.receive_data_chunk(b"x" * LARGEST, 0)
    with pytest.raises(StopUpload) as stopped:
        handler.receive_data_chunk(b"x", LARGEST)
    assert not stopped.value.connection_reset  # or the page could not answer
    assert handler.file.getbuffer().nbytes == 0


def test_many_files_are_counted_together() -> None:
    parts = {f"file{number}": b"x" * 1024 * 1024 for number in range(6)}
    files = {name: SimpleUploadedFile(name, content) for name, content in parts.items()}
    answer = browser(lifter()).post("/import/", files)
    assert "This file is bigger than 5 MB" in said(answer)


def test_a_large_file_to_any_other_page_is_thrown_away_too() -> None:
    file = SimpleUploadedFile("x.csv", b"x" * 8 * 1024 * 1024)
    answer = Client().post("/accounts/login/", {"login": "a@example.com", "file": file})
    assert answer.status_code == 200


def test_a_damaged_form_is_refused_without_an_error() -> None:
    client = browser(lifter())
    for body in (b"", b"--x\r\nnonsense", b"--x\r\nContent-Disposition: form-data\r\n\r\n"):
        answer = client.generic("POST", "/import/", body, "multipart/form-data; boundary=x")
        assert answer.status_code in {400, 422}


@pytest.mark.slow
def test_the_thirty_first_file_of_a_day_is_for_tomorrow() -> None:
    cache.clear()
    user = lifter()
    for _ in range(30):
        upload(user, b"a,b\n1,2\n")
    assert "within a day" in said(upload(user, FINE))
    assert upload(lifter("other@example.com"), FINE).status_code == 302
    cache.clear()


def test_files_that_wait_are_kept_up_to_ten_and_packed() -> None:
    user = lifter()
    for number in range(12):
        kept(user, strong(line(weight=200 + number)) + line().encode() * 500)
    assert Import.objects.count() == ImportedFile.objects.count() == 10
    assert b"2" in ImportedFile.objects.first().content
    assert len(ImportedFile.objects.first().packed) < 2000


def test_whoever_has_no_program_sets_one_up_first() -> None:
    answer = browser(stranger()).get("/import/")
    assert (answer.status_code, answer["Location"]) == (302, "/setup/")


def test_a_name_of_a_file_is_shown_apart_from_the_words_around_it() -> None:
    user = lifter()
    source = kept(user, FINE)
    Import.objects.filter(pk=source.pk).update(file_name="<b>\u05d0.csv")
    page = browser(user).get("/import/").content.decode()
    assert "<bdi>&lt;b&gt;\u05d0.csv</bdi>" in page
