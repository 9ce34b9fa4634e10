import { readFile } from 'node:fs/promises'
import type { CatalogItem } from '@skladno/matching'
import { type CatalogFileSet, readCatalogFiles } from '../contexts/catalog/import/index.ts'
import { parseCsv, toItem } from './match-input.ts'

/**
 * The goods of one catalog, whatever files it comes in. A CSV with our own column names is read as it is; everything else goes
 * through the catalog's import readers. `id` is unique, `sku` is what people call the article (Артикул, else Ид).
 * Throws CatalogFileError and the errors of the file system.
 */
export async function readCatalogItems(paths: readonly string[]): Promise<CatalogItem[]> {
  const plain = await Promise.all(paths.map(readPlainCsv))
  const rest = paths.filter((_, i) => plain[i] === null)
  const items = [...plain.flatMap((list) => list ?? []), ...(rest.length > 0 ? itemsOf(await readCatalogFiles(rest)) : [])]
  const seen = new Map<string, number>()
  return items.map((item) => {
    const times = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, times)
    return times === 1 ? item : { ...item, id: `${item.id}\u0000${times}` }
  })
}

/** Rows of a CSV whose header names `sku` and `name`; null when it is something else. */
async function readPlainCsv(path: string): Promise<CatalogItem[] | null> {
  if (!/\.(csv|tsv|txt)$/i.test(path)) return null
  const rows = parseCsv(await readFile(path, 'utf8'))
  const [first] = rows
  if (!first || !('sku' in first) || !('name' in first)) return null
  return rows.map(toItem).filter((item) => item !== null)
}

function itemsOf(set: CatalogFileSet): CatalogItem[] {
  const groups = new Map(set.groups.map((group) => [group.id, group]))
  const groupPath = (id: string | undefined): string => {
    const names: string[] = []
    for (let at = id; at !== undefined && names.length < 12; ) {
      const group = groups.get(at)
      if (!group) break
      names.unshift(group.name)
      at = group.parentId ?? undefined
    }
    return names.join(' / ')
  }
  const offers = new Map(set.offers.map((offer) => [offer.productId, offer]))
  return set.products
    .filter((product) => !product.isDeleted)
    .map((product) => {
      const offer = offers.get(product.id)
      const [price] = offer?.prices ?? []
      const group = groupPath(product.groupIds[0])
      const sku = product.article ?? product.code ?? product.id
      return {
        id: sku,
        sku,
        name: product.name,
        unit: product.unit?.name ?? '',
        ...(product.packs[0] ? { pack: product.packs[0].coefficient } : {}),
        ...(group === '' ? {} : { group: product.brand ? `${group} | ${product.brand}` : group }),
        ...(price ? { price: Number(price.amount) } : {}),
        ...(offer?.stock ? { stock: Number(offer.stock.total) } : {}),
      }
    })
}
