import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import {
  CHECKSUMS_NAME,
  type Checksums,
  checksumsSchema,
  MANIFEST_NAME,
  MAX_ENTRY_BYTES,
  type Manifest,
  manifestSchema,
} from './manifest.ts'
import { readTar } from './tar.ts'

/** Who receives the contents of a backup, in its order. */
export interface BackupReader {
  manifest(manifest: Manifest): Promise<void>
  /** A piece of a table's COPY text; pieces of one table come together. */
  rows(table: string, content: Buffer): Promise<void>
  /** `path` is relative, with forward slashes. */
  file(path: string, content: Buffer): Promise<void>
}

/** Reads a whole backup. Throws when it is no backup, is cut short, or a table is not what was written. Returns how many rows each table must have. */
export async function readBackup(path: string, reader: BackupReader): Promise<Checksums> {
  const hashes = new Map<string, Hash>()
  let manifest: Manifest | null = null
  let files = 0
  for await (const { name, content } of readTar(createReadStream(path).pipe(createGunzip()), MAX_ENTRY_BYTES)) {
    if (manifest === null) {
      manifest = parseManifest(name, content)
      await reader.manifest(manifest)
    } else if (name === CHECKSUMS_NAME) {
      const checksums = checksumsSchema.parse(JSON.parse(content.toString('utf8')))
      assertComplete(manifest, checksums, hashes, files)
      return checksums
    } else if (name.startsWith('files/')) {
      files++
      await reader.file(name.slice('files/'.length), content)
    } else {
      const table = name.split('/')[1] ?? ''
      const hash = hashes.get(table) ?? createHash('sha256')
      hashes.set(table, hash.update(content))
      await reader.rows(table, content)
    }
  }
  throw new Error('The backup is cut short')
}

function parseManifest(name: string, content: Buffer): Manifest {
  const parsed = name === MANIFEST_NAME ? manifestSchema.safeParse(JSON.parse(content.toString('utf8'))) : null
  if (!parsed?.success) throw new Error('This is not a backup made by Skladno, or a later version made it')
  return parsed.data
}

const EMPTY = createHash('sha256').digest('hex')

function assertComplete(manifest: Manifest, checksums: Checksums, hashes: ReadonlyMap<string, Hash>, files: number): void {
  for (const { schema, name } of manifest.tables) {
    const table = `${schema}.${name}`
    const actual = hashes.get(table)?.copy().digest('hex') ?? EMPTY
    if (checksums.tables[table]?.sha256 !== actual) throw new Error(`Table ${table} of the backup is damaged`)
  }
  if (files !== checksums.files) throw new Error(`The backup should hold ${checksums.files} files and holds ${files}`)
}

/** Reads a backup to its end without keeping anything. Throws as readBackup. */
export const verifyBackup = (path: string): Promise<Checksums> =>
  readBackup(path, { manifest: async () => {}, rows: async () => {}, file: async () => {} })
