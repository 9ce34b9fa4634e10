import { setTimeout as delay } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import type pg from 'pg'
import { createLifeline, type Lifeline } from './lifeline.ts'
import type { Logger } from './logger.ts'

/** Starts the library's runner under a proof of life. It calls `trouble` when the database failed it in a way it may not have survived whole. */
export type StartRunner = (lifeline: Lifeline, trouble: (why: string) => void) => Promise<Runner>

interface Generation {
  /** Lets running jobs finish, then gives up the proof of life: whatever is still locked is freed for others. */
  retire(): Promise<void>
}

const RESTART_MS = 250
const STOP_TIMEOUT_MS = 10_000
const KILL_TIMEOUT_MS = 2_000

/**
 * Keeps a runner going through outages of the database. An answer lost on the way may have locked a job that nobody runs, so after any
 * trouble a new runner with a new id takes over, and what the old one had locked is freed once its running jobs are done.
 */
export async function runThroughOutages(start: StartRunner, pool: pg.Pool, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const retiring = new Set<Promise<void>>()
  let isStopping = false
  let replacing: Promise<void> = Promise.resolve()

  const launch = async (): Promise<Generation> => {
    let isOver = false
    const trouble = (why: string): void => {
      if (isOver || isStopping) return
      isOver = true
      logger.warn({ why }, 'The job runner starts anew')
      replacing = replace()
    }
    const lifeline = createLifeline(pool, logger, () => trouble('the lifeline connection was lost'))
    try {
      const runner = await start(lifeline, trouble)
      runner.promise.then(
        () => trouble('the runner ended'),
        (error) => trouble(String(error)),
      )
      return generation(runner, lifeline)
    } catch (error) {
      await lifeline.release()
      throw error
    }
  }

  const replace = async (): Promise<void> => {
    const retired: Promise<void> = current.retire().finally(() => retiring.delete(retired))
    retiring.add(retired)
    while (!isStopping) {
      await delay(RESTART_MS)
      try {
        current = await launch()
        return
      } catch (error) {
        logger.warn({ err: error }, 'The job runner cannot start yet')
      }
    }
  }

  let current = await launch()
  return {
    stop: async () => {
      isStopping = true
      await replacing
      await Promise.all([current.retire(), ...retiring])
    },
  }
}

function generation(runner: Runner, lifeline: Lifeline): Generation {
  let retired: Promise<void> | null = null
  return {
    retire: () => {
      retired ??= stopRunner(runner).finally(() => lifeline.release())
      return retired
    },
  }
}

/** The library may wait for ever for an answer that an outage has swallowed, so its word is not needed in the end. */
async function stopRunner(runner: Runner): Promise<void> {
  const finished = runner
    .stop()
    .catch(() => {})
    .then(() => runner.promise)
    .catch(() => {})
  if (await isDoneWithin(finished, STOP_TIMEOUT_MS)) return
  await isDoneWithin(
    runner.kill('stopping takes too long').catch(() => {}),
    KILL_TIMEOUT_MS,
  )
}

async function isDoneWithin(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController()
  const late = delay(timeoutMs, false, { signal: timer.signal }).catch(() => false)
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    timer.abort()
  }
}
