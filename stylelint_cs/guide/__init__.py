"""The brand voice as a style guide for people: what it holds, and how it is written as Markdown and HTML."""
