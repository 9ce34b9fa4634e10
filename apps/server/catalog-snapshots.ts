import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SnapshotStore } from './contexts/catalog/index.ts'

const ENGINE = fileURLToPath(new URL('../../packages/matching/src', import.meta.url))

/** Keeps the catalog index beside the data; a snapshot of another version of the engine is not used. */
export function catalogSnapshots(dataDir: string): SnapshotStore {
  const path = join(dataDir, 'catalog-index.bin')
  return {
    key: digestOf(ENGINE),
    read: async () => readFile(path).catch(() => null),
    write: async (bytes) => {
      await mkdir(dataDir, { recursive: true })
      await writeFile(`${path}.new`, bytes, { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
  }
}

function digestOf(folder: string): string {
  const digest = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  for (const name of files.sort()) digest.update(name).update(readFileSync(join(folder, name)))
  return digest.digest('hex')
}
