-- Mails are sent on threads of their own: jobs are taken by their kind.

CREATE INDEX jobs_by_kind ON jobs (kind, run_at);
DROP INDEX jobs_by_run;

-- When each person gets mail: after how many minutes what comes to one conversation goes out together, and quiet hours, from a minute of
-- the day to another in a time zone; none where it is null.
ALTER TABLE buyer_settings ADD COLUMN mail_gather_minutes smallint NOT NULL DEFAULT 3;
ALTER TABLE buyer_settings ADD COLUMN mail_quiet_from smallint;
ALTER TABLE buyer_settings ADD COLUMN mail_quiet_to smallint;
ALTER TABLE buyer_settings ADD COLUMN mail_time_zone text;
ALTER TABLE members ADD COLUMN mail_gather_minutes smallint NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN mail_quiet_from smallint;
ALTER TABLE members ADD COLUMN mail_quiet_to smallint;
ALTER TABLE members ADD COLUMN mail_time_zone text;
-- A mail tells the messages of the other side from seq to last_seq; one without is of an earlier version and tells that one message.
ALTER TABLE sent_mails ADD COLUMN last_seq integer;
ALTER TABLE sent_mails ADD COLUMN member_id uuid;
