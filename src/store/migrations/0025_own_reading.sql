-- When somebody last read further in a conversation, so that the reader's other devices are told: of a buyer together with what the seller
-- has read, of a member beside the mark. 0: told by a message of the member's own.
ALTER TABLE buyer_conversations RENAME COLUMN seller_read_at TO read_moved_at;
ALTER TABLE read_marks ADD COLUMN moved_at bigint NOT NULL DEFAULT 0;
CREATE INDEX read_marks_by_move ON read_marks (seller_id, member_id, moved_at, conversation_id) WHERE moved_at > 0;
