"""The forms of what is done with forces: one small sheet an act, made of pages of fields that Correct and New share."""
