"""Who imposes, lifts, extends sanctions on whom: acts, their targets, and which findings are one act."""
