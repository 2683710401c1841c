-- One row per visit of a person to a meeting or webinar (every join is a visit of its own).
{{ accepted_rows('participants', also=['duration_seconds', 'person_id']) }}
