-- One row per measurement of quality.
{{ accepted_rows('quality_metrics') }}
