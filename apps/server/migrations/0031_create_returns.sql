-- What came back of the shipped goods, with VAT; kept with the order because every gate about money tests it.
ALTER TABLE customer_order ADD COLUMN returned_minor bigint NOT NULL DEFAULT 0 CHECK (returned_minor >= 0);

-- Goods of these groups, and of the groups inside them, are not taken back.
CREATE TABLE non_returnable_group (
  group_id id PRIMARY KEY REFERENCES product_group,
  reason text NOT NULL DEFAULT '',
  added_by id REFERENCES employee,
  added_at timestamptz NOT NULL
);

-- A negative fact on one shipment: asked for, decided by a person, accepted by the warehouse. Its number is also that of the correction document.
CREATE TABLE goods_return (
  id id PRIMARY KEY,
  number text NOT NULL,
  state text NOT NULL CHECK (state IN ('requested', 'approved', 'rejected', 'withdrawn', 'accepted')),
  order_id id NOT NULL REFERENCES customer_order,
  shipment_id id NOT NULL REFERENCES shipment,
  organisation_id id NOT NULL REFERENCES organisation,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  warehouse_id id NOT NULL REFERENCES warehouse,
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  accepted_by text,
  accepted_at timestamptz,
  accepted_on date,
  currency currency NOT NULL,
  total_minor bigint NOT NULL DEFAULT 0,
  vat_minor bigint NOT NULL DEFAULT 0,
  source_key text UNIQUE, -- the same request again is the same return
  UNIQUE (organisation_id, number)
);
CREATE INDEX goods_return_order ON goods_return (order_id);
CREATE INDEX goods_return_shipment ON goods_return (shipment_id);
CREATE INDEX goods_return_partner ON goods_return (partner_id);
CREATE INDEX goods_return_open ON goods_return (requested_at) WHERE state IN ('requested', 'approved');

CREATE TABLE return_line (
  return_id id NOT NULL REFERENCES goods_return,
  line_id id NOT NULL REFERENCES order_line,
  position integer NOT NULL,
  product_id id NOT NULL REFERENCES product,
  asked_thousandths bigint NOT NULL CHECK (asked_thousandths > 0), -- base units
  accepted_thousandths bigint CHECK (accepted_thousandths BETWEEN 0 AND asked_thousandths),
  condition text CHECK (condition IN ('good', 'damaged')),
  destination text CHECK (destination IN ('stock', 'write-off')),
  note text,
  amount_minor bigint NOT NULL DEFAULT 0,
  vat_minor bigint NOT NULL DEFAULT 0,
  vat_rate_bp basis_points, -- of the shipment, whatever the rate is today
  PRIMARY KEY (return_id, line_id)
);
CREATE INDEX return_line_line ON return_line (line_id);

ALTER TABLE number_sequence DROP CONSTRAINT number_sequence_kind_check;
ALTER TABLE number_sequence ADD CONSTRAINT number_sequence_kind_check CHECK (kind IN ('order', 'invoice', 'shipment', 'request', 'return'));

ALTER TABLE document ADD COLUMN return_id id REFERENCES goods_return;
ALTER TABLE document DROP CONSTRAINT document_kind_check;
ALTER TABLE document ADD CONSTRAINT document_kind_check
  CHECK (kind IN ('invoice', 'shipment-note', 'correction', 'order-summary', 'attachment', 'payment-order', 'company-card', 'power-of-attorney'));
CREATE UNIQUE INDEX document_return ON document (return_id) WHERE kind = 'correction';

GRANT SELECT ON non_returnable_group TO skladno_customer;
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('goods_return', 'partner_id = app_party()'),
    ('return_line', 'EXISTS (SELECT FROM goods_return g WHERE g.id = return_id)')
  ) AS rules(name, condition)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', r.name, r.name);
    EXECUTE format('CREATE POLICY staff ON %I TO skladno_app USING (true) WITH CHECK (true)', r.name);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO skladno_customer USING (%s)', r.name, r.condition);
    EXECUTE format('GRANT SELECT ON %I TO skladno_customer', r.name);
  END LOOP;
END $$;
