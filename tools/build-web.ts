// Builds the workplace, the web chat and the demo page into apps/workplace/dist, unless exactly these sources are built already.
import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const ROOT = join(import.meta.dirname, '..')
const APP = join(ROOT, 'apps/workplace')
const OUT = join(APP, 'dist')
/** Everything a change of which could change the pages. */
const SOURCES = ['apps/workplace', 'packages/ui', 'packages/contracts', 'packages/kernel', 'package-lock.json'] as const
const SKIPPED = new Set(['dist', 'node_modules'])

export interface WebBuild {
  /** The folder to serve: index.html (workplace), chat.html, demo.html, assets/. */
  readonly dir: string
  readonly isFresh: boolean
  readonly tookMs: number
}

/** Resolves when `dir` holds the pages of the present sources. Two builds at once do not disturb each other: the last one to finish stays. */
export async function buildWeb(): Promise<WebBuild> {
  const startedAt = performance.now()
  const hash = sourceHash()
  if (builtHash() === hash) return { dir: OUT, isFresh: false, tookMs: performance.now() - startedAt }
  const scratch = join(ROOT, '.runtime')
  mkdirSync(scratch, { recursive: true })
  const staging = mkdtempSync(join(scratch, 'web-'))
  try {
    const { build } = await import('vite')
    await build({ configFile: join(APP, 'vite.config.ts'), logLevel: 'warn', build: { outDir: staging, emptyOutDir: true } })
    compressAssets(join(staging, 'assets'))
    writeFileSync(join(staging, '.source-hash'), hash)
    replaceFolder(staging, OUT)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  return { dir: OUT, isFresh: true, tookMs: performance.now() - startedAt }
}

/** Compressed twins beside the scripts and styles, made once instead of at every request. */
function compressAssets(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
    const bytes = readFileSync(join(folder, name))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function builtHash(): string | null {
  const file = join(OUT, '.source-hash')
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToHash(hash, join(ROOT, source), source)
  return hash.digest('hex')
}

function addToHash(hash: Hash, path: string, name: string): void {
  if (statSync(path).isFile()) {
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0')
    return
  }
  for (const entry of readdirSync(path).toSorted()) {
    if (!SKIPPED.has(entry) && !entry.endsWith('.test.ts')) addToHash(hash, join(path, entry), `${name}/${entry}`)
  }
}

/** Where another build has just put its folder, that one is as good. */
function replaceFolder(from: string, to: string): void {
  const old = `${from}-old`
  try {
    if (existsSync(to)) renameSync(to, old)
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(join(to, 'index.html'))) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { dir, isFresh, tookMs } = await buildWeb()
  console.log(isFresh ? `Built ${dir} in ${(tookMs / 1000).toFixed(1)} s` : `${dir} is up to date`)
}
