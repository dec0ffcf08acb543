"""Speed and yardsticks; `python -m bench` runs them all."""
