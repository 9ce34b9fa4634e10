import type { Node } from 'oxc-parser'
import { isTest } from './rules.ts'
import { lineAt, type SourceFile, walk } from './source-file.ts'

export const LIMITS = { file: 400, function: 60, component: 120 } as const

/** Something longer than its limit. `what` is `path` for a file and `path#name` for a function: the key in size-exceptions.json. */
export interface Oversize {
  readonly what: string
  readonly line: number
  readonly lines: number
  readonly limit: number
}

/** Files, functions and components over their limits. Suites are exempt; tables of data do not count. */
export function oversizes(sources: readonly SourceFile[]): readonly Oversize[] {
  return sources.filter(({ path }) => !isTest(path)).flatMap((source) => [...longFiles(source), ...longFunctions(source)])
}

function longFiles({ path, text, program }: SourceFile): readonly Oversize[] {
  const total = text.split('\n').length - 1
  const lines = total - program.body.reduce((sum, statement) => sum + tableLines(text, statement), 0)
  return lines > LIMITS.file ? [{ what: path, line: 1, lines, limit: LIMITS.file }] : []
}

/** Lines of a top-level statement that are data: declarations of types and constants without a function inside, as in generated types. */
function tableLines(text: string, statement: Node): number {
  const declared = statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement
  if (!['VariableDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration'].includes(declared.type)) return 0
  let hasFunction = false
  walk(declared, (node) => {
    if (isFunction(node) && longEnough(text, node)) hasFunction = true
    return !hasFunction
  })
  return hasFunction ? 0 : span(text, declared)
}

/** A text of a message table may be a one-line function. */
const longEnough = (text: string, node: Node): boolean => span(text, node) > 3

function longFunctions({ path, text, program }: SourceFile): readonly Oversize[] {
  const found: Oversize[] = []
  walk(program, (node, parent) => {
    if (!isFunction(node)) return undefined
    const name = functionName(node, parent)
    const limit = path.endsWith('.tsx') && /^[A-Z]/.test(name) ? LIMITS.component : LIMITS.function
    const lines = span(text, node)
    if (lines > limit) found.push({ what: `${path}#${name}`, line: lineAt(text, node.start), lines, limit })
    return undefined
  })
  return found
}

const isFunction = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

function functionName(node: Node, parent: Node | null): string {
  if (node.type === 'FunctionDeclaration' && node.id) return node.id.name
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  if ((parent?.type === 'MethodDefinition' || parent?.type === 'Property') && parent.key.type === 'Identifier') return parent.key.name
  return 'anonymous'
}

const span = (text: string, node: Node): number => lineAt(text, node.end) - lineAt(text, node.start) + 1

/** Compares with the list of exceptions, which may only shrink: every number in it is exact, and goes away with its cause. */
export function sizeComplaints(found: readonly Oversize[], exceptions: Readonly<Record<string, number>>): readonly string[] {
  const bySubject = new Map(found.map((one) => [one.what, one]))
  const tooLong = found.flatMap(({ what, line, lines, limit }) => {
    const allowed = exceptions[what]
    if (allowed === undefined) return [`${what} (line ${line}): ${lines} lines, at most ${limit}. Split it by reason to change`]
    return lines > allowed ? [`${what} (line ${line}): ${lines} lines, ${allowed} by its exception, which may only shrink`] : []
  })
  const stale = Object.entries(exceptions).flatMap(([what, allowed]) => {
    const one = bySubject.get(what)
    if (one === undefined) return [`${what}: fits now. Remove it from tools/architecture/size-exceptions.json`]
    return one.lines < allowed ? [`${what}: ${one.lines} lines now. Lower ${allowed} in tools/architecture/size-exceptions.json`] : []
  })
  return [...tooLong, ...stale]
}
