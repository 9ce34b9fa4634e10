import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { optionId, type Tap } from '../apps/server/contexts/conversation/domain/option-id.ts'
import type { DB } from '../apps/server/db/types.ts'
import { type AttackedWorld, anAttackedWorld, cookieOf, listen } from './attacked-world.ts'
import { phoneOf } from './phone-in-hand.ts'
import { eventually } from './test-app.ts'

const db = withDatabase<DB>()
const [A, B] = ['79001112233', '79004445566']
let world: AttackedWorld
let owner = ''
let chatOfA = ''

beforeAll(async () => {
  world = await anAttackedWorld(db)
  await world.signIn(world.shop, ['owner'])
  owner = await world.employ(['owner'])
  chatOfA = await world.enter({ contactId: world.shop.contactId, partnerId: world.shop.partnerId })
}, 60_000)
afterAll(() => world.stop())

const rights = (contactId: string, partnerId: string, changed: Record<string, boolean>) =>
  world.ask('PATCH', `/api/v1/customers/${partnerId}/contacts/${contactId}`, { cookie: owner, body: changed })
const rightsOfA = (changed: Record<string, boolean>) => rights(world.shop.contactId, world.shop.partnerId, changed)
const ALL = { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true }

async function ordersOf(partnerId: string) {
  const { rows } = await db.pool.query<{ id: string; state: string; draft_version: number; lines: string }>(
    `select o.id, o.state, o.draft_version, (select json_agg(l order by l.position)::text from order_line l where l.order_id = o.id) as lines
     from customer_order o where partner_id = $1 order by id`,
    [partnerId],
  )
  return rows
}

const heardCount = (waId: string): number => phoneOf(world, waId).shown().length

/** Writes and waits for the answer. */
async function said(waId: string, text: string): Promise<string> {
  const before = heardCount(waId)
  phoneOf(world, waId).write(text)
  await eventually(() => heardCount(waId) > before, `an answer to ${text}`)
  await world.simulator.settled()
  return phoneOf(world, waId).shown().slice(before).join('\n')
}

/** A tap on an option that was never shown: a modified client sends any text as its id. */
async function tapped(waId: string, id: string): Promise<string> {
  const before = heardCount(waId)
  world.simulator.write(waId, { text: '…' })
  await eventually(() => heardCount(waId) > before, 'an answer')
  const count = heardCount(waId)
  const message = {
    from: waId,
    id: `wamid.forged.${id.slice(0, 60)}.${count}`,
    timestamp: `${Math.floor(Date.now() / 1000)}`,
    type: 'interactive',
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '1', phone_number_id: world.app.parts.config.whatsApp?.phoneNumberId },
    contacts: [{ wa_id: waId, profile: { name: 'X' } }],
    messages: [{ ...message, interactive: { type: 'button_reply', button_reply: { id, title: 'Всё верно' } } }],
  }
  const emitted = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ field: 'messages', value }) }
  expect((await fetch(`${world.simulator.url}/_control/emit`, emitted)).ok).toBe(true)
  await eventually(async () => {
    const { rows } = await db.pool.query('select understood from message where source_id = $1', [message.id])
    return rows[0]?.understood !== undefined && rows[0]?.understood !== null
  }, `the tap ${id} is worked off`)
  return phoneOf(world, waId).shown().slice(count).join('\n')
}

