"""Understanding what a note says: its parts, names, phrases, and what it shares with others."""
