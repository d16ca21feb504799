"""From states to cards: how each kind of stream looks, and what one person is shown."""
