"""Trains the attribution tagger that ships: `python -m training.attribution`."""
