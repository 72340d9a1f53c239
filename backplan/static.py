"""How static files are kept in production: hashed, compressed, and so the modules they import."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# One line of our own style: `import "./name.js";` or `import { a, b } from "./name.js";`.
_IMPORT = r"""(?m)(?P<matched>^(?P<start>import (?:.+ from )?)"(?P<url>\./[^"]+)";$)"""


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's, with the imports of our own scripts rewritten to the hashed names too.

    Django's switch for that would read every package's scripts, comments included.
    """

    max_post_process_passes = 12  # one for each script on the longest way from one to the next
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, """%(start)s"%(url)s";"""),)),
    )
