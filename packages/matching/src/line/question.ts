import type { Catalog } from '../catalog/catalog.ts'
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

const DIMENSIONS: Readonly<Record<string, [string, number, string]>> = {
  length: ['размер', 1, 'мм'],
  mass: ['масса', 1, 'г'],
  volume: ['объём', 1, 'мл'],
  power: ['мощность', 1, 'Вт'],
  area: ['площадь', 1, 'м²'],
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
    return own.length > 0 ? own.join(' × ') : null
  }
  return [
    ['цвет', colour],
    ['размер', size],
    ['резьба', threads],
    ['вариант', (index) => distinctWords(catalog, indexes, index)],
  ]
}

function differing(catalog: Catalog, indexes: readonly number[], index: number): string[] {
  const others = indexes.filter((other) => other !== index).map((other) => catalog.facts(other).numbers)
  return catalog
    .facts(index)
    .numbers.filter(
      (number) =>
        number.role !== 'code' &&
        !others.every((list) => list.some((other) => other.base === number.base && other.dimension === number.dimension)),
    )
    .map(
      (number) =>
        `${String(number.value).replace('.', ',')}${number.dimension && DIMENSIONS[number.dimension] && number.base === number.value ? ` ${DIMENSIONS[number.dimension]?.[2]}` : ''}`,
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
