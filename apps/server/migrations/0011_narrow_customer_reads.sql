-- What a customer's role may read is narrowed to what a customer may know; without a party set it reads only the priceless catalog.

-- Holds of others count into availability, but whose they are and how big each is stays hidden.
REVOKE SELECT ON reservation FROM skladno_customer;
CREATE FUNCTION held_stock(product_ids text[]) RETURNS TABLE (product_id id, warehouse_id id, quantity_thousandths numeric)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20 AS $$
    SELECT r.product_id, r.warehouse_id, sum(r.quantity_thousandths) FROM reservation r
    WHERE r.product_id = ANY (product_ids) AND r.state IN ('pending', 'held') AND NOT r.seen_by_erp GROUP BY 1, 2
  $$;

-- The staff's remark about the customer is not for the customer.
REVOKE SELECT ON partner FROM skladno_customer;
GRANT SELECT (id, code, name, manager_id, autonomy, veto_minutes, partial_policy, stock_display, segment, is_active, source, created_at, version)
  ON partner TO skladno_customer;

-- A customer knows its own manager by name and phone.
ALTER TABLE employee ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON employee TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON employee FOR SELECT TO skladno_customer USING (EXISTS (SELECT FROM partner p WHERE p.manager_id = employee.id));
GRANT SELECT (id, name, phone) ON employee TO skladno_customer;

-- A quote is held at the floor whoever asks; what the goods cost is never readable. The product strips the floor from customers' quotes.
ALTER TABLE floor_price ENABLE ROW LEVEL SECURITY;
ALTER TABLE floor_price FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON floor_price TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON floor_price FOR SELECT TO skladno_customer USING (app_party() IS NOT NULL);
GRANT SELECT (product_id, currency, micros) ON floor_price TO skladno_customer;

-- Typical terms are for known customers: an anonymous visitor sees no price. The policy of agreement applies inside that of price.
ALTER POLICY own ON agreement USING (partner_id = app_party() OR (partner_id IS NULL AND app_party() IS NOT NULL));
ALTER POLICY own ON discount USING (partner_id = app_party()
  OR (partner_id IS NULL AND app_party() IS NOT NULL AND (segment IS NULL OR segment = (SELECT p.segment FROM partner p WHERE p.id = app_party()))));
