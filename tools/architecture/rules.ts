import { posix } from 'node:path'
import { CONTEXT_ASKS } from './context-asks.ts'
import {
  COMPOSITION_FOR_CONTEXTS,
  DOMAIN_WORDS,
  EMPTY_NAMES,
  LAYER_MAY_IMPORT,
  LAYERS,
  type Layer,
  LIBRARY_HOMES,
  PARTS,
  PURE_PACKAGES,
  TEXT_CONTEXTS,
} from './layers.ts'
import { type Import, lineAt, type SourceFile, walk } from './source-file.ts'

export interface Finding {
  readonly path: string
  readonly line: number
  /** What is wrong and what to do instead. */
  readonly message: string
}

export interface Rule {
  /** Also the name of the planted violation that proves the rule can fail. */
  readonly name: string
  /** `paths`: every file of the repository. */
  find(sources: readonly SourceFile[], paths: readonly string[]): readonly Finding[]
}

const CONTEXTS = 'apps/server/contexts/'

const TEST_FILES: readonly RegExp[] = [
  /\.(test|contract|testkit)\.tsx?$/,
  /(^|\/)test-[\w-]+\.ts$/,
  /^e2e\//,
  /^simulators\/[\w-]+\/[\w-]+\.ts$/,
]

/** Suites, contracts, the builders they share (`test-….ts`, `….testkit.ts`), stories and the checks beside a simulator's src. They may cross any border. */
export const isTest = (path: string): boolean => TEST_FILES.some((pattern) => pattern.test(path))

interface Place {
  readonly context: string
  /** A layer, `flat` for a file beside index.ts, or the name of a module folder. */
  readonly within: string
  readonly isDoor: boolean
}

function placeOf(path: string): Place | null {
  if (!path.startsWith(CONTEXTS)) return null
  const [context = '', ...rest] = path.slice(CONTEXTS.length).split('/')
  const within = rest.length === 1 ? 'flat' : (rest[0] ?? 'flat')
  const name = rest.at(-1) ?? ''
  const isModule = rest.length === 2 && !isLayer(within)
  return {
    context,
    within,
    isDoor: (rest.length === 1 && (name === 'index.ts' || name === 'events.ts')) || (isModule && name === 'index.ts'),
  }
}

/** The layer of a file; in a flat context or a module its name says whether it is an entry. */
function roleOf(path: string, { within }: Place): Layer | 'flat' {
  if (isLayer(within)) return within
  return /\/([\w-]+-)?(http|routes|jobs)\.ts$/.test(path) ? 'entry' : 'flat'
}

const isLayer = (name: string): name is Layer => LAYERS.some((layer) => layer === name)

/** Checks every import of production code; `judge` returns what is wrong with it, or null. */
function importRule(name: string, judge: (source: SourceFile, imported: Import) => string | null): Rule {
  const find = (sources: readonly SourceFile[]): readonly Finding[] =>
    sources
      .filter(({ path }) => !isTest(path))
      .flatMap((source) =>
        source.imports.flatMap((imported) => {
          const message = judge(source, imported)
          return message === null ? [] : [{ path: source.path, line: imported.line, message }]
        }),
      )
  return { name, find }
}

const contextDoors = importRule('context-doors', ({ path }, { target }) => {
  const to = target === null ? null : placeOf(target)
  if (to === null || to.isDoor || to.context === placeOf(path)?.context) return null
  return `imports the inside of ${to.context}: ${target}. Import its index.ts (or events.ts), and export there what is missing`
})

const contextAsks = importRule('context-asks', ({ path }, { target }) => {
  const from = placeOf(path)
  const to = target === null ? null : placeOf(target)
  if (from === null || to === null || from.context === to.context || target?.endsWith('/events.ts')) return null
  if (CONTEXT_ASKS[from.context]?.includes(to.context)) return null
  return `${from.context} may not ask ${to.context}. Publish an event and subscribe to it, or change the table in tools/architecture/context-asks.ts`
})

const layerDirections = importRule('layer-directions', ({ path }, { target }) => {
  const from = placeOf(path)
  const to = target === null ? null : placeOf(target)
  if (from === null || to === null || from.context !== to.context || from.within === to.within || from.within === 'flat') return null
  if (!isLayer(to.within) && to.within !== 'flat')
    return to.isDoor ? null : `imports the inside of the module ${to.within}/. Import its index.ts`
  if (!isLayer(from.within)) return null
  const isBackDoor = to.within === 'flat' && /\/(index|subscriptions)\.ts$/.test(target ?? '')
  const isText = from.within === 'domain' && to.within === 'messages' && !TEXT_CONTEXTS.includes(from.context)
  const isAllowed = LAYER_MAY_IMPORT[from.within].some((layer) => layer === to.within)
  if (isAllowed && !isBackDoor && !isText) return null
  const way = 'entry → use-cases, queries → domain; adapters → domain, ports'
  return `${from.within}/ may not import ${target}. Directions: ${way}`
})

const pureDomain = importRule('pure-domain', ({ path }, { specifier, target, isType }) => {
  const from = placeOf(path)
  if (from?.within !== 'domain' || target?.startsWith(`${CONTEXTS}${from.context}/`)) return null
  const isOtherDoor = target !== null && placeOf(target)?.isDoor === true
  if (isOtherDoor || PURE_PACKAGES.includes(specifier) || (isType && specifier.startsWith('@skladno/platform'))) return null
  return `a domain decides on what it is given and imports no ${specifier}. Do that in a use case, or list the package in PURE_PACKAGES if it is pure`
})

