// The main job on the demo company, one customer at a time: what a person waits for.
// Usage: npm run bench -- main-job [--products N] [--rounds N]
import { parseArgs } from 'node:util'
import { printMachine, printTable, TIMES, timesRow } from './table.ts'
import { startWorld, type World } from './world.ts'

const { values } = parseArgs({ options: { products: { type: 'string', default: '0' }, rounds: { type: 'string', default: '60' } } })

const MESSAGES = [
  'Нужен профиль 60х27 — 200 штук, саморезы чёрные 3.5х25 — 10 пачек',
  'ротбанд 30 кг 5 мешков',
  'гкл 12,5 40 листов, ротбанд 30 кг 20 мешков, маяк 6 мм 3 м 80 шт',
  'клей см 11 20 мешков и пена макрофлекс 12 шт',
]
const WAIT_MS = 20_000

interface Customer {
  readonly phone: string
  readonly partnerId: string
}

/** Persons of one company with one payer who may do everything and are answered without approval. */
async function customers({ pool }: World, count: number): Promise<readonly Customer[]> {
  const { rows } = await pool.query<Customer>(
    `SELECT substr(min(c.phone), 2) AS phone, p.id AS "partnerId" FROM contact c JOIN contact_right r ON r.contact_id = c.id AND r.is_active JOIN partner p ON p.id = r.partner_id
     WHERE p.is_active AND p.autonomy = 'automatic' AND r.sees_prices AND r.may_order AND r.may_confirm AND r.gets_documents AND c.phone IS NOT NULL
       AND (SELECT count(*) FROM contact_right o WHERE o.contact_id = c.id) = 1 AND (SELECT count(*) FROM legal_entity e WHERE e.partner_id = p.id AND e.is_active) = 1
     GROUP BY p.id ORDER BY p.id LIMIT $1`,
    [count],
  )
  return rows
}

let made = 0
const from = (phone: string, content: object) => ({
  id: `wamid.bench.${++made}`,
  from: phone,
  timestamp: String(Math.floor(Date.now() / 1000)),
  ...content,
})

const buttonOf = (body: string, title: string): string | null => {
  const found = [...body.matchAll(/"reply":\{"id":"([^"]+)","title":"([^"]+)"/g)].find((match) => match[2]?.includes(title))
  return found?.[1] ?? null
}

interface Round {
  readonly replyMs: number
  readonly confirmMs: number | null
}

async function round(world: World, { phone }: Customer, text: string): Promise<Round> {
  const reply = world.graph.next(phone, () => true, WAIT_MS)
  const asked = performance.now()
  await world.webhook(from(phone, { type: 'text', text: { body: text } }))
  const { at, body } = await reply
  const replyMs = at - asked
  const id = buttonOf(body, 'Всё верно')
  if (id === null) return { replyMs, confirmMs: null }
  const document = world.graph.next(phone, ({ type }) => type === 'document', 4_000).catch(() => null)
  const tapped = performance.now()
  await world.webhook(from(phone, { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title: 'Всё верно' } } }))
  const handed = await document
  return { replyMs, confirmMs: handed === null ? null : handed.at - tapped }
}

/** Orders of five lines by one call, as drafts and confirmed at once. */
async function orderByApi(world: World, people: readonly Customer[], confirm: boolean): Promise<number[]> {
  const { rows } = await world.pool.query<{ sku: string; unit: string }>(
    `SELECT p.sku, p.base_unit AS unit FROM product p JOIN stock s ON s.product_id = p.id
     WHERE p.is_active AND s.quantity_thousandths > 400000 AND NOT EXISTS (SELECT FROM pack k WHERE k.product_id = p.id) GROUP BY p.id ORDER BY p.id LIMIT 60`,
  )
  const cookie = await world.cookie()
  const times: number[] = []
  for (const [index, { partnerId }] of people.entries()) {
    const lines = Array.from({ length: 5 }, (_, at) => {
      const product = rows[(index * 5 + at) % rows.length]
      return { sku: product?.sku, quantity: { amount: 1, unit: product?.unit } }
    })
    const body = JSON.stringify({ partnerId, key: `bench-${confirm}-${index}`, lines, confirm })
    const asked = performance.now()
    const answer = await fetch(`${world.url}/api/v1/orders`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body,
    })
    const text = await answer.text()
    const took = performance.now() - asked
    if (answer.ok) times.push(took)
    else if (times.length === 0 && index > 10) throw new Error(`POST /orders: ${answer.status} ${text}`)
  }
  return times
}

/** The machine's own pace in this very run, to read the other figures by. */
async function timesOf(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

const world = await startWorld({ products: Number(values.products) })
try {
  printMachine()
  const rounds = Number(values.rounds)
  const people = await customers(world, rounds + 10)
  const measured: Round[] = []
  for (const [index, customer] of people.entries()) {
    const one = await round(world, customer, MESSAGES[index % MESSAGES.length] ?? '')
    if (index >= 10) measured.push(one)
  }
  const confirmed = measured.flatMap(({ confirmMs }) => confirmMs ?? [])
  const million = world.products >= 100_000
  const drafts = await orderByApi(world, people, false)
  const orders = await orderByApi(world, people, true)
  const roundTrip = await timesOf(300, () => world.pool.query('SELECT 1'))
  await world.pool.query('CREATE TABLE yardstick (n int)')
  const commit = await timesOf(100, () => world.pool.query('INSERT INTO yardstick VALUES (1)'))
  console.log(`${world.products.toLocaleString('en')} products`)
  printTable(TIMES, [
    timesRow('yardstick: SELECT 1', roundTrip),
    timesRow('yardstick: one row inserted and committed', commit),
    timesRow(
      'text message → draft reply handed to the channel',
      measured.map(({ replyMs }) => replyMs),
      million ? 'p95 ≤ 300 ms' : 'p95 ≤ 100 ms',
    ),
    timesRow('confirm → PDF handed to the channel', confirmed, 'p95 ≤ 1.5 s'),
    timesRow('draft of 5 lines by one API call', drafts.slice(5), 'p95 ≤ 50 ms'),
    timesRow('the same, confirmed, with reservation and number', orders.slice(5), 'p95 ≤ 50 ms'),
  ])
} finally {
  await world.stop()
}
