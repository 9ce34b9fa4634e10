import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db, Tx } from './db/types.ts'

/** Bytes that are safe on disk, by their content. */
export interface StoredBytes {
  readonly sha256: string
  readonly sizeBytes: number
  /** Relative to the store: `ab/cd/abcd…`. */
  readonly path: string
}

/** Where files live. Content-addressed: the same bytes are kept once, and putting them again changes nothing. */
export interface FileStore {
  /** Durable when it resolves; call it outside of transactions, then record the file inside one with `recordFile`. */
  put(bytes: Uint8Array): Promise<StoredBytes>
  /** Throws when the bytes are gone or are not those that were put. */
  get(path: string): Promise<Uint8Array>
}

/** The store at `FILES_URL`; `file://` only for now. */
export function createFileStore(url: string): FileStore {
  if (!url.startsWith('file://')) throw new Error(`FILES_URL ${url} is not supported: give a folder as file:///…`)
  return createFolderStore(fileURLToPath(url))
}

/** Files in a folder: written beside, synced, then renamed, so that a crash leaves either nothing or the whole file. */
export function createFolderStore(root: string): FileStore {
  return {
    put: async (bytes) => {
      const sha256 = hashOf(bytes)
      const path = join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)
      const target = join(root, path)
      const stored = { sha256, sizeBytes: bytes.length, path }
      if (await hasSize(target, bytes.length)) return stored
      await mkdir(dirname(target), { recursive: true })
      await writeDurably(target, bytes)
      return stored
    },
    get: async (path) => {
      if (!/^[0-9a-f]{2}[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}$/.test(path)) throw new Error(`${path} is not a path of the file store`)
      const bytes = await readFile(join(root, path))
      if (!path.endsWith(hashOf(bytes))) throw new Error(`The stored file ${path} is damaged`)
      return bytes
    },
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function hasSize(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.size === size
}

async function writeDurably(target: string, bytes: Uint8Array): Promise<void> {
  const staging = `${target}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(staging, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(staging, target)
  } catch (error) {
    await unlink(staging).catch(() => {})
    throw error
  }
  const folder = await open(dirname(target), 'r')
  await folder.sync().finally(() => folder.close())
}

/** The row of a stored file; returns its id. */
export async function recordFile(
  tx: Tx,
  stored: StoredBytes,
  about: { readonly name: string; readonly mimeType: string },
): Promise<string> {
  const id = tx.newId('file')
  await tx.db
    .insertInto('stored_file')
    .values({
      id,
      sha256: stored.sha256,
      size_bytes: stored.sizeBytes,
      mime_type: about.mimeType,
      name: about.name,
      path: stored.path,
      created_at: tx.now,
    })
    .execute()
  return id
}

export interface OpenedFile {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** A stored file by its id, or null when there is no such row. */
export async function openFile(db: Db, store: FileStore, fileId: string): Promise<OpenedFile | null> {
  const row = await db.selectFrom('stored_file').select(['name', 'mime_type', 'path']).where('id', '=', fileId).executeTakeFirst()
  return row === undefined ? null : { name: row.name, mimeType: row.mime_type, bytes: await store.get(row.path) }
}
