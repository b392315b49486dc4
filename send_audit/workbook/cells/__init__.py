"""One cell -> one value: read exactly, read with a stated assumption, or asked about."""
