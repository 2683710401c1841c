-- One row per room.
{{ accepted_rows('rooms') }}
