"""A file as it came -> its cells, proved safe before any reader sees it."""
