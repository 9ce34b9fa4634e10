import type { ImportKindCode } from '@skladno/contracts'

/** What this screen loads; statements have a screen of their own. In the order they build on each other. */
export const OFFERED_KINDS = ['catalog', 'prices', 'customers', 'orders', 'aliases'] as const satisfies readonly ImportKindCode[]
export type OfferedKind = (typeof OFFERED_KINDS)[number]
export const isOfferedKind = (kind: string): kind is OfferedKind => OFFERED_KINDS.some((known) => known === kind)

/** Of one set together, as the server takes them. */
export const MAX_UPLOAD_BYTES = 100_000_000

const TABLES = '.xlsx,.xls,.xlsb,.ods,.csv,.txt'

/** What the file dialogue offers. */
export const acceptedBy = (kind: OfferedKind): string => (kind === 'catalog' || kind === 'prices' ? `${TABLES},.xml,.zip` : TABLES)
