"""The rules, pure: circles, consent decisions, agreements, and what all kinds of stream are made of."""
