"""Inputs that attack the tool, as cases: what each one is, what must be said of it, and where."""
