CREATE TABLE price_type (
  id id PRIMARY KEY,
  name text NOT NULL UNIQUE,
  currency currency NOT NULL,
  vat_included boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  source_key text UNIQUE
);

-- Prices are per sale pack, millionths of the currency unit. No row of a type = «цена по запросу».
CREATE TABLE price (
  price_type_id id NOT NULL REFERENCES price_type,
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  from_thousandths bigint NOT NULL DEFAULT 0, -- quantity band, in sale packs
  micros bigint NOT NULL CHECK (micros > 0),
  unit text NOT NULL,
  source text NOT NULL DEFAULT 'hub',
  as_of timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE NULLS NOT DISTINCT (product_id, price_type_id, variant_id, from_thousandths)
);

CREATE TABLE partner_price (
  id id PRIMARY KEY,
  partner_id id NOT NULL REFERENCES partner,
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  from_thousandths bigint NOT NULL DEFAULT 0,
  micros bigint NOT NULL CHECK (micros > 0),
  unit text NOT NULL,
  currency currency NOT NULL,
  vat_included boolean NOT NULL DEFAULT true,
  valid_from date,
  valid_to date,
  note text,
  UNIQUE NULLS NOT DISTINCT (partner_id, product_id, variant_id, from_thousandths, valid_from)
);

-- Exclusive discounts of one `exclusive_group` give way to the largest; only those flagged `stacks` add up.
CREATE TABLE discount (
  id id PRIMARY KEY,
  name text NOT NULL,
  partner_id id REFERENCES partner,
  segment text,
  group_id id REFERENCES product_group,
  product_id id REFERENCES product,
  rate_bp basis_points NOT NULL,
  exclusive_group text NOT NULL DEFAULT 'main',
  stacks boolean NOT NULL DEFAULT false,
  from_thousandths bigint NOT NULL DEFAULT 0,
  valid_from date,
  valid_to date,
  is_active boolean NOT NULL DEFAULT true,
  CHECK (partner_id IS NOT NULL OR segment IS NOT NULL OR group_id IS NOT NULL OR product_id IS NOT NULL)
);
CREATE INDEX discount_partner ON discount (partner_id);

-- The lowest price a line may get, per sale pack.
CREATE TABLE floor_price (
  product_id id NOT NULL REFERENCES product,
  currency currency NOT NULL,
  micros bigint NOT NULL CHECK (micros > 0),
  cost_micros bigint,
  PRIMARY KEY (product_id, currency)
);

-- partner_id null = typical agreement; an individual one wins. A missing limit is prepayment, never unlimited.
CREATE TABLE agreement (
  id id PRIMARY KEY,
  partner_id id REFERENCES partner,
  organisation_id id NOT NULL REFERENCES organisation,
  name text NOT NULL,
  price_type_id id NOT NULL REFERENCES price_type,
  warehouse_id id REFERENCES warehouse,
  discount_bp basis_points NOT NULL DEFAULT 0,
  advance_percent integer NOT NULL DEFAULT 0 CHECK (advance_percent BETWEEN 0 AND 100),
  prepayment_percent integer NOT NULL DEFAULT 100 CHECK (prepayment_percent BETWEEN 0 AND 100),
  credit_percent integer NOT NULL DEFAULT 0 CHECK (credit_percent BETWEEN 0 AND 100),
  credit_days integer NOT NULL DEFAULT 0 CHECK (credit_days >= 0),
  credit_limit_minor bigint,
  overdue_block_days integer NOT NULL DEFAULT 0,
  price_tolerance_bp basis_points NOT NULL DEFAULT 0,
  reserve_bank_days integer NOT NULL DEFAULT 3 CHECK (reserve_bank_days BETWEEN 1 AND 90),
  valid_from date NOT NULL DEFAULT '2020-01-01',
  valid_to date,
  CHECK (advance_percent + prepayment_percent + credit_percent = 100)
);
CREATE INDEX agreement_partner ON agreement (partner_id);

-- Appended in the same transaction by ordering, fulfilment and billing; the exposure of a scope is its sum.
CREATE TABLE exposure_entry (
  id id PRIMARY KEY,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  organisation_id id NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('order-open', 'order-released', 'shipment', 'payment', 'return', 'opening')),
  amount_minor bigint NOT NULL,
  currency currency NOT NULL,
  order_id id,
  due_on date,
  key text NOT NULL UNIQUE,
  at timestamptz NOT NULL
);
CREATE INDEX exposure_entry_scope ON exposure_entry (partner_id, organisation_id, legal_entity_id);
CREATE INDEX exposure_entry_order ON exposure_entry (order_id);
