"""The days as a file of iCalendar (RFC 5545), written so that the usual programs show them right.

- A day is a date (VALUE=DATE, its end the date after), so that no time zone and no change of the
  clocks moves it, and it takes nobody's time (TRANSP). Nothing rings: there is no VALARM.
- A day has one name for ever (UID), by its role and date, and a date never moves: it is another
  day. Google shows a change of a known day only where SEQUENCE or LAST-MODIFIED went up, so
  SEQUENCE counts the changes of log and plan, and the day that passed.
- DTSTAMP is when the day became what it is, and not now: programs that compare what they got
  would take every day for a changed one, at every look.
- Without METHOD, as nobody is invited: with one, Outlook takes the file for an invitation.
- How often to look is asked twice: REFRESH-INTERVAL is of RFC 7986, X-PUBLISHED-TTL is what
  Outlook reads. The name, too: NAME, and X-WR-CALNAME for all that are older. Google looks when it
  likes, some hours later; Apple as often as its settings say.
"""

from __future__ import annotations

import datetime

from icalendar import Calendar, Event

from calendar_feed.entries import Became, FeedEntry
from calendar_feed.subscribed import SubscribedDays
from progression.engine.wording import counted

NAME = "Backplan"
_DAY = datetime.timedelta(days=1)
_LOOK_AGAIN = datetime.timedelta(hours=4)


def written(days: SubscribedDays, *, site: str, week: str) -> bytes:
    """The whole file in UTF-8, lines folded and ended as the format asks; `site` is the host that
    the names of the days end with, `week` the address of the lifter's week."""
    whole = Calendar()
    for name, value in {
        "prodid": f"-//{NAME}//Training days//EN",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "name": NAME,
        "x-wr-calname": NAME,
        "url": week,
        "x-published-ttl": "PT4H",
    }.items():
        whole.add(name, value)
    whole.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in days.entries:
        event = _event(entry, days)
        event.add("uid", f"{entry.role}-{entry.date}-{days.feed.pk}@{site}")
        event.add("url", week)
        whole.add_component(event)
    text: bytes = whole.to_ical()
    return text


def _event(entry: FeedEntry, days: SubscribedDays) -> Event:
    event = Event()
    event.add("summary", entry.words)
    event.add("dtstart", entry.date)
    event.add("dtend", entry.date + _DAY)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", days.revision + (entry.date < days.today))
    event.add("transp", "TRANSPARENT")
    if exercises := _exercises(entry, days):
        event.add("description", exercises)
    return event


def _exercises(entry: FeedEntry, days: SubscribedDays) -> str:
    """What the plan of the day has, a line each; "" where that is not told or was excused."""
    if entry.became == Became.EXCUSED:
        return ""
    lines = [
        f"{name}, {counted(entry.sets[slug], 'set')}"
        for slug, name in days.names.items()
        if slug in entry.sets
    ]
    return "\n".join(lines)
