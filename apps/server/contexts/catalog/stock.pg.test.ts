import { expectOk } from '@skladno/kernel'
import type { RecordedEvent } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  aLegalEntity,
  aLine,
  anAgreement,
  anEmployee,
  anOrder,
  anOrganisation,
  aPack,
  aPartner,
  aPriceType,
  aProduct,
  aReservation,
  aWarehouse,
  given,
  inStock,
} from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { availability, changeStock, setStock } from './index.ts'
import { expectedReceipts } from './queries/expected-receipts.ts'
import { stockDocuments } from './queries/stock-documents.ts'
import { stockMoves } from './queries/stock-moves.ts'
import { type CorrectStock, correctStock } from './use-cases/correct-stock.ts'
import { addExpectedReceipt, cancelExpectedReceipt, changeExpectedReceipt } from './use-cases/expected-receipts.ts'
import { type RecordStockReceipt, recordStockReceipt } from './use-cases/record-stock-receipt.ts'
import { reverseStockDocument } from './use-cases/reverse-stock-document.ts'
import { addAnalogue, removeAnalogue } from './use-cases/set-analogue.ts'

const events: RecordedEvent[] = []
const database = withDatabase<DB>({
  subscriptions: (event) => {
    events.push(event)
    return []
  },
})

const ids = { warehouse: '', product: '', keeper: '', by: '' }
let orderOf: (number: string, thousandths: number, on: string | null) => Promise<string>

beforeAll(() =>
  given(database.uow, async (tx) => {
    ids.warehouse = await aWarehouse(tx)
    ids.keeper = await anEmployee(tx, { name: 'Семён Кладов', roles: ['warehouse'] })
    ids.by = `employee:${ids.keeper}`
    const organisation_id = await anOrganisation(tx)
    const agreement_id = await anAgreement(tx, { organisation_id, price_type_id: await aPriceType(tx) })
    const partner_id = await aPartner(tx)
    const legal_entity_id = await aLegalEntity(tx, { partner_id })
    const terms = { organisation_id, agreement_id, partner_id, legal_entity_id, warehouse_id: ids.warehouse }
    orderOf = (number, thousandths, on) =>
      given(database.uow, async (inner) => {
        const order_id = await anOrder(inner, { ...terms, number, state: 'confirmed', confirmed_at: inner.now })
        const line_id = await aLine(inner, { order_id, product_id: ids.product, base_thousandths: thousandths, expected_on: on })
        if (on === null)
          await aReservation(inner, {
            order_id,
            line_id,
            warehouse_id: ids.warehouse,
            product_id: ids.product,
            quantity_thousandths: thousandths,
          })
        return order_id
      })
  }),
)

beforeEach(async () => {
  events.length = 0
  database.clock.advance(60_000)
  await given(database.uow, async (tx) => {
    ids.product = await aProduct(tx, { name: 'Rockwool 50 мм' })
    await aPack(tx, { product_id: ids.product, unit: 'уп', numerator: 8, denominator: 1, is_sale: true })
    await inStock(tx, { warehouse_id: ids.warehouse, product_id: ids.product, quantity_thousandths: 15_000 })
  })
})

const place = async () => (await database.uow.read((db) => availability(db, { productIds: [ids.product] }))).get(ids.product)?.[0]
const expected = async () =>
  (await database.uow.read((db) => expectedReceipts(db, { productIds: [ids.product], state: 'all', today: '2026-03-02', limit: 9 })))
    .receipts
const documents = async (documentId: string) => (await database.uow.read((db) => stockDocuments(db, { documentId, limit: 1 }))).documents[0]
const expect20 = (on = '2026-11-27') =>
  database.uow.run((tx) =>
    addExpectedReceipt(tx, {
      warehouseId: ids.warehouse,
      productId: ids.product,
      quantity: { amount: 2.5, unit: 'уп' },
      on,
      supplier: 'Завод',
      note: '',
      by: ids.by,
    }),
  )
const receive = (line: Partial<RecordStockReceipt['lines'][number]>, key = 'k') =>
  database.uow.run((tx) =>
    recordStockReceipt(tx, {
      key: `${key} ${ids.product}`,
      warehouseId: ids.warehouse,
      supplier: '',
      reason: '',
      lines: [{ productId: ids.product, quantity: { amount: 20, unit: 'шт' }, expectedReceiptId: null, closesRest: false, ...line }],
      by: ids.by,
    }),
  )
const count = (counted: number, more: Partial<CorrectStock> = {}, before = 15) =>
  database.uow.run((tx) =>
    correctStock(tx, {
      key: `count ${ids.product} ${counted}`,
      warehouseId: ids.warehouse,
      reason: 'Инвентаризация',
      lines: [{ productId: ids.product, counted: { amount: counted, unit: 'шт' }, before }],
      acceptsShortage: false,
      by: ids.by,
      ...more,
    }),
  )

