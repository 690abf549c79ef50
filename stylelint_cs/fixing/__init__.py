"""Fixes: which edits may be made, how they are written in each format, and proof that nothing else changes."""
