-- Order reports that were brought by a browser: the file in parts until it is imported, how far it is, and the first of the
-- lines that were refused, with the arguments of their words as a JSON object.
CREATE TABLE order_imports (
  seller_id bigint NOT NULL, import_id uuid NOT NULL, created_by uuid NOT NULL, created_at bigint NOT NULL, ended_at bigint,
  state smallint NOT NULL, file_name text NOT NULL, encoding text NOT NULL, size_bytes bigint NOT NULL,
  received_bytes bigint NOT NULL, bytes_done bigint NOT NULL, lines_done bigint NOT NULL, orders_changed bigint NOT NULL,
  lines_refused bigint NOT NULL,
  PRIMARY KEY (seller_id, import_id));
CREATE INDEX order_imports_by_time ON order_imports (seller_id, created_at, import_id);

CREATE TABLE order_import_parts (
  seller_id bigint NOT NULL, import_id uuid NOT NULL, begin_byte bigint NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (seller_id, import_id, begin_byte));

CREATE TABLE order_import_refusals (
  seller_id bigint NOT NULL, import_id uuid NOT NULL, number integer NOT NULL, line bigint NOT NULL, column_name text NOT NULL,
  code text NOT NULL, arguments text NOT NULL,
  PRIMARY KEY (seller_id, import_id, number));
