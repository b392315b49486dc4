"""Checklists as a library: find, load, check, compile and release them."""
