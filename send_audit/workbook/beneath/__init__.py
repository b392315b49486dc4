"""What lies beneath the values of a workbook: formulas, notes, links, colours, what is hidden."""
