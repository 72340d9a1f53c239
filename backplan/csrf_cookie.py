"""The cookie of the forms' tokens is sent when it is new, and never again.

Django sends it with every page, to renew its year. A slow answer to somebody who has signed in
meanwhile would then put the old one back, and the form in front of them would be refused.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from backplan.middleware import GetResponse


def sent_once(get_response: GetResponse) -> GetResponse:
    """Leave the cookie out of an answer to a browser that sent the same one."""
    name = settings.CSRF_COOKIE_NAME

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        cookie = response.cookies.get(name)
        if cookie is not None and cookie.value == request.COOKIES.get(name):
            del response.cookies[name]
        return response

    return middleware
