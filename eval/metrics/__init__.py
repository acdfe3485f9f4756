"""What a run is worth in figures: counted question by question, computed over all of them, and named."""
