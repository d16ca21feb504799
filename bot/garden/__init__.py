"""The temporary community in which `circlekeeper try` is played and stories are told."""
