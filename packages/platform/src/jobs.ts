import { EventEmitter } from 'node:events'
import { parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { type CrashPoint, noCrash, SimulatedCrash } from './crash.ts'
import { isJsonObject, type JsonObject } from './json.ts'
import { type Lifeline, startSweeper } from './lifeline.ts'
import type { Logger } from './logger.ts'
import { jobsFailed, jobsRun, jobsSeconds } from './metrics.ts'
import { RetryLater } from './retry-later.ts'
import { runThroughOutages, type StartRunner } from './runner-generations.ts'
import { workerLogger } from './worker-logger.ts'

/** One run of a job. `signal` aborts when the process is asked to stop. */
export interface JobRun {
  readonly id: string
  /** 1 for the first run. */
  readonly attempt: number
  readonly signal: AbortSignal
}

/** Does one kind of job. Throwing repeats it later, with growing pauses; it must be safe to run again from the start. */
export type JobHandler = (payload: JsonObject, job: JobRun) => Promise<void>

export interface CronEntry {
  readonly task: string
  /** Five cron fields, in UTC. */
  readonly pattern: string
}

export interface WorkerOptions {
  readonly pool: pg.Pool
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly cron?: readonly CronEntry[]
  /** Jobs run at once in this process. */
  readonly concurrency: number
  readonly logger: Logger
  readonly crashPoint?: CrashPoint
}

export interface Workers {
  /** Lets running jobs finish for up to ten seconds; unfinished ones run again elsewhere. */
  stop(): Promise<void>
}

const POLL_MS = 1_000
/** Running jobs are asked to stop this long after the process or the runner is. */
const ABORT_AFTER_MS = 8_000

/** Runs jobs in this process until stopped, through outages of the database, and takes over the jobs of workers that have died within seconds. */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const { pool, logger } = options
  const taskList = Object.fromEntries(Object.entries(options.handlers).map(([task, handler]) => [task, guarded(task, handler, options)]))
  const cronItems = (options.cron ?? []).map(({ task, pattern }) => ({ task, match: pattern, identifier: task }))
  const start: StartRunner = (lifeline, trouble) =>
    run({
      pgPool: pool,
      concurrency: options.concurrency,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: ABORT_AFTER_MS,
      logger: workerLogger(logger),
      events: observedEvents(options, trouble),
      taskList,
      parsedCronItems: parseCronItems(cronItems),
      // Without batching the library awaits neither completion nor failure, and an outage there would end the process.
      preset: { plugins: [lifelinePlugin(lifeline)], worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
  const runner = await runThroughOutages(start, pool, logger)
  const sweeper = startSweeper(pool, logger)
  await warnOfOrphanTasks(options)
  return { stop: () => runner.stop().finally(() => sweeper.stop()) }
}

/** The worker pool's id is what the library writes into `locked_by`: nothing is locked before its proof of life is held. */
function lifelinePlugin(lifeline: Lifeline): GraphileConfig.Plugin {
  return {
    name: 'skladno-lifeline',
    version: '1.0.0',
    worker: { hooks: { startWorker: (_ctx, { worker }) => lifeline.hold(worker.workerPool.id) } },
  }
}

type LibraryTask = NonNullable<Parameters<typeof run>[0]['taskList']>[string]
type LibraryJob = Parameters<NonNullable<LibraryTask>>[1]['job']

function guarded(task: string, handler: JobHandler, options: WorkerOptions): NonNullable<LibraryTask> {
  const crashPoint = options.crashPoint ?? noCrash
  return async (payload, { job, abortSignal }) => {
    const stopTimer = jobsSeconds.startTimer({ task })
    try {
      await waitForTurn(options.pool, job)
      await crashPoint(`job:${task}:before-handler`)
      await handler(isJsonObject(payload) ? payload : {}, { id: String(job.id), attempt: job.attempts, signal: abortSignal })
      await crashPoint(`job:${task}:after-handler`)
      jobsRun.inc({ task, outcome: 'done' })
    } catch (error) {
      jobsRun.inc({ task, outcome: error instanceof RetryLater ? 'later' : 'failed' })
      if (error instanceof RetryLater) await postpone(options.pool, job, error.afterMs)
      if (error instanceof SimulatedCrash) await postpone(options.pool, job, 0)
      throw error
    } finally {
      stopTimer()
    }
  }
}

/** After a failure the library waits exp(attempts) seconds from `run_at`: with no attempts that is one second. */
async function postpone(pool: pg.Pool, job: LibraryJob, afterMs: number): Promise<void> {
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = now() + ($2 - 1000) * interval '1 millisecond' WHERE id = $1`,
    [job.id, Math.max(1_000, afterMs)],
  )
}

/** How long a job that keeps failing may hold up its queue: 2 + 7 + 20 + 54 + 148 s, then the others pass it. */
const BLOCKING_ATTEMPTS = 5

/**
 * Keeps order across repeats: the library lets a queue's next job run while the failed one waits for its repeat,
 * so a job behind such a one waits as well.
 */
async function waitForTurn(pool: pg.Pool, job: LibraryJob): Promise<void> {
  if (job.job_queue_id === null) return
  const { rows } = await pool.query<{ id: string; ms: number }>({
    name: 'job-turn',
    text: `SELECT id::text, greatest(0, extract(epoch FROM run_at - now()) * 1000)::float8 AS ms FROM graphile_worker._private_jobs
      WHERE job_queue_id = $1 AND id < $2 AND last_error IS NOT NULL AND attempts < least(max_attempts, $3) ORDER BY run_at DESC LIMIT 1`,
    values: [job.job_queue_id, job.id, BLOCKING_ATTEMPTS + 1],
  })
  const ahead = rows[0]
  if (ahead !== undefined) throw new RetryLater(ahead.ms + 1, `Waits for job ${ahead.id} of the same queue`)
}

/** A job that has used up its attempts is reported once, and its effect does not stay open unseen. */
function observedEvents(options: WorkerOptions, trouble: (why: string) => void): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:getJob:error', ({ error }) => trouble(String(error)))
  events.on('pool:fatalError', ({ error }) => trouble(String(error)))
  events.on('job:failed', ({ job, error }) => {
    jobsFailed.inc({ task: job.task_identifier })
    options.logger.error({ err: error, task: job.task_identifier, job: String(job.id) }, 'A job has used up its attempts')
    abandonEffect(options.pool, job.payload, error).catch((cause) =>
      options.logger.error({ err: cause }, 'Cannot close the effect of a failed job'),
    )
  })
  return events
}

async function abandonEffect(pool: pg.Pool, payload: unknown, error: unknown): Promise<void> {
  if (typeof payload !== 'object' || payload === null || !('effectId' in payload)) return
  await pool.query(
    `UPDATE effect SET state = CASE state WHEN 'pending' THEN 'failed' ELSE 'unknown' END, detail = $2, settled_at = now()
     WHERE id = $1 AND state IN ('pending', 'attempting')`,
    [payload.effectId, error instanceof Error ? error.message : String(error)],
  )
}

/** Waiting jobs that nobody here can run are somebody's lost work. */
async function warnOfOrphanTasks(options: WorkerOptions): Promise<void> {
  const { rows } = await options.pool.query<{ task: string; waiting: number }>(
    `SELECT t.identifier AS task, count(*)::int AS waiting FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE NOT t.identifier = ANY ($1) GROUP BY 1`,
    [Object.keys(options.handlers)],
  )
  for (const row of rows) options.logger.warn(row, 'Jobs are waiting for a handler that this version does not have')
}
