"""Selecting and judging: pure functions over frozen data. No file, no clock, no spreadsheet."""
