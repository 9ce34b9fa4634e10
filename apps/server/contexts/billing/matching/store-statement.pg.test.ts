import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { aLegalEntity, anAgreement, anOrder, anOrganisation, aPartner, aPriceType, aWarehouse, given } from '../../../db/test-rows.ts'
import type { DB, Tx } from '../../../db/types.ts'
import { balance, orderSettlement } from '../queries/settlement.ts'
import { type BankStatement, readStatement } from '../statements/index.ts'
import { bankPayments } from './bank-payments.ts'
import { setPaymentsOrigin, storeStatement } from './index.ts'
import { assignPayment, setPaymentAside } from './place-payment.ts'
import { undoPayment } from './undo-payment.ts'

const database = withDatabase<DB>()
const OURS = '40702810900000000001'
const SECOND = '40702810900000000002'
const ids = { org: '', romashka: '', romashkaEntity: '', vasilek: '', vasilekEntity: '', o125: '', o126: '', o130: '' }
const actor = { kind: 'system', name: 'statement' } as const

interface Movement {
  readonly number: string
  readonly amount: string
  readonly purpose: string
  readonly taxId?: string
  readonly account?: string
  readonly isOut?: boolean
}

async function statement(movements: readonly Movement[], own = OURS): Promise<BankStatement> {
  const documents = movements.map(({ number, amount, purpose, taxId = '', account = '40802810000000000099', isOut = false }) =>
    [
      'СекцияДокумент=Платежное поручение',
      `Номер=${number}`,
      'Дата=02.03.2026',
      `Сумма=${amount}`,
      `ПлательщикСчет=${isOut ? own : account}`,
      `ПлательщикИНН=${isOut ? '' : taxId}`,
      'Плательщик1=Плательщик',
      `ПолучательСчет=${isOut ? account : own}`,
      `ПолучательИНН=${isOut ? taxId : ''}`,
      isOut ? 'ДатаСписано=02.03.2026' : 'ДатаПоступило=02.03.2026',
      `НазначениеПлатежа=${purpose}`,
      'КонецДокумента',
    ].join('\r\n'),
  )
  const text = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    `РасчСчет=${own}`,
    'СекцияРасчСчет',
    `РасчСчет=${own}`,
    'КонецРасчСчет',
    ...documents,
    'КонецФайла',
  ].join('\r\n')
  return expectOk(await readStatement(new TextEncoder().encode(text), 'выписка.txt'))
}

const load = async (read: BankStatement) => {
  database.clock.advance(60_000)
  return database.uow.run((tx) => storeStatement(tx, { statement: read, actor }))
}
const paid = async (orderId: string) => (await database.uow.read((db) => orderSettlement(db, orderId))).paid.minor
const queue = async () => (await database.uow.read((db) => bankPayments(db, { state: 'open', limit: 100 }))).payments

const debtOf = async (partnerId: string): Promise<number> => {
  const balances = await database.uow.read((db) => balance(db, { partnerId, on: '2026-03-03' }))
  return balances.reduce((total, { debt }) => total + debt.minor, 0)
}
const one = async (state: 'placed', q: string) => {
  const { payments } = await database.uow.read((db) => bankPayments(db, { state, q, limit: 5 }))
  const [payment] = payments
  if (payment === undefined) throw new Error(`No payment «${q}»`)
  return payment
}
const base = { organisation_id: '', agreement_id: '', warehouse_id: '' }
const orderOf = (tx: Tx, row: { readonly number: string; readonly total_minor: number }) =>
  anOrder(tx, { ...base, ...row, partner_id: ids.romashka, legal_entity_id: ids.romashkaEntity, state: 'confirmed', confirmed_at: tx.now })

