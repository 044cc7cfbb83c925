-- Two buyers found to be one may both have asked about the same SKU: their conversations stand side by side, the one opened last goes on.
DROP INDEX conversations_by_sku;
CREATE INDEX conversations_by_sku ON conversations (seller_id, buyer_id, sku, conversation_id) WHERE sku IS NOT NULL AND order_id IS NULL;