describe('goods to come', () => {
  it('are promised once: what an order waits for is not offered to the next', async () => {
    expectOk(await expect20())
    expect((await place())?.expected).toEqual([{ on: '2026-11-27', thousandths: 20_000 }])
    await orderOf('W-1', 12_000, '2026-11-27')
    expect((await place())?.expected).toEqual([{ on: '2026-11-27', thousandths: 8_000 }])
    expect((await expected())[0]?.awaited.amount).toBe(12)
  })

  it('come in part, and the rest is still expected until it is closed', async () => {
    const expectedReceiptId = expectOk(await expect20())
    expectOk(await receive({ expectedReceiptId, quantity: { amount: 1, unit: 'уп' } }, 'part'))
    expect(await place()).toMatchObject({ freeThousandths: 23_000, expected: [{ thousandths: 12_000 }] })
    expectOk(await receive({ expectedReceiptId, quantity: { amount: 2, unit: 'шт' }, closesRest: true }, 'last'))
    expect(await place()).toMatchObject({ freeThousandths: 25_000, expected: [] })
    expect(await receive({ expectedReceiptId }, 'late')).toMatchObject({ ok: false, error: { code: 'catalog.receipt-closed' } })
    expect((await expected())[0]).toMatchObject({ state: 'received', received: { amount: 10 }, rest: { amount: 0 } })
  })

  it('may be moved or called off, and whoever was promised hears of it; two people do not overwrite each other', async () => {
    const receiptId = expectOk(await expect20())
    expectOk(await database.uow.run((tx) => changeExpectedReceipt(tx, { receiptId, version: 1, on: '2026-12-04' })))
    expect(await database.uow.run((tx) => changeExpectedReceipt(tx, { receiptId, version: 1, note: 'x' }))).toMatchObject({
      ok: false,
      error: { code: 'catalog.receipt-changed' },
    })
    expectOk(await database.uow.run((tx) => cancelExpectedReceipt(tx, { receiptId, version: 2, reason: 'Нет у завода' })))
    expect((await place())?.expected).toEqual([])
    expect(events.filter(({ type }) => type === 'catalog.receipt-delayed').map(({ data }) => [data.from, data.to])).toEqual([
      ['2026-11-27', '2026-12-04'],
      ['2026-12-04', null],
    ])
  })
})

describe('a receipt', () => {
  it('is one document however often it is sent, and says who, what and for whom it may be news', async () => {
    const id = expectOk(await receive({}))
    expect(expectOk(await receive({}))).toBe(id)
    expect(await documents(id)).toMatchObject({
      kind: 'receipt',
      enteredBy: 'Семён Кладов',
      lines: [{ before: 15, difference: 20, after: 35 }],
      allowedCommands: ['reverse'],
    })
    expect(events.filter(({ type }) => type === 'catalog.goods-came-in')).toMatchObject([
      { data: { documentId: id, warehouseId: ids.warehouse, productIds: [ids.product] } },
    ])
  })

  it.each([
    [{ quantity: { amount: 1, unit: 'паллета' } }, 'catalog.unit-not-convertible'],
    [{ quantity: { amount: 0.0001, unit: 'шт' } }, 'catalog.quantity-too-fine'],
    [{ productId: 'prd_nothing' }, 'catalog.product-not-found'],
    [{ expectedReceiptId: 'rcp_nothing' }, 'catalog.receipt-not-found'],
  ])('of %j is refused and changes nothing', async (line, code) => {
    expect(await receive(line)).toMatchObject({ ok: false, error: { code } })
    expect((await place())?.freeThousandths).toBe(15_000)
  })

  it('is taken back by a counter record: the goods leave, what was expected is expected again, and only once', async () => {
    const expectedReceiptId = expectOk(await expect20())
    const documentId = expectOk(await receive({ expectedReceiptId }))
    const reverse = (key: string) =>
      database.uow.run((tx) => reverseStockDocument(tx, { documentId, key, reason: 'Не тот товар', acceptsShortage: false, by: ids.by }))
    const counter = expectOk(await reverse(`back ${documentId}`))
    expect(await place()).toMatchObject({ freeThousandths: 15_000, expected: [{ thousandths: 20_000 }] })
    expect(await documents(documentId)).toMatchObject({ reversedBy: { id: counter }, allowedCommands: [] })
    expect(await documents(counter)).toMatchObject({
      reverses: { id: documentId },
      lines: [{ before: 35, difference: -20 }],
      allowedCommands: [],
    })
    expect(expectOk(await reverse(`back ${documentId}`))).toBe(counter)
    expect(await reverse(`again ${documentId}`)).toMatchObject({ ok: false, error: { code: 'catalog.document-reversed' } })
  })

  it('cannot be taken back once its goods have left', async () => {
    const documentId = expectOk(await receive({}))
    await database.uow.run((tx) =>
      changeStock(tx, { warehouseId: ids.warehouse, productId: ids.product, deltaThousandths: -30_000, source: 'hub' }),
    )
    const reverse = { documentId, key: `r ${documentId}`, reason: '-', acceptsShortage: true, by: ids.by }
    expect(await database.uow.run((tx) => reverseStockDocument(tx, reverse))).toMatchObject({
      ok: false,
      error: { code: 'catalog.goods-left' },
    })
  })
})