describe('taps with forged ids', () => {
  it('of every kind change nothing of another customer and show nothing of it', async () => {
    await said(B, 'ротбанд 5 мешков, профиль 60х27 3 метра 7 штук')
    const before = await ordersOf(world.other.partnerId)
    const order = before[0]
    const { rows } = await db.pool.query<{ id: string; product_id: string }>('select id, product_id from order_line where order_id = $1', [
      order?.id,
    ])
    const line = rows[0]
    const { rows: entities } = await db.pool.query<{ id: string }>('select id from legal_entity where partner_id = $1', [
      world.other.partnerId,
    ])
    const base = { orderId: order?.id ?? '', draftVersion: order?.draft_version ?? 0 }
    const lineId = line?.id ?? ''
    const taps: readonly Tap[] = [
      { kind: 'confirm', ...base },
      { kind: 'confirm', ...base, acknowledge: 'duplicate' },
      { kind: 'edit', ...base },
      { kind: 'drop-order', ...base },
      { kind: 'pick', ...base, lineId, productId: line?.product_id ?? '' },
      { kind: 'none', ...base, lineId },
      { kind: 'unit', ...base, lineId, unit: 'шт' },
      { kind: 'shortage', ...base, lineId, option: 'drop' },
      { kind: 'payer', ...base, legalEntityId: entities[0]?.id ?? '' },
      { kind: 'apply-change', ...base },
      { kind: 'keep-order', orderId: base.orderId },
      { kind: 'partner', partnerId: world.other.partnerId },
    ]
    for (const tap of taps) expect(await tapped(A, optionId(tap))).not.toMatch(/Ротбанд|ТАЙНЫЙ/)
    for (const id of ['confirm', 'confirm~', 'confirm~x~NaN', "pick~';drop table message;--~1~a~b", '~~~~~', 'x'.repeat(256)])
      await tapped(A, id)
    expect(await ordersOf(world.other.partnerId)).toEqual(before)
    const { rows: threads } = await db.pool.query(
      'select t.partner_id from thread t join channel_identity i on i.id = t.identity_id where i.phone = $1',
      [A],
    )
    expect(threads).toEqual([{ partner_id: world.shop.partnerId }])
  }, 60_000)

  it('cannot move an own order to another customer’s payer, nor cancel it once it is placed', async () => {
    phoneOf(world, A).write('ротбанд 5 мешков')
    await phoneOf(world, A).heard('Правильно ли я понял')
    const [draft] = await ordersOf(world.shop.partnerId)
    const { rows } = await db.pool.query<{ id: string }>('select id from legal_entity where partner_id = $1', [world.other.partnerId])
    const base = { orderId: draft?.id ?? '', draftVersion: draft?.draft_version ?? 0 }
    await tapped(A, optionId({ kind: 'payer', ...base, legalEntityId: rows[0]?.id ?? '' }))
    const payer = await db.pool.query('select legal_entity_id from customer_order where id = $1', [base.orderId])
    expect(payer.rows[0].legal_entity_id).toBe(world.shop.legalEntityId)
    const [now] = await ordersOf(world.shop.partnerId)
    await tapped(A, optionId({ kind: 'confirm', orderId: base.orderId, draftVersion: now?.draft_version ?? 0 }))
    await eventually(async () => (await ordersOf(world.shop.partnerId))[0]?.state === 'confirmed', 'the order is placed')
    for (const version of [base.draftVersion, (now?.draft_version ?? 0) + 1]) {
      await tapped(A, optionId({ kind: 'drop-order', orderId: base.orderId, draftVersion: version }))
      expect((await ordersOf(world.shop.partnerId))[0]?.state).toBe('confirmed')
    }
    const asked = await db.pool.query("select 1 from escalation where partner_id = $1 and summary->>'text' like 'Отменить заказ%'", [
      world.shop.partnerId,
    ])
    expect(asked.rowCount).toBeGreaterThan(0)
  }, 30_000)
})

