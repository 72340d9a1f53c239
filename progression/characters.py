"""Characters as people and their phones write them: digits and signs of every script, and
characters that no text may contain. Pure Python, used by every reader of input."""

import re
import unicodedata

# Minus and plus as they are printed, and decimal points of other scripts.
_SIGNS = str.maketrans({"\u2212": "-", "\uff0d": "-", "\uff0b": "+", "\uff0e": ".", "\u066b": "."})
# Marks that reorder the text around them, and halves of characters.
MISLEADING = "\u202a-\u202e\u2066-\u2069\ud800-\udfff"


def ascii_digits(text: str) -> str:
    """The text with every script's digits and signs as ASCII."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char, char)) for char in text.translate(_SIGNS))


# Control characters, except the tab and line breaks, and what misleads.
UNSHOWABLE = re.compile(f"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{MISLEADING}]")
