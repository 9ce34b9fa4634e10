import type { createPool } from '@skladno/platform'

type Pool = ReturnType<typeof createPool>

/**
 * A company of several years: customers with a phone and a tax id, orders of five lines. Of ten orders one is a draft, cancelled, or on its way;
 * nine are shipped and paid, and nobody has pressed «закрыть» on half of them: the hardest case for lists, because a status is computed.
 */
export async function growOrders(
  pool: Pool,
  { orders, customers }: { readonly orders: number; readonly customers: number },
): Promise<void> {
  for (const statement of [...PEOPLE, ...GOODS, ...ORDERS, ...PROGRESS]) {
    await pool.query(statement.replaceAll(':orders', String(orders)).replaceAll(':customers', String(customers)))
  }
  await pool.query('VACUUM ANALYZE')
}

const NAMES = `(ARRAY['СтройМастер', 'РемонтПлюс', 'Азия Кровля', 'Фасад Сервис', 'Уютный Дом', 'Техно Монтаж', 'Северный Склад', 'Вектор', 'Гранит', 'Алматы Строй'])`

const PEOPLE = [
  `INSERT INTO employee (id, email, name, roles) SELECT 'emp_b' || n, 'm' || n || '@example.com', 'Менеджер ' || n, '{sales}' FROM generate_series(1, 20) n`,
  `INSERT INTO organisation (id, name, full_name, country, tax_id, address, currency, time_zone, director_title, director)
    VALUES ('org_b', 'СтройОпт', 'ООО «СтройОпт»', 'RU', '7707083893', 'Москва', 'RUB', 'Europe/Moscow', 'Директор', 'Иванов И. И.')`,
  `INSERT INTO warehouse (id, name, address, time_zone) VALUES ('whs_b', 'Главный склад', 'Москва', 'Europe/Moscow')`,
  `INSERT INTO partner (id, code, name, manager_id) SELECT 'ptn_b' || lpad(n::text, 8, '0'), 'K' || n,
    ${NAMES}[1 + n % 10] || ' ' || n, 'emp_b' || (1 + n % 20) FROM generate_series(1, :customers) n`,
  `INSERT INTO legal_entity (id, partner_id, name, full_name, country, tax_id) SELECT 'len_b' || lpad(n::text, 8, '0'), 'ptn_b' || lpad(n::text, 8, '0'),
    'ООО ' || n, 'ООО ' || n, 'RU', (7700000000 + n)::text FROM generate_series(1, :customers) n`,
  `INSERT INTO contact (id, name, phone) SELECT 'cnt_b' || lpad(n::text, 8, '0'), 'Покупатель ' || n, '+79' || lpad(n::text, 9, '0') FROM generate_series(1, :customers) n`,
  `INSERT INTO contact_right (contact_id, partner_id, may_order) SELECT 'cnt_b' || lpad(n::text, 8, '0'), 'ptn_b' || lpad(n::text, 8, '0'), true FROM generate_series(1, :customers) n`,
  `INSERT INTO price_type (id, name, currency) VALUES ('ptp_b', 'Оптовая', 'RUB')`,
  `INSERT INTO agreement (id, organisation_id, name, price_type_id) VALUES ('agr_b', 'org_b', 'Типовое', 'ptp_b')`,
]

const GOODS = [
  `INSERT INTO product (id, sku, name, base_unit) SELECT 'prd_b' || n, 'S' || n, 'Товар ' || n, 'шт' FROM generate_series(1, 1000) n`,
]

/** `n % 20`: 0 draft, 1 cancelled, 2 waits for money, 3 is picked, 4 waits for payment after shipment; 5…11 may be closed; the rest is closed. */
const ORDERS = [
  `INSERT INTO customer_order (id, state, number, organisation_id, partner_id, legal_entity_id, agreement_id, manager_id, channel, warehouse_id, currency,
      advance_percent, prepayment_percent, credit_percent, credit_days, total_minor, created_at, updated_at, confirmed_at, secured_at, released_at, ship_on)
    SELECT 'ord_b' || lpad(n::text, 8, '0'),
      CASE n % 20 WHEN 0 THEN 'draft' WHEN 1 THEN 'cancelled' ELSE CASE WHEN n % 20 <= 11 AND n % 20 > 4 OR n > :orders - 10000 THEN 'confirmed' WHEN n % 20 <= 4 THEN 'closed' ELSE 'closed' END END,
      CASE WHEN n % 20 = 0 THEN NULL ELSE n::text END, 'org_b', 'ptn_b' || lpad((1 + (n * 7919) % :customers)::text, 8, '0'),
      'len_b' || lpad((1 + (n * 7919) % :customers)::text, 8, '0'), 'agr_b', 'emp_b' || (1 + n % 20), (ARRAY['whatsapp', 'web', 'staff'])[1 + n % 3], 'whs_b', 'RUB',
      0, CASE WHEN n % 20 = 4 THEN 0 ELSE 100 END, CASE WHEN n % 20 = 4 THEN 100 ELSE 0 END, 14, 500000,
      now() - (:orders - n) * interval '10 minutes', now(), now() - (:orders - n) * interval '10 minutes', now(), now(), current_date
    FROM generate_series(1, :orders) n`,
  `INSERT INTO order_line (id, order_id, position, state, product_id, base_thousandths, pack_thousandths, amount_minor, created_at)
    SELECT 'lin_b' || lpad(n::text, 8, '0') || l, 'ord_b' || lpad(n::text, 8, '0'), l, 'open', 'prd_b' || (1 + (n * 31 + l) % 1000), 10000, 10000, 100000, now()
    FROM generate_series(1, :orders) n, generate_series(1, 5) l`,
]

