import type { Node, ObjectExpression } from 'oxc-parser'
import { isTest } from './architecture/rules.ts'
import { type SourceFile, walk } from './architecture/source-file.ts'

/** What the code says about itself, to be compared with what the documents say. */
export interface CodeFacts {
  /** Error code → HTTP status. */
  readonly errors: ReadonlyMap<string, number>
  /** Codes that decisions return, wherever they are listed. */
  readonly returnedCodes: ReadonlySet<string>
  readonly events: ReadonlySet<string>
  /** Variables of apps/server/config.ts. */
  readonly environment: ReadonlySet<string>
  readonly commands: ReadonlySet<string>
  /** 'GET /api/v1/orders/:id'. */
  readonly routes: ReadonlySet<string>
}

const CODE = /^[a-z]+\.[a-z][a-z-]+$/

export function readCodeFacts(sources: readonly SourceFile[]): CodeFacts {
  const production = sources.filter(({ path }) => !isTest(path) && /^(apps\/server|packages\/platform)\//.test(path))
  const errors = new Map<string, number>()
  const returnedCodes = new Set<string>()
  const events = new Set<string>()
  const routes = new Set<string>()
  for (const source of production) {
    walk(source.program, (node) => {
      collectErrors(source, node, errors)
      if (source.path.startsWith('apps/server/contexts/')) collectReturned(node, returnedCodes)
      collectEvents(source, node, events)
      collectRoutes(node, routes)
      return undefined
    })
  }
  const at = (path: string) => production.find((source) => source.path === path)
  return {
    errors,
    returnedCodes,
    events,
    routes,
    environment: keysOf(at('apps/server/config.ts'), 'ENVIRONMENT'),
    commands: keysOf(at('apps/server/cli.ts'), 'COMMANDS'),
  }
}

/** `xxxErrors = { 'context.code': status }` of the contexts, and the server's own table of standard answers. */
function collectErrors(source: SourceFile, node: Node, errors: Map<string, number>): void {
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return
  const table = objectIn(node.init)
  if (table === null) return
  if (/Errors$/.test(node.id.name)) {
    for (const [code, value] of entriesOf(table)) if (value.type === 'Literal' && CODE.test(code)) errors.set(code, Number(value.value))
  }
  if (source.path === 'packages/platform/src/http/errors.ts' && node.id.name === 'STANDARD') {
    for (const [status, row] of entriesOf(table)) {
      const code = row.type === 'ObjectExpression' ? textOf(new Map(entriesOf(row)).get('code')) : null
      if (code !== null && !errors.has(code)) errors.set(code, Number(status))
    }
    errors.set('http.unexpected', 500)
  }
}

/** `fail('context.code')`. */
function collectReturned(node: Node, codes: Set<string>): void {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'fail') return
  const code = textOf(node.arguments[0])
  if (code !== null && CODE.test(code)) codes.add(code)
}

/** `{ type: 'context.event', version: 1, … }`, and the constants of the events.ts files. */
function collectEvents(source: SourceFile, node: Node, events: Set<string>): void {
  if (node.type === 'ObjectExpression') {
    const fields = new Map(entriesOf(node))
    const type = fields.get('type')
    if (type !== undefined && fields.has('version')) for (const text of textsIn(type)) if (CODE.test(text)) events.add(text)
  }
  if (/\/events\.ts$/.test(source.path) && node.type === 'Literal' && typeof node.value === 'string' && CODE.test(node.value))
    events.add(node.value)
}

/** `server.get('/path', …)`. */
function collectRoutes(node: Node, routes: Set<string>): void {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return
  const method = node.callee.property.name
  if (!/^(get|post|put|patch|delete)$/.test(method)) return
  const first = node.arguments[0]
  const path = textOf(first)
  if (path?.startsWith('/')) routes.add(`${method.toUpperCase()} ${path}`)
  if (first?.type === 'TemplateLiteral') {
    const pattern = first.quasis.map(({ value }) => value.raw).join(':part')
    if (pattern.startsWith('/')) routes.add(`${method.toUpperCase()} ${pattern}`)
  }
}

function keysOf(source: SourceFile | undefined, name: string): ReadonlySet<string> {
  const keys = new Set<string>()
  if (source === undefined) return keys
  walk(source.program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== name) return undefined
    for (const [key] of entriesOf(objectIn(node.init))) keys.add(key)
    return false
  })
  return keys
}

/** The object literal an initialiser ends in: bare, `as const`, `satisfies`, or the argument of a call such as `z.object({…})`. */
function objectIn(node: Node | null | undefined): ObjectExpression | null {
  if (node?.type === 'ObjectExpression') return node
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression') return objectIn(node.expression)
  if (node?.type === 'CallExpression') return objectIn(node.arguments[0])
  return null
}

function entriesOf(table: ObjectExpression | null): readonly (readonly [string, Node])[] {
  return (table?.properties ?? []).flatMap((property) => {
    if (property.type !== 'Property') return []
    const { key } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null
    return name === null ? [] : [[name, property.value] as const]
  })
}

const textOf = (node: Node | null | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null

function textsIn(node: Node): readonly string[] {
  const texts: string[] = []
  walk(node, (inner) => {
    const text = textOf(inner)
    if (text !== null) texts.push(text)
    return undefined
  })
  return texts
}
