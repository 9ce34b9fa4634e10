import type { Catalog } from '../catalog/catalog.ts'
import { leap } from '../catalog/postings.ts'
import type { LineQuery } from './query.ts'

/** Products compared in detail for one line. */
const MOST = 150
/** A posting list longer than this only ranks what rarer words have found, once they found enough. */
const LONG = 20_000
/** A shorter list is read through sooner than it is found out who may still win. */
const SHORT = 500

/** Sums of a line are made in single precision; a bound must be this much clearer than a sum. */
const ROUNDING = 1e-4

/** What one line after another is counted in. */
interface Scratch {
  readonly scores: Float32Array
  /** The last clue that raised a product, where a clue has several words. */
  readonly stamps: Int32Array
  stamp: number
  /** Products with a score, in ascending runs. */
  readonly touched: Int32Array
  count: number
}

const scratches = new WeakMap<Catalog, Scratch>()

function scratchOf(catalog: Catalog): Scratch {
  const known = scratches.get(catalog)
  if (known) return known
  const { size } = catalog
  const made = { scores: new Float32Array(size), stamps: new Int32Array(size), stamp: 0, touched: new Int32Array(size), count: 0 }
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
  scratch.count = 0
  const left = gainsLeft(clues)
  let known: Int32Array | null = null
  clues.forEach((clue, i) => {
    scratch.stamp += 1
    if (known !== null && known.length > 2 * most) known = whoMayWin(scratch.scores, known, known.length, left[i] ?? 0, most) ?? known
    else if (known === null && clue.size > SHORT && scratch.count >= most)
      known = whoMayWin(scratch.scores, scratch.touched, scratch.count, left[i] ?? 0, most)
    if (known !== null) raiseKnown(catalog, clue, known, known.length, scratch)
    else if (clue.size > LONG && scratch.count >= 50) raiseKnown(catalog, clue, scratch.touched, scratch.count, scratch)
    else raiseAll(catalog, clue, scratch)
  })
  const chosen = topOf(scratch, most)
  for (let i = 0; i < scratch.count; i += 1) scratch.scores[scratch.touched[i] ?? 0] = 0
  const articles = query.codes.flatMap((code) => code.products)
  return articles.length === 0 ? chosen : [...new Set([...articles, ...chosen])]
}

/** The most a product can still gain from each clue on. */
function gainsLeft(clues: readonly Clue[]): number[] {
  const left: number[] = []
  let sum = 0
  for (let i = clues.length - 1; i >= 0; i -= 1) {
    sum += (clues[i]?.weight ?? 0) * Math.max(0, ...(clues[i]?.ids ?? []).map(({ strength }) => strength))
    left[i] = sum
  }
  return left
}

/**
 * Once a product that no clue has pointed at could not get among the best any more, only those that still can are followed; null before that.
 * The answer is the same as if all were.
 */
function whoMayWin(scores: Float32Array, touched: Int32Array, count: number, left: number, most: number): Int32Array | null {
  const least = leastOfBest(scores, touched, count, most) * (1 - ROUNDING)
  if (left * (1 + ROUNDING) >= least) return null
  const kept: number[] = []
  for (let i = 0; i < count; i += 1) {
    const product = touched[i] ?? 0
    if ((scores[product] ?? 0) + left >= least) kept.push(product)
  }
  return Int32Array.from(kept)
}

/** Every product of the clue's words gains; the strongest word of the clue counts once. */
function raiseAll({ postings, starts }: Catalog, { ids, weight }: Clue, scratch: Scratch): void {
  const { scores, stamps, stamp, touched } = scratch
  const isAlone = ids.length === 1
  let { count } = scratch
  for (const { id, strength } of ids) {
    const gain = weight * strength
    const end = starts[id + 1] ?? 0
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const product = postings[at] ?? 0
      if (!isAlone) {
        if (stamps[product] === stamp) continue
        stamps[product] = stamp
      }
      const before = scores[product] ?? 0
      if (before === 0) {
        touched[count] = product
        count += 1
      }
      scores[product] = before + gain
    }
  }
  scratch.count = count
}

/** Only the given products gain. They and the posting lists are ascending runs: the long list is crossed in leaps, not read. */
function raiseKnown({ postings, starts }: Catalog, clue: Clue, known: Int32Array, count: number, { scores, stamps, stamp }: Scratch): void {
  for (const { id, strength } of clue.ids) {
    const gain = clue.weight * strength
    const start = starts[id] ?? 0
    const end = starts[id + 1] ?? 0
    let at = start
    let before = -1
    for (let k = 0; k < count; k += 1) {
      const product = known[k] ?? 0
      if (product < before) at = start
      before = product
      if (at >= end) continue
      at = leap(postings, at, end, product)
      if (at >= end || postings[at] !== product || stamps[product] === stamp) continue
      stamps[product] = stamp
      scores[product] = (scores[product] ?? 0) + gain
    }
  }
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
function topOf({ scores, touched, count }: Scratch, most: number): number[] {
  let best = 0
  for (let i = 0; i < count; i += 1) best = Math.max(best, scores[touched[i] ?? 0] ?? 0)
  const cut = leastOfBest(scores, touched, count, most)
  const chosen: number[] = []
  const equal: number[] = []
  for (let i = 0; i < count; i += 1) {
    const product = touched[i] ?? 0
    const score = scores[product] ?? 0
    if (score < best * FLOOR) continue
    if (score > cut) chosen.push(product)
    else if (score === cut) equal.push(product)
  }
  if (chosen.length + equal.length > most) equal.sort((a, b) => a - b).splice(most - chosen.length)
  return chosen.concat(equal).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}

/** Below this share of the best score a product is not worth a closer look. */
const FLOOR = 0.45

/** The score of the last of the best `most`; 0 when there are not so many. */
function leastOfBest(scores: Float32Array, touched: Int32Array, count: number, most: number): number {
  if (count < most) return 0
  const heap = new Float32Array(most)
  for (let i = 0; i < most; i += 1) heap[i] = scores[touched[i] ?? 0] ?? 0
  heap.sort()
  for (let i = most; i < count; i += 1) {
    const score = scores[touched[i] ?? 0] ?? 0
    if (score > (heap[0] ?? 0)) sink(heap, score)
  }
  return heap[0] ?? 0
}

/** Takes the least out of a heap and this score in. */
function sink(heap: Float32Array, score: number): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1
    if ((heap[child] ?? 0) >= score) break
    heap[at] = heap[child] ?? 0
    at = child
  }
  heap[at] = score
}
