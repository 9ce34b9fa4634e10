import { addDays } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { aLegalEntity, aPartner } from '../../db/test-rows.ts'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { type ExposureEntry, recordExposure } from '../terms/index.ts'
import { balance, customerSettlement, receivables } from './index.ts'

const db = withDatabase<DB>()
const ON = '2026-03-31'
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

type Entry = Pick<ExposureEntry, 'kind' | 'amountMinor'> & Partial<Pick<ExposureEntry, 'orderId' | 'dueOn' | 'organisationId'>>
let keys = 0

/** A customer nobody else uses, with these movements. */
async function owing(entries: readonly Entry[]) {
  return db.uow.run(async (tx) => {
    const partnerId = await aPartner(tx, { name: `Должник ${++keys}` })
    const legalEntityId = await aLegalEntity(tx, { partner_id: partnerId })
    const scope = { partnerId, legalEntityId, organisationId: shop.organisationId, currency: 'RUB' } as const
    for (const entry of entries) await recordExposure(tx, { ...scope, key: `test:${++keys}`, ...entry })
    return partnerId
  })
}

const listed = async (partnerId: string) => (await db.uow.read((d) => receivables(d, { on: ON, partnerId, limit: 10 }))).receivables
const due = (days: number): string => addDays(ON as Parameters<typeof addDays>[0], -days)

