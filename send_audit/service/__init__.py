"""The jobs that cross rooms, for any front end."""
