import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@skladno/kernel'
import { RetryLater } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aShop, type Shop } from '../../../db/test-shop.ts'
import type { DB } from '../../../db/types.ts'
import { createFolderStore } from '../../../files.ts'
import { issueInvoice } from '../../billing/index.ts'
import { acceptReturn, decideReturn, requestReturn } from '../../fulfilment/index.ts'
import { confirmOrder, editOrder, getOrder, startDraft } from '../../ordering/index.ts'
import type { Actor } from '../../parties/index.ts'
import { readPrinted } from '../read-printed.ts'
import { documentJobs, documentSubscriptions, findDocument, readDocument } from './index.ts'

const db = withDatabase<DB>({ subscriptions: (event) => documentSubscriptions[event.type]?.(event) ?? [] })
const root = mkdtempSync(join(tmpdir(), 'skladno-correction-'))
afterAll(() => rmSync(root, { recursive: true }))
const files = createFolderStore(root)
const clerk: Actor = { kind: 'system', name: 'Пётр Кладов' }
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

const add = (sku: string, amount: number) =>
  ({ kind: 'add-line', productId: shop.product[sku] ?? '', quantity: { thousandths: amount * 1000, unit: null } }) as const

async function anOrder(): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [add('ROT-30', 10), add('FOAM-750', 3)], actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    return orderId
  })
}

/** Until it is done or given up; every run twice, as after a crash. */
async function print(task: 'render-invoice' | 'render-void-invoice' | 'render-correction', id: string): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>('select id from effect where key = $1', [`${task}:${id}`])
  const job = { id: '1', attempt: 1, signal: new AbortController().signal }
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      await documentJobs({ uow: db.uow, files })[task]?.({ id, effectId: rows[0]?.id ?? '' }, job)
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error
    }
  }
}

const textOf = async (query: Parameters<typeof findDocument>[1]): Promise<string> => {
  const found = await db.uow.read((d) => findDocument(d, query))
  const document = await db.uow.read((d) => readDocument(d, files, found?.id ?? ''))
  if (document === null) throw new Error('It was not printed')
  return (await readPrinted(document.bytes)).text
}

/** All of the order leaves at once. */
async function ship(orderId: string): Promise<string> {
  await db.pool.query(
    `with shipped as (
       insert into shipment (id, order_id, organisation_id, warehouse_id, partner_id, legal_entity_id, number, shipped_on, mode, currency, total_minor, vat_minor, shipped_at)
       select 'shp_' || id, id, organisation_id, warehouse_id, partner_id, legal_entity_id, '42/26', '2026-03-02', 'pickup', currency, total_minor, vat_minor, now()
       from customer_order where id = $1 returning id)
     insert into shipment_line (shipment_id, line_id, position, product_id, base_thousandths, pack_thousandths, pack_unit, price_micros, amount_minor, vat_minor, vat_rate_bp)
     select s.id, l.id, l.position, l.product_id, l.base_thousandths, l.pack_thousandths, l.pack_unit, l.price_micros, l.amount_minor, l.vat_minor, l.vat_rate_bp
     from order_line l, shipped s where l.order_id = $1`,
    [orderId],
  )
  return `shp_${orderId}`
}

async function giveBack(orderId: string, bags: number): Promise<string> {
  return db.uow.run(async (tx) => {
    const line = (await getOrder(tx.db, orderId))?.lines[0]
    const lines = [{ lineId: line?.id ?? '', thousandths: bags * 1000 }]
    const asked = { orderId, shipmentId: `shp_${orderId}`, reason: 'Осталось после ремонта', lines, key: `k${bags}`, actor: clerk }
    const { returnId } = expectOk(await requestReturn(tx, asked))
    expectOk(await decideReturn(tx, { returnId, command: 'approve', note: null, actor: clerk }))
    const seen = lines.map((each) => ({ ...each, condition: 'good' as const }))
    expectOk(await acceptReturn(tx, { returnId, lines: seen, actor: clerk }))
    return returnId
  })
}

it('a correction says what was shipped, what remains and by how much less is owed, also when it is the second one', async () => {
  const orderId = await anOrder()
  await ship(orderId)
  const first = await giveBack(orderId, 4)
  await print('render-correction', first)
  const text = await textOf({ returnId: first })
  expect(text).toMatch(/Корректировка № В-1\/26 от 2 марта 2026 г\./)
  expect(text).toContain('К накладной № 42/26 от 02.03.2026: возврат товара покупателем')
  expect(text).toMatch(/10 6 489,00 4 890,00 2 934,00 22 % 352,72 1 956,00/)
  expect(text).toMatch(/Всего к уменьшению: 1 956,00/)
  expect(text).toContain('Одна тысяча девятьсот пятьдесят шесть рублей 00 копеек')
  expect(text).not.toContain('Пена')
  db.clock.advance(60_000)
  const later = await giveBack(orderId, 6)
  await print('render-correction', later)
  expect(await textOf({ returnId: later })).toMatch(/6 0 489,00 2 934,00 0,00 22 % 529,08 2 934,00/)
})

it('a счёт that was replaced is printed anew as void, without a QR to pay by, under its old address', async () => {
  const orderId = await anOrder()
  const old = await db.uow.run((tx) => issueInvoice(tx, orderId))
  const oldId = old?.id ?? ''
  await print('render-invoice', oldId)
  const before = await db.uow.read((d) => findDocument(d, { invoiceId: oldId }))
  expect(await textOf({ invoiceId: oldId })).not.toMatch(/аннулирован/)
  await db.uow.run(async (tx) =>
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [add('PN-28-3', 1)], actor: clerk })),
  )
  const fresh = await db.uow.run((tx) => issueInvoice(tx, orderId))
  await print('render-void-invoice', oldId)
  const text = await textOf({ invoiceId: oldId })
  expect(text).toContain('Счёт аннулирован')
  expect(text).toContain(fresh?.number)
  expect(await db.uow.read((d) => findDocument(d, { invoiceId: oldId }))).toEqual(before)
})
