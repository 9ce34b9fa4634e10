import type { CustomerTx as PlatformCustomerTx, Tx as PlatformTx, UnitOfWork as PlatformUnitOfWork } from '@skladno/platform'
import type { Kysely } from 'kysely'
import type { DB } from './schema.ts'

export type { DB } from './schema.ts'

/** Anything that can be read from: a pool, a write transaction or a customer's transaction. */
export type Db = Kysely<DB>
export type Tx = PlatformTx<DB>
export type CustomerTx = PlatformCustomerTx<DB>
export type UnitOfWork = PlatformUnitOfWork<DB>
