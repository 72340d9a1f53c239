"""Make a token for a program, see which there are, revoke one."""
