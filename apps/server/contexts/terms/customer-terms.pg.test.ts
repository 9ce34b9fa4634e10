import type { CustomerTerms } from '@skladno/contracts'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { setCustomerTerms } from './index.ts'
import { customerTerms } from './queries/customer-terms.ts'

const db = withDatabase<DB>()
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

const form = () => db.uow.read((d) => customerTerms(d, { partnerId: shop.partnerId, on: '2026-03-02' }))
const terms = (): CustomerTerms => ({
  organisationId: shop.organisationId,
  priceTypeId: shop.priceTypeId,
  discountBp: 500,
  advancePercent: 0,
  prepaymentPercent: 30,
  creditPercent: 70,
  creditDays: 14,
  creditLimitMinor: 300_000_00,
  overdueBlockDays: 3,
  warehouseId: null,
})
const set = (changes: Partial<CustomerTerms> = {}) =>
  db.uow.run((tx) => setCustomerTerms(tx, { ...terms(), ...changes, partnerId: shop.partnerId, by: 'employee:emp_1' }))

describe('terms of a customer', () => {
  it('are written as given and read back the same', async () => {
    expect(await set()).toMatchObject({ ok: true })
    expect(await form()).toMatchObject({ isOwn: true, terms: terms() })
  })

  it('lose the credit with the limit: a missing limit is never unlimited', async () => {
    await set({ creditLimitMinor: null })
    expect((await form()).terms?.creditLimitMinor).toBeNull()
  })

  it('must say when all of the money comes', async () => {
    expect(await set({ prepaymentPercent: 50 })).toMatchObject({ ok: false, error: { code: 'terms.schedule-not-whole' } })
    expect(await set({ priceTypeId: 'ptp_missing' })).toMatchObject({ ok: false, error: { code: 'terms.unknown-price-type' } })
  })

  it('leave a trace of who changed what', async () => {
    const { rows } = await db.pool.query<{ data: { by: string; creditLimitMinor: number } }>(
      `SELECT data FROM event_log WHERE type = 'terms.customer-terms-changed' ORDER BY seq`,
    )
    expect(rows.map(({ data }) => [data.by, data.creditLimitMinor])).toEqual([
      ['employee:emp_1', 300_000_00],
      ['employee:emp_1', null],
    ])
  })
})
