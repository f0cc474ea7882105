"""The overview: calendar, who is owed, how fast each note went out, share sent in time, and numbers."""
