-- Who was a member once: signs in no more, and is kept as the author of what it wrote.
ALTER TABLE users ADD COLUMN removed_at bigint;
