"""The WSGI application of the sketch."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "sketch.settings"  # in the place of the product's

application = get_wsgi_application()
