"""One SQLite case file: schema, operations and one query file per aggregate. Nothing else writes."""
