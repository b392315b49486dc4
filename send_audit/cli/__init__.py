"""The command line: options into a request, one call, bytes out. The only room that names typer."""
