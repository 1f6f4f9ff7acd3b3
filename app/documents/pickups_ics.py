"""The calendar of pickups as an iCalendar file (RFC 5545), for the customer's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.waste_sheet import PickupEvent


def make_ics(name: str, events: Sequence[PickupEvent], made_at: datetime) -> bytes:
    """An iCalendar of whole-day events with a reminder the evening before (containers are put out the day before)."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Okienko//wywozy//PL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for row in events:
        event = Event()
        event.add("uid", row.uid)
        event.add("dtstamp", made_at)
        event.add("dtstart", row.day)
        event.add("dtend", row.day + timedelta(days=1))
        event.add("summary", row.summary)
        if row.description:
            event.add("description", row.description)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", row.summary)
        alarm.add("trigger", timedelta(hours=-6))
        event.add_component(alarm)
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found