beforeAll(() =>
  given(database.uow, async (tx) => {
    ids.org = await anOrganisation(tx)
    const agreement_id = await anAgreement(tx, { organisation_id: ids.org, price_type_id: await aPriceType(tx) })
    const warehouse_id = await aWarehouse(tx)
    Object.assign(base, { organisation_id: ids.org, agreement_id, warehouse_id })
    for (const [at, account] of [OURS, SECOND].entries())
      await tx.db
        .insertInto('bank_account')
        .values({
          id: `bnk_${at}`,
          organisation_id: ids.org,
          bank_name: 'Банк',
          bic: '044525225',
          account,
          currency: 'RUB',
          payments_origin: 'hand',
        })
        .execute()
    ids.romashka = await aPartner(tx, { name: 'Ромашка' })
    ids.romashkaEntity = await aLegalEntity(tx, { partner_id: ids.romashka, tax_id: '7700000001' })
    ids.vasilek = await aPartner(tx, { name: 'Василёк' })
    ids.vasilekEntity = await aLegalEntity(tx, { partner_id: ids.vasilek, tax_id: '7700000002' })
    const orderFor = (partner_id: string, legal_entity_id: string, number: string, total_minor: number) =>
      anOrder(tx, {
        organisation_id: ids.org,
        agreement_id,
        warehouse_id,
        partner_id,
        legal_entity_id,
        number,
        state: 'confirmed',
        total_minor,
        confirmed_at: tx.now,
      })
    ids.o125 = await orderFor(ids.romashka, ids.romashkaEntity, 'СО-125', 10_000)
    ids.o126 = await orderFor(ids.romashka, ids.romashkaEntity, 'СО-126', 25_000)
    ids.o130 = await orderFor(ids.vasilek, ids.vasilekEntity, 'СО-130', 40_000)
  }),
)

describe('a statement', () => {
  it('is refused while the payments of its account come from elsewhere', async () => {
    expect(await load(await statement([]))).toMatchObject({
      ok: false,
      error: { code: 'billing.account-origin', facts: { account: OURS, origin: 'hand' } },
    })
    expectOk(await database.uow.run((tx) => setPaymentsOrigin(tx, { account: OURS, origin: 'statement' })))
    expect(await load(await statement([], '40702810900000000077'))).toMatchObject({ ok: false, error: { code: 'billing.account-unknown' } })
  })

  it('applies what is certain, asks about the rest and tells refunds and transfers apart', async () => {
    const read = await statement([
      { number: '1', amount: '100.00', taxId: '7700000001', purpose: 'Оплата по счету № 125 от 01.03.2026, в т.ч. НДС 22% - 18.03' },
      { number: '2', amount: '400.00', taxId: '7700000001', purpose: 'Оплата за Василёк по счету № СО-130' },
      { number: '3', amount: '55.00', taxId: '7712345678', purpose: 'Оплата за что-то' },
      { number: '4', amount: '30.00', taxId: '7700000001', purpose: 'Возврат излишне уплаченного', isOut: true },
      { number: '5', amount: '12.00', taxId: '7799999999', purpose: 'Оплата аренды', isOut: true },
      { number: '6', amount: '900.00', account: SECOND, purpose: 'Перевод собственных средств' },
    ])
    expect(expectOk(await load(read))).toMatchObject({
      applied: 1,
      proposed: 1,
      withoutProposal: 1,
      refunds: 1,
      outgoing: 1,
      ownTransfers: 1,
      known: 0,
    })
    expect(await paid(ids.o125)).toBe(10_000)
    const waiting = await queue()
    expect(waiting.map(({ number }) => number)).toEqual(['2', '3'])
    expect(waiting[0]?.proposals[0]).toMatchObject({
      partner: { name: 'Василёк' },
      orders: [{ number: 'СО-130' }],
      reasons: ['number-exact', 'third-party', 'amount-equal'],
    })
  })

  it('loaded again, or overlapping another, keeps every document once and equal ones apart', async () => {
    const twice = [
      { number: '7', amount: '10.00', taxId: '7700000001', purpose: 'Частичная оплата по счету № СО-126' },
      { number: '7', amount: '10.00', taxId: '7700000001', purpose: 'Частичная оплата по счету № СО-126' },
    ]
    expect(expectOk(await load(await statement(twice)))).toMatchObject({ applied: 2, known: 0 })
    expect(await paid(ids.o126)).toBe(2_000)
    const overlapping = await statement([
      ...twice,
      { number: '8', amount: '5.00', taxId: '7700000001', purpose: 'Частичная оплата по счету № СО-126' },
    ])
    expect(expectOk(await load(overlapping))).toMatchObject({ applied: 1, known: 2 })
    expect(expectOk(await load(overlapping))).toMatchObject({ applied: 0, known: 3 })
    expect(await paid(ids.o126)).toBe(2_500)
  })

  it('leaves what is over as an advance', async () => {
    expectOk(await load(await statement([{ number: '9', amount: '300.00', taxId: '7700000001', purpose: 'Оплата по счету № СО-126' }])))
    expect(await paid(ids.o126)).toBe(25_000)
    const [own] = await database.uow.read((db) => balance(db, { partnerId: ids.romashka, on: '2026-03-03' }))
    // 300.00 − 225.00 over, 30.00 given back
    expect(own?.advances.minor).toBe(7_500 - 3_000)
  })
})

