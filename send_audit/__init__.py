"""send-audit: a compliance auditor for SEND duties on schools and other settings in England."""

__version__ = "0.1.0"
