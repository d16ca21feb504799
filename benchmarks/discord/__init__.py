"""What people on Discord wait for: the bot's own process against a Discord on loopback, beside others."""
