-- Access by mail: who is invited to a seller, and what the links in mails are good for.

CREATE TABLE member_invitations (              -- a member only when it was accepted, which deletes the row
  seller_id bigint NOT NULL, invitation_id uuid NOT NULL, address text NOT NULL, role smallint NOT NULL, language text NOT NULL,
  invited_by text NOT NULL, invited_at bigint NOT NULL, ends_at bigint NOT NULL, PRIMARY KEY (seller_id, invitation_id));
CREATE UNIQUE INDEX member_invitations_by_address ON member_invitations (seller_id, address);
CREATE TABLE links (                           -- by the id of the mail that brings it; using it deletes the row
  link_id uuid NOT NULL PRIMARY KEY, kind smallint NOT NULL, seller_id bigint NOT NULL, object_id uuid, address text NOT NULL,
  place text NOT NULL, ends_at bigint NOT NULL);
CREATE INDEX links_by_object ON links (object_id) WHERE object_id IS NOT NULL;
CREATE INDEX links_by_address ON links (seller_id, address);
CREATE TABLE link_secrets (                    -- a mail that is tried again gets another one: any of them opens the link
  secret_digest bytea NOT NULL PRIMARY KEY, link_id uuid NOT NULL);
CREATE INDEX link_secrets_by_link ON link_secrets (link_id);
-- Who asks for a sign-in link is known by the address that the marketplace told.
CREATE INDEX buyer_settings_by_email ON buyer_settings (lower(email)) WHERE email IS NOT NULL;
