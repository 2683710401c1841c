"""The keys of archives: public keys to write them, secret keys to open them."""

from __future__ import annotations

from pathlib import Path

from pyrage import IdentityError, RecipientError
from pyrage.x25519 import Identity, Recipient

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.settings import Settings

HOW_TO_MAKE = "make a pair of keys with `age-keygen -o KEYFILE` (docs/publication.md, Archives)"


def recipients(settings: Settings) -> list[Recipient]:
    """The public keys in ZOOM_ARCHIVE_RECIPIENTS. Raises NotPublished."""
    if not settings.archive_recipients:
        raise NotPublished(
            f"ZOOM_ARCHIVE_RECIPIENTS is not set: {HOW_TO_MAKE} and set it to the public key"
        )
    found = []
    for text in settings.archive_recipients.replace(",", " ").split():
        try:
            found.append(Recipient.from_str(text))
        except RecipientError as error:
            shown = text if text.startswith("age1") else "an entry"  # which may be a secret key
            raise NotPublished(
                f"ZOOM_ARCHIVE_RECIPIENTS: {shown} is not a public key ({error}): expected "
                "age1..., several with blanks between them"
            ) from None
    return found


def identities_in(key_file: Path | None) -> list[Identity]:
    """The secret keys in a file as age-keygen writes it: one per line, comments begin with #.
    Raises NotPublished.
    """
    if key_file is None:
        raise NotPublished("--identity KEYFILE is missing: the file with the secret key")
    try:
        lines = [line.strip() for line in key_file.read_text(encoding="utf-8").splitlines()]
        found = [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except OSError as error:
        raise NotPublished(f"{key_file}: the file cannot be read: {error.strerror}") from None
    except (IdentityError, UnicodeDecodeError):
        found = []
    if not found:
        raise NotPublished(
            f"{key_file}: not a file of secret keys: expected a line AGE-SECRET-KEY-1..., as "
            "age-keygen writes it"
        )
    return found
