-- One row per user, in the newest version.
{{ accepted_rows('users') }}