describe('the price firewall alone', () => {
  /** A message as a mistaken composer would queue it, with its job, past every other protection. */
  async function queue(waId: string, message: { readonly content: object; readonly pricesOf: string | null }): Promise<string> {
    const id = await world.app.parts.uow.run(async (tx) => {
      const thread = await tx.db
        .selectFrom('thread as t')
        .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
        .select('t.id')
        .where((eb) => eb.or([eb('i.phone', '=', waId), eb('i.user_id', '=', waId)]))
        .executeTakeFirstOrThrow()
      const messageId = tx.newId('message')
      await tx.db
        .insertInto('message')
        .values({
          id: messageId,
          thread_id: thread.id,
          direction: 'out',
          author: 'bot',
          content: JSON.stringify(message.content),
          text: 'ЧУЖИЕ ЦЕНЫ 123,45 ₽',
          prices_of: message.pricesOf,
          delivery: 'queued',
          at: tx.now,
        })
        .execute()
      const data = { messageId, threadId: thread.id, releaseAt: null }
      tx.append({ type: 'conversation.message-queued', version: 1, subject: messageId, partyId: null, data })
      return messageId
    })
    await eventually(
      async () => (await db.pool.query("select 1 from message where id = $1 and delivery <> 'queued'", [id])).rowCount === 1,
      'the sender has decided',
    )
    return id
  }

  async function expectRefused(id: string): Promise<void> {
    const { rows } = await db.pool.query('select delivery, failure from message where id = $1', [id])
    expect(rows).toEqual([{ delivery: 'failed', failure: expect.stringContaining('price-firewall') }])
    const { rowCount } = await db.pool.query('select 1 from escalation where key = $1', [`undelivered:${id}`])
    expect(rowCount).toBe(1)
  }

  it('refuses B’s prices on their way to A and tells a person', async () => {
    await expectRefused(await queue(A, { content: { kind: 'text', text: 'ЧУЖИЕ ЦЕНЫ 123,45 ₽' }, pricesOf: world.other.partnerId }))
    expect(phoneOf(world, A).shown().join()).not.toContain('ЧУЖИЕ ЦЕНЫ')
  })

  it('refuses B’s document even when the message claims to show no prices', async () => {
    const { rows } = await db.pool.query<{ id: string }>(
      `with f as (insert into stored_file (id, sha256, size_bytes, mime_type, name, path, created_at) values ('fil_b', repeat('a', 64), 1, 'application/pdf', 'b.pdf', 'x', now()))
       insert into document (id, kind, partner_id, file_id, created_at) values ('doc_b', 'attachment', $1, 'fil_b', now()) returning id`,
      [world.other.partnerId],
    )
    const content = { kind: 'file', documentId: rows[0]?.id, caption: 'ЧУЖИЕ ЦЕНЫ' }
    await expectRefused(await queue(A, { content, pricesOf: null }))
    await expectRefused(await queue(A, { content, pricesOf: world.shop.partnerId }))
  })

  it('refuses own prices to a person who may no longer see them', async () => {
    await rightsOfA({ ...ALL, seesPrices: false, getsDocuments: false })
    await expectRefused(await queue(A, { content: { kind: 'text', text: 'ЧУЖИЕ ЦЕНЫ' }, pricesOf: world.shop.partnerId }))
    await rightsOfA(ALL)
  })

  it('shows a refused or waiting message nowhere in the web chat either', async () => {
    await world.ask('POST', '/api/v1/chat/messages', { cookie: chatOfA, body: { key: 'first', text: 'здравствуйте' } })
    await eventually(
      async () => (await world.ask('GET', '/api/v1/chat', { cookie: chatOfA })).text.includes('здравствуйте'),
      'the web thread',
    )
    const id = await queue(world.shop.contactId, { content: { kind: 'text', text: 'ЧУЖИЕ ЦЕНЫ' }, pricesOf: world.other.partnerId })
    await expectRefused(id)
    await db.pool.query("update message set delivery = 'queued' where id = $1", [id])
    expect((await world.ask('GET', '/api/v1/chat', { cookie: chatOfA })).text).not.toContain('ЧУЖИЕ')
    await db.pool.query("update message set delivery = 'accepted' where id = $1", [id])
    expect((await world.ask('GET', '/api/v1/chat', { cookie: chatOfA })).text).not.toContain('ЧУЖИЕ')
  })
})

