"""Library scope: all stored messages of a repository at once, matched across locales, held against library rules."""
