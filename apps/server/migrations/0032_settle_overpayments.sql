-- Money a customer wants back. It is set aside from the payments it came with until it has gone out.
CREATE TABLE refund (
  id id PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('open', 'paid')),
  organisation_id id NOT NULL REFERENCES organisation,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  order_id id NOT NULL REFERENCES customer_order,
  currency currency NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  payment_id id UNIQUE REFERENCES payment, -- the money that went out
  paid_at timestamptz,
  CHECK ((state = 'paid') = (payment_id IS NOT NULL))
);
CREATE INDEX refund_order ON refund (order_id);
CREATE INDEX refund_open ON refund (partner_id) WHERE state = 'open';

-- Part of a payment settles an order or is set aside for a refund.
ALTER TABLE payment_allocation ALTER COLUMN order_id DROP NOT NULL;
ALTER TABLE payment_allocation ADD COLUMN refund_id id REFERENCES refund;
ALTER TABLE payment_allocation ADD CONSTRAINT payment_allocation_one_use CHECK (num_nonnulls(order_id, refund_id) = 1);
CREATE INDEX payment_allocation_refund ON payment_allocation (refund_id) WHERE refund_id IS NOT NULL;

-- How much of what is left of a payment the customer wants counted towards the next order.
ALTER TABLE payment ADD COLUMN to_next_order_minor bigint NOT NULL DEFAULT 0 CHECK (to_next_order_minor BETWEEN 0 AND amount_minor);
CREATE INDEX payment_to_next_order ON payment (partner_id) WHERE to_next_order_minor > 0;

ALTER TABLE refund ENABLE ROW LEVEL SECURITY;
ALTER TABLE refund FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON refund TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON refund FOR SELECT TO skladno_customer USING (partner_id = app_party());
GRANT SELECT ON refund TO skladno_customer;
