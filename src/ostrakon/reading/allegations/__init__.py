"""Who accuses whom of what, in verbs, nouns, reasons and releases; who denies it."""
