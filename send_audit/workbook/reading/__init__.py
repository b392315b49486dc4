"""The cells of our own form -> a submission: tables found by headings, each row in one bucket."""
