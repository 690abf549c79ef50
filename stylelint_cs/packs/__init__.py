"""Locale packs: facts about a language, read from ``locales/<locale>/language.yaml``."""
