-- What belongs to a buyer, for the merge of two that are one person; how often that happened, so that open pages load anew.
CREATE INDEX users_by_buyer ON users (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX relay_addresses_by_buyer ON relay_addresses (buyer_id);
CREATE INDEX buyer_external_ids_by_buyer ON buyer_external_ids (buyer_id);
ALTER TABLE buyer_settings ADD COLUMN merge_count integer NOT NULL DEFAULT 0;
