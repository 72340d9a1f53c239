"""Who you are: the account, sign-up, its settings, and everything of one’s own as a file."""
