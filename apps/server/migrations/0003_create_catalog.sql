CREATE TABLE product_group (
  id id PRIMARY KEY,
  parent_id id REFERENCES product_group,
  name text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  source_key text UNIQUE
);

CREATE TABLE warehouse (
  id id PRIMARY KEY,
  name text NOT NULL,
  address text NOT NULL DEFAULT '',
  time_zone text NOT NULL,
  picking_source text NOT NULL DEFAULT 'hub' CHECK (picking_source IN ('hub', 'erp')),
  position integer NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true,
  source_key text UNIQUE
);

CREATE TABLE product (
  id id PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  name text NOT NULL,
  group_id id REFERENCES product_group,
  base_unit text NOT NULL,
  brand text,
  description text,
  attributes jsonb NOT NULL DEFAULT '{}',
  photo_file_id id,
  weight_grams bigint,
  volume_cm3 bigint,
  vat_rate_bp basis_points, -- null: the seller organisation's own rate
  is_returnable boolean NOT NULL DEFAULT true,
  is_active boolean NOT NULL DEFAULT true,
  kind text NOT NULL DEFAULT 'goods' CHECK (kind IN ('goods', 'service', 'deposit')),
  source text NOT NULL DEFAULT 'hub',
  source_key text UNIQUE,
  as_of timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX product_group_id ON product (group_id);
CREATE INDEX product_name_trgm ON product USING gin (lower(name) gin_trgm_ops);

CREATE TABLE variant (
  id id PRIMARY KEY,
  product_id id NOT NULL REFERENCES product,
  name text NOT NULL,
  attributes jsonb NOT NULL DEFAULT '{}',
  source_key text UNIQUE,
  UNIQUE (product_id, name)
);

CREATE TABLE lot (
  id id PRIMARY KEY,
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  name text NOT NULL,
  expires_on date,
  source_key text UNIQUE
);

-- 1 pack = numerator / denominator base units. The pack with is_sale is the one the product is sold and priced in.
CREATE TABLE pack (
  id id PRIMARY KEY,
  product_id id NOT NULL REFERENCES product,
  unit text NOT NULL,
  name text,
  numerator bigint NOT NULL CHECK (numerator > 0),
  denominator bigint NOT NULL CHECK (denominator > 0),
  multiple_thousandths bigint NOT NULL DEFAULT 1000 CHECK (multiple_thousandths > 0),
  minimum_thousandths bigint NOT NULL DEFAULT 0 CHECK (minimum_thousandths >= 0),
  is_sale boolean NOT NULL DEFAULT false,
  barcode text,
  UNIQUE (product_id, unit, numerator, denominator)
);
CREATE UNIQUE INDEX pack_one_sale ON pack (product_id) WHERE is_sale;
CREATE INDEX pack_barcode ON pack (barcode) WHERE barcode IS NOT NULL;

-- Base units, thousandths. Ledger: on hand. External ERP: free as it reports it.
CREATE TABLE stock (
  warehouse_id id NOT NULL REFERENCES warehouse,
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  lot_id id REFERENCES lot,
  quantity_thousandths bigint NOT NULL,
  cell text,
  source text NOT NULL DEFAULT 'hub',
  as_of timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE NULLS NOT DISTINCT (product_id, warehouse_id, variant_id, lot_id)
);
CREATE INDEX stock_warehouse ON stock (warehouse_id);

CREATE TABLE expected_receipt (
  id id PRIMARY KEY,
  warehouse_id id NOT NULL REFERENCES warehouse,
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  quantity_thousandths bigint NOT NULL CHECK (quantity_thousandths > 0),
  expected_on date NOT NULL,
  source text NOT NULL DEFAULT 'hub',
  source_key text UNIQUE,
  as_of timestamptz NOT NULL
);
CREATE INDEX expected_receipt_product ON expected_receipt (product_id, expected_on);

-- An approved replacement: never mere similarity.
CREATE TABLE analogue (
  product_id id NOT NULL REFERENCES product,
  analogue_id id NOT NULL REFERENCES product,
  note text,
  approved_by id REFERENCES employee,
  PRIMARY KEY (product_id, analogue_id),
  CHECK (product_id <> analogue_id)
);
