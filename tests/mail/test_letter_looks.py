"""The HTML of a letter in a mail program as narrow as a phone."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser

from mail.composing import page_of
from tests.browser.looking import findings
from tests.mail.test_letter import LONG

pytestmark = pytest.mark.browser


def test_it_fits_a_narrow_mail_program_and_can_be_read(browser: Browser) -> None:
    html = render_to_string("mail/letter.html", page_of(LONG, "your clients’ list", "x" * 22))
    context = browser.new_context()
    page = context.new_page()
    page.set_content(html)
    assert findings(page) == []
    context.close()


def test_what_would_stick_out_is_found(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    html = render_to_string("mail/letter.html", page_of(LONG, "your clients’ list", "x" * 22))
    page.set_content(html.replace("overflow-wrap: anywhere", ""))
    assert any("sticks out" in found for found in findings(page))
    context.close()
