import { posix } from 'node:path'
import type { CodeFacts } from './docs-check-code.ts'

export interface Document {
  readonly path: string
  readonly text: string
}

export interface Repository {
  /** All files, from the root. */
  readonly paths: readonly string[]
  readonly documents: readonly Document[]
  readonly code: CodeFacts
  /** Scripts of package.json. */
  readonly scripts: ReadonlySet<string>
  /** Does any source, script or configuration contain this name? */
  isInCode(name: string): boolean
}

/** Everything the documents say that the code does not, and the other way round. */
export function docsComplaints(repository: Repository): readonly string[] {
  const { documents } = repository
  return [
    ...documents.flatMap((document) => [
      ...missingPaths(document, repository),
      ...unknownCommands(document, repository),
      ...unknownRoutes(document, repository),
      ...unknownVariables(document, repository),
    ]),
    ...walkThrough(repository),
    ...environmentTable(repository),
    ...errorTable(repository),
    ...eventTable(repository),
  ]
}

const spans = (text: string): readonly string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)

const PATH = /^(apps|packages|docs|tools|fixtures|e2e|bench|simulators|integrations|\.ci)\/[\w@./{},*-]*$/

/** Paths in `code spans` and relative links. `*` and `{a,b}` are patterns; `NNNN` and `…` mark what the reader fills in. */
function missingPaths({ path, text }: Document, { paths }: Repository): readonly string[] {
  const named = spans(text).filter((span) => PATH.test(span) && !/NNNN|…/.test(span))
  const linked = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)].map(([, to = '']) => posix.join(posix.dirname(path), to))
  return [...named, ...linked].filter((wanted) => !exists(paths, wanted)).map((wanted) => `${path}: there is no ${wanted}`)
}

function exists(paths: readonly string[], wanted: string): boolean {
  const pattern = wanted
    .replace(/\/$/, '')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/\{([^}]*)\}/g, (_whole, options: string) => `(${options.replaceAll(',', '|')})`)
  const matcher = new RegExp(`^${pattern}(/|$)`)
  return paths.some((path) => matcher.test(path))
}

