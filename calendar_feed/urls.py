"""The calendar that programs read, and its settings."""

from django.urls import path

from calendar_feed.views import calendar_feed, calendar_settings, renew_calendar, stop_calendar

urlpatterns = [
    path("calendar/<slug:secret>.ics", calendar_feed, name="calendar_feed"),
    path("settings/calendar/", calendar_settings, name="calendar_settings"),
    path("settings/calendar/renew/", renew_calendar, name="renew_calendar"),
    path("settings/calendar/stop/", stop_calendar, name="stop_calendar"),
]
