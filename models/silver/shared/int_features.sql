-- One row per feature, in its most frequent spelling; ties by alphabet.
{{ common_spellings('features_usage', 'feature_name') }}
