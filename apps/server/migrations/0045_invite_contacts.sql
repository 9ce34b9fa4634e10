-- A link that lets a customer's person into the web chat, in a message or on paper as a QR: good until it expires, is revoked or was used
-- too often. Kept as a hash; staff only, so the customer's role is granted nothing.
CREATE TABLE contact_invitation (
  id id PRIMARY KEY,
  contact_id id NOT NULL REFERENCES contact,
  partner_id id NOT NULL REFERENCES partner,
  secret_hash text NOT NULL UNIQUE,
  created_by id REFERENCES employee,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  entries integer NOT NULL DEFAULT 0,
  last_entered_at timestamptz
);
CREATE INDEX contact_invitation_partner ON contact_invitation (partner_id, created_at DESC);

-- Who came by a link leaves with it.
ALTER TABLE session ADD COLUMN invitation_id id REFERENCES contact_invitation;
CREATE INDEX session_invitation ON session (invitation_id) WHERE invitation_id IS NOT NULL;
