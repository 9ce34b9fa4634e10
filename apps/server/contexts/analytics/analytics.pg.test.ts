import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { issueInvoice, recordPayment } from '../billing/index.ts'
import { cancelOrder, confirmOrder, editOrder, startDraft } from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import { comparisonOf, figureRows, figures, funnels } from './index.ts'
import { reasonsOf } from './queries/reasons.ts'

const db = withDatabase<DB>()
const clerk: Actor = { kind: 'system', name: 'test' }
const ZONE = 'Europe/Moscow'
let shop: Shop
let day = '' as `${number}-${number}-${number}`

/** A message in a conversation, then the draft so many minutes later. */
async function anOrder({
  minutes = 2,
  packs = 2,
  confirm = true,
}: {
  minutes?: number
  packs?: number
  confirm?: boolean
} = {}): Promise<string> {
  const threadId = await aThread()
  await db.uow.run(async (tx) => {
    tx.append({ type: 'conversation.message-received', version: 1, subject: threadId, partyId: null, data: {} })
  })
  db.clock.advance(minutes * 60_000)
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'whatsapp', threadId }))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: packs * 1000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    if (confirm) expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    return orderId
  })
}

let threads = 0
async function aThread(): Promise<string> {
  return db.uow.run(async (tx) => {
    const [identityId, threadId] = [tx.newId('identity'), tx.newId('thread')]
    await tx.db
      .insertInto('channel_identity')
      .values({ id: identityId, channel: 'web', account: 'a', user_id: `u${++threads}`, created_at: tx.now })
      .execute()
    const thread = {
      id: threadId,
      identity_id: identityId,
      partner_id: shop.partnerId,
      state: 'bot',
      last_message_at: tx.now,
      created_at: tx.now,
    } as const
    await tx.db.insertInto('thread').values(thread).execute()
    return threadId
  })
}

const pay = (amountMinor: number, orders: readonly { orderId: string; amountMinor: number }[]) =>
  db.uow.run(async (tx) =>
    expectOk(
      await recordPayment(tx, {
        organisationId: shop.organisationId,
        partnerId: shop.partnerId,
        amountMinor,
        currency: 'RUB',
        paidOn: day,
        method: 'bank',
        source: 'test',
        sourceEventId: `p${amountMinor}${orders.length}${tx.now.getTime()}`,
        orders,
        actor: clerk,
      }),
    ),
  )

const seen = async () => {
  const list = await db.uow.read((d) => figures(d, { comparison: comparisonOf({ from: day, to: day }), timeZone: ZONE }))
  return (key: string) => list.find((figure) => figure.key === key)
}

beforeAll(async () => {
  shop = await aShop(db.uow)
  const yesterday = await anOrder({ packs: 1 })
  await db.uow.run((tx) => issueInvoice(tx, yesterday))
  db.clock.advance(24 * 3_600_000)
  day = new Intl.DateTimeFormat('sv', { timeZone: ZONE }).format(db.clock.now()) as typeof day
  const first = await anOrder({ minutes: 2 })
  db.clock.advance(10 * 60_000)
  await db.uow.run((tx) => issueInvoice(tx, first))
  const second = await anOrder({ minutes: 6, packs: 3 })
  await anOrder({ confirm: false })
  await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId: second, reason: 'передумали', actor: clerk })))
  await pay(97_800 + 5_000, [{ orderId: first, amountMinor: 97_800 }])
  const silent = await aThread()
  await db.uow.run(async (tx) => {
    tx.append({ type: 'conversation.message-received', version: 1, subject: silent, partyId: null, data: {} })
    for (const reason of ['request', 'request', 'person'])
      tx.append({
        type: 'conversation.escalated',
        version: 1,
        subject: `esc_${reason}`,
        partyId: shop.partnerId,
        data: { reason, threadId: silent, orderId: null },
      })
  })
})

describe('figures of a day', () => {
  it('count what happened that day, beside the day before', async () => {
    const figure = await seen()
    expect(figure('orders')).toMatchObject({ value: 2, before: 1 })
    expect(figure('ordered')).toMatchObject({ unit: 'money', currency: 'RUB', value: 97_800 + 146_700, before: 48_900 })
    expect(figure('orders')?.series.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 0, 1, 2])
  })

  it('count money once, on the day it came, an advance included', async () => {
    expect((await seen())('paid')).toMatchObject({ value: 102_800, before: 0, sample: 1 })
  })

  it('measure from the customer’s message', async () => {
    const figure = await seen()
    expect(figure('to-draft')).toMatchObject({ value: 2 * 60_000, p95: expect.any(Number), sample: 3 })
    expect(figure('to-invoice')).toMatchObject({ value: 12 * 60_000, sample: 1 })
  })

  it('share out repeats and dialogues handed over', async () => {
    const figure = await seen()
    expect(figure('repeat')).toMatchObject({ value: 10_000, before: 0 })
    expect(figure('dialogues')).toMatchObject({ value: 4 })
    expect(figure('handed-over')).toMatchObject({ value: 2_500 })
    expect(await db.uow.read((d) => reasonsOf(d, { from: day, to: day, timeZone: ZONE }))).toEqual({
      dialogues: { all: 4, withOrder: 3 },
      reasons: [
        { reason: 'request', count: 2 },
        { reason: 'person', count: 1 },
      ],
    })
  })

  it('open the very rows they were counted from', async () => {
    const span = { from: day, to: day, timeZone: ZONE }
    const rows = async (query: Parameters<typeof figureRows>[1]['query']) => (await db.uow.read((d) => figureRows(d, { query, span }))).rows
    expect((await rows({ figure: 'ordered' })).map(({ money }) => money?.minor)).toEqual([146_700, 97_800])
    expect((await rows({ figure: 'to-draft' })).map(({ durationMs }) => durationMs)).toEqual([360_000, 120_000, 120_000])
    expect(await rows({ figure: 'handed-over', reason: 'person' })).toMatchObject([{ note: 'person', partner: { id: shop.partnerId } }])
    expect(await rows({ figure: 'funnel', kind: 'prepaid', stage: 'invoiced' })).toMatchObject([{ order: { number: expect.any(String) } }])
    expect(await rows({ figure: 'funnel', kind: 'credit', stage: 'draft' })).toEqual([])
  })
})

describe('the funnel', () => {
  it('follows the orders begun in the period, prepaid and credit apart', async () => {
    const [prepaid, credit] = await db.uow.read((d) => funnels(d, { from: day, to: day, timeZone: ZONE }))
    expect(prepaid).toMatchObject({ kind: 'prepaid', cancelled: 1 })
    expect(prepaid?.stages.map(({ stage, orders }) => [stage, orders])).toEqual([
      ['draft', 3],
      ['confirmed', 2],
      ['invoiced', 1],
      ['paid', 1],
      ['shipped', 0],
    ])
    expect(credit?.stages.map(({ stage, orders }) => [stage, orders])).toEqual([
      ['draft', 0],
      ['confirmed', 0],
      ['invoiced', 0],
      ['shipped', 0],
      ['paid', 0],
    ])
  })
})
