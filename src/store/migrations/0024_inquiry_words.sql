-- What conversations before a sale are about, that they are found without an order: rowid is the number of the first message. `scope` is
-- as in message_words, the words are as there. A job takes in what there is, as far as search_progress says; what changes is put at once.
CREATE VIRTUAL TABLE inquiry_words USING fts5 (
  scope, buyer_name, seller_name, sku, title, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'", prefix = '1 2 3');
INSERT INTO search_progress (index_name, message_no) VALUES ('inquiry_words', 0);
-- The words of orders begin with those of the id. So many ids begin with one digit that these beginnings are kept too. The job of 0021
-- takes in anew what stands in orders.
DROP TABLE order_words;
CREATE VIRTUAL TABLE order_words USING fts5 (
  scope, words, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'", prefix = '1 2 3');
UPDATE order_words_progress SET waiting_below = (SELECT COALESCE(MAX(order_no), 0) + 1 FROM orders);
