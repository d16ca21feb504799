"""The circle: its state, the commands it takes, the events it records, and its rules."""
