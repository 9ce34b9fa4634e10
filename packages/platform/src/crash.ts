/**
 * A named place where a process may die, called on both sides of everything that leaves the database:
 * `effect:send-message:before-attempt`, `job:send-message:after-handler`. Does nothing in production.
 */
export type CrashPoint = (name: string) => void | Promise<void>

export const noCrash: CrashPoint = () => {}

/** What an in-process kill test throws: nothing may catch it as an ordinary failure. */
export class SimulatedCrash extends Error {
  constructor(point: string) {
    super(`Simulated crash at ${point}`)
    this.name = 'SimulatedCrash'
  }
}
