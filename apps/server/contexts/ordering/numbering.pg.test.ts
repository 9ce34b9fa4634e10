import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { takeNumber } from './adapters/order-store.ts'
import { lastNumber, setNextNumber } from './use-cases/set-next-number.ts'

const db = withDatabase<DB>()
let organisationId = ''
beforeAll(async () => {
  organisationId = await given(db.uow, (tx) => anOrganisation(tx))
})

const take = (kind: 'order' | 'invoice', year: number) => db.uow.run((tx) => takeNumber(tx, organisationId, kind, year))
const goOn = (kind: 'order' | 'invoice', year: number, next: number) =>
  db.uow.run((tx) => setNextNumber(tx, { organisationId, kind, year, next }))

describe('the next number', () => {
  it('goes on from where another program stopped', async () => {
    expect(await goOn('order', 2026, 12848)).toMatchObject({ ok: true })
    expect([await take('order', 2026), await take('order', 2026), await take('order', 2027)]).toEqual([12848, 12849, 12850])
  })

  it('never goes back to one that was given', async () => {
    await goOn('invoice', 2026, 118)
    await take('invoice', 2026)
    for (const next of [1, 117, 118])
      expect(await goOn('invoice', 2026, next)).toMatchObject({ ok: false, error: { code: 'ordering.number-taken' } })
    expect(await take('invoice', 2026)).toBe(119)
  })

  it('of an invoice begins anew each year, of an order does not', async () => {
    expect(await take('invoice', 2027)).toBe(1)
    const last = (kind: 'order' | 'invoice') => db.uow.read((read) => lastNumber(read, { organisationId, kind, year: 2030 }))
    expect([await last('invoice'), await last('order')]).toEqual([0, 12850])
  })
})
