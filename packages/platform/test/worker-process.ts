// A worker in a process of its own, for tests that kill it: node worker-process.ts DATABASE_URL.
import { createPool, createUnitOfWork, performEffect, silentLogger, startWorkers, systemClock } from '../src/index.ts'

const [url = ''] = process.argv.slice(2)
const pool = createPool({ url, max: 5 })
const uow = createUnitOfWork({ pool, clock: systemClock, subscriptions: () => [] })

/** Says where it is, and stays there until killed. */
const stopHere = (where: string): Promise<never> => {
  process.stdout.write(`${where}\n`)
  return new Promise(() => {})
}

await startWorkers({
  pool,
  concurrency: 2,
  logger: silentLogger,
  handlers: {
    hang: () => stopHere('running'),
    'call-and-die': (payload) =>
      performEffect(uow, String(payload.effectId), {
        perform: async (effect) => {
          await pool.query('INSERT INTO outside_call VALUES ($1, $2)', [effect.id, 'dying process'])
          return stopHere('called')
        },
      }),
  },
})
process.stdout.write('ready\n')
