import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { PackagedPostgres } from './binaries.ts'

/** PostgreSQL refuses to run as root. `namespace`: root inside a user namespace looks like nobody; `uid`: the process becomes nobody itself. */
export type RunAs = 'self' | 'namespace' | 'uid'

/** How to start PostgreSQL's programs, and where their files really are. */
export interface Launch {
  readonly runAs: RunAs
  /** For LD_LIBRARY_PATH, or null. */
  readonly libraryPath: string | null
  readonly home: string
  command(
    program: string,
    args: readonly string[],
  ): { readonly file: string; readonly args: readonly string[]; readonly uid?: number; readonly gid?: number }
}

/** nobody: initdb insists on a user that /etc/passwd knows. */
const NUMERIC_UID = 65534
const SYSTEM_HOME = '/var/lib/skladno'
const UNSHARE = ['--user', '--map-user=65534', '--map-group=65534', '--']

export function detectRunAs(): RunAs {
  if (process.getuid?.() !== 0) return 'self'
  return spawnSync('unshare', [...UNSHARE, 'true'], { stdio: 'ignore' }).status === 0 ? 'namespace' : 'uid'
}

/** Plans the launch. `home` is where the cluster lives: `dataDir`, unless the numeric user cannot reach it. */
export function planLaunch(runAs: RunAs, postgres: PackagedPostgres, dataDir: string): Launch {
  if (runAs === 'uid') return planForUid(postgres, dataDir)
  return {
    runAs,
    libraryPath: postgres.libraryPath,
    home: dataDir,
    command: (program, args) => {
      const path = join(postgres.native, 'bin', program)
      return runAs === 'namespace' ? { file: 'unshare', args: [...UNSHARE, path, ...args] } : { file: path, args }
    },
  }
}

function planForUid({ native, libraryPath }: PackagedPostgres, dataDir: string): Launch {
  const home = isReachable(dirname(resolve(dataDir)))
    ? dataDir
    : join(SYSTEM_HOME, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16))
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const readable = isReachable(native) ? native : copyForUid(native)
  return {
    runAs: 'uid',
    libraryPath,
    home,
    command: (program, args) => ({ file: join(readable, 'bin', program), args, uid: NUMERIC_UID, gid: NUMERIC_UID }),
  }
}

/** Whether everybody may pass through every folder on the way. */
function isReachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The programs inside a clone under /root are out of the numeric user's reach: keep a copy beside the data. */
function copyForUid(native: string): string {
  const target = join(SYSTEM_HOME, basename(dirname(native)))
  if (existsSync(target)) return target
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 })
  const staging = `${target}.${process.pid}`
  cpSync(native, staging, { recursive: true, verbatimSymlinks: true })
  renameSync(staging, target)
  return target
}

/** Hands a path to the user PostgreSQL runs as, where that is not this process's own. */
export function giveTo(launch: Launch, path: string): void {
  if (launch.runAs === 'uid') chownSync(path, NUMERIC_UID, NUMERIC_UID)
}
