-- The pictures of a seller's brand and products, which those in its messages are held against.

CREATE TABLE assets (                          -- kind: domain/words.h; sku: of a product's photo, else empty; fingerprint: base/fingerprint.h
  seller_id bigint NOT NULL, asset_id uuid NOT NULL, kind smallint NOT NULL, name text NOT NULL, sku text NOT NULL, width integer NOT NULL,
  height integer NOT NULL, fingerprint bytea NOT NULL, created_at bigint NOT NULL, changed_at bigint NOT NULL,
  PRIMARY KEY (seller_id, asset_id));
CREATE INDEX assets_by_sku ON assets (seller_id, sku);
CREATE TABLE asset_files (                     -- what an asset has of bytes, as attachment_files of attachments
  seller_id bigint NOT NULL, asset_id uuid NOT NULL, part smallint NOT NULL, sha256 bytea NOT NULL, media_type text NOT NULL,
  PRIMARY KEY (seller_id, asset_id, part));
CREATE INDEX asset_files_by_blob ON asset_files (seller_id, sha256);
CREATE TABLE asset_changes (                   -- one up with each change of a seller's assets: who keeps them in memory asks for it
  seller_id bigint NOT NULL, version bigint NOT NULL, PRIMARY KEY (seller_id));
