"""Benchmarks: ratios measured in pairs within one run, never timed tests."""