function unknownCommands({ path, text }: Document, { code, scripts }: Repository): readonly string[] {
  const shown = [...spans(text), ...[...text.matchAll(/^```(?:sh|bash)\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'))]
  return shown.flatMap((line) => {
    const command = /(?:^|\s)skladno ([a-z][a-z-]*)/.exec(line)?.[1]
    const script = /(?:^|\s)npm run ([a-z:-]+)/.exec(line)?.[1]
    return [
      ...(command !== undefined && !code.commands.has(command) ? [`${path}: there is no command skladno ${command}`] : []),
      ...(script !== undefined && !scripts.has(script) ? [`${path}: there is no script npm run ${script}`] : []),
    ]
  })
}

/** `POST /api/v1/orders` in spans, and addresses in samples (whose method is -X, or POST with -d/--json/-F, or GET). */
function unknownRoutes({ path, text }: Document, { code }: Repository): readonly string[] {
  const named = spans(text).flatMap((span) => /^(GET|POST|PUT|PATCH|DELETE) (\/[^\s?]*)/.exec(span)?.slice(1, 3).join(' ') ?? [])
  const blocks = [...text.matchAll(/^```(?:sh|bash)\n(.*?)^```/gms)].map(([, block = '']) => block.replaceAll('\\\n', ' '))
  const called = blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => {
      const address = /curl\b.*?(\/(?:api\/v1|webhooks)\/[^\s"'?]*)/.exec(line)?.[1]
      if (address === undefined) return []
      const method = /-X ([A-Z]+)/.exec(line)?.[1] ?? (/\s(--json|-d|--data\S*|-F)\s/.test(line) ? 'POST' : 'GET')
      return [`${method} ${address}`]
    }),
  )
  return [...named, ...called].filter((route) => !isRoute(code.routes, route)).map((route) => `${path}: there is no route ${route}`)
}

function isRoute(routes: ReadonlySet<string>, wanted: string): boolean {
  const parts = wanted.replace(/\/$/, '').split('/')
  return [...routes].some((route) => {
    const own = route.split('/')
    return own.length === parts.length && own.every((part, at) => part.startsWith(':') || part === parts[at])
  })
}

const VARIABLE = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=.*)?$/

function unknownVariables({ path, text }: Document, { isInCode }: Repository): readonly string[] {
  const named = new Set(spans(text).flatMap((span) => VARIABLE.exec(span)?.[1] ?? []))
  return [...named].filter((name) => !isInCode(name)).map((name) => `${path}: nothing reads ${name}`)
}

/** Every row of the walk-through says where, with at least one path. */
function walkThrough({ documents }: Repository): readonly string[] {
  const text = documents.find(({ path }) => path === 'ARCHITECTURE.md')?.text ?? ''
  const rows = text.split('\n').filter((line) => /^\|\s*\d+\s*\|/.test(line))
  if (rows.length === 0) return ['ARCHITECTURE.md: has no walk-through table (rows beginning with a number)']
  return rows.filter((row) => !spans(row).some((span) => PATH.test(span))).map((row) => `ARCHITECTURE.md: names no path: ${row}`)
}

/** First cells of a table's rows, when they are `code`, with the other cells. */
function tableOf({ documents }: Repository, path: string): ReadonlyMap<string, readonly string[]> {
  const text = documents.find((document) => document.path === path)?.text ?? ''
  const rows = text.split('\n').flatMap((line) => {
    const [, key, rest] = /^\|\s*`([^`]+)`\s*\|(.*)\|\s*$/.exec(line) ?? []
    return key === undefined || rest === undefined ? [] : [[key, rest.split('|').map((cell) => cell.trim())] as const]
  })
  return new Map(rows)
}

function differences(page: string, written: ReadonlySet<string>, real: ReadonlySet<string>, what: string): readonly string[] {
  return [
    ...[...real].filter((name) => !written.has(name)).map((name) => `${page}: does not tell about ${what} ${name}`),
    ...[...written].filter((name) => !real.has(name)).map((name) => `${page}: tells about ${what} ${name}, which is not in the code`),
  ]
}

function environmentTable(repository: Repository): readonly string[] {
  const page = 'docs/environment.md'
  const written = new Set(tableOf(repository, page).keys())
  const unread = [...written].filter((name) => !repository.code.environment.has(name) && !repository.isInCode(name))
  const untold = [...repository.code.environment].filter((name) => !written.has(name))
  return [
    ...untold.map((name) => `${page}: does not tell about variable ${name}`),
    ...unread.map((name) => `${page}: nothing reads ${name}`),
  ]
}

/** A status of «—» says that the code never answers over HTTP: it is told in a chat, by a command, or only decides. */
function errorTable(repository: Repository): readonly string[] {
  const page = 'docs/errors.md'
  const { errors, returnedCodes } = repository.code
  const written = tableOf(repository, page)
  return [
    ...differences(page, new Set(written.keys()), new Set([...errors.keys(), ...returnedCodes]), 'error'),
    ...[...written].flatMap(([code, [status, meaning]]) => {
      const real = String(errors.get(code) ?? '—')
      return [
        ...(real === status ? [] : [`${page}: ${code} answers ${real}, not ${status}`]),
        ...(meaning === undefined || meaning === '' ? [`${page}: ${code} has no meaning`] : []),
      ]
    }),
  ]
}

function eventTable(repository: Repository): readonly string[] {
  const page = 'docs/events.md'
  const written = tableOf(repository, page)
  return [
    ...differences(page, new Set(written.keys()), repository.code.events, 'event'),
    ...[...written].filter(([, cells]) => cells[0] === '').map(([event]) => `${page}: ${event} has no meaning`),
  ]
}
