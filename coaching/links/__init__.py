"""How two people become coach and client, and how it ends."""
