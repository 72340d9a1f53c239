"""A coach proposes a change, and the client accepts or declines it."""
