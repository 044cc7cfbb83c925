-- What the words of a kept finding are made with: {"order": "302-…"}, a JSON object; null where they need nothing.
ALTER TABLE findings ADD COLUMN arguments text;
