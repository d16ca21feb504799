"""From what people do to commands of the core: a file for each group of verbs, and the way to them."""
