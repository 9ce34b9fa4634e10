import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aLegalEntity, anAgreement, anOrganisation, aPartner, aPrice, aPriceType, aProduct, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { type Agreement, creditDecision, findAgreement, type Quote, quotePrices, recordExposure } from './index.ts'

const database = withDatabase<DB>()
const ON = '2026-03-02'
const names = { org: '', ip: '', partner: '', other: '', typical: '', retail: '', own: '', product: '', child: '', group: '', exempt: '' }

beforeAll(() =>
  given(database.uow, async (tx) => {
    names.org = await anOrganisation(tx)
    names.ip = await anOrganisation(tx, { vatRateBp: null })
    names.partner = await aPartner(tx, { segment: 'builder' })
    names.other = await aPartner(tx)
    names.typical = await aPriceType(tx, { name: 'Опт' })
    names.retail = await aPriceType(tx, { name: 'Розница' })
    names.own = await aPriceType(tx, { name: 'Свой' })
    names.group = tx.newId('group')
    const subgroup = tx.newId('group')
    await tx.db
      .insertInto('product_group')
      .values([{ id: names.group, name: 'Крепёж' }])
      .execute()
    await tx.db
      .insertInto('product_group')
      .values([{ id: subgroup, name: 'Саморезы', parent_id: names.group }])
      .execute()
    names.product = await aProduct(tx, { sale: { unit: 'уп', numerator: 500 } })
    names.child = await aProduct(tx, { group_id: subgroup })
    names.exempt = await aProduct(tx, { vat_rate_bp: 1000 })
    for (const product_id of [names.product, names.child, names.exempt]) {
      const unit = product_id === names.product ? 'уп' : 'шт'
      await aPrice(tx, { price_type_id: names.typical, product_id, micros: 100_000_000, unit })
    }
    await anAgreement(tx, { organisation_id: names.org, price_type_id: names.typical, name: 'Типовое' })
  }),
)

const agreementOf = async (partnerId: string): Promise<Agreement> => {
  const agreement = await database.uow.read((db) => findAgreement(db, { partnerId, on: ON }))
  if (agreement === null) throw new Error('No agreement')
  return agreement
}
const quoteOf = async (productId: string, partnerId = names.partner, agreement?: Agreement): Promise<Quote | 'on-request' | undefined> => {
  const lines = [{ key: 'x', productId, packThousandths: 1000 }]
  const asked = { partnerId, agreement: agreement ?? (await agreementOf(partnerId)), lines, on: ON }
  return (await database.uow.read((db) => quotePrices(db, asked))).get('x')
}

describe('an agreement', () => {
  it('of one’s own wins over the typical one, and only while it holds', async () => {
    await given(database.uow, async (tx) => {
      const terms = { organisation_id: names.org, partner_id: names.other, price_type_id: names.own }
      await anAgreement(tx, { ...terms, name: 'Прошлое', valid_from: '2025-01-01', valid_to: '2026-03-01' })
      await anAgreement(tx, { ...terms, name: 'Будущее', valid_from: '2026-03-03' })
    })
    expect((await agreementOf(names.other)).name).toBe('Типовое')
    const past = await database.uow.read((db) => findAgreement(db, { partnerId: names.other, on: '2026-03-01' }))
    expect(past).toMatchObject({ name: 'Прошлое', priceTypeName: 'Свой', schedule: { prepaymentPercent: 100 }, creditLimitMinor: null })
  })
})