const compositionFiles = importRule('composition-files', ({ path }, { target }) => {
  const from = placeOf(path)
  if (from === null || target === null || placeOf(target) !== null || !target.startsWith('apps/server/')) return null
  if (COMPOSITION_FOR_CONTEXTS[target]?.some((layer) => layer === roleOf(path, from))) return null
  return `${from.within} may not import ${target}. The composition gives a context what it needs as arguments (deps)`
})

const publishedEvents = importRule('published-events', ({ path }, { specifier }) => {
  const from = placeOf(path)
  if (from === null || !path.endsWith(`/${from.context}/events.ts`) || specifier === '@skladno/kernel') return null
  return `events.ts is read by other contexts and imports the kernel only, not ${specifier}`
})

const partOf = (path: string) => PARTS.find(({ part }) => path.startsWith(`${part}/`))

const parts = importRule('parts', ({ path }, { specifier, target }) => {
  const from = partOf(path)
  if (from === undefined) return null
  const own = from.part === 'simulators' ? path.split('/').slice(0, 2).join('/') : from.part
  if (target !== null) return target.startsWith(`${own}/`) ? null : `leaves ${own} by a path (${specifier}). Import the package by its name`
  if (!specifier.startsWith('@skladno/') || from.may.includes(specifier)) return null
  return `${own} may not import ${specifier}. It may import: ${from.may.join(', ') || 'no other part of the repository'}`
})

const kernelAlone = importRule('kernel-alone', ({ path }, { specifier, target }) =>
  path.startsWith('packages/kernel/') && target === null ? `the kernel has no dependency and does no I/O; it imports ${specifier}` : null,
)

const libraryHomes = importRule('library-homes', ({ path }, { specifier }) => {
  const library = LIBRARY_HOMES.find((one) => one.library.test(specifier))
  if (library === undefined || library.homes.some((home) => home.test(path))) return null
  return `${specifier} is not used here: ${library.instead}`
})

const testsApart = importRule('tests-apart', (_source, { target }) =>
  target !== null && isTest(target) ? `production code imports test code: ${target}` : null,
)

const platformWords: Rule = {
  name: 'platform-words',
  find: (sources) =>
    sources
      .filter(({ path }) => path.startsWith('packages/platform/src/') && !isTest(path))
      .flatMap((source) =>
        namesIn(source).flatMap(({ name, start }) => {
          const word = wordsOf(name).find((one) => DOMAIN_WORDS.includes(one.replace(/s$/, '')))
          if (word === undefined) return []
          const message = `«${word}» is a word of the trade; packages/platform serves any product. Take it as a parameter, or move this into a context`
          return [{ path: source.path, line: lineAt(source.text, start), message }]
        }),
      ),
}

/** Identifiers and texts of a source, the comments left out. */
function namesIn({ program }: SourceFile): readonly { readonly name: string; readonly start: number }[] {
  const names: { name: string; start: number }[] = []
  walk(program, (node) => {
    if (node.type === 'Identifier') names.push({ name: node.name, start: node.start })
    else if (node.type === 'Literal' && typeof node.value === 'string') names.push({ name: node.value, start: node.start })
    else if (node.type === 'TemplateElement') names.push({ name: node.value.raw, start: node.start })
    return undefined
  })
  return names
}

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

const tellingNames: Rule = {
  name: 'telling-names',
  find: (sources) => [
    ...sources.flatMap(({ path }) => {
      if (path.startsWith('apps/server/cli/')) return [] // named after the commands
      const part = posix
        .basename(path)
        .split('.')[0]
        ?.split('-')
        .find((word) => EMPTY_NAMES.test(word))
      return part === undefined
        ? []
        : [{ path, line: 1, message: `«${part}» in a file name says nothing. Name the file after what it does` }]
    }),
    ...sources.flatMap(emptyTypeNames),
  ],
}

function emptyTypeNames({ path, text, program }: SourceFile): readonly Finding[] {
  const findings: Finding[] = []
  walk(program, (node) => {
    if (node.type !== 'ClassDeclaration' && node.type !== 'TSInterfaceDeclaration') return undefined
    const name = node.id?.name ?? ''
    if (!/(Manager|Service|Helper|Utils?|Impl)$|^I[A-Z][a-z]/.test(name)) return undefined
    findings.push({ path, line: lineAt(text, node.start), message: `${name}: name it after its role, without a suffix or an I` })
    return undefined
  })
  return findings
}

const contextFiles: Rule = {
  name: 'context-files',
  find: (sources, paths) => {
    const contexts = new Set(sources.flatMap(({ path }) => placeOf(path)?.context ?? []))
    const known = new Set(paths)
    return [...contexts].flatMap((context) => {
      const path = `${CONTEXTS}${context}`
      const missing = ['README.md', 'index.ts'].filter((name) => !known.has(`${path}/${name}`))
      const findings = missing.map((name) => ({
        path,
        line: 1,
        message: `has no ${name}. A context has a README of at most 40 lines and one door`,
      }))
      const isUnknown = CONTEXT_ASKS[context] === undefined
      return isUnknown ? [...findings, { path, line: 1, message: 'is not in tools/architecture/context-asks.ts' }] : findings
    })
  },
}

export const RULES: readonly Rule[] = [
  contextDoors,
  contextAsks,
  layerDirections,
  pureDomain,
  compositionFiles,
  publishedEvents,
  parts,
  kernelAlone,
  libraryHomes,
  testsApart,
  platformWords,
  tellingNames,
  contextFiles,
]
