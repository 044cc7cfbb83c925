-- When the seller last read further in a conversation: its buyer is told.
ALTER TABLE buyer_conversations ADD COLUMN seller_read_at bigint NOT NULL DEFAULT 0;
CREATE INDEX buyer_conversations_by_reading ON buyer_conversations (buyer_id, seller_read_at, conversation_id);
