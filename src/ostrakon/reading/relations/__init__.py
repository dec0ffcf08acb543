"""Who owns, leads, belongs to, helps or is kin to whom; and events."""
