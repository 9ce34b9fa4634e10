// Webhook intake, durable before it is acknowledged, beside the same SQL statements issued directly by a load driver.
// Usage: npm run bench -- intake [--seconds N] [--requests N] [--rounds N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Captured } from './intake-driver.ts'
import { printMachine, printTable } from './table.ts'
import { startWorld, type World } from './world.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    requests: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '3' },
  },
})

/** As many as the server's own pool has. */
const DATABASE_CONNECTIONS = 20

/** What the product says to PostgreSQL for one webhook, word for word. */
async function captureStatements(world: World): Promise<readonly Captured[]> {
  const captured: Captured[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = new Proxy(query, {
    apply: (target, client, args: [string | pg.QueryConfig, unknown[]?]) => {
      const [first, given] = args
      const statement = typeof first === 'string' ? { text: first, values: given ?? [] } : { ...first, values: first.values ?? [] }
      captured.push(statement)
      return Reflect.apply(target, client, args)
    },
  })
  try {
    await world.webhook({
      id: 'wamid.CAPTURED',
      from: '79990000000',
      timestamp: '1764000000',
      type: 'text',
      text: { body: 'ротбанд 30 кг 5 мешков' },
    })
  } finally {
    pg.Client.prototype.query = query
  }
  return captured
}

/** Messages per second of a driver in a process of its own. */
async function drive(world: World, way: 'http' | 'sql', statements: readonly Captured[]): Promise<number> {
  await world.pool.query('TRUNCATE raw_event, event_log, effect, graphile_worker._private_jobs, graphile_worker._private_job_queues')
  const job = {
    way,
    url: world.url,
    databaseUrl: world.databaseUrl,
    statements,
    seconds: Number(values.seconds),
    connections: way === 'http' ? Number(values.requests) : DATABASE_CONNECTIONS,
  }
  const driver = spawn(process.execPath, [fileURLToPath(new URL('intake-driver.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  driver.stdin.end(JSON.stringify(job))
  let text = ''
  driver.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await once(driver, 'close')
  const { acknowledged, seconds } = JSON.parse(text) as { acknowledged: number; seconds: number }
  const { rows } = await world.pool.query<{ kept: number }>('SELECT count(*)::int AS kept FROM raw_event')
  if ((rows[0]?.kept ?? 0) < acknowledged) throw new Error(`Only ${rows[0]?.kept} of ${acknowledged} acknowledged messages were kept`)
  return acknowledged / seconds
}

const world = await startWorld({ worker: false })
try {
  printMachine()
  const statements = await captureStatements(world)
  console.log(
    `${statements.length} statements a message, both with ${DATABASE_CONNECTIONS} database connections, ${values.requests} requests at once, fsync on, one message a webhook; the driver has a process of its own\n`,
  )
  const rounds = []
  for (let at = 0; at < Number(values.rounds); at++)
    rounds.push({ http: await drive(world, 'http', statements), sql: await drive(world, 'sql', statements) })
  printTable(
    ['', 'webhook msg/s', 'direct SQL msg/s', 'ratio', 'budget'],
    rounds.map(({ http, sql }, at) => [
      `round ${at + 1}`,
      http.toFixed(0),
      sql.toFixed(0),
      `${Math.round((100 * http) / sql)} %`,
      '≥ 70 %',
    ]),
  )
} finally {
  await world.stop()
}
