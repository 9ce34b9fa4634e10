-- skladno_app: staff and workers. skladno_customer: everything a customer may read, of one partner (app.party_id) only.
DO $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('skladno roles'));
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'skladno_app') THEN CREATE ROLE skladno_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'skladno_customer') THEN CREATE ROLE skladno_customer NOLOGIN; END IF;
END $$;

GRANT USAGE ON SCHEMA public TO skladno_app, skladno_customer;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO skladno_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO skladno_app;

CREATE FUNCTION app_party() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.party_id', true), '') $$;

-- Shared, priceless knowledge of the catalog.
GRANT SELECT ON product_group, warehouse, product, variant, lot, pack, stock, expected_receipt, analogue, price_type, organisation, organisation_vat,
  delivery_window, holiday, reservation TO skladno_customer;
GRANT SELECT (id, organisation_id, bank_name, bic, account, correspondent_account, kbe, knp, currency, is_default) ON bank_account TO skladno_customer;

-- Rows of one partner. Tables with a partner_id of their own:
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['legal_entity', 'contact_right', 'site', 'partner_price', 'exposure_entry', 'customer_order', 'shipment', 'invoice', 'document', 'payment', 'thread']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', t, t);
    EXECUTE format('CREATE POLICY staff ON %I TO skladno_app USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO skladno_customer USING (partner_id = app_party())', t);
    EXECUTE format('GRANT SELECT ON %I TO skladno_customer', t);
  END LOOP;
END $$;

-- Rows that belong to a partner through their parent. The parent's own policy applies inside the subquery.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('partner', 'id = app_party()'),
    ('contract', 'EXISTS (SELECT FROM legal_entity e WHERE e.id = legal_entity_id)'),
    ('contact', 'EXISTS (SELECT FROM contact_right r WHERE r.contact_id = contact.id)'),
    ('order_line', 'EXISTS (SELECT FROM customer_order o WHERE o.id = order_id)'),
    ('fact', 'EXISTS (SELECT FROM customer_order o WHERE o.id = order_id)'),
    ('shipment_line', 'EXISTS (SELECT FROM shipment s WHERE s.id = shipment_id)'),
    ('payment_allocation', 'EXISTS (SELECT FROM customer_order o WHERE o.id = order_id)'),
    ('message', 'delivery NOT IN (''held'', ''suppressed'') AND EXISTS (SELECT FROM thread t WHERE t.id = thread_id)'),
    ('stored_file', 'EXISTS (SELECT FROM document d WHERE d.file_id = stored_file.id)'),
    ('agreement', 'partner_id = app_party() OR partner_id IS NULL'),
    ('price', 'EXISTS (SELECT FROM agreement a WHERE a.price_type_id = price.price_type_id AND (a.partner_id = app_party() OR (a.partner_id IS NULL AND NOT EXISTS (SELECT FROM agreement i WHERE i.partner_id = app_party()))))'),
    ('discount', 'partner_id = app_party() OR (partner_id IS NULL AND (segment IS NULL OR segment = (SELECT p.segment FROM partner p WHERE p.id = app_party())))')
  ) AS rules(name, condition)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', r.name, r.name);
    EXECUTE format('CREATE POLICY staff ON %I TO skladno_app USING (true) WITH CHECK (true)', r.name);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO skladno_customer USING (%s)', r.name, r.condition);
    EXECUTE format('GRANT SELECT ON %I TO skladno_customer', r.name);
  END LOOP;
END $$;
