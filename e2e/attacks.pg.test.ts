import { orderCommandSchema } from '@skladno/contracts'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DB } from '../apps/server/db/types.ts'
import { type AttackedWorld, anAttackedWorld, listen } from './attacked-world.ts'
import { phoneOf } from './phone-in-hand.ts'
import { sampleBody, sampleBranches } from './sample-body.ts'
import { eventually } from './test-app.ts'

const db = withDatabase<DB>()
let world: AttackedWorld
let chatOfA = ''

/** Open to anybody, each with its reason. A route that is in neither list is for staff and is tried as such. */
const PUBLIC: Readonly<Record<string, string>> = {
  'GET /healthz': 'says only that the process lives',
  'GET /readyz': 'says only that it is ready',
  'GET /metrics': 'figures without names; a proxy keeps it inside',
  'GET /api/openapi.json': 'the description of the API',
  'POST /api/v1/session': 'sign-in, counted',
  'DELETE /api/v1/session': 'ends the session of its own cookie',
  'POST /api/v1/password-reset': 'answers everybody alike, counted',
  'POST /api/v1/password': 'needs a one-time token',
  'POST /api/v1/chat/enter': 'needs a one-time link or code, counted',
  'GET /webhooks/whatsapp': 'needs the verify token',
  'POST /webhooks/whatsapp': 'needs the signature',
  'GET /': 'redirects to a page',
  'GET /workplace': 'a page without data',
  'GET /workplace/*': 'files of that page',
  'GET /chat': 'a page without data',
  'GET /chat/*': 'files of that page',
  'GET /demo': 'a page without data',
  'GET /demo/*': 'files of that page',
}

/** What a customer's person may ask: tried below with A's cookie on everything of B. */
const CUSTOMER: readonly string[] = [
  'GET /api/v1/chat',
  'POST /api/v1/chat/messages',
  'POST /api/v1/chat/press',
  'POST /api/v1/chat/files',
  'GET /api/v1/chat/orders/:id',
  'GET /api/v1/chat/orders/:id/returns',
  'POST /api/v1/chat/orders/:id/returns',
  'GET /api/v1/chat/orders/:id/returnable',
  'GET /api/v1/chat/live',
  'GET /api/v1/documents/:id/file',
  'GET /api/v1/messages/:id/file',
]

/** Any employee, whatever the role: their own session and their own notices. */
const ANY_EMPLOYEE: readonly string[] = [
  'GET /api/v1/session',
  'GET /api/v1/staff-notices',
  'POST /api/v1/staff-notices/read',
  'GET /api/v1/live',
  'GET /api/v1/my-alerts',
  'PUT /api/v1/my-alerts',
]

const nameOf = ({ method, url }: { readonly method: string; readonly url: string }): string => `${method} ${url}`
/** Parameters that are one of a few words; others are ids. */
const WORDS: Readonly<Record<string, string>> = {
  ':image': 'logo',
  ':country': 'RU',
  ':kind': 'order',
  ':step': 'employees',
  ':day': '2026-12-01',
  ':format': 'xlsx',
  ':source': 'invoice',
  ':locale': 'ru',
  ':key': 'greeting',
}
/** What a route cannot be asked without. */
const QUERIES: Readonly<Record<string, string>> = { '/api/v1/analytics/rows': '?figure=orders' }
const filled = (url: string, id: string): string => url.replaceAll(/:\w+/g, (name) => WORDS[name] ?? id) + (QUERIES[url] ?? '')

beforeAll(async () => {
  world = await anAttackedWorld(db)
  await world.signIn(world.shop, ['owner'])
  chatOfA = await world.enter({ contactId: world.shop.contactId, partnerId: world.shop.partnerId })
  await ordersOfB()
}, 60_000)
afterAll(() => world.stop())

