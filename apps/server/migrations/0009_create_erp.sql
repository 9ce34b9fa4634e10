CREATE TABLE erp_submission (
  order_id id PRIMARY KEY REFERENCES customer_order,
  key text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'unknown')),
  erp_id text,
  erp_number text,
  detail text,
  submitted_at timestamptz,
  answered_at timestamptz
);
