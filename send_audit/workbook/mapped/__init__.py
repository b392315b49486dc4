"""Other people's audits, read by a mapping, and drafts of such mappings."""
