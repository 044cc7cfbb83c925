-- The first tables. Times are milliseconds UTC, enumerations the numbers of domain/words.h, ids 16 bytes.
-- Every seller row begins with seller_id, every buyer row with buyer_id, every look-up row with what it is looked up by.

CREATE TABLE settings (name text NOT NULL PRIMARY KEY, value bytea NOT NULL);  -- the installation's own key and the like

-- People, tokens and how they get in.

CREATE TABLE sellers (seller_id bigint NOT NULL PRIMARY KEY, name text NOT NULL UNIQUE, created_at bigint NOT NULL);
CREATE TABLE users (
  user_id uuid NOT NULL PRIMARY KEY, login text NOT NULL, name text NOT NULL, language text NOT NULL, role smallint NOT NULL,
  seller_id bigint, buyer_id uuid, password_hash text, created_at bigint NOT NULL);
CREATE TABLE logins (login_digest bytea NOT NULL PRIMARY KEY, user_id uuid NOT NULL);
CREATE TABLE members (
  seller_id bigint NOT NULL, member_id uuid NOT NULL, name text NOT NULL, role smallint NOT NULL, PRIMARY KEY (seller_id, member_id));
CREATE TABLE sessions (
  session_digest bytea NOT NULL PRIMARY KEY, user_id uuid NOT NULL, seller_id bigint, role smallint NOT NULL, created_at bigint NOT NULL,
  ends_at bigint NOT NULL);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (ends_at);
CREATE TABLE api_tokens (
  token_digest bytea NOT NULL PRIMARY KEY, token_id uuid NOT NULL UNIQUE, name text NOT NULL, seller_id bigint, scopes text NOT NULL,
  created_at bigint NOT NULL, revoked_at bigint);
CREATE TABLE invitations (invitation_digest bytea NOT NULL PRIMARY KEY, user_id uuid NOT NULL, ends_at bigint NOT NULL, used_at bigint);
CREATE TABLE sign_in_attempts (                -- failures of one account or one address within a window
  subject_digest bytea NOT NULL PRIMARY KEY, failures integer NOT NULL, window_began_at bigint NOT NULL);

-- The seller's group.

CREATE TABLE conversations (                   -- what never changes
  seller_id bigint NOT NULL, conversation_id uuid NOT NULL, buyer_id uuid NOT NULL, order_id text, sku text,
  topic smallint NOT NULL, opened_by smallint NOT NULL, opened_at bigint NOT NULL, language text NOT NULL,
  buyer_name text NOT NULL, item_title text NOT NULL,
  PRIMARY KEY (seller_id, conversation_id));
