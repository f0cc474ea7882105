"""Calendars: interviews read from invitations, reminders written for calendar apps."""
