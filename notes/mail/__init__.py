"""Sending a note: the message, the routes it can take, and the record that keeps it from going out twice.

`sending.plan_sending` says what would happen; `sending.carry_out` does it.
"""
