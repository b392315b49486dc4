"""Spreadsheets in and out: the only room, with the xlsx report, that knows what a cell is."""
