-- The words of messages; rowid is message_no. `scope` holds "s" and the seller's number and "b" and the buyer's id in hex,
-- one of which stands in every query. Words come folded and parted (base/search_words.h), so nothing is left to fold here.
-- Contentless: the text stands in messages.
CREATE VIRTUAL TABLE message_words USING fts5 (
  scope, words, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
-- The last message_no that an index holds.
CREATE TABLE search_progress (index_name text NOT NULL PRIMARY KEY, message_no bigint NOT NULL);
INSERT INTO search_progress (index_name, message_no) VALUES ('message_words', 0);
