-- The wait that "no reply needed" or "resolved" ended, for the way back.
ALTER TABLE inbox ADD COLUMN set_aside_since bigint;
ALTER TABLE inbox ADD COLUMN set_aside_seq integer;
