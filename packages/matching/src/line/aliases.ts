import type { Catalog } from '../catalog/catalog.ts'
import { isFirstName } from '../lexicon/names.ts'
import { normalise } from '../text/clean.ts'
import type { Alias } from '../types.ts'
import { type LineQuery, type NumberTerm, readLine } from './query.ts'

/** The nearer the level, the stronger: what this person says beats what the company says. */
const RANK: Readonly<Record<Alias['level'], number>> = { person: 4, customer: 3, segment: 2, company: 1 }

export interface AliasHit {
  readonly alias: Alias
  readonly index: number
  readonly count: NumberTerm | null
}

const compiled = new WeakMap<readonly Alias[], WeakMap<Catalog, ReadonlyMap<string, Alias>>>()

/** The learned phrase this line consists of, apart from a quantity; phrases that mean two things at one level are ignored. */
export function findAlias(catalog: Catalog, query: LineQuery, aliases: readonly Alias[] | undefined): AliasHit | null {
  if (!aliases || aliases.length === 0) return null
  const known = phrasesOf(catalog, aliases)
  const counts: (NumberTerm | null)[] = [...query.numbers].filter((term) => term.canBeQuantity).sort((a, b) => b.evidence - a.evidence)
  for (const count of [...counts, null]) {
    const alias = known.get(keyOf(query, count))
    const index = alias === undefined ? undefined : catalog.indexOf(alias.itemId)
    if (alias && index !== undefined) return { alias, index, count }
  }
  return null
}

function phrasesOf(catalog: Catalog, aliases: readonly Alias[]): ReadonlyMap<string, Alias> {
  const perCatalog = compiled.get(aliases) ?? new WeakMap<Catalog, ReadonlyMap<string, Alias>>()
  compiled.set(aliases, perCatalog)
  const done = perCatalog.get(catalog)
  if (done) return done
  const phrases = new Map<string, Alias>()
  const disputed = new Map<string, number>()
  for (const alias of aliases) {
    const key = keyOf(readLine(catalog, normalise(alias.phrase)), null)
    if (key === '') continue
    const before = phrases.get(key)
    if (!before || RANK[alias.level] > RANK[before.level]) phrases.set(key, alias)
    else if (RANK[alias.level] === RANK[before.level] && alias.itemId !== before.itemId) {
      if ((alias.hits ?? 1) === (before.hits ?? 1)) disputed.set(key, RANK[alias.level])
      else if ((alias.hits ?? 1) > (before.hits ?? 1)) phrases.set(key, alias)
    }
  }
  for (const [key, rank] of disputed) {
    const alias = phrases.get(key)
    if (alias && RANK[alias.level] === rank) phrases.delete(key)
  }
  perCatalog.set(catalog, phrases)
  return phrases
}

function keyOf(query: LineQuery, count: NumberTerm | null): string {
  const words = query.words
    .filter((term) => !term.isOptional || query.words.length === 1 || isFirstName(term.text))
    .map((term) => `${term.isNegated ? '!' : ''}${term.stem}`)
  const numbers = query.numbers.filter((term) => term !== count).map((term) => `#${term.token.value}${term.token.unit?.code ?? ''}`)
  return [...words, ...numbers, ...query.codes.map((code) => `=${code.folded}`), ...(query.threads ? [`~${query.threads}`] : [])]
    .sort()
    .join(' ')
}
