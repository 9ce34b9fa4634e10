import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything `/metrics` shows. */
export const metrics = new Registry()

/** Process figures: memory, event loop, garbage collection. Called once, by the server. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: metrics })
}

export const jobsRun = new Counter({
  name: 'skladno_jobs_total',
  help: 'Runs of jobs by task and outcome (done, later, failed)',
  labelNames: ['task', 'outcome'],
  registers: [metrics],
})

export const jobsFailed = new Counter({
  name: 'skladno_jobs_given_up_total',
  help: 'Jobs that have used up their attempts',
  labelNames: ['task'],
  registers: [metrics],
})

export const jobsSeconds = new Histogram({
  name: 'skladno_job_seconds',
  help: 'How long one run of a job takes',
  labelNames: ['task'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers: [metrics],
})

export const httpSeconds = new Histogram({
  name: 'skladno_http_seconds',
  help: 'How long a request takes, by route pattern and status class',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [metrics],
})

export const webhooksRefused = new Counter({
  name: 'skladno_webhooks_refused_total',
  help: 'Webhook calls with a missing or wrong signature',
  labelNames: ['channel'],
  registers: [metrics],
})

/** Figures read from the database when somebody asks: open effects by state, jobs waiting. */
export function observeDatabase(pool: pg.Pool): void {
  const effects = new Gauge({
    name: 'skladno_effects',
    help: 'Outside calls not finished or uncertain, by state',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      const { rows } = await pool.query<{ state: string; n: number }>(
        `SELECT s.state, count(e.id)::int AS n FROM unnest(ARRAY['pending', 'attempting', 'unknown']) AS s (state)
         LEFT JOIN effect e ON e.state = s.state AND e.state IN ('pending', 'attempting', 'unknown') GROUP BY 1`,
      )
      for (const { state, n } of rows) effects.set({ state }, n)
    },
  })
  const waiting = new Gauge({
    name: 'skladno_jobs_waiting',
    help: 'Jobs due now and not running',
    registers: [metrics],
    async collect() {
      const { rows } = await pool.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE is_available AND run_at <= now()',
      )
      waiting.set(rows[0]?.n ?? 0)
    },
  })
}
