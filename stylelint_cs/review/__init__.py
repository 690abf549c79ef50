"""Conversations held against the brand voice: read, judged, counted, reported."""
