"""How static files are stored in production: with hashed names, and compressed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# An import as we write it: `import "./name.js";` or `import { a, b } from "./name.js";`.
_IMPORT = r"""(?m)(?P<matched>^(?P<start>import (?:.+ from )?)"(?P<url>\./[^"]+)";$)"""


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's, with the imports of our own scripts rewritten to the hashed names too.

    Django's setting for that would also rewrite other packages' scripts, and comments in them.
    """

    max_post_process_passes = 12  # one for each script on the longest way from one to the next
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, """%(start)s"%(url)s";"""),)),
    )
