-- A statement that was loaded: whose accounts, which period, what it brought.
CREATE TABLE bank_statement (
  id id PRIMARY KEY,
  file_name text NOT NULL,
  format text NOT NULL,
  accounts jsonb NOT NULL, -- [{number, currency, from, to, opening, closing, statedIn, statedOut}] as the bank wrote them
  figures jsonb NOT NULL, -- {documents, in, out, sumIn, sumOut} as read
  outcome jsonb NOT NULL, -- how many documents ended how
  warnings jsonb NOT NULL DEFAULT '[]',
  loaded_by text NOT NULL,
  loaded_at timestamptz NOT NULL
);
CREATE INDEX bank_statement_recent ON bank_statement (loaded_at DESC);

ALTER TABLE payment ADD COLUMN statement_id id REFERENCES bank_statement;
CREATE INDEX payment_statement ON payment (statement_id) WHERE statement_id IS NOT NULL;

-- Matched: certain, applied without asking. The candidates stay: a match that is undone is asked about again.
ALTER TABLE payment_proposal DROP CONSTRAINT payment_proposal_state_check;
ALTER TABLE payment_proposal ADD CONSTRAINT payment_proposal_state_check CHECK (state IN ('open', 'matched', 'assigned', 'set-aside'));

-- Whose money a payment was said to be, by whom and why; a decision taken back is a row of its own.
CREATE TABLE payment_decision (
  id id PRIMARY KEY,
  payment_id id NOT NULL REFERENCES payment,
  kind text NOT NULL CHECK (kind IN ('matched', 'assigned', 'set-aside', 'undone')),
  partner_id id REFERENCES partner,
  orders jsonb NOT NULL DEFAULT '[]', -- [{orderId, number, amountMinor}]
  confidence_bp integer,
  reasons jsonb NOT NULL DEFAULT '[]',
  note text,
  decided_by text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX payment_decision_payment ON payment_decision (payment_id, at);

-- A payer who pays for somebody else, as an accountant has confirmed.
CREATE TABLE known_payer (
  tax_id text NOT NULL,
  partner_id id NOT NULL REFERENCES partner,
  name text NOT NULL DEFAULT '',
  legal_entity_id id REFERENCES legal_entity, -- whose debt it settles
  payment_id id NOT NULL REFERENCES payment, -- the payment that taught it: undone with it
  remembered_by text NOT NULL,
  remembered_at timestamptz NOT NULL,
  PRIMARY KEY (tax_id, partner_id)
);
