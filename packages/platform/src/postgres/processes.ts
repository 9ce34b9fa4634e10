import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A process that cannot be mistaken for another one that later got its number. */
export interface ProcessIdentity {
  readonly pid: number
  /** Start time in clock ticks and boot id on Linux; empty elsewhere. */
  readonly born: string
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Field 22 of /proc/PID/stat; the command name before it may hold spaces and brackets. */
const startTicks = (stat: string): string => stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''

export function identityOf(pid: number): ProcessIdentity {
  const ticks = startTicks(readText(`/proc/${pid}/stat`))
  return { pid, born: ticks === '' ? '' : `${ticks}@${readText('/proc/sys/kernel/random/boot_id').trim()}` }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const stat = readText(`/proc/${pid}/stat`)
  return stat === '' || stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z'
}

export const isSameProcess = (identity: ProcessIdentity): boolean =>
  isAlive(identity.pid) && identityOf(identity.pid).born === identity.born

/** The command line, or '' where the system has no /proc. */
export const commandLine = (pid: number): string => readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')

/** Waits until the process is gone; false when it is still there after the time. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; waited < timeoutMs; waited += 20) {
    if (!isAlive(pid)) return true
    await delay(20)
  }
  return !isAlive(pid)
}
