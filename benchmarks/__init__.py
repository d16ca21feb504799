"""What an answer, a deadline and a start cost, as ratios to a yardstick measured in the same run."""
