import type { Catalog } from '../catalog/catalog.ts'
import type { ProductNumber } from '../catalog/facts.ts'
import { COLOURS } from '../lexicon/words.ts'
import type { Question } from '../types.ts'
import type { LineResult } from './match-line.ts'

const SHOWN = 5

/** The attribute that separates the offered products best, or null when they share no comparable one. */
export function questionOf(catalog: Catalog, result: LineResult): Question | null {
  const indexes = result.candidates.filter((candidate) => candidate.p >= result.p - 1e-9).map((candidate) => candidate.index)
  if (indexes.length < 2) return null
  let best: Question | null = null
  for (const [attribute, read] of attributes(catalog, indexes)) {
    const groups = new Map<string, string[]>()
    for (const index of indexes) {
      const value = read(index)
      if (value !== null) groups.set(value, [...(groups.get(value) ?? []), catalog.item(index).id])
    }
    const covered = [...groups.values()].flat().length
    if (groups.size < 2 || covered < indexes.length) continue
    if (!best || groups.size > best.values.length)
      best = { attribute, values: [...groups].slice(0, SHOWN).map(([value, itemIds]) => ({ value, itemIds })) }
  }
  return best
}

type ValueOf = (index: number) => string | null

/** What the dialogue can word: one of these names every question. */
const DIMENSIONS: Readonly<Record<string, readonly [string, string]>> = {
  length: ['size', 'мм'],
  mass: ['weight', 'г'],
  volume: ['volume', 'мл'],
  power: ['type', 'Вт'],
  area: ['size', 'м²'],
  inch: ['diameter', ''],
}

function attributes(catalog: Catalog, indexes: readonly number[]): [string, ValueOf][] {
  const colour: ValueOf = (index) => {
    for (const word of catalog.facts(index).words)
      for (const [stem, name] of COLOURS) if (word.stem === stem || (stem.length > 3 && word.stem.startsWith(stem))) return name
    return null
  }
  const threads: ValueOf = (index) => catalog.facts(index).threads.replaceAll('f', 'внутр. ').replaceAll('m', 'наруж. ').trim() || null
  const size: ValueOf = (index) => {
    const own = differing(catalog, indexes, index)
    return own.length > 0 ? own.map(printed).join(' × ') : null
  }
  return [
    ['colour', colour],
    [measureOf(catalog, indexes), size],
    ['type', threads],
    [isByBrand(catalog, indexes) ? 'brand' : 'type', (index) => distinctWords(catalog, indexes, index)],
  ]
}

/** Which measure the differing numbers are: a sheet of 9.5 or 12.5 differs in thickness, a profile of 3000 or 4000 in length. */
function measureOf(catalog: Catalog, indexes: readonly number[]): string {
  const differ = indexes.map((index) => differing(catalog, indexes, index))
  if (differ.every((own) => own.length > 0 && own.every((number) => number.role === 'pack'))) return 'pack'
  const first = differ.map((own) => own[0])
  const kinds = new Set(first.map((number) => number?.dimension ?? null))
  const kind = kinds.size === 1 ? [...kinds][0] : null
  if (kind && kind !== 'length') return DIMENSIONS[kind]?.[0] ?? 'size'
  if (differ.some((own) => own.length !== 1)) return 'size'
  const values = first.map((number) => number?.value ?? 0)
  if (first.some((number) => number?.isFraction === true || /^[dд]$/.test(number?.prefix ?? ''))) return 'diameter'
  if (values.every((value) => value >= 1000)) return 'length'
  const isSheet = indexes.every((index) => catalog.facts(index).numbers.filter((number) => number.value >= 500).length >= 2)
  return isSheet && values.every((value) => value <= 100) ? 'thickness' : 'size'
}

/** The differing words are names: Latin letters, or written in capitals in the catalog. */
function isByBrand(catalog: Catalog, indexes: readonly number[]): boolean {
  return indexes.every((index) => {
    const words = distinctWords(catalog, indexes, index)
    if (words === null) return false
    const first = words.split(' ')[0] ?? ''
    const written = new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'iu').exec(catalog.item(index).name)?.[0] ?? ''
    return /^[a-z]{3,}$/.test(first) || (written.length > 2 && written === written.toUpperCase())
  })
}

function differing(catalog: Catalog, indexes: readonly number[], index: number): ProductNumber[] {
  const others = indexes.filter((other) => other !== index).map((other) => catalog.facts(other).numbers)
  return catalog
    .facts(index)
    .numbers.filter(
      (number) =>
        number.role !== 'code' &&
        !others.every((list) => list.some((other) => other.base === number.base && other.dimension === number.dimension)),
    )
}

function distinctWords(catalog: Catalog, indexes: readonly number[], index: number): string | null {
  const others = indexes.filter((other) => other !== index).map((other) => new Set(catalog.facts(other).words.map((word) => word.stem)))
  const own = catalog
    .facts(index)
    .words.filter((word) => !word.isGroup && !others.every((set) => set.has(word.stem)))
    .map((word) => word.text)
  return own.length > 0 ? own.slice(0, 3).join(' ') : null
}

function printed(number: ProductNumber): string {
  const unit = number.dimension && number.base === number.value ? DIMENSIONS[number.dimension]?.[1] : undefined
  return `${String(number.value).replace('.', ',')}${unit ? ` ${unit}` : ''}`
}
