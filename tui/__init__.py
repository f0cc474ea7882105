"""The terminal app: shows, asks, forwards. All rules live in `notes`."""
