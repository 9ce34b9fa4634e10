import { compileCatalog, understand } from '@skladno/matching'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { availability, loadProducts } from '../contexts/catalog/index.ts'
import { promiseFor } from '../contexts/fulfilment/index.ts'
import { orderHistory, usualPlace } from '../contexts/ordering/index.ts'
import { findContactByPhone } from '../contexts/parties/index.ts'
import { creditDecision, findAgreement, quotePrices } from '../contexts/terms/index.ts'
import type { DB } from '../db/types.ts'
import type { DemoCompany } from './demo-company.ts'
import { demoTables, loadDemo, NotADemoDatabase } from './load-demo.ts'
import { PRODEXPRESS } from './prodexpress/index.ts'
import { CREAM, MILK_BOX, VANILLA } from './prodexpress/trades.ts'
import { STROYOPT } from './stroyopt/index.ts'
import { PAROC_50, PP, ROCKWOOL_50, SCREW_25 } from './stroyopt/trades.ts'

/** A database of its own with the company in it, and short questions to it. */
function withDemo(company: DemoCompany) {
  const db = withDatabase<DB>()
  const count = async (statement: string): Promise<number> => {
    const { rows } = await db.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${statement}) AS found`)
    return rows[0]?.count ?? -1
  }
  const one = async <T>(statement: string, values: readonly unknown[] = []): Promise<T> => {
    const { rows } = await db.pool.query(statement, [...values])
    return rows[0]
  }
  const partnerOf = async (phone: string): Promise<string> => {
    const contact = await db.uow.read((read) => findContactByPhone(read, phone))
    const partnerId = contact?.partners[0]?.partnerId
    if (partnerId === undefined) throw new Error(`Nobody answers ${phone}`)
    return partnerId
  }

  beforeAll(() => loadDemo(db.pool, company, { now: db.clock.now() }), 60_000)
  return { db, count, one, partnerOf }
}

describe.each([STROYOPT, PRODEXPRESS])('the demo company $name', (company) => {
  const { db, count, one } = withDemo(company)

  it('is loaded once, and never over data of somebody else', async () => {
    const before = await count('SELECT FROM customer_order')
    await loadDemo(db.pool, company, { now: new Date(db.clock.now().getTime() + 3_600_000) })
    expect(await count('SELECT FROM customer_order')).toBe(before)
  })

  it('has a price of every type for nearly every product, and some on request', async () => {
    const { rows } = await db.pool.query<{ share: number }>(`
      SELECT count(p.product_id)::float8 / (SELECT count(*) FROM product) AS share FROM price_type t LEFT JOIN price p ON p.price_type_id = t.id GROUP BY t.id`)
    expect(rows).toHaveLength(Object.keys(company.organisations).length * Object.keys(company.priceLevels).length)
    for (const { share } of rows) expect(share).toBeGreaterThanOrEqual(0.95)
    expect(
      await count(
        'SELECT FROM price c JOIN floor_price f USING (product_id) JOIN price_type t ON t.id = c.price_type_id AND t.currency = f.currency WHERE c.micros < f.micros',
      ),
    ).toBe(0)
    expect(
      await count(
        'SELECT FROM price c JOIN product p ON p.id = c.product_id LEFT JOIN pack k ON k.product_id = p.id AND k.is_sale WHERE c.unit <> coalesce(k.unit, p.base_unit)',
      ),
    ).toBe(0)
  })

  it('adds up: orders are sums of their lines, shipments and invoices too', async () => {
    expect(
      await count(`SELECT FROM customer_order o JOIN LATERAL (SELECT sum(amount_minor) AS total, sum(vat_minor) AS vat, count(*) AS lines FROM order_line l WHERE l.order_id = o.id) s ON true
        WHERE s.lines = 0 OR o.total_minor <> s.total OR o.vat_minor <> s.vat`),
    ).toBe(0)
    expect(
      await count(`SELECT FROM shipment o JOIN LATERAL (SELECT sum(amount_minor) AS total, sum(vat_minor) AS vat FROM shipment_line l WHERE l.shipment_id = o.id) s ON true
        WHERE o.total_minor <> s.total OR o.vat_minor <> s.vat`),
    ).toBe(0)
    expect(
      await count(
        `SELECT FROM invoice i WHERE total_minor <> (SELECT sum((line->>'amountMinor')::bigint) FROM jsonb_array_elements(lines) AS line)`,
      ),
    ).toBe(0)
    expect(await count("SELECT FROM order_line WHERE product_id IS NULL OR state <> 'open'")).toBe(0)
    expect(
      await count(
        'SELECT FROM order_line l JOIN pack k ON k.product_id = l.product_id AND k.is_sale WHERE l.base_thousandths <> l.pack_thousandths * k.numerator / k.denominator',
      ),
    ).toBe(0)
  })

  it('numbers its documents without repeats, in the order of time', async () => {
    for (const [table, at] of [
      ['customer_order', 'confirmed_at'],
      ['invoice', 'created_at'],
      ['shipment', 'shipped_at'],
    ] as const) {
      const digits = (name: string): string => `regexp_replace(split_part(${name}, '/', 1), '\\D', '', 'g')::int`
      expect(
        await count(`SELECT FROM (SELECT ${digits('number')} AS n, lag(${digits('number')}) OVER (PARTITION BY organisation_id ORDER BY ${at}) AS before FROM ${table} WHERE number IS NOT NULL) x
          WHERE before >= n`),
      ).toBe(0)
    }
    expect(
      await one<{ last: number }>(
        "SELECT last FROM number_sequence s JOIN organisation o ON o.id = s.organisation_id WHERE o.country = 'KZ' AND kind = 'order' AND year = 2026",
      ),
    ).toEqual({ last: 12_846 })
  })

  it('has settled what is closed, and owes or is owed exactly what the exposure says', async () => {
    expect(
      await count(`SELECT FROM customer_order o WHERE state = 'closed' AND (
        total_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM payment_allocation a WHERE a.order_id = o.id)
        OR total_minor <> (SELECT coalesce(sum(total_minor), 0) FROM shipment s WHERE s.order_id = o.id)
        OR 0 <> (SELECT sum(amount_minor) FROM exposure_entry e WHERE e.order_id = o.id))`),
    ).toBe(0)
    expect(
      await count(
        'SELECT FROM payment p WHERE amount_minor < (SELECT sum(amount_minor) FROM payment_allocation a WHERE a.payment_id = p.id)',
      ),
    ).toBe(0)
    expect(
      await count(`SELECT FROM (SELECT partner_id, sum(amount_minor) AS used FROM exposure_entry GROUP BY 1) e
        FULL JOIN (SELECT partner_id, sum(total_minor) AS asked FROM customer_order WHERE state IN ('confirmed', 'closed') GROUP BY 1) o USING (partner_id)
        FULL JOIN (SELECT partner_id, sum(amount_minor) AS paid FROM payment GROUP BY 1) p USING (partner_id)
        WHERE coalesce(used, 0) <> coalesce(asked, 0) - coalesce(paid, 0)`),
    ).toBe(0)
  })

  it('ends its history yesterday and has an order in every state today', async () => {
    const today = '2026-03-02'
    expect(await count(`SELECT FROM customer_order WHERE closed_at >= '${today}'::timestamp AT TIME ZONE 'Asia/Almaty'`)).toBe(0)
    const { rows } = await db.pool.query<{ state: string }>('SELECT DISTINCT state FROM picking_task')
    expect(rows.map((row) => row.state).sort()).toEqual(['open', 'picked', 'picking', 'waiting'])
    expect(await count("SELECT FROM reservation WHERE state = 'held'")).toBeGreaterThan(20)
    expect(
      await count(`SELECT FROM (SELECT warehouse_id, product_id, sum(quantity_thousandths) AS held FROM reservation WHERE state = 'held' GROUP BY 1, 2) h
        LEFT JOIN stock s USING (warehouse_id, product_id) WHERE coalesce(s.quantity_thousandths, 0) < held`),
    ).toBe(0)
  })

  it('knows everybody on the demo page', async () => {
    for (const { phone, suggestions } of company.page.customers) {
      expect((await db.uow.read((read) => findContactByPhone(read, phone)))?.partners.length, phone).toBeGreaterThanOrEqual(1)
      expect(suggestions).toHaveLength(3)
    }
    const emails = company.page.logins.map(({ email }) => email)
    expect(await count(`SELECT FROM employee WHERE email = ANY ('{${emails.join(',')}}')`)).toBe(emails.length)
  })

  it('loads no run over its capacity, and sends every order to an address by a run of its zone', async () => {
    expect(
      await count(`SELECT FROM delivery_run d JOIN LATERAL (SELECT count(*) AS stops, sum(weight_grams) / 1000 AS kg FROM run_stop WHERE run_id = d.id) s ON true
        WHERE s.stops > d.capacity_stops OR s.kg > d.capacity_kg`),
    ).toBe(0)
    expect(
      await count(`SELECT FROM run_stop s JOIN delivery_run d ON d.id = s.run_id JOIN delivery_route r ON r.id = d.route_id
        JOIN customer_order o ON o.id = s.order_id JOIN route_window w ON w.id = s.window_id LEFT JOIN site ON site.id = o.site_id
        WHERE r.zone_id IS DISTINCT FROM site.zone_id OR o.ship_on <> d.day OR o.window_from_minutes <> w.from_minutes`),
    ).toBe(0)
    expect(
      await count(`SELECT FROM customer_order o WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.delivery_mode = 'delivery'
        AND NOT EXISTS (SELECT FROM shipment h WHERE h.order_id = o.id) AND NOT EXISTS (SELECT FROM run_stop s WHERE s.order_id = o.id)`),
    ).toBe(0)
  })
})

describe('«СтройОпт»', () => {
  const { db, count, one, partnerOf } = withDemo(STROYOPT)

  it('is as large as the company of the case', async () => {
    expect(await count('SELECT FROM product')).toBeGreaterThanOrEqual(3000)
    expect(await count('SELECT FROM partner')).toBe(800)
    expect(await count("SELECT FROM customer_order WHERE state = 'closed'")).toBeGreaterThan(2000)
    expect(await count('SELECT FROM organisation')).toBe(2)
  })

  it('prices history as the product prices today', async () => {
    const order = await one<{
      id: string
      partner_id: string
      on: string
    }>(`SELECT o.id, o.partner_id, to_char(o.confirmed_at, 'YYYY-MM-DD') AS on FROM customer_order o
      JOIN partner p ON p.id = o.partner_id WHERE p.name = 'Горстрой-7' AND o.state = 'confirmed' ORDER BY o.created_at DESC LIMIT 1`)
    const { rows: lines } = await db.pool.query<{ id: string; product_id: string; pack_thousandths: number; price_micros: number }>(
      'SELECT id, product_id, pack_thousandths, price_micros FROM order_line WHERE order_id = $1',
      [order.id],
    )
    const quotes = await db.uow.read(async (read) => {
      const agreement = await findAgreement(read, { partnerId: order.partner_id, on: order.on })
      if (agreement === null) throw new Error('Горстрой-7 has no agreement')
      const asked = lines.map((line) => ({ key: line.id, productId: line.product_id, packThousandths: line.pack_thousandths }))
      return quotePrices(read, { partnerId: order.partner_id, agreement, lines: asked, on: order.on })
    })
    expect(lines.map((line) => quotes.get(line.id))).toEqual(lines.map((line) => expect.objectContaining({ micros: line.price_micros })))
  })

  it('shows the shortage of the case: 15 packs here, the rest in three days, 30 of an analogue at the same price', async () => {
    const id = async (name: string): Promise<string> => (await one<{ id: string }>('SELECT id FROM product WHERE name = $1', [name])).id
    const [rockwool, paroc] = [await id(ROCKWOOL_50), await id(PAROC_50)]
    const stock = await db.uow.read((read) => availability(read, { productIds: [rockwool, paroc] }))
    expect(stock.get(rockwool)?.[0]).toMatchObject({
      warehouseName: 'Склад Алматы',
      freeThousandths: 15_000,
      expected: [{ on: '2026-03-05', thousandths: 120_000 }],
    })
    expect(stock.get(paroc)?.[0]).toMatchObject({ freeThousandths: 30_000 })
    expect(await count(`SELECT FROM analogue WHERE product_id = '${rockwool}' AND analogue_id = '${paroc}'`)).toBe(1)
    expect(
      await count(
        `SELECT FROM price a JOIN price b USING (price_type_id, micros) WHERE a.product_id = '${rockwool}' AND b.product_id = '${paroc}'`,
      ),
    ).toBe(8)
  })

  it('understands the sentence of the case from its habits, with enough of both on the shelf', async () => {
    const { rows } = await db.pool.query<{
      id: string
      sku: string
      name: string
      unit: string
      group: string
    }>(`SELECT p.id, p.sku, p.name,
      coalesce((SELECT unit FROM pack k WHERE k.product_id = p.id AND is_sale), p.base_unit) AS unit, g.name AS "group" FROM product p JOIN product_group g ON g.id = p.group_id`)
    const partnerId = await partnerOf('+77000000001')
    const past = await db.uow.read((read) => orderHistory(read, partnerId))
    const history = past.map(({ lines }) => ({
      lines: lines.map((line) => ({ itemId: line.productId, qty: line.thousandths / 1000, unit: line.unit })),
    }))
    const { lines } = understand('Нужен профиль 60х27 — 200 штук, саморезы чёрные 3.5х25 — 10 пачек', compileCatalog(rows), { history })
    const names = new Map(rows.map((row) => [row.id, row.name]))
    expect(lines.map((line) => [line.decision, names.get(line.itemId ?? ''), line.qty])).toEqual([
      ['accept', PP, 200],
      ['accept', SCREW_25, 10],
    ])
    const ids = lines.flatMap((line) => line.itemId ?? [])
    const [stock, products] = await db.uow.read(
      async (read) => [await availability(read, { productIds: ids }), await loadProducts(read, ids)] as const,
    )
    expect(ids.map((id) => (stock.get(id)?.[0]?.freeThousandths ?? 0) >= 200_000)).toEqual([true, true])
    expect(products.get(ids[1] ?? '')?.sale).toMatchObject({ unit: 'уп', numerator: 1000, denominator: 1 })
  })

  it('has one phone that acts for two companies, and a foreman who sees no prices', async () => {
    const contact = (phone: string) => db.uow.read((read) => findContactByPhone(read, phone))
    expect((await contact('+77000000005'))?.partners).toHaveLength(2)
    expect((await contact('+77000000003'))?.partners[0]?.rights).toMatchObject({ seesPrices: false, mayOrder: true })
  })

  it('has one customer over the limit and one overdue', async () => {
    const decide = async (phone: string): Promise<string> => {
      const partnerId = await partnerOf(phone)
      return db.uow.read(async (read) => {
        const agreement = await findAgreement(read, { partnerId, on: '2026-03-02' })
        if (agreement === null) throw new Error(`${phone} has no agreement`)
        const orderTotal = { minor: 20_000_000, currency: agreement.currency }
        return (
          await creditDecision(read, { partnerId, organisationId: agreement.organisationId, agreement, orderTotal, on: '2026-03-02' })
        ).decision
      })
    }
    expect(await Promise.all(['+77000000007', '+77000000008', '+77000000002'].map(decide))).toEqual(['over-limit', 'overdue', 'ok'])
  })
})

describe('«ПродЭкспресс»', () => {
  const { db, count, partnerOf } = withDemo(PRODEXPRESS)

  it('is a food distributor: hundreds of goods, mostly credit, every customer delivered to', async () => {
    expect(await count('SELECT FROM product')).toBeGreaterThanOrEqual(600)
    expect(await count('SELECT FROM partner')).toBeGreaterThanOrEqual(150)
    expect(await count('SELECT FROM agreement WHERE credit_percent = 100')).toBeGreaterThan(
      await count('SELECT FROM agreement WHERE credit_percent = 0'),
    )
    expect(await count("SELECT FROM agreement WHERE partner_id IS NOT NULL AND delivery_mode <> 'delivery'")).toBe(0)
    expect(await count('SELECT FROM pack WHERE multiple_thousandths > 1000')).toBeGreaterThan(10)
    expect(await count("SELECT FROM product WHERE attributes ? 'Срок годности'")).toBeGreaterThan(150)
  })

  it('remembers the order of the case as the last one, and can deliver it again', async () => {
    const partnerId = await partnerOf('+77010000001')
    const [last] = await db.uow.read((read) => orderHistory(read, partnerId, 1))
    const products = await db.uow.read((read) => loadProducts(read, last?.lines.map((line) => line.productId) ?? []))
    expect(last?.lines.map((line) => [products.get(line.productId)?.name, line.thousandths / 1000])).toEqual([
      [MILK_BOX, 5],
      [CREAM, 10],
      [VANILLA, 2],
    ])
    const departure = await db.uow.read(async (read) => {
      const place = await usualPlace(read, partnerId)
      const warehouse = await read.selectFrom('warehouse').select('id').executeTakeFirstOrThrow()
      return promiseFor(read, { warehouseId: warehouse.id, mode: 'delivery', at: db.clock.now(), ...place })
    })
    expect(departure).toMatchObject({ shipOn: '2026-03-03', fromMinutes: 540, toMinutes: 720 })
  })

  it('understands what the demo page suggests to write', async () => {
    const { rows } = await db.pool.query<{
      id: string
      sku: string
      name: string
      unit: string
      group: string
    }>(`SELECT p.id, p.sku, p.name,
      coalesce((SELECT unit FROM pack k WHERE k.product_id = p.id AND is_sale), p.base_unit) AS unit, g.name AS "group" FROM product p JOIN product_group g ON g.id = p.group_id`)
    const catalog = compileCatalog(rows)
    const orders = PRODEXPRESS.page.customers.flatMap(({ phone, suggestions = [] }) =>
      suggestions.filter((text) => /\d/.test(text)).map((text) => ({ phone, text })),
    )
    expect(orders.length).toBeGreaterThan(5)
    for (const { phone, text } of orders) {
      const partnerId = await partnerOf(phone)
      const past = await db.uow.read((read) => orderHistory(read, partnerId))
      const history = past.map(({ lines }) => ({
        lines: lines.map((line) => ({ itemId: line.productId, qty: line.thousandths / 1000, unit: line.unit })),
      }))
      const { lines } = understand(text, catalog, { history })
      expect(
        lines.map((line) => line.decision),
        text,
      ).not.toContain('unknown')
      expect(
        lines.some((line) => line.decision === 'accept'),
        text,
      ).toBe(true)
    }
  })
})

describe('a database with data of its own', () => {
  const db = withDatabase<DB>()
  it('is left alone', async () => {
    await db.pool.query("INSERT INTO partner (id, name) VALUES ('ptn_1', 'Свой клиент')")
    await expect(loadDemo(db.pool, STROYOPT, { now: db.clock.now() })).rejects.toThrow(NotADemoDatabase)
    expect((await db.pool.query('SELECT FROM product')).rowCount).toBe(0)
  })
})

describe('the rows of the demo company', () => {
  it('are the same for the same moment', () => {
    const now = new Date('2026-11-23T05:00:00Z')
    const told = (): unknown => demoTables(STROYOPT, now, 'hash').map(({ table, rows }) => [table, rows.length, rows.at(0), rows.at(-1)])
    expect(told()).toEqual(told())
  }, 60_000)
})
