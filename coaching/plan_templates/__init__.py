"""What a coach proposes again and again is kept as a template, and proposed to several at once."""
