"""What a word of a sentence refers to: names, pronouns, descriptions, counted groups."""