describe('a count', () => {
  it('writes the difference, not the figure, and only while what was seen is still so', async () => {
    await database.uow.run((tx) =>
      changeStock(tx, { warehouseId: ids.warehouse, productId: ids.product, deltaThousandths: -5_000, source: 'hub' }),
    )
    expect(await count(12)).toMatchObject({ ok: false, error: { code: 'catalog.stock-moved', facts: { name: 'Rockwool 50 мм' } } })
    const id = expectOk(await count(12, {}, 10))
    expect((await place())?.freeThousandths).toBe(12_000)
    expect((await documents(id))?.lines).toMatchObject([{ before: 10, difference: 2, after: 12 }])
  })

  it('below what is reserved is refused until the person knows who suffers; then those orders are told about', async () => {
    await orderOf('H-1', 10_000, null)
    expect(await count(6)).toMatchObject({ ok: false, error: { code: 'catalog.reserved-missing' } })
    expect((await place())?.freeThousandths).toBe(5_000)
    expectOk(await count(6, { acceptsShortage: true }))
    expect((await place())?.freeThousandths).toBe(0)
    expect(events.filter(({ type }) => type === 'catalog.holds-uncovered')).toMatchObject([{ data: { productIds: [ids.product] } }])
  })

  it('of nothing at all is a count too', async () => {
    expectOk(await count(0))
    expect((await place())?.freeThousandths).toBe(0)
  })
})

describe('the history of moves', () => {
  it('names every change of the stock with its document, whoever wrote it', async () => {
    const receipt = expectOk(await receive({}))
    await database.uow.run((tx) =>
      changeStock(tx, {
        warehouseId: ids.warehouse,
        productId: ids.product,
        deltaThousandths: -3_000,
        source: 'hub',
        cause: 'shipment:shp_x',
      }),
    )
    database.clock.advance(1000)
    await database.uow.run((tx) =>
      setStock(tx, {
        source: 'import',
        asOf: tx.now,
        rows: [{ warehouseId: ids.warehouse, productId: ids.product, quantityThousandths: 40_000 }],
      }),
    )
    const { moves, nextSeq } = await database.uow.read((db) => stockMoves(db, { productId: ids.product, limit: 10 }))
    expect(moves.map(({ kind, difference, after, document, by }) => [kind, difference, after, document?.id ?? null, by])).toEqual([
      ['taken-over', 8, 40, null, null],
      ['shipment', -3, 32, null, null],
      ['receipt', 20, 35, receipt, 'Семён Кладов'],
      ['taken-over', 15, 15, null, null],
    ])
    expect(nextSeq).toBeNull()
  })
})

describe('replacements', () => {
  it('are approved both ways at once, or one way, and taken back', async () => {
    const other = await given(database.uow, (tx) => aProduct(tx))
    const pair = { productId: ids.product, analogueId: other }
    expectOk(await database.uow.run((tx) => addAnalogue(tx, { ...pair, note: '', isMutual: true, employeeId: ids.keeper })))
    const found = async () =>
      (
        await database.uow.read((db) =>
          db.selectFrom('analogue').select('product_id').where('analogue_id', 'in', [other, ids.product]).execute(),
        )
      ).length
    expect(await found()).toBe(2)
    expectOk(await database.uow.run((tx) => removeAnalogue(tx, { ...pair, isMutual: false })))
    expect(await found()).toBe(1)
    expect(await database.uow.run((tx) => removeAnalogue(tx, { ...pair, isMutual: false }))).toMatchObject({
      ok: false,
      error: { code: 'catalog.analogue-not-found' },
    })
    expect(
      await database.uow.run((tx) =>
        addAnalogue(tx, { ...pair, analogueId: ids.product, note: '', isMutual: true, employeeId: ids.keeper }),
      ),
    ).toMatchObject({
      ok: false,
      error: { code: 'catalog.analogue-itself' },
    })
  })
})