describe('rights inside one company', () => {
  const worker = '79007778899'
  let cookie = ''
  beforeAll(async () => {
    await db.pool.query("insert into contact (id, name, phone, created_at) values ('cnt_worker', 'Рабочий', '+79007778899', now())")
    await db.pool.query(
      `insert into contact_right (contact_id, partner_id, sees_prices, may_order, may_confirm, gets_documents, receives_goods)
       values ('cnt_worker', $1, false, true, false, false, true)`,
      [world.shop.partnerId],
    )
    cookie = await world.enter({ contactId: 'cnt_worker', partnerId: world.shop.partnerId })
  })

  it('without prices: no figure in the messenger, in the web chat, in the order', async () => {
    const answer = await said(worker, 'ротбанд 6 мешков, пена макрофлекс 2')
    expect(answer).toContain('Ротбанд')
    expect(answer).not.toMatch(/₽|489|руб/)
    const { rows } = await db.pool.query<{ id: string }>("select id from customer_order where contact_id = 'cnt_worker'")
    const order = await world.ask('GET', `/api/v1/chat/orders/${rows[0]?.id}`, { cookie })
    expect(order.status).toBe(200)
    expect(amountsIn(JSON.parse(order.text))).toEqual([])
  })

  it('may not confirm: neither by word nor by tap', async () => {
    const { rows } = await db.pool.query<{ id: string; draft_version: number }>(
      "select id, draft_version from customer_order where contact_id = 'cnt_worker'",
    )
    await said(worker, 'да, всё верно')
    await tapped(worker, optionId({ kind: 'confirm', orderId: rows[0]?.id ?? '', draftVersion: rows[0]?.draft_version ?? 0 }))
    const { rows: after } = await db.pool.query("select state from customer_order where contact_id = 'cnt_worker'")
    expect(after.map(({ state }) => state)).not.toContain('confirmed')
  })

  it('gets no documents, not even of the own company', async () => {
    const { rows } = await db.pool.query<{ id: string }>('select id from document where partner_id = $1', [world.shop.partnerId])
    expect(rows.length).toBeGreaterThan(0)
    for (const { id } of rows) expect((await world.ask('GET', `/api/v1/documents/${id}/file`, { cookie })).status).toBe(403)
  })

  it('may order nothing without the right, by word or by tap', async () => {
    await rights('cnt_worker', world.shop.partnerId, { mayOrder: false })
    const before = await ordersOf(world.shop.partnerId)
    await said(worker, 'ещё 3 мешка ротбанда')
    const mine = before.find((order) => order.state !== 'confirmed')
    await tapped(worker, optionId({ kind: 'drop-order', orderId: mine?.id ?? '', draftVersion: mine?.draft_version ?? 0 }))
    expect(await ordersOf(world.shop.partnerId)).toEqual(before)
  })

  /** Every amount of money in an answer that is not zero. */
  function amountsIn(value: unknown, path = ''): string[] {
    if (typeof value !== 'object' || value === null) return []
    if ('minor' in value && value.minor !== 0) return [path]
    if ('amount' in value && typeof value.amount === 'string') return [path]
    return Object.entries(value).flatMap(([key, inner]) => amountsIn(inner, `${path}/${key}`))
  }
})

describe('live updates', () => {
  const touchThread = async (): Promise<string> => {
    const id = await world.app.parts.uow.run(async (tx) => {
      const row = await tx.db
        .selectFrom('thread as t')
        .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
        .select('t.id')
        .where('i.user_id', '=', world.shop.contactId)
        .executeTakeFirstOrThrow()
      tx.touch('thread', row.id)
      return row.id
    })
    return id
  }
  const count = (text: string): number => text.split('data:').length - 1

  it.each([
    ['signs out', async (cookie: string) => void (await world.ask('DELETE', '/api/v1/session', { cookie }))],
    [
      'is deactivated',
      async (_: string, email: string) => {
        const { rows } = await db.pool.query<{ id: string }>('select id from employee where email = $1', [email])
        expect((await world.ask('POST', `/api/v1/employees/${rows[0]?.id}/deactivate`, { cookie: owner })).status).toBe(200)
      },
    ],
    [
      'loses the role',
      async (_: string, email: string) => {
        const { rows } = await db.pool.query<{ id: string }>('select id from employee where email = $1', [email])
        await world.ask('PUT', `/api/v1/employees/${rows[0]?.id}/roles`, { cookie: owner, body: { roles: ['warehouse'] } })
      },
    ],
  ])('stop for an employee who %s', async (_, leave) => {
    const cookie = await world.employ(['sales'])
    const { rows } = await db.pool.query<{ email: string }>(
      "select email from employee where id like 'emp_attack%' order by created_at desc, id desc limit 1",
    )
    const email = rows[0]?.email ?? ''
    const [own, witness] = [await listen(`${world.url}/api/v1/live`, cookie), await listen(`${world.url}/api/v1/live`, owner)]
    await touchThread()
    await eventually(() => count(own.heard()) > 0, 'a hint')
    await leave(cookie, email)
    const [before, seen] = [count(own.heard()), count(witness.heard())]
    await touchThread()
    await eventually(() => count(witness.heard()) > seen, 'the witness hears it')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(count(own.heard())).toBe(before)
    own.close()
    witness.close()
  })

  it('stop for a customer’s person whose right is withdrawn, whatever staff session the browser has', async () => {
    const stream = await listen(`${world.url}/api/v1/chat/live`, `${chatOfA}; ${owner}`)
    const witness = await listen(`${world.url}/api/v1/live`, owner)
    await touchThread()
    await eventually(() => count(stream.heard()) > 0, 'a hint')
    await db.pool.query('update contact_right set is_active = false where contact_id = $1', [world.shop.contactId])
    const [before, seen] = [count(stream.heard()), count(witness.heard())]
    await touchThread()
    await eventually(() => count(witness.heard()) > seen, 'the witness hears it')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(count(stream.heard())).toBe(before)
    expect((await world.ask('GET', '/api/v1/chat', { cookie: chatOfA })).status).toBe(401)
    await db.pool.query('update contact_right set is_active = true where contact_id = $1', [world.shop.contactId])
    stream.close()
    witness.close()
  })
})