describe('prices', () => {
  it('come per sale pack with owner, trace and age', async () => {
    expect(await quoteOf(names.product)).toMatchObject({ partnerId: names.partner, micros: 100_000_000, unit: 'уп', vatRateBp: 2200 })
  })

  it('of another price type are never used instead', async () => {
    const product = await given(database.uow, async (tx) => {
      const id = await aProduct(tx)
      await aPrice(tx, { price_type_id: names.retail, product_id: id, micros: 120_000_000 })
      return id
    })
    expect(await quoteOf(product)).toBe('on-request')
    expect(await quoteOf('prd_unknown')).toBe('on-request')
  })

  it('are not given by another partner’s agreement', async () => {
    const foreign = { ...(await agreementOf(names.partner)), partnerId: names.other }
    expect(await quoteOf(names.product, names.partner, foreign)).toBe('on-request')
  })

  it('take the product’s VAT rate, and none from a seller without VAT', async () => {
    expect(await quoteOf(names.exempt)).toMatchObject({ vatRateBp: 1000 })
    const withoutVat = { ...(await agreementOf(names.partner)), organisationId: names.ip }
    expect(await quoteOf(names.exempt, names.partner, withoutVat)).toMatchObject({ vatRateBp: null })
  })

  it('are reduced by discounts of the group above, of the segment and of the partner, in their time only', async () => {
    await given(database.uow, async (tx) => {
      const add = (row: {
        name: string
        rate_bp: number
        group_id?: string
        segment?: string
        partner_id?: string
        stacks?: boolean
        valid_to?: string
      }) =>
        tx.db
          .insertInto('discount')
          .values({ id: tx.newId('discount'), ...row })
          .execute()
      await add({ name: 'группа', rate_bp: 500, group_id: names.group })
      await add({ name: 'строителям', rate_bp: 200, segment: 'builder', group_id: names.group, stacks: true })
      await add({ name: 'чужая', rate_bp: 9000, partner_id: names.other })
      await add({ name: 'прошлая', rate_bp: 9000, partner_id: names.partner, valid_to: '2026-03-01' })
    })
    expect(await quoteOf(names.child)).toMatchObject({ micros: 93_000_000, discountBp: 700 })
    expect(await quoteOf(names.child, names.other)).toMatchObject({ micros: 10_000_000 })
    expect(await quoteOf(names.product)).toMatchObject({ micros: 100_000_000 })
  })

  it('agreed with one partner are theirs alone and only in their time', async () => {
    await given(database.uow, async (tx) => {
      const price = { partner_id: names.partner, product_id: names.exempt, unit: 'шт', currency: 'RUB' } as const
      await tx.db
        .insertInto('partner_price')
        .values({ id: 'ppr_now', micros: 77_000_000, valid_from: '2026-03-01', ...price })
        .execute()
      await tx.db
        .insertInto('partner_price')
        .values({ id: 'ppr_old', micros: 55_000_000, valid_to: '2026-02-28', ...price })
        .execute()
    })
    expect(await quoteOf(names.exempt)).toMatchObject({ micros: 77_000_000, listMicros: 100_000_000 })
    expect(await quoteOf(names.exempt, names.other)).toMatchObject({ listMicros: 100_000_000 })
  })

  it('under the customer’s role are the same but carry no floor', async () => {
    await given(database.uow, async (tx) => {
      await tx.db
        .insertInto('floor_price')
        .values({ product_id: names.product, currency: 'RUB', micros: 90_000_000, cost_micros: 60_000_000 })
        .execute()
      await tx.db
        .insertInto('discount')
        .values({ id: tx.newId('discount'), name: 'большая', rate_bp: 5000, product_id: names.product })
        .execute()
    })
    expect(await quoteOf(names.product)).toMatchObject({ micros: 90_000_000, floorMicros: 90_000_000 })
    const seen = await database.uow.asCustomer(names.partner, async ({ db }) => {
      const agreement = await findAgreement(db, { partnerId: names.partner, on: ON })
      if (agreement === null) throw new Error('No agreement')
      return quotePrices(db, {
        partnerId: names.partner,
        agreement,
        lines: [{ key: 'x', productId: names.product, packThousandths: 1000 }],
        on: ON,
      })
    })
    expect(seen.get('x')).toMatchObject({ micros: 90_000_000, floorMicros: null })
    expect(JSON.stringify(seen.get('x'))).not.toMatch(/минимальн/)
  })
})

