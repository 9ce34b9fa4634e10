import { z } from 'zod'

/** The first file of a backup: what is in it and which schema it fits. */
export const manifestSchema = z.object({
  format: z.literal('skladno-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.number().nullable() })),
  hasFiles: z.boolean(),
})
export type Manifest = z.infer<typeof manifestSchema>
export type BackupTable = Manifest['tables'][number]

/** The last file: what must have been read by then. */
export const checksumsSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() })),
  files: z.number(),
})
export type Checksums = z.infer<typeof checksumsSchema>

export const MANIFEST_NAME = 'manifest.json'
export const CHECKSUMS_NAME = 'checksums.json'
export const tableKey = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`

/** The schemas whose rows are kept: the product's and the job queue's. */
export const SCHEMAS = ['public', 'graphile_worker'] as const
/** Written by migrations, not by people. */
export const NOT_KEPT: readonly string[] = ['public.schema_migration', 'graphile_worker.migrations']

export const PART_BYTES = 4_000_000
export const MAX_ENTRY_BYTES = 200_000_000

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const tableSql = (table: { readonly schema: string; readonly name: string }): string =>
  `${quoted(table.schema)}.${quoted(table.name)}`
export const columnsSql = (table: BackupTable): string => table.columns.map(quoted).join(', ')
