import { Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from './logger.ts'

/** The job library's log lines in ours; its per-job chatter goes to debug. */
export function workerLogger(logger: Logger): WorkerLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new WorkerLogger(
    (scope) => (level, message, meta) => logger[levels[level]]({ scope, ...(meta?.error ? { err: meta.error } : {}) }, message),
  )
}

export const silentWorkerLogger = new WorkerLogger(() => () => {})
