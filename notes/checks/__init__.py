"""The rules, one module for each item of the checklist."""
