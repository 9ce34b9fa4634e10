import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Node, type Program, parseSync, visitorKeys } from 'oxc-parser'

export interface Import {
  /** As written: './order.ts', '@skladno/kernel', 'zod', 'node:fs'. */
  readonly specifier: string
  /** The imported file from the root of the repository, or null for a package. */
  readonly target: string | null
  /** Nothing is imported but types: gone when the program runs. */
  readonly isType: boolean
  readonly line: number
}

/** One TypeScript file as the checks see it. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly imports: readonly Import[]
}

/** Parses a source text. Throws when it is not TypeScript. */
export function readSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({ request: moduleRequest, types: entries.map(({ isType }) => isType) })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ request: moduleRequest, types: [isType] }] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({ request: moduleRequest, types: [] })),
  ]
  const imports = found.flatMap(({ request: { start, end }, types }) => {
    const specifier = /^['"`](.*)['"`]$/.exec(text.slice(start, end))?.[1]
    if (specifier === undefined) return []
    const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : null
    return [{ specifier, target, isType: types.length > 0 && types.every(Boolean), line: lineAt(text, start) }]
  })
  return { path, text, program, imports }
}

/** Every TypeScript file of the repository, ignored folders left out. */
export function readSources(root: string): readonly SourceFile[] {
  return listFiles(root)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
}

/** Paths of all files of the repository, sorted; needs no git, so that an unpacked archive can be checked too. */
export function listFiles(root: string, folder = ''): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  const paths = entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (!entry.isDirectory()) return [path]
    return isOurs(path, entry.name) ? listFiles(root, path) : []
  })
  return paths.sort()
}

/** The folders of .gitignore, and those of tools: whatever begins with a dot but our own `.ci`. */
function isOurs(path: string, name: string): boolean {
  if (name.startsWith('.')) return path === '.ci'
  return !['node_modules', 'dist', 'tmp'].includes(name) && path !== 'e2e/screenshots'
}

/** 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** Calls `visit` for every node of the tree, parents first; `visit` may return false to leave a node's children out. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => boolean | undefined, parent: Node | null = null): void {
  if (visit(node, parent) === false) return
  for (const child of childrenOf(node)) walk(child, visit, node)
}

function childrenOf(node: Node): readonly Node[] {
  const fields = new Map<string, unknown>(Object.entries(node))
  return (visitorKeys[node.type] ?? []).flatMap((key) => [fields.get(key)].flat()).filter(isNode)
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
