import type { Catalog } from './catalog/catalog.ts'
import { evaluate } from './line/evaluate.ts'
import { readLine } from './line/query.ts'
import { retrieve } from './line/retrieve.ts'
import { normalise } from './text/clean.ts'
import { foldCode } from './text/scripts.ts'

export interface SearchOptions {
  /** How many to return, 20 unless told. */
  readonly limit?: number
}

/** Products for a search box: prefix as you type, typos, wrong keyboard layout, fragments of articles. Best first. */
export function searchCatalog(
  catalog: Catalog,
  query: string,
  options: SearchOptions = {},
): readonly { readonly itemId: string; readonly score: number }[] {
  const text = normalise(query.slice(0, 200)).trim()
  const limit = options.limit ?? 20
  if (text === '') return []
  const line = readLine(catalog, `${text}${/\p{L}$/u.test(text) ? '.' : ''}`)
  const code = foldCode(text)
  const byArticle = /\d/.test(code) && code.length >= 3 ? catalog.articlesStartingWith(code, limit) : []
  const scored = new Map<number, number>()
  byArticle.forEach((index) => {
    scored.set(index, 40 + code.length / Math.max(1, catalog.facts(index).article.length))
  })
  for (const index of retrieve(catalog, line, null)) {
    const one = evaluate(catalog, line, index, null)
    scored.set(index, Math.max(scored.get(index) ?? 0, one.score + (catalog.item(index).stock === 0 ? -0.2 : 0)))
  }
  return [...scored]
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
    .map(([index, score]) => ({ itemId: catalog.item(index).id, score }))
}
