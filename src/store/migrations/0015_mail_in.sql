-- Mails that come in: how many came for an address lately, how old they are, and drafts of mails that nobody vouches for.

ALTER TABLE received_mails ADD COLUMN alias text;    -- the left part of the address, in small letters
CREATE INDEX received_mails_by_alias ON received_mails (seller_id, alias, received_at);
CREATE INDEX received_mails_by_time ON received_mails (seller_id, received_at);
ALTER TABLE drafts ADD COLUMN unproven text;         -- the From of a mail that neither SPF nor DKIM nor DMARC vouch for
ALTER TABLE sent_mails ADD COLUMN order_id text;     -- of a draft that waits for its reason
CREATE INDEX sent_mails_by_draft ON sent_mails (seller_id, draft_id) WHERE draft_id IS NOT NULL;
