// A load driver of measure-intake.ts: reads what to do from its input, prints how much was acknowledged.
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { signedRequest, webhookBody } from './signed-webhook.ts'

export interface Captured {
  readonly text: string
  readonly name?: string | undefined
  readonly values: readonly unknown[]
}

interface Job {
  readonly way: 'http' | 'sql'
  readonly url: string
  readonly databaseUrl: string
  readonly statements: readonly Captured[]
  readonly seconds: number
  readonly connections: number
}

const job = JSON.parse(await text(process.stdin)) as Job
let made = 0
const fresh = (): string => `${process.pid}x${++made}`

function httpWorker(): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return async () => {
    const body = webhookBody({
      id: `wamid.${fresh()}`,
      from: `7999${String(made % 10_000_000).padStart(7, '0')}`,
      timestamp: '1764000000',
      type: 'text',
      text: { body: 'ротбанд 30 кг 5 мешков' },
    })
    const { headers } = signedRequest(body)
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(
        `${job.url}/webhooks/whatsapp`,
        { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      sent.once('error', reject).end(body)
    })
    if (status !== 200) throw new Error(`The webhook answered ${status}`)
  }
}

const IDS = [...new Set(JSON.stringify(job.statements).match(/(?:raw|evt)_[0-9a-z]{26}|wamid\.CAPTURED|79990000000/g) ?? [])]

/** The captured statements with ids of their own. */
function anew(values: readonly unknown[], replacing: ReadonlyMap<string, string>): unknown[] {
  return values.map((value) => {
    if (typeof value !== 'string') return value
    let text = value
    for (const [id, other] of replacing) text = text.replaceAll(id, other)
    return text
  })
}

async function sqlWorker(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: job.databaseUrl })
  await client.connect()
  return async () => {
    const one = fresh()
    const replacing = new Map(
      IDS.map((id) => [id, id.startsWith('7999') ? `7999${String(made % 10_000_000).padStart(7, '0')}` : `${id.slice(0, 6)}${one}`]),
    )
    for (const { text, name, values } of job.statements)
      await client.query({ text, values: anew(values, replacing), ...(name === undefined ? {} : { name }) })
  }
}

const workers = await Promise.all(Array.from({ length: job.connections }, async () => (job.way === 'http' ? httpWorker() : sqlWorker())))
await Promise.all(workers.map((work) => work()))
const began = performance.now()
const until = began + job.seconds * 1_000
let acknowledged = 0
await Promise.all(
  workers.map(async (work) => {
    while (performance.now() < until) {
      await work()
      acknowledged += 1
    }
  }),
)
console.log(JSON.stringify({ acknowledged, seconds: (performance.now() - began) / 1_000 }))
process.exit()
