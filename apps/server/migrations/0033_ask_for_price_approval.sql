-- A price beyond what an employee may give alone, and who decided about it. Never read by customers.
CREATE TABLE price_approval (
  id id PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected', 'withdrawn')),
  order_id id NOT NULL REFERENCES customer_order,
  line_id id NOT NULL REFERENCES order_line,
  partner_id id NOT NULL REFERENCES partner,
  product_id id NOT NULL REFERENCES product,
  micros bigint NOT NULL CHECK (micros > 0),
  list_micros bigint,
  discount_bp integer NOT NULL,
  reason text NOT NULL,
  asked_by id REFERENCES employee,
  asked_by_name text NOT NULL,
  asked_at timestamptz NOT NULL,
  decided_by id REFERENCES employee,
  decided_by_name text,
  decided_at timestamptz,
  note text
);
CREATE UNIQUE INDEX price_approval_waiting ON price_approval (line_id) WHERE state = 'waiting';
CREATE INDEX price_approval_asked ON price_approval (asked_at) WHERE state = 'waiting';
CREATE INDEX price_approval_order ON price_approval (order_id);

ALTER TABLE price_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE price_approval FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON price_approval TO skladno_app USING (true) WITH CHECK (true);
