CREATE TABLE stored_file (
  id id PRIMARY KEY,
  sha256 text NOT NULL,
  size_bytes bigint NOT NULL,
  mime_type text NOT NULL,
  name text NOT NULL,
  path text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX stored_file_sha256 ON stored_file (sha256);

-- A счёт is an offer: it creates no debt and may be replaced or void, but stays visible.
CREATE TABLE invoice (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  organisation_id id NOT NULL REFERENCES organisation,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  number text NOT NULL,
  issued_on date NOT NULL,
  valid_until date NOT NULL,
  state text NOT NULL CHECK (state IN ('current', 'replaced', 'void')),
  replaces_id id REFERENCES invoice,
  currency currency NOT NULL,
  total_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  lines jsonb NOT NULL, -- as offered: the document never changes with the order
  created_at timestamptz NOT NULL,
  UNIQUE (organisation_id, number)
);
CREATE UNIQUE INDEX invoice_one_current ON invoice (order_id) WHERE state = 'current';
CREATE INDEX invoice_partner ON invoice (partner_id);

CREATE TABLE document (
  id id PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('invoice', 'shipment-note', 'order-summary', 'attachment', 'payment-order', 'company-card', 'power-of-attorney')),
  partner_id id REFERENCES partner, -- whose prices it shows
  order_id id REFERENCES customer_order,
  invoice_id id REFERENCES invoice,
  shipment_id id REFERENCES shipment,
  number text,
  file_id id NOT NULL REFERENCES stored_file,
  created_at timestamptz NOT NULL
);
CREATE INDEX document_order ON document (order_id);
CREATE INDEX document_partner ON document (partner_id, created_at DESC);
CREATE UNIQUE INDEX document_invoice ON document (invoice_id) WHERE kind = 'invoice';
CREATE UNIQUE INDEX document_shipment ON document (shipment_id) WHERE kind = 'shipment-note';

CREATE TABLE payment (
  id id PRIMARY KEY,
  organisation_id id NOT NULL REFERENCES organisation,
  bank_account_id id REFERENCES bank_account,
  partner_id id REFERENCES partner,
  legal_entity_id id REFERENCES legal_entity,
  direction text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out')),
  method text NOT NULL DEFAULT 'bank' CHECK (method IN ('bank', 'cash', 'card', 'kaspi', 'sbp')),
  payer_name text NOT NULL DEFAULT '',
  payer_tax_id text,
  number text,
  paid_on date NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency currency NOT NULL,
  purpose text NOT NULL DEFAULT '',
  source text NOT NULL,
  source_event_id text NOT NULL,
  recorded_by id REFERENCES employee,
  recorded_at timestamptz NOT NULL,
  UNIQUE (source, source_event_id)
);
CREATE INDEX payment_partner ON payment (partner_id, paid_on DESC);

-- A payment settles orders in part, over or many at once; what is not allocated is an advance.
CREATE TABLE payment_allocation (
  id id PRIMARY KEY,
  payment_id id NOT NULL REFERENCES payment,
  order_id id NOT NULL REFERENCES customer_order,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  at timestamptz NOT NULL
);
CREATE INDEX payment_allocation_payment ON payment_allocation (payment_id);
CREATE INDEX payment_allocation_order ON payment_allocation (order_id);
