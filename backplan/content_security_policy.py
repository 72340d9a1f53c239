"""What a page may load and where it may send: only this site, and nothing inline."""

_OURS = ["'self'"]
_NONE = ["'none'"]

POLICY = {
    "default-src": _NONE,
    **dict.fromkeys(["script-src", "style-src", "font-src", "connect-src"], _OURS),
    **dict.fromkeys(["manifest-src", "worker-src"], _OURS),
    "img-src": [*_OURS, "data:"],
    "form-action": _OURS,
    "base-uri": _NONE,
    "frame-ancestors": _NONE,
}
