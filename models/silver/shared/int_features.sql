-- One row per feature, however it is spelled: the most frequent spelling stands, ties by alphabet.
{{ common_spellings('features_usage', 'feature_name') }}
