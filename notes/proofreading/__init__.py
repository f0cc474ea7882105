"""Spelling and grammar: the engine, its rules, and the words it has to know."""
