import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../parties/index.ts'
import { checkManualPrice } from './manual-price.ts'

const employee = (role: Role): Actor => ({ kind: 'employee', employeeId: 'emp_1', name: 'Анна', roles: [role] })
const quote = { listMicros: 100_000_000, floorMicros: 70_000_000 }
const check = (micros: number, actor: Actor, discountLimitBp?: number) =>
  checkManualPrice({ quote, micros, actor, ...(discountLimitBp === undefined ? {} : { discountLimitBp }) })

describe('a price set by hand', () => {
  it('within the manager’s limit holds at once, beyond it waits for approval', () => {
    expect(check(90_000_000, employee('sales'), 1000)).toEqual({ ok: true, value: { needsApproval: false, discountBp: 1000 } })
    expect(check(89_999_999, employee('sales'), 1000)).toMatchObject({ ok: true, value: { needsApproval: true } })
  })

  it('waits for approval when no limit was ever given', () => {
    expect(check(99_000_000, employee('sales'))).toMatchObject({ value: { needsApproval: true } })
  })

  it('needs no approval by an owner, but the floor stops the owner too', () => {
    expect(check(75_000_000, employee('owner'))).toMatchObject({ value: { needsApproval: false } })
    expect(check(69_999_999, employee('owner'), 10_000)).toMatchObject({ error: { code: 'terms.price-below-floor' } })
  })

  it('is never zero', () => {
    expect(check(0, employee('owner'))).toMatchObject({ error: { code: 'terms.price-not-positive' } })
  })

  it('is not for the warehouse, customers or the system to set', () => {
    const contact: Actor = {
      kind: 'contact',
      contactId: 'cnt_1',
      partnerId: 'ptn_1',
      rights: { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: true },
    }
    for (const actor of [employee('warehouse'), contact, { kind: 'system', name: 'erp' } as const]) {
      expect(check(100_000_000, actor)).toMatchObject({ error: { code: 'terms.price-not-allowed' } })
    }
  })

  it('for a product «по запросу» waits for approval', () => {
    expect(checkManualPrice({ quote: null, micros: 1, actor: employee('sales'), discountLimitBp: 5000 })).toMatchObject({
      value: { needsApproval: true },
    })
  })
})
