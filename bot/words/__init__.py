"""Words and time in natural language: the catalogues and who says them, and how people's times are read."""
