import type { Catalog } from '../catalog/catalog.ts'

const PADDED = /(?<![\p{L}\d.,/*+-])0[1-9](?![\p{L}\d.,/*+-])/gu
const padded = new WeakMap<Catalog, ReadonlySet<string>>()

/** «батон 04»: a number with a zero before it is a part of one, 0,4, in a catalog that does not itself write «04». */
export function readTenths(catalog: Catalog, text: string): string {
  if (!/(?<!\d)0[1-9]/.test(text)) return text
  return text.replace(PADDED, (raw) => (paddedIn(catalog).has(raw) ? raw : `0,${raw[1]}`))
}

function paddedIn(catalog: Catalog): ReadonlySet<string> {
  const known = padded.get(catalog)
  if (known) return known
  const found = new Set<string>()
  for (let index = 0; index < catalog.size; index += 1) for (const [raw] of catalog.item(index).name.matchAll(PADDED)) found.add(raw)
  padded.set(catalog, found)
  return found
}