-- Unique: two doors that open the conversation of one order at once end in one.
CREATE UNIQUE INDEX conversations_by_order ON conversations (seller_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX conversations_by_buyer ON conversations (seller_id, buyer_id, conversation_id);

CREATE TABLE inbox (                           -- what every message changes; the only place where writers meet
  seller_id bigint NOT NULL, conversation_id uuid NOT NULL,
  section smallint NOT NULL, sort_at bigint NOT NULL,
  topic smallint NOT NULL, assignee_id uuid, last_message_at bigint NOT NULL, last_seq integer NOT NULL, version integer NOT NULL,
  waiting_since bigint, waiting_seq integer,
  held_answer_id uuid, held_waiting_since bigint, held_waiting_seq integer,
  buyer_read_seq integer NOT NULL, seller_read_seq integer NOT NULL, last_author smallint NOT NULL, buyer_wrote smallint NOT NULL,
  snippet text NOT NULL, body_key bytea,
  PRIMARY KEY (seller_id, conversation_id));
CREATE INDEX inbox_by_section ON inbox (seller_id, section, sort_at, conversation_id);
CREATE INDEX inbox_by_last ON inbox (seller_id, last_message_at, conversation_id);
CREATE INDEX inbox_by_assignee ON inbox (seller_id, assignee_id, section, sort_at, conversation_id) WHERE assignee_id IS NOT NULL;

CREATE TABLE messages (                        -- appended, never updated but by erasing
  message_no INTEGER PRIMARY KEY,
  seller_id bigint NOT NULL, conversation_id uuid NOT NULL, seq integer NOT NULL, message_id uuid NOT NULL,
  author smallint NOT NULL, author_id uuid, author_name text NOT NULL, kind smallint NOT NULL, reason smallint, door smallint NOT NULL,
  flags integer NOT NULL, outcome smallint NOT NULL, pack_version integer NOT NULL,
  submitted_at bigint NOT NULL, delivered_at bigint NOT NULL, language text, format smallint NOT NULL, subject text, body text NOT NULL,
  masks text,                                  -- hidden spans of the body: "rule:begin:end" in code points, parted by blanks
  UNIQUE (seller_id, conversation_id, seq));

CREATE TABLE drafts (                          -- writing, checking, held, blocked, rejected; the sent one is deleted by the send
  seller_id bigint NOT NULL, draft_id uuid NOT NULL, conversation_id uuid, order_id text, author smallint NOT NULL, author_id uuid NOT NULL,
  kind smallint, reason smallint, state smallint NOT NULL, version integer NOT NULL, seen_seq integer, pack_version integer,
  updated_at bigint NOT NULL, submitted_at bigint, form text, format smallint NOT NULL, subject text, body text NOT NULL,
  PRIMARY KEY (seller_id, draft_id));
CREATE INDEX drafts_by_conversation ON drafts (seller_id, conversation_id, draft_id);
CREATE INDEX drafts_by_order ON drafts (seller_id, order_id, draft_id) WHERE order_id IS NOT NULL;
CREATE INDEX drafts_by_author ON drafts (seller_id, author_id, updated_at, draft_id);

CREATE TABLE verdicts (                        -- one row per verdict that was not pass, also for attempts never delivered
  seller_id bigint NOT NULL, verdict_id uuid NOT NULL, draft_id uuid NOT NULL, conversation_id uuid, author smallint NOT NULL, author_id uuid,
  outcome smallint NOT NULL, pack_version integer NOT NULL, original text,
  PRIMARY KEY (seller_id, verdict_id));
CREATE INDEX verdicts_by_draft ON verdicts (seller_id, draft_id);
CREATE TABLE findings (
  seller_id bigint NOT NULL, verdict_id uuid NOT NULL, position smallint NOT NULL, rule smallint NOT NULL, outcome smallint NOT NULL,
  part smallint NOT NULL, span_begin integer, span_end integer, PRIMARY KEY (seller_id, verdict_id, position));

CREATE TABLE responses (                       -- one row per ended wait
  seller_id bigint NOT NULL, day integer NOT NULL, conversation_id uuid NOT NULL, waiting_seq integer NOT NULL, waiting_since bigint NOT NULL,
  ended_at bigint NOT NULL, member_id uuid, topic smallint NOT NULL, how smallint NOT NULL,
  PRIMARY KEY (seller_id, day, conversation_id, waiting_seq));
CREATE TABLE read_marks (
  seller_id bigint NOT NULL, member_id uuid NOT NULL, conversation_id uuid NOT NULL, seq integer NOT NULL,
  PRIMARY KEY (seller_id, member_id, conversation_id));

CREATE TABLE orders (
  order_no INTEGER PRIMARY KEY,
  seller_id bigint NOT NULL, order_id text NOT NULL, buyer_id uuid, buyer_name text NOT NULL, placed_at bigint NOT NULL,
  delivery_state smallint NOT NULL, fulfilled_by smallint NOT NULL, currency text, total_minor bigint,
  completed_at bigint, delivery_earliest bigint, delivery_latest bigint, tracking_numbers text, returns text, ship_country text,
  first_title text NOT NULL, item_count integer NOT NULL, conversation_count smallint NOT NULL, seller_opened_count smallint NOT NULL,
  feedback_requested_at bigint, source_digest bytea NOT NULL,
  UNIQUE (seller_id, order_id));
CREATE INDEX orders_by_placed ON orders (seller_id, placed_at, order_id);
CREATE INDEX orders_by_state ON orders (seller_id, delivery_state, placed_at, order_id);
CREATE INDEX orders_by_buyer ON orders (seller_id, buyer_id, placed_at, order_id);
CREATE TABLE order_items (
  seller_id bigint NOT NULL, order_id text NOT NULL, line smallint NOT NULL, sku text NOT NULL, title text NOT NULL, quantity integer NOT NULL,
  PRIMARY KEY (seller_id, order_id, line));
CREATE INDEX order_items_by_sku ON order_items (seller_id, sku, order_id);
-- Words of buyer names and items; scope is "s" and the seller's number, and stands in every query.
CREATE VIRTUAL TABLE order_words USING fts5 (scope, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TABLE imports (
  seller_id bigint NOT NULL, file_sha256 bytea NOT NULL, lines_done bigint NOT NULL, rows_changed bigint NOT NULL, rows_refused bigint NOT NULL,
  PRIMARY KEY (seller_id, file_sha256));

CREATE TABLE audit (                           -- every action, and the event log of the seller's live stream; ids and digests only
  seller_id bigint NOT NULL, audit_id uuid NOT NULL, actor_id uuid, actor_role smallint NOT NULL, verb smallint NOT NULL,
  conversation_id uuid, version integer, object_id uuid, details text, digest bytea NOT NULL, PRIMARY KEY (seller_id, audit_id));
CREATE TABLE jobs (
  seller_id bigint NOT NULL, job_id uuid NOT NULL, kind smallint NOT NULL, run_at bigint NOT NULL, attempts smallint NOT NULL, leased_by integer,
  payload text NOT NULL, PRIMARY KEY (seller_id, job_id));
CREATE INDEX jobs_by_run ON jobs (run_at, seller_id, job_id);
CREATE TABLE idempotency_keys (
  seller_id bigint NOT NULL, day integer NOT NULL, caller_id uuid NOT NULL, key_digest bytea NOT NULL, body_digest bytea NOT NULL,
  status smallint NOT NULL, result_id uuid, conversation_id uuid, seq integer,
  PRIMARY KEY (seller_id, day, caller_id, key_digest));

-- The buyer's group.

CREATE TABLE buyer_conversations (             -- the buyer's message centre in one range, and the buyer's right to see it
  buyer_id uuid NOT NULL, conversation_id uuid NOT NULL, seller_id bigint NOT NULL, order_id text, seller_name text NOT NULL,
  item_title text NOT NULL, last_message_at bigint NOT NULL, last_seq integer NOT NULL, read_seq integer NOT NULL,
  last_author smallint NOT NULL, waits_for_buyer smallint NOT NULL, snippet text NOT NULL, PRIMARY KEY (buyer_id, conversation_id));
CREATE INDEX buyer_conversations_by_last ON buyer_conversations (buyer_id, last_message_at, conversation_id);
CREATE TABLE buyer_orders (
  buyer_id uuid NOT NULL, placed_at bigint NOT NULL, seller_id bigint NOT NULL, order_id text NOT NULL, seller_name text NOT NULL,
  first_title text NOT NULL, PRIMARY KEY (buyer_id, placed_at, seller_id, order_id));
CREATE TABLE buyer_settings (
  buyer_id uuid NOT NULL PRIMARY KEY, name text NOT NULL, language text, opted_out smallint NOT NULL, blocked_sellers text NOT NULL,
  erased_at bigint);
CREATE TABLE relay_addresses (address_digest bytea NOT NULL PRIMARY KEY, buyer_id uuid NOT NULL);
CREATE TABLE buyer_external_ids (external_id text NOT NULL PRIMARY KEY, buyer_id uuid NOT NULL);
