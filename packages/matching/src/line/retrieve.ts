import type { Catalog } from '../catalog/catalog.ts'
import type { LineQuery } from './query.ts'

/** Products compared in detail for one line. */
const MOST = 150
/** A posting list longer than this only ranks what rarer words have found, once they found enough. */
const LONG = 20_000

interface Scratch {
  readonly scores: Float32Array
  readonly stamps: Int32Array
  stamp: number
}

const scratches = new WeakMap<Catalog, Scratch>()

function scratchOf(catalog: Catalog): Scratch {
  const known = scratches.get(catalog)
  if (known) return known
  const made = { scores: new Float32Array(catalog.size), stamps: new Int32Array(catalog.size), stamp: 0 }
  scratches.set(catalog, made)
  return made
}

interface Clue {
  readonly weight: number
  readonly ids: readonly { readonly id: number; readonly strength: number }[]
  readonly size: number
}

/** The products most of the line points at, best first. Article hits always come along. */
export function retrieve(catalog: Catalog, query: LineQuery, soft: LineQuery | null, most = MOST): number[] {
  const clues = cluesOf(catalog, query, 1)
  if (soft) clues.push(...cluesOf(catalog, soft, 0.35))
  clues.sort((a, b) => a.size - b.size)
  const scratch = scratchOf(catalog)
  const { scores } = scratch
  const touched: number[] = []
  let known: Int32Array | null = null
  for (const clue of clues) {
    scratch.stamp += 1
    if (clue.size > LONG && touched.length >= 50) {
      known ??= Int32Array.from(touched).sort()
      raiseKnown(catalog, clue, known, scratch)
    } else {
      raiseAll(catalog, clue, touched, scratch)
      known = null
    }
  }
  const chosen = topOf(touched, scores, most)
  for (const product of touched) scores[product] = 0
  const articles = query.codes.flatMap((code) => code.products)
  return [...new Set([...articles, ...chosen])]
}

/** Every product of the clue's words gains; the strongest word of the clue counts once. */
function raiseAll(catalog: Catalog, clue: Clue, touched: number[], { scores, stamps, stamp }: Scratch): void {
  for (const { id, strength } of clue.ids) {
    const gain = clue.weight * strength
    const end = catalog.starts[id + 1] ?? 0
    for (let at = catalog.starts[id] ?? 0; at < end; at += 1) {
      const product = catalog.postings[at] ?? 0
      if (stamps[product] === stamp) continue
      const before = scores[product] ?? 0
      if (before === 0) touched.push(product)
      stamps[product] = stamp
      scores[product] = before + gain
    }
  }
}

/** Only products found by rarer words gain. Both lists are ascending: the long one is crossed in leaps, not read. */
function raiseKnown(catalog: Catalog, clue: Clue, known: Int32Array, { scores, stamps, stamp }: Scratch): void {
  const { postings, starts } = catalog
  for (const { id, strength } of clue.ids) {
    const gain = clue.weight * strength
    const end = starts[id + 1] ?? 0
    let at = starts[id] ?? 0
    for (let k = 0; k < known.length && at < end; k += 1) {
      const product = known[k] ?? 0
      at = leap(postings, at, end, product)
      if (postings[at] !== product || at >= end || stamps[product] === stamp) continue
      stamps[product] = stamp
      scores[product] = (scores[product] ?? 0) + gain
    }
  }
}

/** The first place from `from` on whose product is not below the wanted one, or `end`. */
function leap(postings: Int32Array, from: number, end: number, wanted: number): number {
  let step = 1
  let low = from
  while (low + step < end && (postings[low + step] ?? 0) < wanted) {
    low += step
    step *= 2
  }
  let high = Math.min(end, low + step + 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((postings[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function cluesOf(catalog: Catalog, query: LineQuery, factor: number): Clue[] {
  const clues: Clue[] = []
  const sized = (ids: Clue['ids']): number => ids.reduce((sum, { id }) => sum + catalog.documentCount(id), 0)
  for (const term of query.words) {
    const ids = [...term.matches].map(([id, match]) => ({ id, strength: match.strength })).sort((a, b) => b.strength - a.strength)
    if (ids.length > 0 && !term.isNegated) clues.push({ weight: term.weight * factor, ids, size: sized(ids) })
  }
  for (const term of query.numbers) {
    if (term.token.unit?.role === 'sale') continue
    const ids = numberKeys(term.token.value, term.token.unit?.factor ?? 1).flatMap((key) => {
      const id = catalog.vocabulary.idOf(key)
      return id === undefined ? [] : [{ id, strength: 1 }]
    })
    if (ids.length > 0) clues.push({ weight: (term.evidence > 3 ? 0.6 : 2.2) * factor, ids, size: sized(ids) })
  }
  for (const code of query.codes)
    if (code.wordId !== undefined)
      clues.push({ weight: 8 * factor, ids: [{ id: code.wordId, strength: 1 }], size: catalog.documentCount(code.wordId) })
  return clues
}

/** The value as printed in a smaller or larger unit: 0,65 kg is also 650; 2,5 m is also 2500. */
function numberKeys(value: number, factor: number): string[] {
  const values = new Set([value])
  for (const scale of [10, 100, 1000]) {
    values.add(round(value * scale))
    if (value >= 10 || factor > 1) values.add(round(value / scale))
  }
  return [...values].map((v) => `#${v}`)
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** The best `most` above the floor; of equals those that stand first in the catalog. */
function topOf(touched: readonly number[], scores: Float32Array, most: number): number[] {
  let best = 0
  for (const product of touched) best = Math.max(best, scores[product] ?? 0)
  const kept = touched.filter((product) => (scores[product] ?? 0) >= best * FLOOR)
  return bestOf(kept, scores, most).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}

/** Below this share of the best score a product is not worth a closer look. */
const FLOOR = 0.45

/** Sorting thousands of products to take a hundred is most of the work: numbers alone are sorted, and only to find where to cut. */
function bestOf(kept: number[], scores: Float32Array, most: number): number[] {
  if (kept.length <= most) return kept
  const sorted = Float32Array.from(kept, (product) => scores[product] ?? 0).sort()
  const cut = sorted[kept.length - most] ?? 0
  const above = kept.filter((product) => (scores[product] ?? 0) > cut)
  const equal = Int32Array.from(kept.filter((product) => (scores[product] ?? 0) === cut)).sort()
  return [...above, ...equal.subarray(0, most - above.length)]
}
