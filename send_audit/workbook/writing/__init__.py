"""A checklist -> the workbook that a setting fills in."""
