"""Briefings: pages made from the picture, and how they are painted and written. No text here is ever read as markup."""
