/** Everything that is to happen later, so that a test can wait for it and a shutdown can drop it. */
export interface Agenda {
  /** Runs `task` after `delayMs`. A patient task (a retry far away) is not waited for by `settled`. */
  later(delayMs: number, task: () => Promise<void> | void, options?: { readonly patient?: boolean }): void
  /** Resolves when nothing but patient tasks is left. */
  settled(): Promise<void>
  close(): void
}

export function createAgenda(onError: (error: unknown) => void): Agenda {
  const timers = new Set<NodeJS.Timeout>()
  let awaited = 0
  let waiting: (() => void)[] = []
  const done = (patient: boolean): void => {
    if (!patient) awaited -= 1
    if (awaited > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return {
    later(delayMs, task, { patient = false } = {}) {
      if (!patient) awaited += 1
      const timer = setTimeout(async () => {
        timers.delete(timer)
        try {
          await task()
        } catch (error) {
          onError(error)
        } finally {
          done(patient)
        }
      }, delayMs)
      timers.add(timer)
    },
    settled: () => (awaited === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
