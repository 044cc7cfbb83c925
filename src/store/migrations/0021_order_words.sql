-- The words of orders as those of messages are kept: folded and parted (base/search_words.h), so that what is written without blanks is
-- found by its parts. A job takes in what stands in orders already, the newest first; what is put meanwhile is there at once.
DROP TABLE order_words;
CREATE VIRTUAL TABLE order_words USING fts5 (
  scope, words, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'", prefix = '2 3');
-- Orders with lower numbers still wait to be taken in.
CREATE TABLE order_words_progress (waiting_below bigint NOT NULL);
INSERT INTO order_words_progress (waiting_below) SELECT COALESCE(MAX(order_no), 0) + 1 FROM orders;
