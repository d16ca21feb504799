"""What whoever runs the bot does with it: check, export, backup, forget."""