/** B writes, sends a file, confirms and gets the счёт; and has an open draft besides. */
async function ordersOfB(): Promise<void> {
  const phone = phoneOf(world, '79004445566')
  world.simulator.write('79004445566', {
    file: { fileName: 'ТАЙНЫЙ-ФАЙЛ.csv', mimeType: 'text/csv', bytes: Buffer.from('Артикул;Количество\nROT-30;5') },
  })
  await phone.heard('Правильно ли я понял')
  await phone.tap('Всё верно')
  await phone.heard(/\[файл\].*[Сс]чёт/)
  phone.write('пена макрофлекс 3 баллона')
  await eventually(
    async () => (await db.pool.query("select 1 from customer_order where state in ('draft', 'proposed')")).rowCount === 1,
    'the draft of B',
  )
}

const staffRoutes = () =>
  world.routes.filter((route) => !(nameOf(route) in PUBLIC) && !CUSTOMER.includes(nameOf(route)) && route.url !== '*')

describe('every route', () => {
  it('is in the table, and the lists name only routes there are', () => {
    const names = new Set(world.routes.map(nameOf))
    expect(staffRoutes().length).toBeGreaterThan(30)
    expect([...Object.keys(PUBLIC), ...CUSTOMER, ...ANY_EMPLOYEE].filter((name) => !names.has(name))).toEqual([])
  })

  it('for staff refuses a stranger, a customer and an employee without a role', async () => {
    const noRole = await world.employ([])
    const wrong: string[] = []
    for (const route of staffRoutes()) {
      const path = filled(route.url, 'ord_00000000000000')
      const body = sampleBody(route.body)
      const statuses = [
        (await world.ask(route.method, path, { body })).status,
        (await world.ask(route.method, path, { body, cookie: chatOfA })).status,
        ANY_EMPLOYEE.includes(nameOf(route)) ? 403 : (await world.ask(route.method, path, { body, cookie: noRole })).status,
      ]
      if (statuses.join() !== '401,401,403') wrong.push(`${nameOf(route)}: ${statuses.join()}`)
    }
    expect(wrong).toEqual([])
  })

  it('for customers refuses a stranger', async () => {
    for (const name of CUSTOMER) {
      const route = world.routes.find((candidate) => nameOf(candidate) === name)
      const answer = await world.ask(route?.method ?? '', filled(route?.url ?? '', 'ord_00000000000000'), {
        body: sampleBody(route?.body),
      })
      expect([name, answer.status]).toEqual([name, 401])
    }
  })

  it('answers an unknown or impossible id with words, never with a failure', async () => {
    const owner = await world.employ(['owner'])
    const wrong: string[] = []
    for (const route of [...staffRoutes(), ...world.routes.filter((each) => CUSTOMER.includes(nameOf(each)))]) {
      if (route.url.endsWith('/live')) continue
      for (const id of ['ord_00000000000000', '%00%00%00%00%00', "';drop table message;--", '../../../etc/passwd']) {
        const answer = await world.ask(route.method, filled(route.url, encodeURI(id)), {
          cookie: `${owner}; ${chatOfA}`,
          body: sampleBody(route.body),
        })
        if (answer.status >= 500) wrong.push(`${nameOf(route)} ${id}: ${answer.status} ${answer.text.slice(0, 200)}`)
        if (!route.url.includes(':')) break
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('an employee who only reads orders', () => {
  it('may run no command of an order', async () => {
    const buyer = await world.employ(['buyer'])
    const { rows } = await db.pool.query<{ id: string; draft_version: number }>('select id, draft_version from customer_order limit 1')
    const commands = sampleBranches(orderCommandSchema)
    expect(commands.length).toBeGreaterThan(10)
    const allowed: string[] = []
    for (const command of commands) {
      const answer = await world.ask('POST', `/api/v1/orders/${rows[0]?.id}/commands`, {
        cookie: buyer,
        body: { draftVersion: rows[0]?.draft_version, command },
      })
      if (answer.status !== 403) allowed.push(`${JSON.stringify(command)}: ${answer.status} ${answer.text.slice(0, 100)}`)
    }
    expect(allowed).toEqual([])
  })
})

describe('staff', () => {
  it('cannot bill one customer’s order to another’s legal entity', async () => {
    const clerk = await world.employ(['sales'])
    const { rows } = await db.pool.query<{ id: string }>('select id from legal_entity where partner_id = $1', [world.other.partnerId])
    const legalEntityId = rows[0]?.id ?? ''
    const lines = [{ sku: 'ROT-30', quantity: { amount: 1, unit: 'мешок' } }]
    const body = { partnerId: world.shop.partnerId, key: 'attack-1', lines }
    const started = await world.ask('POST', '/api/v1/orders', { cookie: clerk, body: { ...body, legalEntityId } })
    expect([started.status, started.text]).toEqual([422, expect.stringContaining('ordering.unknown-legal-entity')])
    const own = JSON.parse((await world.ask('POST', '/api/v1/orders', { cookie: clerk, body: { ...body, confirm: false } })).text)
    const command = { kind: 'set-legal-entity', legalEntityId }
    const edited = await world.ask('POST', `/api/v1/orders/${own.id}/commands`, {
      cookie: clerk,
      body: { draftVersion: own.draftVersion, command },
    })
    expect([edited.status, edited.text]).toEqual([422, expect.stringContaining('ordering.unknown-legal-entity')])
  })
})

describe('customer A', () => {
  it('gets nothing by any id of B, on any route', async () => {
    const ids = await idsOf(world.other.partnerId)
    expect(ids.length).toBeGreaterThan(10)
    const reached: string[] = []
    for (const name of CUSTOMER.filter((each) => each.includes(':id'))) {
      const [method = '', url = ''] = name.split(' ')
      const body = sampleBody(world.routes.find((route) => nameOf(route) === name)?.body)
      for (const id of ids) {
        const answer = await world.ask(method, filled(url, id), { cookie: chatOfA, body })
        if (answer.status !== 404 || /ТАЙНЫЙ|Ротбанд/.test(answer.text)) reached.push(`${name} ${id}: ${answer.status}`)
      }
    }
    expect(reached).toEqual([])
  })

  it('is shown its own by the same routes, or nothing was proved', async () => {
    const chatOfB = await world.enter({ contactId: world.other.contactId, partnerId: world.other.partnerId })
    const ids = await idsOf(world.other.partnerId)
    for (const [name, prefix] of [
      ['/api/v1/chat/orders/', 'ord_'],
      ['/api/v1/documents/ID/file', 'doc_'],
    ] as const) {
      const id = ids.find((each) => each.startsWith(prefix)) ?? ''
      const answer = await world.ask('GET', name.includes('ID') ? name.replace('ID', id) : `${name}${id}`, { cookie: chatOfB })
      expect([name, answer.status]).toEqual([name, 200])
    }
  })

  it('sees no word of B in its own chat, and hears nothing when B is talked to', async () => {
    const stream = await listen(`${world.url}/api/v1/chat/live`, chatOfA)
    const phone = phoneOf(world, '79004445566')
    const before = phone.shown().length
    phone.write('позвать менеджера')
    await eventually(() => phone.shown().length > before, 'an answer to B')
    const state = await world.ask('GET', '/api/v1/chat', { cookie: chatOfA })
    expect(state.text).not.toMatch(/ТАЙНЫЙ|Ротбанд/)
    expect(stream.heard()).not.toContain('data:')
    stream.close()
  })
})

/** Every id of a partner and of everything that belongs to it, from every table that has a way to it. */
async function idsOf(partnerId: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from customer_order where partner_id = $1 union select l.id from order_line l join customer_order o on o.id = l.order_id where o.partner_id = $1
     union select id from shipment where partner_id = $1 union select id from goods_return where partner_id = $1 union select id from refund where partner_id = $1
     union select id from document where partner_id = $1 union select id from invoice where partner_id = $1
     union select t.id from thread t where t.partner_id = $1 union select m.id from message m join thread t on t.id = m.thread_id where t.partner_id = $1
     union select m.file_id from message m join thread t on t.id = m.thread_id where t.partner_id = $1 and m.file_id is not null
     union select d.file_id from document d where d.partner_id = $1
     union select $1 union select id from legal_entity where partner_id = $1 union select contact_id from contact_right where partner_id = $1`,
    [partnerId],
  )
  return rows.map(({ id }) => id)
}
