import type { CatalogRow } from '../../apps/server/cli/match-input.ts'
import type { MatchingCase } from './case-files.ts'
import type { PredictedLine } from './score.ts'

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['шт', /^(шт|дана)/],
  ['лист', /^лист/],
  ['уп', /^(уп|пач)/],
  ['мешок', /^(меш|қап)/],
  ['рул', /^рул/],
  ['м2', /^(м2|кв)/],
  ['м', /^(м|метр)$/],
  ['кг', /^кг/],
  ['кор', /^кор/],
]
const LEAST_SIMILARITY = 0.2
const LEAST_MARGIN = 0.03

function trigrams(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d./]+/gu, ' ')
    .trim()} `
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, i) => plain.slice(i, i + 3)))
}

function splitQuantity(text: string): { name: string; qty: number; unit: string | null } {
  const found = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}+\d?)?/gu)].map((match) => ({
    match,
    unit: UNITS.find(([, pattern]) => pattern.test((match[2] ?? '').toLowerCase()))?.[0] ?? null,
  }))
  const best = found.findLast(({ unit }) => unit !== null) ?? found.at(-1)
  if (!best) return { name: text, qty: 1, unit: null }
  const { match, unit } = best
  return {
    name: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
    qty: Number((match[1] ?? '1').replace(',', '.')),
    unit,
  }
}

/** Names ranked by shared character trigrams (Jaccard), best five first. */
export function trigramSearch(
  products: readonly { readonly sku: string; readonly name: string }[],
): (text: string) => { sku: string; similarity: number }[] {
  const names = products.map(({ sku, name }) => ({ sku, size: trigrams(name).size }))
  const index = new Map<string, number[]>()
  for (const [i, { name }] of products.entries())
    for (const gram of trigrams(name)) {
      const list = index.get(gram)
      if (list) list.push(i)
      else index.set(gram, [i])
    }
  return (text) => {
    const grams = trigrams(text)
    const shared = new Map<number, number>()
    for (const gram of grams) for (const i of index.get(gram) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
    return [...shared]
      .map(([i, n]) => ({ sku: names[i]?.sku ?? '', similarity: n / (grams.size + (names[i]?.size ?? 0) - n) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 5)
  }
}

/** The yardstick: character trigrams of a line against the names, a regular expression for the quantity, a threshold and a margin. */
export function trigramBaseline(rows: ReadonlyMap<string, CatalogRow>): (one: MatchingCase) => PredictedLine[] {
  const search = trigramSearch([...rows.values()].map((row) => ({ sku: row.sku ?? '', name: row.name ?? '' })))
  return (one) =>
    one.message
      .split(/\n|;|,(?!\d)/)
      .filter((part) => /\p{L}/u.test(part))
      .map((part) => {
        const { name, qty, unit } = splitQuantity(part)
        const found = search(name)
        const [first, second] = found
        const isFound = first !== undefined && first.similarity >= LEAST_SIMILARITY
        const isClear = isFound && first.similarity - (second?.similarity ?? 0) >= LEAST_MARGIN
        const decision = isClear ? 'accept' : isFound ? 'ask' : 'unknown'
        const sku = isClear ? first.sku : null
        return { decision, text: part, sku, qty, unit, candidates: found.map((entry) => entry.sku), p: first?.similarity ?? 0 }
      })
}
