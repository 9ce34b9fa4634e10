import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

/** A browser that starts on this machine, and the environment it needs. */
export interface BrowserBinary {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

const PACKED = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
const LAUNCH_FAILED = 127

/**
 * Unpacks the browser of the npm package under `runtime`, once a version, and finds out what it lacks: on a machine without its shared libraries or
 * fonts it gets those the package carries.
 */
export async function browserBinary(runtime: string): Promise<BrowserBinary> {
  const folder = join(runtime, `browser-${await packedVersion()}`)
  const path = join(folder, 'chromium')
  if (!existsSync(path)) await unpack(folder)
  const plain = { FONTCONFIG_PATH: join(folder, 'fonts') }
  const { status } = spawnSync(path, ['--version'], { env: { ...process.env, ...plain } })
  if (status !== LAUNCH_FAILED) return { path, env: plain }
  return { path, env: { ...plain, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } }
}

async function packedVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKED, '../package.json'), 'utf8')) as { readonly version: string }
  return version
}

/** Into a neighbour first: an interrupted unpacking must not look like a browser. */
async function unpack(folder: string): Promise<void> {
  const staging = `${folder}-${process.pid}`
  await mkdir(staging, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = staging
  try {
    await chromium.executablePath(PACKED)
    await inflate(join(PACKED, 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  await chmod(join(staging, 'chromium'), 0o755)
  await rm(folder, { recursive: true, force: true })
  await rename(staging, folder)
}
