"""The workplace Consult: crises, consultations, options and decisions, on desks of their own."""
