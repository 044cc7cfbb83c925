-- Files that could not be read, for operators: one row a file until somebody has read it, as it was known then.
CREATE TABLE unread_files (
  seller_id bigint NOT NULL, attachment_id uuid NOT NULL, author smallint NOT NULL, author_id uuid NOT NULL, name text NOT NULL,
  size_bytes bigint NOT NULL, trouble text NOT NULL, looks integer NOT NULL, happened_at bigint NOT NULL,
  PRIMARY KEY (seller_id, attachment_id));
CREATE INDEX unread_files_by_time ON unread_files (happened_at, attachment_id);
