"""The national register of establishments: what a setting is in law, and what it says of it."""
