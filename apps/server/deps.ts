import type { Clock } from '@skladno/kernel'
import type { LiveHub, Logger } from '@skladno/platform'
import type { Config } from './config.ts'
import type { Authentication } from './contexts/parties/index.ts'
import type { UnitOfWork } from './db/types.ts'
import type { FileStore } from './files.ts'

/** What every context's HTTP entry is given by the composition; what only some need they name themselves. */
export interface AppDeps {
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly config: Config
  readonly logger: Logger
  readonly files: FileStore
  readonly authentication: Authentication
  readonly live: LiveHub
}
