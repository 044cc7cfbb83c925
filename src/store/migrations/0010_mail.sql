-- E-mail: the addresses that stand for a party of a conversation, who may write for a seller, what came in and what went out.

CREATE TABLE aliases (                         -- looked up by the token alone: it is all that an address tells
  token bytea NOT NULL PRIMARY KEY, seller_id bigint NOT NULL, buyer_id uuid NOT NULL, order_id text, conversation_id uuid,
  party smallint NOT NULL);
CREATE TABLE senders (                         -- an address ("anna@shop.example") or a domain ("@desk.example") that has written for a seller
  seller_id bigint NOT NULL, address text NOT NULL, state smallint NOT NULL, refused integer NOT NULL, seen_at bigint NOT NULL,
  PRIMARY KEY (seller_id, address));
CREATE TABLE received_mails (                  -- by the digest of Message-ID and alias: what comes again makes no second message
  seller_id bigint NOT NULL, mail_digest bytea NOT NULL, received_at bigint NOT NULL, raw_sha256 bytea NOT NULL, conversation_id uuid,
  seq integer, draft_id uuid, PRIMARY KEY (seller_id, mail_digest));
CREATE INDEX received_mails_by_message ON received_mails (seller_id, conversation_id, seq);
CREATE TABLE sent_mails (                      -- one row a mail that goes out, also where it never arrived
  seller_id bigint NOT NULL, mail_id uuid NOT NULL, kind smallint NOT NULL, party smallint NOT NULL, recipient text NOT NULL,
  recipient_name text NOT NULL, language text NOT NULL, conversation_id uuid, seq integer, draft_id uuid, in_reply_to text NOT NULL,
  state smallint NOT NULL, queued_at bigint NOT NULL, changed_at bigint NOT NULL, reply text NOT NULL, PRIMARY KEY (seller_id, mail_id));
CREATE INDEX sent_mails_by_message ON sent_mails (seller_id, conversation_id, seq);
CREATE INDEX sent_mails_by_state ON sent_mails (state, changed_at);
-- Where a buyer gets mail; none: on the web only. By mail or not is each person's own choice.
ALTER TABLE buyer_settings ADD COLUMN email text;
ALTER TABLE buyer_settings ADD COLUMN by_mail smallint NOT NULL DEFAULT 1;
ALTER TABLE members ADD COLUMN by_mail smallint NOT NULL DEFAULT 0;