describe('receivables', () => {
  it('age by what fell due first, payments of an order covering its oldest debt', async () => {
    const partnerId = await owing([
      { kind: 'shipment', amountMinor: 10_000, orderId: 'ord_a', dueOn: due(70) },
      { kind: 'shipment', amountMinor: 20_000, orderId: 'ord_a', dueOn: due(31) },
      { kind: 'payment', amountMinor: -12_000, orderId: 'ord_a' },
      { kind: 'shipment', amountMinor: 5_000, orderId: 'ord_b', dueOn: due(7) },
      { kind: 'shipment', amountMinor: 7_000, orderId: 'ord_c', dueOn: due(-1) },
      { kind: 'shipment', amountMinor: 900, orderId: 'ord_d', dueOn: due(8) },
    ])
    expect(await listed(partnerId)).toMatchObject([
      {
        debt: 30_900,
        overdue: 23_900,
        ages: { notDue: 7_000, week: 5_000, month: 900, twoMonths: 18_000, older: 0 },
        oldestDays: 31,
      },
    ])
  })

  it('count what was owed before the first document here', async () => {
    const partnerId = await owing([{ kind: 'opening', amountMinor: 45_000 }])
    expect(await listed(partnerId)).toMatchObject([{ debt: 45_000, overdue: 0, ages: { notDue: 45_000 } }])
    const { documents } = await db.uow.read((d) => customerSettlement(d, { partner: { id: partnerId, name: '' }, on: ON, movements: 10 }))
    expect(documents).toMatchObject([{ kind: 'opening', left: { minor: 45_000 }, order: null }])
  })

  it('are lessened by an advance from the oldest debt on, until the advance is placed on an order', async () => {
    const shipped: Entry[] = [
      { kind: 'shipment', amountMinor: 10_000, orderId: 'ord_e', dueOn: due(40) },
      { kind: 'shipment', amountMinor: 10_000, orderId: 'ord_f', dueOn: due(3) },
      { kind: 'payment', amountMinor: -12_000 },
    ]
    expect(await listed(await owing(shipped))).toMatchObject([
      { debt: 8_000, overdue: 8_000, advances: 12_000, ages: { twoMonths: 0, week: 8_000 } },
    ])
    const placed: Entry[] = [
      ...shipped,
      { kind: 'payment', amountMinor: 12_000 },
      { kind: 'payment', amountMinor: -10_000, orderId: 'ord_f' },
      { kind: 'payment', amountMinor: -2_000 },
    ]
    expect(await listed(await owing(placed))).toMatchObject([
      { debt: 8_000, overdue: 8_000, advances: 2_000, ages: { twoMonths: 8_000, week: 0 } },
    ])
  })

  it('show a customer who has paid ahead, and never one who is even', async () => {
    const ahead = await owing([{ kind: 'payment', amountMinor: -3_000 }])
    expect(await listed(ahead)).toMatchObject([{ debt: -3_000, overdue: 0, advances: 3_000, ages: { notDue: 0 } }])
    const even = await owing([
      { kind: 'shipment', amountMinor: 3_000, orderId: 'ord_g', dueOn: due(1) },
      { kind: 'payment', amountMinor: -3_000, orderId: 'ord_g' },
    ])
    expect(await listed(even)).toEqual([])
  })

  it('are found by age and name, with totals of what was found', async () => {
    await owing([{ kind: 'shipment', amountMinor: 77_700, orderId: 'ord_h', dueOn: due(99) }])
    const old = await db.uow.read((d) => receivables(d, { on: ON, age: 'older', q: 'ДОЛЖНИК', limit: 1 }))
    expect(old).toMatchObject({
      receivables: [{ debt: 77_700 }],
      totals: [{ currency: 'RUB', customers: 1, overdue: 77_700 }],
      nextCursor: null,
    })
    const nobody = await db.uow.read((d) => receivables(d, { on: ON, q: '100%', limit: 1 }))
    expect(nobody).toMatchObject({ receivables: [], totals: [] })
  })

  it('are the settlements of billing to the kopeck, whatever happened', async () => {
    const order = fc.constantFrom('ord_1', 'ord_2', 'ord_3')
    const amountMinor = fc.integer({ min: 1, max: 5_000_00 })
    const dueOn = fc.integer({ min: -40, max: 90 }).map(due)
    const negative = amountMinor.map((value) => -value)
    const one = <T>(arbitrary: fc.Arbitrary<T>) => arbitrary.map((value) => [value])
    /** Money, and what of it was taken back later: never more than came. */
    const payment = fc
      .record({ paid: amountMinor, back: fc.integer({ min: 0, max: 100 }), orderId: fc.option(order) })
      .map(({ paid, back, orderId }): Entry[] => [
        { kind: 'payment', amountMinor: -paid, orderId },
        { kind: 'payment', amountMinor: Math.floor((paid * back) / 100), orderId },
      ])
    const happening: fc.Arbitrary<Entry[]> = fc.oneof(
      one(fc.record({ kind: fc.constant('shipment' as const), amountMinor, orderId: order, dueOn })),
      payment,
      one(fc.record({ kind: fc.constant('return' as const), amountMinor: negative, orderId: order })),
      one(fc.record({ kind: fc.constant('opening' as const), amountMinor: fc.oneof(amountMinor, negative) })),
      one(fc.record({ kind: fc.constantFrom('order-open' as const, 'order-released' as const), amountMinor, orderId: order })),
    )
    const world = fc.array(happening, { minLength: 1, maxLength: 12 }).map((happenings) => happenings.flat())
    await fc.assert(
      fc.asyncProperty(world, async (entries) => {
        const partnerId = await owing(entries)
        const [known] = await db.uow.read((d) => balance(d, { partnerId, on: ON }))
        const [row] = await listed(partnerId)
        const { documents } = await db.uow.read((d) =>
          customerSettlement(d, { partner: { id: partnerId, name: '' }, on: ON, movements: 1 }),
        )
        const left = documents.reduce((total, document) => total + document.left.minor, 0)
        const expected = { debt: known?.debt.minor ?? 0, overdue: known?.overdue.minor ?? 0, advances: known?.advances.minor ?? 0 }
        expect({ debt: row?.debt ?? 0, overdue: row?.overdue ?? 0, advances: row?.advances ?? 0 }).toEqual(expected)
        const { week, month, twoMonths, older } = row?.ages ?? { week: 0, month: 0, twoMonths: 0, older: 0 }
        expect(week + month + twoMonths + older).toBe(expected.overdue)
        expect(left).toBeGreaterThanOrEqual(expected.debt)
      }),
      { numRuns: 60 },
    )
  })
})
