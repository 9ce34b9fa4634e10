CREATE TABLE number_sequence (
  organisation_id id NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('order', 'invoice', 'shipment', 'request')),
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (organisation_id, kind, year)
);

CREATE TABLE customer_order (
  id id PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('draft', 'proposed', 'confirmed', 'cancelled', 'closed')),
  number text,
  erp_number text,
  organisation_id id NOT NULL REFERENCES organisation,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id REFERENCES legal_entity,
  contract_id id REFERENCES contract,
  agreement_id id NOT NULL REFERENCES agreement,
  contact_id id REFERENCES contact,
  manager_id id REFERENCES employee,
  channel text NOT NULL CHECK (channel IN ('whatsapp', 'telegram', 'max', 'web', 'email', 'staff', 'api', 'portal', 'marketplace', 'erp')),
  thread_id id,
  draft_version integer NOT NULL DEFAULT 1,
  warehouse_id id NOT NULL REFERENCES warehouse,
  delivery_mode text NOT NULL DEFAULT 'pickup' CHECK (delivery_mode IN ('pickup', 'delivery', 'carrier')),
  site_id id REFERENCES site,
  delivery_address text,
  delivery_contact text,
  ship_on date,
  window_from_minutes integer,
  window_to_minutes integer,
  comment text,
  currency currency NOT NULL,
  advance_percent integer NOT NULL,
  prepayment_percent integer NOT NULL,
  credit_percent integer NOT NULL,
  credit_days integer NOT NULL,
  total_minor bigint NOT NULL DEFAULT 0,
  vat_minor bigint NOT NULL DEFAULT 0,
  valid_until date,
  reserve_until timestamptz,
  confirmed_at timestamptz,
  confirmed_by text,
  cancelled_at timestamptz,
  cancel_reason text,
  closed_at timestamptz,
  secured_at timestamptz,
  released_at timestamptz,
  changes_order_id id REFERENCES customer_order,
  source text NOT NULL DEFAULT 'hub',
  source_key text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (source, source_key),
  UNIQUE (organisation_id, number),
  CHECK (state IN ('draft', 'proposed', 'cancelled') OR (legal_entity_id IS NOT NULL AND number IS NOT NULL))
);
CREATE INDEX customer_order_partner ON customer_order (partner_id, created_at DESC);
CREATE INDEX customer_order_state ON customer_order (state, created_at DESC);
CREATE INDEX customer_order_thread ON customer_order (thread_id);
CREATE INDEX customer_order_reserve ON customer_order (reserve_until) WHERE state = 'confirmed' AND reserve_until IS NOT NULL;

CREATE TABLE order_line (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  position integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ask', 'unknown', 'removed', 'cancelled')),
  product_id id REFERENCES product,
  variant_id id REFERENCES variant,
  lot_id id REFERENCES lot,
  warehouse_id id REFERENCES warehouse, -- null: the order's
  requested_text text NOT NULL DEFAULT '',
  evidence jsonb NOT NULL DEFAULT '{}',
  recognition jsonb NOT NULL DEFAULT '{}', -- probability, reasons and candidates as decided
  said_thousandths bigint,
  said_unit text,
  pack_thousandths bigint, -- quantity in sale packs, the unit of the price
  pack_unit text,
  base_thousandths bigint,
  price_micros bigint,
  amount_minor bigint,
  vat_minor bigint,
  vat_rate_bp basis_points,
  vat_included boolean,
  quote jsonb, -- PriceQuote with its owner and rule trace
  manual_price jsonb, -- {micros, reason, by, approvedBy}
  shortage jsonb, -- {options:[…], chosen}
  secured_thousandths bigint NOT NULL DEFAULT 0,
  cancelled_thousandths bigint NOT NULL DEFAULT 0,
  expected_on date,
  parent_line_id id REFERENCES order_line,
  repeat_of id,
  closed_by text,
  created_at timestamptz NOT NULL,
  CHECK (state <> 'open' OR (product_id IS NOT NULL AND base_thousandths > 0 AND pack_thousandths > 0))
);
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_product ON order_line (product_id);

-- Every edit operation on a draft or order, in order: history, undo and evidence.
CREATE TABLE order_edit (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  draft_version integer NOT NULL,
  actor text NOT NULL,
  operation jsonb NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX order_edit_order ON order_edit (order_id);

CREATE TABLE reservation (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  line_id id NOT NULL REFERENCES order_line,
  warehouse_id id NOT NULL REFERENCES warehouse,
  product_id id NOT NULL REFERENCES product,
  variant_id id,
  lot_id id,
  quantity_thousandths bigint NOT NULL CHECK (quantity_thousandths > 0),
  state text NOT NULL CHECK (state IN ('pending', 'held', 'released', 'consumed')),
  seen_by_erp boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX reservation_held ON reservation (product_id, warehouse_id) WHERE state IN ('pending', 'held');
CREATE INDEX reservation_order ON reservation (order_id);

-- Append-only facts per axis; visible statuses and customer texts are computed from them.
CREATE TABLE fact (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  line_id id REFERENCES order_line,
  axis text NOT NULL CHECK (axis IN ('order', 'erp', 'payment', 'picking', 'shipment', 'delivery', 'document', 'return', 'marketplace', 'supplier')),
  kind text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  source text NOT NULL,
  source_event_id text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (source, source_event_id)
);
CREATE INDEX fact_order ON fact (order_id, at);
