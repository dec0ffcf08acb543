"""Text becomes words, sentences and trees: normalization, the spaCy models, and what their parse gets wrong."""
