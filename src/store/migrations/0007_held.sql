-- What waits for a moderator, of all sellers, the longest waiting first; and what the author is told where it was rejected.
ALTER TABLE drafts ADD COLUMN moderator_note text;
CREATE INDEX drafts_held ON drafts (submitted_at, draft_id) WHERE state = 3;
