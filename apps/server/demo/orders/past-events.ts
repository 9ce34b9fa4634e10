import type pg from 'pg'

/**
 * What the product would have published while the demo's history happened, made of the rows themselves: the owner's figures are counted from
 * events. No job follows from them. Conversations of the past are not told.
 */
const PAST_EVENTS = `
  INSERT INTO event_log (id, at, type, version, subject, party_id, data)
  SELECT 'evt_' || md5(type || subject || coalesce(key, '')), at, type, 1, subject, party_id, data FROM (
    SELECT o.created_at AS at, 'ordering.draft-started' AS type, o.id AS subject, o.partner_id AS party_id, NULL::text AS key,
      jsonb_build_object('channel', o.channel) AS data FROM customer_order o
    UNION ALL SELECT o.confirmed_at, 'ordering.order-confirmed', o.id, o.partner_id, NULL,
      jsonb_build_object('number', o.number, 'totalMinor', o.total_minor, 'threadId', o.thread_id) FROM customer_order o WHERE o.confirmed_at IS NOT NULL
    UNION ALL SELECT o.cancelled_at, 'ordering.order-cancelled', o.id, o.partner_id, NULL, '{}' FROM customer_order o WHERE o.cancelled_at IS NOT NULL
    UNION ALL SELECT i.created_at, CASE WHEN i.replaces_id IS NULL THEN 'billing.invoice-issued' ELSE 'billing.invoice-replaced' END, i.order_id, i.partner_id, i.id,
      jsonb_build_object('invoiceId', i.id, 'number', i.number, 'totalMinor', i.total_minor) FROM invoice i
    UNION ALL SELECT a.at, 'billing.payment-received', a.order_id, p.partner_id, a.id, jsonb_build_object('orderId', a.order_id, 'paymentId', a.payment_id,
      'amountMinor', a.amount_minor, 'isFull', sum(a.amount_minor) OVER (PARTITION BY a.order_id ORDER BY a.at, a.id) >= o.total_minor)
      FROM payment_allocation a JOIN payment p ON p.id = a.payment_id JOIN customer_order o ON o.id = a.order_id
    UNION ALL SELECT t.created_at, 'fulfilment.picking-opened', t.order_id, o.partner_id, t.id, jsonb_build_object('taskId', t.id, 'warehouseId', t.warehouse_id)
      FROM picking_task t JOIN customer_order o ON o.id = t.order_id WHERE t.state <> 'waiting'
    UNION ALL SELECT t.finished_at, 'fulfilment.picking-finished', t.order_id, o.partner_id, t.id, jsonb_build_object('taskId', t.id, 'warehouseId', t.warehouse_id)
      FROM picking_task t JOIN customer_order o ON o.id = t.order_id WHERE t.finished_at IS NOT NULL
    UNION ALL SELECT s.shipped_at, 'fulfilment.shipped', s.order_id, s.partner_id, s.id, jsonb_build_object('shipmentId', s.id, 'number', s.number) FROM shipment s
    UNION ALL SELECT s.delivered_at, 'fulfilment.delivered', s.order_id, s.partner_id, s.id, jsonb_build_object('shipmentId', s.id, 'number', s.number)
      FROM shipment s WHERE s.delivered_at IS NOT NULL) happened ORDER BY at, type`

export async function recordPastEvents(client: pg.PoolClient): Promise<void> {
  await client.query(PAST_EVENTS)
}
