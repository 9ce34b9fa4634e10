-- Goods that are on their way, until they come or somebody says that they will not.
ALTER TABLE expected_receipt
  ADD COLUMN supplier text NOT NULL DEFAULT '',
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD COLUMN received_thousandths bigint NOT NULL DEFAULT 0 CHECK (received_thousandths >= 0),
  ADD COLUMN state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'received', 'cancelled')),
  ADD COLUMN entered_by text NOT NULL DEFAULT 'system',
  ADD COLUMN cancel_reason text,
  ADD COLUMN version integer NOT NULL DEFAULT 1;
DROP INDEX expected_receipt_product;
CREATE INDEX expected_receipt_product ON expected_receipt (product_id, expected_on) WHERE state = 'open';

-- Suppliers and remarks are the seller's own business.
REVOKE SELECT ON expected_receipt FROM skladno_customer;
GRANT SELECT (id, warehouse_id, product_id, variant_id, quantity_thousandths, received_thousandths, expected_on, state, source, as_of)
  ON expected_receipt TO skladno_customer;

-- What changed the stock by hand: goods that came, goods that were counted. Taken back only by a counter record.
CREATE TABLE stock_document (
  id id PRIMARY KEY,
  number integer NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL CHECK (kind IN ('receipt', 'correction')),
  warehouse_id id NOT NULL REFERENCES warehouse,
  reason text NOT NULL DEFAULT '',
  supplier text NOT NULL DEFAULT '',
  reverses_id id UNIQUE REFERENCES stock_document,
  key text NOT NULL UNIQUE, -- of the request: a second press is one document
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX stock_document_recent ON stock_document (entered_at DESC);

CREATE TABLE stock_document_line (
  document_id id NOT NULL REFERENCES stock_document,
  position integer NOT NULL,
  product_id id NOT NULL REFERENCES product,
  before_thousandths bigint NOT NULL,
  delta_thousandths bigint NOT NULL,
  expected_receipt_id id REFERENCES expected_receipt,
  PRIMARY KEY (document_id, position)
);
CREATE INDEX stock_document_line_product ON stock_document_line (product_id);

-- Every change of every stock row, whoever made it: written by triggers, so that no road to the stock leaves no trace.
CREATE TABLE stock_move (
  seq bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  product_id id NOT NULL REFERENCES product,
  warehouse_id id NOT NULL REFERENCES warehouse,
  variant_id id,
  lot_id id,
  before_thousandths bigint NOT NULL,
  after_thousandths bigint NOT NULL,
  source text NOT NULL,
  cause text, -- «shipment:shp_…», «document:std_…»; null: a figure taken over from the source
  at timestamptz NOT NULL
);
CREATE INDEX stock_move_product ON stock_move (product_id, seq DESC);

ALTER TABLE stock ADD COLUMN cause text; -- of the last change

CREATE FUNCTION record_new_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stock_move (product_id, warehouse_id, variant_id, lot_id, before_thousandths, after_thousandths, source, cause, at)
  SELECT n.product_id, n.warehouse_id, n.variant_id, n.lot_id, 0, n.quantity_thousandths, n.source, n.cause, n.as_of
  FROM became n WHERE n.quantity_thousandths <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION record_changed_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stock_move (product_id, warehouse_id, variant_id, lot_id, before_thousandths, after_thousandths, source, cause, at)
  SELECT n.product_id, n.warehouse_id, n.variant_id, n.lot_id, o.quantity_thousandths, n.quantity_thousandths, n.source, n.cause, n.as_of
  FROM became n JOIN was o ON o.product_id = n.product_id AND o.warehouse_id = n.warehouse_id
    AND coalesce(o.variant_id, '') = coalesce(n.variant_id, '') AND coalesce(o.lot_id, '') = coalesce(n.lot_id, '')
  WHERE n.quantity_thousandths <> o.quantity_thousandths;
  RETURN NULL;
END $$;

CREATE TRIGGER stock_added AFTER INSERT ON stock REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION record_new_stock();
CREATE TRIGGER stock_changed AFTER UPDATE ON stock REFERENCING OLD TABLE AS was NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION record_changed_stock();

-- Goods promised to confirmed orders out of receipts to come: what is expected is not expected twice.
CREATE VIEW awaited_stock AS
  SELECT l.product_id, coalesce(l.warehouse_id, o.warehouse_id) AS warehouse_id,
    sum(l.base_thousandths - l.cancelled_thousandths - l.secured_thousandths)::bigint AS quantity_thousandths
  FROM order_line l JOIN customer_order o ON o.id = l.order_id
  WHERE o.state = 'confirmed' AND l.state = 'open' AND l.expected_on IS NOT NULL AND o.source <> 'import' GROUP BY 1, 2;
GRANT SELECT ON awaited_stock TO skladno_app, skladno_customer;
