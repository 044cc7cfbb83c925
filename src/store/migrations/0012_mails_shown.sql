-- E-mail as people see it: the files of a mail are kept aside with it, a held mail is found by its draft, a buyer is told how far its
-- own mails are, and whoever no mail reaches is told so.

CREATE TABLE mail_files (                      -- what a mail carried; the bytes are in the mail as it came
  seller_id bigint NOT NULL, mail_digest bytea NOT NULL, position smallint NOT NULL, name text NOT NULL, media_type text NOT NULL,
  bytes bigint NOT NULL, PRIMARY KEY (seller_id, mail_digest, position));
CREATE INDEX received_mails_by_draft ON received_mails (seller_id, draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX sent_mails_by_recipient ON sent_mails (recipient, queued_at);
-- When a mail about one of the buyer's own messages last got farther.
ALTER TABLE buyer_conversations ADD COLUMN mail_moved_at bigint NOT NULL DEFAULT 0;
CREATE INDEX buyer_conversations_by_mail ON buyer_conversations (buyer_id, mail_moved_at, conversation_id);
CREATE INDEX senders_by_state ON senders (state, seen_at, seller_id, address);