describe('the queue', () => {
  it('lets a person place a payment once', async () => {
    const [foreign, unknown] = await queue()
    const assign = {
      paymentId: foreign?.id ?? '',
      partnerId: ids.vasilek,
      legalEntityId: null,
      orders: [{ orderId: ids.o130, amountMinor: 40_000 }],
      actor,
    }
    expectOk(await database.uow.run((tx) => assignPayment(tx, assign)))
    expect(await paid(ids.o130)).toBe(40_000)
    expect(await database.uow.run((tx) => assignPayment(tx, assign))).toMatchObject({
      ok: false,
      error: { code: 'billing.payment-placed' },
    })
    expectOk(await database.uow.run((tx) => setPaymentAside(tx, { paymentId: unknown?.id ?? '', note: 'Возврат займа', actor })))
    expect(await queue()).toEqual([])
  })

  it('undoes a wrong match with a trace, and the next decision counts anew', async () => {
    const before = await debtOf(ids.vasilek)
    const placed = await one('placed', 'за Василёк')
    const affected = expectOk(await database.uow.run((tx) => undoPayment(tx, { paymentId: placed.id, note: 'Это за другой заказ', actor })))
    expect(affected).toEqual([{ id: ids.o130, number: 'СО-130', state: 'open' }])
    expect([await paid(ids.o130), (await debtOf(ids.vasilek)) - before]).toEqual([0, 40_000])
    const [again] = await queue()
    expect(again).toMatchObject({
      id: placed.id,
      partner: null,
      proposals: [{ partner: { name: 'Василёк' } }, { partner: { name: 'Ромашка' } }],
      allowedCommands: ['assign', 'set-aside'],
    })
    expect(again?.decisions.map(({ kind, note }) => [kind, note])).toEqual([
      ['undone', 'Это за другой заказ'],
      ['assigned', null],
    ])
    expect(await database.uow.run((tx) => undoPayment(tx, { paymentId: placed.id, note: '-', actor }))).toMatchObject({
      ok: false,
      error: { code: 'billing.payment-not-placed' },
    })
    const assign = {
      paymentId: placed.id,
      partnerId: ids.vasilek,
      legalEntityId: null,
      orders: [{ orderId: ids.o130, amountMinor: 40_000 }],
      actor,
    }
    expectOk(await database.uow.run((tx) => assignPayment(tx, assign)))
    expect([await paid(ids.o130), await debtOf(ids.vasilek)]).toEqual([40_000, before])
  })

  it('undoes what was matched without asking, and says why it had been believed', async () => {
    const matched = await one('placed', 'по счету № 125')
    expect(matched.decision).toMatchObject({
      kind: 'matched',
      by: null,
      confidence: 0.95,
      reasons: ['number-tail', 'tax-id', 'amount-equal'],
    })
    expectOk(await database.uow.run((tx) => undoPayment(tx, { paymentId: matched.id, note: 'Проверка', actor })))
    expect(await paid(ids.o125)).toBe(0)
    const assign = {
      paymentId: matched.id,
      partnerId: ids.romashka,
      legalEntityId: null,
      orders: [{ orderId: ids.o125, amountMinor: 10_000 }],
      actor,
    }
    expectOk(await database.uow.run((tx) => assignPayment(tx, assign)))
    expect(await paid(ids.o125)).toBe(10_000)
  })

  it('remembers who pays for whom, until the payment that taught it is undone', async () => {
    const director = { number: '60', amount: '10.00', taxId: '500100732259', purpose: 'Оплата за товар' }
    await load(await statement([director]))
    const [first] = await queue()
    expect(first?.proposals).toEqual([])
    const assign = { paymentId: first?.id ?? '', partnerId: ids.romashka, legalEntityId: null, orders: [], remembersPayer: true, actor }
    expectOk(await database.uow.run((tx) => assignPayment(tx, assign)))
    await load(await statement([{ ...director, number: '61' }]))
    const [second] = await queue()
    expect(second?.proposals).toMatchObject([{ partner: { name: 'Ромашка' }, orders: [], reasons: ['payer-remembered', 'balance'] }])
    expectOk(await database.uow.run((tx) => undoPayment(tx, { paymentId: first?.id ?? '', note: 'Ошибка', actor })))
    await load(await statement([{ ...director, number: '62' }]))
    const [, , third] = await queue()
    expect(third?.proposals).toEqual([])
    for (const payment of await queue())
      expectOk(await database.uow.run((tx) => setPaymentAside(tx, { paymentId: payment.id, note: '-', actor })))
  })

  it('settles an order in full when the bank kept its commission, and forgets it all when undone', async () => {
    const orderId = await given(database.uow, (tx) => orderOf(tx, { number: 'СО-200', total_minor: 782_000 }))
    const before = await debtOf(ids.romashka)
    const net = { number: '70', amount: '7745.70', taxId: '7700000009', purpose: 'Возмещение. ком. 74.30 Общая сумма платежей 7820.00' }
    await load(await statement([net]))
    const [payment] = await queue()
    expect(payment?.gross?.minor).toBe(782_000)
    const assign = {
      paymentId: payment?.id ?? '',
      partnerId: ids.romashka,
      legalEntityId: null,
      orders: [{ orderId, amountMinor: 782_000 }],
      commissionMinor: 7_430,
      actor,
    }
    expectOk(await database.uow.run((tx) => assignPayment(tx, assign)))
    expect([await paid(orderId), (await debtOf(ids.romashka)) - before]).toEqual([782_000, -782_000])
    expectOk(await database.uow.run((tx) => undoPayment(tx, { paymentId: payment?.id ?? '', note: 'Проверка', actor })))
    expect([await paid(orderId), (await debtOf(ids.romashka)) - before]).toEqual([0, 0])
    expectOk(
      await database.uow.run((tx) => assignPayment(tx, { ...assign, orders: [{ orderId, amountMinor: 774_570 }], commissionMinor: 0 })),
    )
    expect(await paid(orderId)).toBe(774_570)
  })

  it('keeps every kopeck of the statements in the books', async () => {
    const { rows } = await database.uow.read((db) =>
      sql<{ total: number }>`SELECT sum(amount_minor)::bigint AS total FROM payment WHERE direction = 'in'`.execute(db),
    )
    expect(rows[0]?.total).toBe(10_000 + 40_000 + 5_500 + 90_000 + 1_000 * 2 + 500 + 30_000 + 1_000 * 3 + 774_570)
  })
})
