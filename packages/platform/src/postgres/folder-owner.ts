import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf, isSameProcess, type ProcessIdentity } from './processes.ts'

/** Another running process uses the data folder. */
export class DataFolderBusy extends Error {
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    super(
      `The data folder ${dataDir} is in use by another running Skladno (process ${pid}). Stop it first, or choose another folder with SKLADNO_DATA.`,
    )
    this.name = 'DataFolderBusy'
    this.pid = pid
  }
}

const fileOf = (dataDir: string): string => join(dataDir, 'owner.json')

function readOwner(dataDir: string): ProcessIdentity | null {
  try {
    const owner: unknown = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('born' in owner)) return null
    return { pid: Number(owner.pid), born: String(owner.born) }
  } catch {
    return null
  }
}

/** The living process that owns the folder, or null. */
export function folderOwner(dataDir: string): ProcessIdentity | null {
  const owner = readOwner(dataDir)
  return owner !== null && isSameProcess(owner) ? owner : null
}

/** Makes this process the only user of a data folder. Throws DataFolderBusy. Returns the release. */
export function ownFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const mine = join(dataDir, `owner.${process.pid}.json`)
  writeFileSync(mine, JSON.stringify(identityOf(process.pid)))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linkedAs(mine, fileOf(dataDir))) return () => rmSync(fileOf(dataDir), { force: true })
      const owner = folderOwner(dataDir)
      if (owner !== null) throw new DataFolderBusy(dataDir, owner.pid)
      discardStale(dataDir)
    }
    throw new DataFolderBusy(dataDir, readOwner(dataDir)?.pid ?? 0)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** A hard link either appears whole or fails: nobody reads a half-written owner. */
function linkedAs(source: string, target: string): boolean {
  try {
    linkSync(source, target)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Moved away under a name of our own first, so that of two processes finding the same stale file only one removes it. */
function discardStale(dataDir: string): void {
  const aside = join(dataDir, `owner.stale.${process.pid}.json`)
  try {
    renameSync(fileOf(dataDir), aside)
  } catch {
    return
  }
  rmSync(aside, { force: true })
}
