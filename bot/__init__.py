"""Circlekeeper: a chat bot that lets a group govern itself by sociocracy where it already talks."""
