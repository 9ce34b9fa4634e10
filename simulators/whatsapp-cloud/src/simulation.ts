import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Faults } from './faults.ts'
import type { Rates } from './rates.ts'
import type { Courier } from './webhook-courier.ts'
import type { World } from './world.ts'

/** What every part of the simulator works with. */
export interface Simulation {
  readonly world: World
  readonly courier: Courier
  readonly agenda: Agenda
  readonly chance: Chance
  readonly rates: Rates
  readonly token: string
  readonly verifyToken: string
  /** Longest pause between the stages of a message, in milliseconds. */
  readonly paceMs: number
  /** Address under which this server is reached, for media links. */
  publicUrl: string
  faults: Faults
  /** What the Graph was asked, newest last. */
  readonly calls: GraphCall[]
}

export interface GraphCall {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
}
