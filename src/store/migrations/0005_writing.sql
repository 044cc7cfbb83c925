-- Before a sale: one conversation of a buyer with a seller about a SKU.
CREATE UNIQUE INDEX conversations_by_sku ON conversations (seller_id, buyer_id, sku) WHERE sku IS NOT NULL AND order_id IS NULL;

-- How many waits a seller ended by an answer on a day, by how long they were: `within_minutes` is the upper bound of a step
-- (0: longer than all of them). Summed from `responses` by a job.
CREATE TABLE response_days (
  seller_id bigint NOT NULL, day integer NOT NULL, within_minutes integer NOT NULL, answers integer NOT NULL,
  PRIMARY KEY (seller_id, day, within_minutes));
