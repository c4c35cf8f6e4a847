"""Bytes become drafts and rejects, one parser a format. No database, no network."""