describe('sessions', () => {
  it('begin with a new secret at every entry: one planted before is worth nothing', async () => {
    const planted = `skladno_session=${'A'.repeat(43)}`
    const answer = await world.ask('POST', '/api/v1/session', {
      cookie: planted,
      body: { email: 'staff1@example.com', password: 'correct horse' },
    })
    expect(answer.status).toBe(200)
    expect(cookieOf(answer)).not.toContain('A'.repeat(43))
    expect((await world.ask('GET', '/api/v1/session', { cookie: planted })).status).toBe(401)
    const line = answer.headers.getSetCookie().join()
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
  })

  it('serve no request that another site’s page makes', async () => {
    const foreign = { origin: 'https://evil.example' }
    const attempts = [
      await world.ask('POST', '/api/v1/chat/messages', { cookie: chatOfA, headers: foreign, body: { key: 'k', text: 'x' } }),
      await world.ask('POST', '/api/v1/payments', { cookie: owner, headers: { 'sec-fetch-site': 'cross-site' }, body: {} }),
      await world.ask('PUT', '/api/v1/settings', { cookie: owner, headers: foreign, body: {} }),
      await world.ask('POST', '/api/v1/chat/enter', { headers: foreign, body: { link: 'x'.repeat(43) } }),
      await world.ask('POST', '/api/v1/session', { headers: foreign, body: { email: 'staff1@example.com', password: 'correct horse' } }),
      await world.ask('DELETE', '/api/v1/session', { cookie: owner, headers: foreign }),
    ]
    expect(attempts.map(({ status }) => status).filter((status) => status !== 403 && status !== 400)).toEqual([])
    const form = new FormData()
    form.set('file', new Blob(['ротбанд;5']), 'a.csv')
    expect((await world.ask('POST', '/api/v1/chat/files', { cookie: chatOfA, headers: foreign, body: form })).status).toBe(403)
    expect((await world.ask('GET', '/api/v1/session', { cookie: owner })).status).toBe(200)
  })

  it('are not won by guessing: the password is closed after a few wrong ones, the right one included', async () => {
    const attempt = (password: string) => world.ask('POST', '/api/v1/session', { body: { email: 'staff1@example.com', password } })
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await attempt(`wrong ${i}`)).status)
    expect(statuses.slice(0, 7)).toEqual(Array(7).fill(401))
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect((await attempt('correct horse')).status).toBe(429)
  })

  it('are not won by guessing links or codes', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 25; i++)
      statuses.push((await world.ask('POST', '/api/v1/chat/enter', { body: { phone: '+79001112233', code: String(100000 + i) } })).status)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses).not.toContain(200)
  })
})
