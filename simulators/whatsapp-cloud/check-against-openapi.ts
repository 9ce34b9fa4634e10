// Measures the simulator and the product's adapter against Meta's own specification and examples.
// Usage: node tools/with-node.mjs simulators/whatsapp-cloud/check-against-openapi.ts DIR
// DIR holds `specs/business-messaging-api_v23.0.yaml` (github.com/facebook/openapi) and `whatsapp/meta-openapi/{send,webhooks}/*.json`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWhatsAppChannel, parseWebhook } from '../../apps/server/contexts/conversation/adapters/channels/whatsapp-cloud/index.ts'
import { fitToLimits } from '../../apps/server/contexts/conversation/ports/messenger-channel-fit.ts'
import { type Judge, readMetaOpenApi } from './meta-openapi.ts'
import { polite, startWhatsAppSimulator, type WhatsAppSimulator } from './src/index.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node tools/with-node.mjs simulators/whatsapp-cloud/check-against-openapi.ts DIR')
  process.exit(2)
}
const specification = join(folder, 'specs/business-messaging-api_v23.0.yaml')
const asPublished = readMetaOpenApi(specification, { knowsNewer: false })
const asToday = readMetaOpenApi(specification, { knowsNewer: true })

interface Example {
  readonly name: string
  readonly value: unknown
}

function examples(kind: 'send' | 'webhooks'): readonly Example[] {
  const path = join(folder ?? '', 'whatsapp/meta-openapi', kind)
  return readdirSync(path).map((name) => ({ name, value: JSON.parse(readFileSync(join(path, name), 'utf8')) }))
}

function report(title: string, cases: readonly Example[], judge: Judge): number {
  const faults = cases.map(({ name, value }) => ({ name, errors: judge(value) })).filter(({ errors }) => errors.length > 0)
  console.log(`${title}: ${cases.length - faults.length}/${cases.length}`)
  for (const { name, errors } of faults) console.log(`    ${name}: ${errors.slice(0, 2).join('; ').slice(0, 200)}`)
  return faults.length
}

const phoneNumberId = '106540352242922'
const waId = '79990000001'
const accessToken = 'token'
const simulator = await startWhatsAppSimulator({
  port: 0,
  webhookUrl: null,
  appSecret: 's',
  verifyToken: 'v',
  phoneNumberId,
  token: accessToken,
  paceMs: 2,
})

const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
const post = (body: unknown) =>
  fetch(`${simulator.url}/v23.0/${phoneNumberId}/messages`, { method: 'POST', headers, body: JSON.stringify(body) })

/** Meta's examples have blanks for numbers, media and addresses: ours fill them, the shape stays. */
async function fillBlanks({ name, value }: Example): Promise<Example> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new Blob(['x'], { type: 'application/pdf' }), 'a.pdf')
  const { authorization } = headers
  const uploaded = await fetch(`${simulator.url}/v23.0/${phoneNumberId}/media`, { method: 'POST', headers: { authorization }, body: form })
  const { id } = (await uploaded.json()) as { id: string }
  const text = JSON.stringify(value)
    .replace(/\{\{Recipient[^}]*\}\}/g, waId)
    .replace(/<[A-Z]+_OBJECT_ID>/g, id)
    .replace(/"link":"(?!https?:)[^"]*"/g, '"link":"https://example.com/file"')
  return { name, value: JSON.parse(text) }
}

async function metaExamplesAgainstUs(): Promise<void> {
  report("Meta's send examples, Meta's schema as patched", examples('send'), asPublished.outgoing)
  report("Meta's webhook examples, Meta's schema as patched", examples('webhooks'), asPublished.webhook)
  const refused: string[] = []
  const all = examples('send')
  simulator.setFaults({ refusals: 'answer' })
  for (const { name, value } of await Promise.all(all.map(fillBlanks))) {
    const { to = waId } = value as { to?: string }
    if (/\d{5}/.test(to)) simulator.write(to.replace(/\D/g, ''), { text: 'hello' })
    simulator.advance(60_000)
    const answer = await post(value)
    if (answer.status !== 200)
      refused.push(`${name}: ${((await answer.json()) as { error: { error_data: { details: string } } }).error.error_data.details}`)
  }
  console.log(`Meta's send examples, accepted by the simulator: ${all.length - refused.length}/${all.length}`)
  for (const line of refused) console.log(`    ${line}`)
  const events = examples('webhooks').map(({ name, value }) => ({ name, events: parseWebhook(Buffer.from(JSON.stringify(value))) }))
  const lost = events.filter(({ events: read }) => read.length === 0 || read.some((event) => event.kind === 'unrecognised'))
  console.log(`Meta's webhook examples, read by the product: ${events.length - lost.length}/${events.length}`)
  for (const { name, events: read } of lost) console.log(`    ${name}: ${JSON.stringify(read).slice(0, 200)}`)
}

