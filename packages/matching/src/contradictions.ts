import type { Catalog } from './catalog/catalog.ts'
import { evaluate } from './line/evaluate.ts'
import { readLine } from './line/query.ts'
import { normalise } from './text/clean.ts'

/** What a phrase states that this product is not (a size, a thread, a mark of an article), in short Russian words; an unknown product contradicts nothing. */
export function contradictions(phrase: string, catalog: Catalog, itemId: string): readonly string[] {
  const index = catalog.indexOf(itemId)
  return index === undefined ? [] : evaluate(catalog, readLine(catalog, normalise(phrase)), index, null).contradictions
}