const PROGRESS = [
  `INSERT INTO picking_task (id, order_id, warehouse_id, state, created_at) SELECT 'pck_b' || lpad(n::text, 8, '0'), 'ord_b' || lpad(n::text, 8, '0'), 'whs_b',
    CASE WHEN n % 20 = 3 AND n > :orders - 10000 THEN CASE WHEN n % 400 = 3 THEN 'picking' ELSE 'picked' END ELSE 'picked' END, now() FROM generate_series(1, :orders) n WHERE n % 20 > 2`,
  `INSERT INTO shipment (id, order_id, organisation_id, warehouse_id, partner_id, legal_entity_id, number, shipped_on, mode, currency, total_minor, vat_minor, shipped_at)
    SELECT 'shp_b' || lpad(n::text, 8, '0'), o.id, 'org_b', 'whs_b', o.partner_id, o.legal_entity_id, n::text, o.created_at::date, 'pickup', 'RUB', 500000, 0, o.created_at
    FROM generate_series(1, :orders) n JOIN customer_order o ON o.id = 'ord_b' || lpad(n::text, 8, '0') WHERE n % 20 > 3 OR (n % 20 > 1 AND n <= :orders - 10000)`,
  `INSERT INTO shipment_line (shipment_id, line_id, position, product_id, base_thousandths, pack_thousandths, pack_unit, price_micros, amount_minor, vat_minor)
    SELECT 'shp_b' || substr(l.order_id, 6), l.id, l.position, l.product_id, l.base_thousandths, l.pack_thousandths, 'шт', 1, 100000, 0
    FROM order_line l JOIN shipment s ON s.order_id = l.order_id`,
  `INSERT INTO payment (id, organisation_id, partner_id, paid_on, amount_minor, currency, source, source_event_id, recorded_at)
    SELECT 'pay_b' || substr(o.id, 6), 'org_b', o.partner_id, o.created_at::date, 500000, 'RUB', 'bench', o.id, o.created_at
    FROM customer_order o WHERE o.number IS NOT NULL AND o.state <> 'cancelled' AND o.number::int % 20 NOT IN (2, 4) OR o.state = 'closed'`,
  `INSERT INTO payment_allocation (id, payment_id, order_id, amount_minor, at)
    SELECT 'pal_b' || substr(p.id, 6), p.id, 'ord_b' || substr(p.id, 6), 500000, p.recorded_at FROM payment p`,
  `INSERT INTO invoice (id, order_id, organisation_id, partner_id, legal_entity_id, number, issued_on, valid_until, state, currency, total_minor, vat_minor, lines, created_at)
    SELECT 'inv_b' || substr(o.id, 6), o.id, 'org_b', o.partner_id, o.legal_entity_id, o.number, o.created_at::date, o.created_at::date + 3,
      CASE WHEN o.state = 'cancelled' THEN 'void' ELSE 'current' END, 'RUB', 500000, 0, '[]', o.created_at FROM customer_order o WHERE o.number IS NOT NULL`,
  `INSERT INTO stored_file (id, sha256, size_bytes, mime_type, name, path, created_at) VALUES ('fil_b', 'x', 1, 'application/pdf', 'a.pdf', 'x', now())`,
  `INSERT INTO document (id, kind, partner_id, order_id, invoice_id, number, file_id, created_at)
    SELECT 'doc_b' || substr(i.id, 6), 'invoice', i.partner_id, i.order_id, i.id, i.number, 'fil_b', i.created_at FROM invoice i`,
  `INSERT INTO exposure_entry (id, partner_id, legal_entity_id, organisation_id, kind, amount_minor, currency, order_id, due_on, key, at)
    SELECT 'exp_s' || substr(s.id, 6), s.partner_id, s.legal_entity_id, 'org_b', 'shipment', 500000, 'RUB', s.order_id, s.shipped_on + 14, 'shipment:' || s.id, s.shipped_at FROM shipment s`,
  `INSERT INTO exposure_entry (id, partner_id, legal_entity_id, organisation_id, kind, amount_minor, currency, order_id, key, at)
    SELECT 'exp_p' || substr(a.id, 6), o.partner_id, o.legal_entity_id, 'org_b', 'payment', -500000, 'RUB', o.id, 'payment:' || a.id, a.at
    FROM payment_allocation a JOIN customer_order o ON o.id = a.order_id`,
  `INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT 'evt_d' || o.id, o.created_at, 'ordering.draft-started', 1, o.id, o.partner_id, '{}' FROM customer_order o`,
  `INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT 'evt_c' || o.id, o.created_at + interval '5 minutes', 'ordering.order-confirmed', 1, o.id, o.partner_id, '{"totalMinor": 500000}' FROM customer_order o WHERE o.number IS NOT NULL`,
  `INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT 'evt_i' || i.order_id, i.created_at + interval '6 minutes', 'billing.invoice-issued', 1, i.order_id, i.partner_id, '{}' FROM invoice i`,
  `INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT 'evt_s' || s.order_id, s.shipped_at + interval '1 day', 'fulfilment.shipped', 1, s.order_id, s.partner_id, jsonb_build_object('shipmentId', s.id) FROM shipment s`,
  `INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT 'evt_p' || a.order_id, a.at + interval '2 hours', 'billing.payment-received', 1, a.order_id, NULL, jsonb_build_object('paymentId', a.payment_id, 'isFull', true)
    FROM payment_allocation a`,
]