/** Every kind of thing a person can do, and every status, in the awkward world. */
async function everythingHappens(world: WhatsAppSimulator): Promise<void> {
  const bytes = Buffer.from('x')
  world.write(waId, { text: 'Здравствуйте 😀' }, { text: 'пересланное', isForwarded: true })
  const first = world.chat(waId)[0]?.id ?? ''
  world.write(waId, { text: 'ответ', replyTo: first }, { poll: 'Опрос' }, { location: { latitude: 55.7, longitude: 37.6 } })
  world.write(waId, { file: { fileName: 'заявка.xlsx', mimeType: 'application/vnd.ms-excel', bytes } }, { voice: { bytes } })
  world.write(waId, { file: { fileName: null, mimeType: 'image/jpeg', bytes, caption: 'такой' } })
  world.write(waId, { contacts: [{ name: 'Склад', phone: '+7 999 000-00-00' }] }, { reaction: { messageId: first, emoji: '👍' } })
  world.write(waId, { cart: { items: [{ sku: 'ES1115', quantity: 2, price: 30 }] } })
  world.person('79990000002').hidesNumber = true
  world.write('79990000002', { text: 'без номера' })
  await world.settled()
}

/** Everything the adapter can say, each body as it left. */
async function everythingIsSaid(): Promise<readonly Example[]> {
  const bodies: Example[] = []
  const http: typeof fetch = async (url, init) => {
    if (String(url).endsWith('/messages') && typeof init?.body === 'string')
      bodies.push({ name: `body ${bodies.length + 1}`, value: JSON.parse(init.body) })
    return fetch(url, init)
  }
  const channel = createWhatsAppChannel({ apiUrl: simulator.url, phoneNumberId, token: accessToken, http })
  const { userId } = simulator.person(waId)
  const options = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `pick:${n}`, title: `${n} ${'Профиль потолочный '.repeat(4)}`.slice(0, length) }))
  const contents = [
    { kind: 'text', text: 'Счёт готов 😀' },
    { kind: 'text', text: 'Строка\n'.repeat(1500) },
    ...[1, 3, 4, 10, 23].flatMap((count) =>
      [12, 20, 24, 70].map((length) => ({ kind: 'choice', text: 'Какой?', options: options(count, length) }) as const),
    ),
    {
      kind: 'choice',
      text: 'Долгий вопрос '.repeat(200),
      options: options(3, 10),
      footer: 'цены с НДС '.repeat(9),
      buttonLabel: 'Выбрать из списка ниже',
    },
    { kind: 'document', fileName: 'Счёт № 42.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF'), caption: 'Ваш счёт' },
    { kind: 'document', fileName: 'a.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF'), caption: 'слово '.repeat(400) },
    { kind: 'template', name: 'order_update', language: 'ru', parameters: ['42', 'собран\nи ждёт'] },
  ] as const
  for (const [index, content] of contents.entries()) {
    for (const part of fitToLimits(content, channel.limits)) {
      const to = { channel: 'whatsapp', account: phoneNumberId, userId, phone: index % 3 === 0 ? null : waId }
      const outcome = await channel.send({ to, reference: 'eff_1', content: part, replyTo: simulator.chat(waId)[0]?.id ?? '' })
      if (outcome.kind !== 'accepted') console.log(`    the simulator did not take ${content.kind}: ${JSON.stringify(outcome)}`)
    }
    simulator.advance(60_000)
  }
  return bodies
}

await metaExamplesAgainstUs()
await everythingHappens(simulator)
const sent = await everythingIsSaid()
await simulator.settled()
simulator.read(waId)
simulator.setFaults({ ...polite, refusals: 'status' })
simulator.advance(25 * 60 * 60 * 1000)
await post({ messaging_product: 'whatsapp', to: waId, type: 'text', text: { body: 'поздно' } })
await simulator.settled()
const webhooks = simulator.deliveries.map(({ body }, index) => ({ name: `webhook ${index + 1}`, value: JSON.parse(body) }))
const answer = await (await post({ messaging_product: 'whatsapp', to: waId, type: 'text', text: { body: 'и ещё' } })).json()

console.log()
const faults = [
  report("The adapter's messages, with the newer fields", sent, asToday.outgoing),
  report("The simulator's webhooks, with the newer fields", webhooks, asToday.webhook),
  report("The simulator's answer to a send", [{ name: 'answer', value: answer }], asToday.sendAnswer),
]
const { calls } = simulator
const receipts = calls.filter((call) => typeof call.body === 'object' && call.body !== null && 'status' in call.body)
report(
  'Read receipts',
  receipts.map((call, index) => ({ name: `receipt ${index}`, value: call.body })),
  asToday.readReceipt,
)
await simulator.close()
process.exitCode = faults.some((count) => count > 0) ? 1 : 0
