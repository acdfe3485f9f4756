"""Trains the reader that ships, from public sets: `python -m training.reader --data DIR --out DIR`."""
