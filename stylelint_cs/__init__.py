"""A multilingual, policy-as-code style linter for customer service."""

__version__ = "0.1.0"