describe('credit', () => {
  const exposure = { kind: 'shipment', currency: 'RUB' } as const

  it('adds up over legal entities, once per key, and knows what is overdue', async () => {
    const scope = await given(database.uow, async (tx) => {
      const partnerId = await aPartner(tx)
      const [one, two] = [await aLegalEntity(tx, { partner_id: partnerId }), await aLegalEntity(tx, { partner_id: partnerId })]
      await anAgreement(tx, {
        organisation_id: names.org,
        partner_id: partnerId,
        price_type_id: names.typical,
        prepayment_percent: 0,
        credit_percent: 100,
        credit_days: 14,
        credit_limit_minor: 100_000,
        overdue_block_days: 3,
      })
      const base = { ...exposure, partnerId, organisationId: names.org }
      expect(
        await recordExposure(tx, {
          ...base,
          legalEntityId: one,
          amountMinor: 40_000,
          orderId: 'ord_1',
          dueOn: '2026-02-27',
          key: `s1 ${partnerId}`,
        }),
      ).toBe(true)
      expect(
        await recordExposure(tx, {
          ...base,
          legalEntityId: one,
          amountMinor: 40_000,
          orderId: 'ord_1',
          dueOn: '2026-02-27',
          key: `s1 ${partnerId}`,
        }),
      ).toBe(false)
      await recordExposure(tx, {
        ...base,
        kind: 'order-open',
        legalEntityId: two,
        amountMinor: 30_000,
        orderId: 'ord_2',
        key: `o2 ${partnerId}`,
      })
      return { partnerId, organisationId: names.org, legalEntityId: one }
    })
    const agreement = await agreementOf(scope.partnerId)
    const decide = (minor: number, on: string, orderId?: string) =>
      database.uow.read((db) =>
        creditDecision(db, {
          ...scope,
          agreement,
          orderTotal: { minor, currency: 'RUB' },
          on,
          ...(orderId === undefined ? {} : { orderId }),
        }),
      )
    expect(await decide(30_000, ON)).toMatchObject({ decision: 'ok', used: { minor: 70_000 }, overdue: { minor: 0 } })
    expect((await decide(30_001, ON)).decision).toBe('over-limit')
    expect((await decide(60_000, ON, 'ord_2')).decision).toBe('ok')
    expect(await decide(1, '2026-03-03')).toMatchObject({ decision: 'overdue', overdue: { minor: 40_000 } })
    await given(database.uow, (tx) =>
      recordExposure(tx, {
        ...scope,
        kind: 'payment',
        currency: 'RUB',
        amountMinor: -40_000,
        orderId: 'ord_1',
        key: `p1 ${scope.partnerId}`,
      }),
    )
    expect(await decide(1, '2026-03-03')).toMatchObject({ decision: 'ok', used: { minor: 30_000 } })
  })

  it('paid ahead for one order does not hide the overdue debt of another', async () => {
    const scope = await given(database.uow, async (tx) => {
      const partnerId = await aPartner(tx)
      const legalEntityId = await aLegalEntity(tx, { partner_id: partnerId })
      const base = { ...exposure, partnerId, legalEntityId, organisationId: names.org }
      await recordExposure(tx, { ...base, amountMinor: 10_000, orderId: 'ord_a', dueOn: '2026-01-01', key: `a ${partnerId}` })
      await recordExposure(tx, { ...base, kind: 'payment', amountMinor: -50_000, orderId: 'ord_b', key: `b ${partnerId}` })
      return { partnerId, legalEntityId, organisationId: names.org }
    })
    const agreement = {
      ...(await agreementOf(scope.partnerId)),
      schedule: { advancePercent: 0, prepaymentPercent: 0, creditPercent: 100, creditDays: 14 },
    }
    const decision = await database.uow.read((db) =>
      creditDecision(db, { ...scope, agreement, orderTotal: { minor: 1, currency: 'RUB' }, on: ON }),
    )
    expect(decision).toMatchObject({ decision: 'overdue', overdue: { minor: 10_000 } })
  })
})
