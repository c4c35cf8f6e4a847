"""The Race desk: a plan's arrivals, strength in place against the adversary's clock, and until when to decide."""
