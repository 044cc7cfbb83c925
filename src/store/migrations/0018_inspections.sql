-- What was found in files, the size of pictures, and where in a file a finding is to be seen.

CREATE TABLE attachment_facts (                -- of a file that was looked into; facts: JSON (app/attachments/facts_json.h)
  seller_id bigint NOT NULL, attachment_id uuid NOT NULL, facts text NOT NULL, PRIMARY KEY (seller_id, attachment_id));
ALTER TABLE attachment_files ADD COLUMN width integer;        -- Of a picture, in pixels.
ALTER TABLE attachment_files ADD COLUMN height integer;
ALTER TABLE findings ADD COLUMN page integer;                 -- Of a finding in a file; the box in pixels, of a document in points.
ALTER TABLE findings ADD COLUMN box_x integer;
ALTER TABLE findings ADD COLUMN box_y integer;
ALTER TABLE findings ADD COLUMN box_width integer;
ALTER TABLE findings ADD COLUMN box_height integer;
DROP TABLE mail_files;                                         -- What mails carry is attachments now.
