"""Time expressions, the intervals they mean, and which verb each dates."""
