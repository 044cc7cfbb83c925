-- What a first message that was not delivered would have opened: its topic and, before a sale, what it is about.
ALTER TABLE drafts ADD COLUMN topic smallint;
ALTER TABLE drafts ADD COLUMN sku text;
ALTER TABLE drafts ADD COLUMN item_title text;
