"""What people on Slack wait for: the bot's own process against a Slack on loopback, beside others."""
