-- Lists over years of orders: what is searched by a part of a word, and what only few orders have.
CREATE INDEX customer_order_number_trgm ON customer_order USING gin (number gin_trgm_ops);
CREATE INDEX document_number_trgm ON document USING gin (number gin_trgm_ops);
CREATE INDEX customer_order_manager ON customer_order (manager_id, id);
CREATE INDEX customer_order_ship_on ON customer_order (ship_on) WHERE ship_on IS NOT NULL;
CREATE INDEX legal_entity_name_trgm ON legal_entity USING gin (lower(name) gin_trgm_ops);
CREATE INDEX contact_name_trgm ON contact USING gin (lower(name) gin_trgm_ops);
CREATE INDEX partner_name_order ON partner (lower(name), id) WHERE is_active;
CREATE INDEX partner_code_lower ON partner (lower(code));
CREATE INDEX fact_partial_shipment ON fact (order_id) WHERE axis = 'shipment' AND kind = 'shipped' AND data ->> 'isPartial' = 'true';
CREATE INDEX fact_reserve_expired ON fact (order_id) WHERE axis = 'order' AND kind = 'reserve-expired';
CREATE INDEX message_held_order ON message (order_id) WHERE delivery = 'held';
CREATE INDEX picking_task_working ON picking_task (order_id) WHERE state = 'picking';
