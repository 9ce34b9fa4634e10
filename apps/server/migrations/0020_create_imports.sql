-- What people bring in files: kept with what its check found, applied once, told about afterwards.
CREATE TABLE file_import (
  id id PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('catalog', 'aliases', 'customers', 'orders', 'bank')),
  state text NOT NULL CHECK (state IN ('waiting', 'checking', 'checked', 'applying', 'applied', 'failed')),
  files jsonb NOT NULL, -- [{fileId, name, sizeBytes}]; of the command line: names only
  options jsonb NOT NULL DEFAULT '{}', -- columns and rows as people corrected them, isPart, isConfirmed
  outcome jsonb, -- figures, notes and what changes
  rejected jsonb NOT NULL DEFAULT '[]', -- the first thousand rows that were not taken, with their reasons
  problem jsonb, -- {code, facts}: why the whole set was refused
  progress jsonb,
  started_by text NOT NULL,
  started_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  checked_at timestamptz,
  applying_since timestamptz,
  applied_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX file_import_recent ON file_import (created_at DESC);
CREATE INDEX file_import_running ON file_import (applying_since) WHERE state = 'applying';

-- What a payment of a statement seems to be for. No row: it was certain, or entered by hand.
CREATE TABLE payment_proposal (
  payment_id id PRIMARY KEY REFERENCES payment,
  state text NOT NULL CHECK (state IN ('open', 'assigned', 'set-aside')),
  candidates jsonb NOT NULL DEFAULT '[]', -- best first: {partnerId, legalEntityId, orders, confidence, reasons}
  decided_by text,
  decided_at timestamptz,
  note text,
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX payment_proposal_open ON payment_proposal (payment_id) WHERE state = 'open';
