-- Files of messages: what there is of their bytes outside the database, and what each file is to people.

CREATE TABLE blobs (                           -- a row before the bytes: bytes without one are nobody's. Shared inside a seller only
  seller_id bigint NOT NULL, sha256 bytea NOT NULL, copy bigint NOT NULL, size_bytes bigint NOT NULL, created_at bigint NOT NULL,
  touched_at bigint NOT NULL, PRIMARY KEY (seller_id, sha256));
CREATE TABLE attachments (                     -- on a draft, on a message, or (neither) not yet on anything
  seller_id bigint NOT NULL, attachment_id uuid NOT NULL, draft_id uuid, conversation_id uuid, seq integer, position smallint NOT NULL,
  author smallint NOT NULL, author_id uuid NOT NULL, name text NOT NULL, declared_type text NOT NULL, detected_type text,
  size_bytes bigint NOT NULL, state smallint NOT NULL, refusal text, created_at bigint NOT NULL, changed_at bigint NOT NULL,
  PRIMARY KEY (seller_id, attachment_id));
CREATE INDEX attachments_by_draft ON attachments (seller_id, draft_id, position) WHERE draft_id IS NOT NULL;
CREATE INDEX attachments_by_message ON attachments (seller_id, conversation_id, seq, position) WHERE seq IS NOT NULL;
CREATE INDEX attachments_loose ON attachments (seller_id, author_id, changed_at) WHERE draft_id IS NULL AND seq IS NULL;
CREATE TABLE attachment_files (                -- all that an attachment has of bytes; a blob that none of these names is nobody's
  seller_id bigint NOT NULL, attachment_id uuid NOT NULL, part smallint NOT NULL, sha256 bytea NOT NULL,
  media_type text NOT NULL, PRIMARY KEY (seller_id, attachment_id, part));
CREATE INDEX attachment_files_by_blob ON attachment_files (seller_id, sha256);
CREATE TABLE uploads (                         -- of an attachment whose bytes are still coming; metadata as the client sent it
  seller_id bigint NOT NULL, attachment_id uuid NOT NULL, received_bytes bigint NOT NULL, metadata text NOT NULL, expires_at bigint NOT NULL,
  PRIMARY KEY (seller_id, attachment_id));
CREATE INDEX uploads_by_end ON uploads (seller_id, expires_at);
