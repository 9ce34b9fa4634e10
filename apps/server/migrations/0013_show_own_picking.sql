-- What is held of a product, summed: whoever computes availability needs the sum, nobody needs another customer's rows.
DROP FUNCTION held_stock(text[]);
CREATE VIEW held_stock AS
  SELECT product_id, warehouse_id, sum(quantity_thousandths)::bigint AS quantity_thousandths
  FROM reservation WHERE state IN ('pending', 'held') AND NOT seen_by_erp GROUP BY product_id, warehouse_id;
GRANT SELECT ON held_stock TO skladno_app, skladno_customer;

-- A customer sees how its own order is secured and picked.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('reservation', 'EXISTS (SELECT FROM customer_order o WHERE o.id = order_id)'),
    ('picking_task', 'EXISTS (SELECT FROM customer_order o WHERE o.id = order_id)'),
    ('picking_line', 'EXISTS (SELECT FROM picking_task t WHERE t.id = task_id)')
  ) AS rules(name, condition)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', r.name, r.name);
    EXECUTE format('CREATE POLICY staff ON %I TO skladno_app USING (true) WITH CHECK (true)', r.name);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO skladno_customer USING (%s)', r.name, r.condition);
    EXECUTE format('GRANT SELECT ON %I TO skladno_customer', r.name);
  END LOOP;
END $$;
