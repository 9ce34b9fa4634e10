import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@skladno/kernel'
import type { RecordedEvent } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { runReplay as replayCommand } from '../../cli/replay.ts'
import { aCatalogIndex, anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { talkAs } from '../conversation/talk.ts'
import { editOrder, getOrder } from '../ordering/index.ts'
import { recognitionJobs } from './entry/jobs.ts'
import { replayCurve, replayView } from './queries/replay-views.ts'
import { recognitionSubscriptions } from './subscriptions.ts'
import { askReplay, cancelReplay, noteReplay, takeUpReplay } from './use-cases/replays.ts'
import { setPilot, setThreshold } from './use-cases/set-rules.ts'

const db = withDatabase<DB>()
let shop: Shop
let index: CatalogIndex
let made = 0
const manager = { kind: 'employee', employeeId: 'emp_test', name: 'Марина', roles: ['sales'] } as const

beforeAll(async () => {
  shop = await aShop(db.uow)
  index = await aCatalogIndex(db.uow, db.clock)
})

async function aCustomer() {
  made += 1
  const phone = `+7900500${String(made).padStart(4, '0')}`
  const customer = await anotherCustomer(db.uow, shop, `Клиент ${made}`, phone)
  const talk = talkAs({ uow: db.uow, clock: db.clock, index, phone })
  return { ...customer, talk }
}

const jobs = () => recognitionJobs({ uow: db.uow, catalogIndex: index, clock: db.clock })
const JOB = { attempt: 1 } as Parameters<ReturnType<typeof jobs>[string]>[1]

/** What the worker would do for the corrections said in the event log. */
async function learnWhatWasCorrected(): Promise<void> {
  const { rows } = await db.pool.query(
    "select id, subject, party_id, data from event_log where type = 'ordering.line-corrected' order by id",
  )
  for (const row of rows) {
    const event: RecordedEvent = {
      id: row.id,
      subject: row.subject,
      partyId: row.party_id,
      data: row.data,
      type: 'ordering.line-corrected',
      version: 1,
      at: new Date(),
    }
    for (const { task, payload } of recognitionSubscriptions['ordering.line-corrected']?.(event) ?? []) await jobs()[task]?.(payload, JOB)
  }
}

const draftOf = async (partnerId: string) => {
  const { rows } = await db.pool.query("select id from customer_order where partner_id = $1 and state in ('draft', 'proposed')", [
    partnerId,
  ])
  const order = await db.uow.read((read) => getOrder(read, rows[0]?.id ?? ''))
  if (order === null) throw new Error('there is no draft')
  return order
}

async function replay(more: Partial<Parameters<typeof askReplay>[1]> = {}) {
  const id = expectOk(
    await db.uow.run((tx) =>
      askReplay(tx, { since: null, lastOrders: null, aliasId: null, by: 'employee:emp_test', byName: 'Марина', ...more }),
    ),
  )
  await jobs()['run-replay']?.({ replayId: id }, JOB)
  const view = await db.uow.read((read) => replayView(read, id))
  if (view?.report == null) throw new Error(`The replay ended as ${view?.state}`)
  return { ...view, report: view.report }
}

describe('a replay of the company’s own messages', () => {
  it('finds right what was confirmed as it was understood', async () => {
    const me = await aCustomer()
    await me.talk.say('саморезы чёрные 3.5х25 — 10 пачек, ротбанд 5 мешков')
    await me.talk.tap('Всё верно')
    const { id: replayId, report, state, done, total } = await replay()
    expect({ state, done, total }).toEqual({ state: 'done', done: 1, total: 1 })
    const curve = (scope: 'company' | 'customer', scopeId: string, margin: number) =>
      db.uow.read((read) => replayCurve(read, { replayId, scope, scopeId, margin }))
    expect(await curve('company', '', 0)).toEqual(report.curve)
    expect(await curve('customer', me.partnerId, 0)).toEqual(report.byCustomer[0]?.curve)
    expect(await curve('customer', 'ptn_none', 0)).toBeNull()
    expect(report.now).toMatchObject({ orders: 1, lines: 2, accepted: 2, wrong: 0, straightThrough: 100, reach: 100 })
    expect(report.misses).toEqual([])
  })

  it('shows what a manager corrected as a miss, teaches it, and never uses it for the message that taught it', async () => {
    const me = await aCustomer()
    await me.talk.say('пена 2 баллона, штукатурка ротбанд 4 мешка')
    const draft = await draftOf(me.partnerId)
    const foam = draft.lines.find(({ productId }) => productId === shop.product['FOAM-750'])
    const edited = await db.uow.run((tx) =>
      editOrder(tx, {
        orderId: draft.id,
        draftVersion: null,
        operations: [{ kind: 'set-product', lineId: foam?.id ?? '', productId: shop.product['PLATE-1'] ?? '' }],
        actor: manager,
      }),
    )
    const line = expectOk(edited).order.lines.find(({ id }) => id === foam?.id)
    expect(line?.recognition).toMatchObject({ decided: { productId: shop.product['FOAM-750'] } })
    expect(line?.recognition.probability).toBeUndefined()
    await db.pool.query('update order_line set said_unit = null where id = $1', [foam?.id])
    await learnWhatWasCorrected()
    await learnWhatWasCorrected()
    const { rows } = await db.pool.query('select phrase, level, hits from alias where product_id = $1', [shop.product['PLATE-1']])
    expect(rows).toEqual([{ phrase: 'пена', level: 'customer', hits: 1 }])
    await db.pool.query(
      "update customer_order set state = 'confirmed', number = 'T-1', confirmed_at = updated_at, legal_entity_id = (select id from legal_entity where partner_id = $2) where id = $1",
      [draft.id, me.partnerId],
    )
    const { report } = await replay()
    expect(report.misses).toMatchObject([
      { kind: 'product', said: 'пена 2 баллона', ordered: { sku: 'PLATE-1' }, understood: { sku: 'FOAM-750' } },
    ])
    expect(report.now).toMatchObject({ orders: 2, wrong: 1, straightThrough: 50 })
  })

  it('shows the effect of what was learned on the messages after it', async () => {
    const me = await aCustomer()
    await db.uow.run(async (tx) => {
      const row = { level: 'customer', owner_id: me.partnerId, source: 'correction', created_by: 'employee:emp_test' } as const
      await tx.db
        .insertInto('alias')
        .values({
          ...row,
          id: tx.newId('alias'),
          phrase: 'волшебная смесь',
          product_id: shop.product['ROT-30'] ?? '',
          created_at: new Date(tx.now.getTime() - 60_000),
        })
        .execute()
    })
    await me.talk.say('волшебная смесь 6 мешков')
    await me.talk.tap('Всё верно')
    const all = (await replay()).report
    expect(all.before).not.toBeNull()
    expect([all.now.straightThrough > (all.before?.straightThrough ?? 0), all.now.accepted - (all.before?.accepted ?? 0)]).toEqual([
      true,
      1,
    ])
    const { rows } = await db.pool.query<{ id: string; uses: number }>("select id, uses from alias where phrase = 'волшебная смесь'")
    expect(rows[0]?.uses).toBe(1)
    const one = (await replay({ aliasId: rows[0]?.id ?? '' })).report
    expect(one.now.accepted - (one.before?.accepted ?? 0)).toBe(1)
  })

  it('tells the curve of acceptance: stricter never asks less and never errs more', async () => {
    const { curve } = (await replay()).report
    expect(curve.length).toBeGreaterThan(0)
    for (const [at, point] of curve.entries()) {
      const next = curve[at + 1]
      if (next === undefined) break
      expect([next.accept > point.accept, next.withoutQuestion <= point.withoutQuestion, next.wrong <= point.wrong]).toEqual([
        true,
        true,
        true,
      ])
    }
  })

  it('is one at a time, can be stopped, and a stopped one stays so', async () => {
    const asked = { since: null, lastOrders: 10, aliasId: null, by: 'employee:emp_test', byName: 'Марина' }
    const id = expectOk(await db.uow.run((tx) => askReplay(tx, asked)))
    expect(await db.uow.run((tx) => askReplay(tx, asked))).toMatchObject({ ok: false, error: { code: 'recognition.replay-running' } })
    await db.uow.run((tx) => takeUpReplay(tx, id))
    expectOk(await db.uow.run((tx) => cancelReplay(tx, id)))
    expect(await db.uow.run((tx) => noteReplay(tx, id, { done: 1, total: 2 }))).toBe(false)
    await jobs()['run-replay']?.({ replayId: id }, JOB)
    expect((await db.uow.read((read) => replayView(read, id)))?.state).toBe('cancelled')
  })
})

describe('a replay broken off by a crash', () => {
  it('begins anew and ends once', async () => {
    const asked = { since: null, lastOrders: 10, aliasId: null, by: 'employee:emp_test', byName: 'Марина' }
    const id = expectOk(await db.uow.run((tx) => askReplay(tx, asked)))
    await db.uow.run((tx) => takeUpReplay(tx, id))
    await db.uow.run((tx) => noteReplay(tx, id, { done: 1, total: 3 }))
    await jobs()['run-replay']?.({ replayId: id }, JOB)
    const first = await db.uow.read((read) => replayView(read, id))
    await jobs()['run-replay']?.({ replayId: id }, JOB)
    expect(first).toMatchObject({ state: 'done', done: first?.total })
    expect(await db.uow.read((read) => replayView(read, id))).toEqual(first)
  })
})

describe('a line held back by a threshold', () => {
  it('is asked about in the chat with the product to tap, and goes on', async () => {
    const me = await aCustomer()
    const threshold = { scope: 'customer', scopeId: me.partnerId, accept: 1, margin: null, costs: null, by: 'employee:emp_test' } as const
    expectOk(await db.uow.run((tx) => setThreshold(tx, threshold)))
    const [question] = await me.talk.say('ротбанд 5 мешков')
    expect(question?.options.join()).toContain('Ротбанд')
    const [proposal] = await me.talk.tap('Ротбанд')
    expect(proposal?.text).toContain('Правильно ли я понял')
  })
})

describe('a replay of a file', () => {
  const run = async (records: readonly unknown[], ...options: string[]) => {
    const path = join(tmpdir(), `skladno-replay-${process.pid}-${++made}.jsonl`)
    writeFileSync(path, records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n'))
    const [said, complained]: [string[], string[]] = [[], []]
    const code = await replayCommand([path, ...options], {
      print: (text) => said.push(text),
      complain: (text) => complained.push(text),
      progress: null,
      language: 'ru',
      withDatabase: (work) => work(db.uow),
    })
    return { code, said: said.join('\n'), complained: complained.join('\n') }
  }
  const lines = (...items: readonly (readonly [string, number, string?])[]) => items.map(([sku, qty, unit]) => ({ sku, qty, unit }))

  it('judges each message by its order, with the history of the same customer from before it only', async () => {
    const { code, said } = await run(
      [
        { message: 'саморезы чёрные 5 пачек', customer: 'Иванов', at: '2026-02-02T09:00:00Z', lines: lines(['SGM-35', 5, 'уп']) },
        { message: 'саморезы чёрные 8 пачек', customer: 'Иванов', at: '2026-02-09T09:00:00Z', lines: lines(['SGM-35', 8, 'уп']) },
        { message: 'ротбанд 5 мешков', at: '2026-02-01T09:00:00Z', lines: lines(['ROT-30', 6, 'мешок']) },
        { message: 'ротбанд 5 мешков', at: '2026-02-01T09:00:00Z', lines: lines(['НЕТ-ТАКОГО', 6]) },
      ],
      '--json',
    )
    const report = JSON.parse(said)
    expect(code).toBe(0)
    expect(report.now).toMatchObject({ orders: 3, asked: 1, accepted: 2, wrong: 1, reach: 100 })
    expect(report.misses).toMatchObject([{ key: '3', kind: 'quantity' }])
    expect(report.skipped).toEqual({ 'unknown-article': 1 })
  })

  it('tells what is wrong with each line of the file, and how to use the command', async () => {
    const { code, complained } = await run(['{', { message: 'пена', at: 'вчера', lines: [] }, { message: '', at: '2026-02-02', lines: [] }])
    expect(code).toBe(1)
    expect(complained).toMatch(/строка 1: not a JSON object\n.*строка 2: "at"[^\n]*\n.*строка 3: "message"/)
    expect(
      await replayCommand(['--last', 'много'], {
        print: () => {},
        complain: () => {},
        progress: null,
        language: 'ru',
        withDatabase: (work) => work(db.uow),
      }),
    ).toBe(2)
  })

  it('says in words what came out', async () => {
    const { said } = await run([{ message: 'ротбанд 5 мешков', at: '2026-02-01T09:00:00Z', lines: lines(['ROT-30', 5, 'мешок']) }])
    expect(said).toContain('Заказов без единого вопроса и ошибки: 100 %')
  })
})

describe('beyond the pilot', () => {
  const limit = async (more: { groupIds?: string[]; partnerIds?: string[]; channels?: string[] }) => {
    const { rows } = await db.pool.query('select version from recognition_rules')
    const scope = { groupIds: null, partnerIds: null, channels: null, agreeingCustomers: 3, by: 'employee:emp_test', ...more }
    expectOk(await db.uow.run((tx) => setPilot(tx, { ...scope, version: rows[0]?.version ?? 0 })))
  }

  it('the manager gets the words and a ready draft, and the customer is told who will answer', async () => {
    for (const scope of [{ partnerIds: [shop.partnerId] }, { channels: ['web'] }, { groupIds: ['grp_none0'] }]) {
      await limit(scope)
      const me = await aCustomer()
      const [reply, ...more] = await me.talk.say('ротбанд 5 мешков')
      expect([reply?.text, reply?.options, more]).toEqual([expect.stringContaining('Передал разговор'), [], []])
      const draft = await draftOf(me.partnerId)
      expect(draft.lines.map(({ productId }) => productId)).toEqual([shop.product['ROT-30']])
      const { rows } = await db.pool.query('select reason, summary from escalation where thread_id = $1', [me.talk.threadId])
      expect(rows).toMatchObject([{ reason: 'outside-pilot', summary: { text: 'ротбанд 5 мешков' } }])
      await limit({})
    }
  })

  it('inside it the bot answers as ever', async () => {
    const me = await aCustomer()
    await limit({ partnerIds: [me.partnerId], channels: ['whatsapp'] })
    const [proposal] = await me.talk.say('ротбанд 5 мешков')
    expect(proposal?.text).toContain('Правильно ли я понял')
    await limit({})
  })
})
