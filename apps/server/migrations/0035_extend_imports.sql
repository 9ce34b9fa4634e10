-- Price lists are brought like other files; an import may be given up at any moment before it is applied.
ALTER TABLE file_import DROP CONSTRAINT file_import_kind_check;
ALTER TABLE file_import ADD CONSTRAINT file_import_kind_check CHECK (kind IN ('catalog', 'prices', 'aliases', 'customers', 'orders', 'bank'));
ALTER TABLE file_import DROP CONSTRAINT file_import_state_check;
ALTER TABLE file_import ADD CONSTRAINT file_import_state_check
  CHECK (state IN ('waiting', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled'));
ALTER TABLE file_import ADD COLUMN preview jsonb; -- {tables: first rows of each sheet, suggestedKind}

-- How a person read the columns under a heading row; the same headings mean the same again.
CREATE TABLE import_mapping (
  kind text NOT NULL,
  fingerprint text NOT NULL, -- of the heading row: its texts and their columns
  columns jsonb NOT NULL, -- column letters → role
  saved_by_name text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (kind, fingerprint)
);

-- Each price a price list changes: shown before it is applied, kept afterwards as what was changed.
CREATE TABLE import_price (
  import_id id NOT NULL REFERENCES file_import,
  position integer NOT NULL, -- in the order of showing: doubtful first, then the largest change
  product_id id NOT NULL REFERENCES product,
  variant_id id REFERENCES variant,
  target text NOT NULL, -- id of a price type, or floor, or cost
  unit text NOT NULL,
  currency currency NOT NULL,
  from_micros bigint,
  to_micros bigint NOT NULL CHECK (to_micros > 0),
  floor_micros bigint,
  cost_micros bigint,
  doubts text[] NOT NULL DEFAULT '{}' CHECK (doubts <@ ARRAY['below-floor', 'below-cost', 'outlier']),
  accepted_by text, -- who took a doubtful price; without it the price stays as it was
  PRIMARY KEY (import_id, position),
  UNIQUE NULLS NOT DISTINCT (import_id, product_id, target, variant_id)
);
CREATE INDEX import_price_doubtful ON import_price (import_id, position) WHERE doubts <> '{}';

-- What goods cost may be known where nobody set a lowest price.
ALTER TABLE floor_price ALTER COLUMN micros DROP NOT NULL;
ALTER TABLE floor_price ADD CHECK (micros IS NOT NULL OR cost_micros IS NOT NULL);
