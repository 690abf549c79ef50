"""Phrases: the notation that needs no regex, inflection by a pack's classes, and the one matcher."""
