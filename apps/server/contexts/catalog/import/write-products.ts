import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type PackInput, type ProductInput, upsertProducts } from '../use-cases/upsert-products.ts'
import type { OrderRule } from './order-rule.ts'
import { type Ratio, ratioOf, withRule } from './pack-rule.ts'

/** Products known from files; only these leave the catalog when a full file no longer names them. */
export const IMPORT_SOURCE = 'import'

interface Row {
  readonly position: number
  readonly sourceKey: string | null
  readonly sku: string
  readonly name: string
  readonly description: string | null
  readonly unit: string | null
  readonly packs: readonly { readonly unit: string; readonly coefficient: string }[]
  readonly rule: OrderRule | null
  readonly groupKey: string | null
  readonly barcode: string | null
  readonly isVatStated: boolean
  readonly vatRateBp: number | null
  readonly brand: string | null
  readonly known: Known | null
  readonly knownPacks: readonly Required<PackInput>[]
  readonly priceUnit: string | null
  readonly priceCoefficient: string | null
}

interface Known {
  readonly baseUnit: string
  readonly groupId: string | null
  readonly brand: string | null
  readonly description: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly weightGrams: number | null
  readonly volumeCm3: number | null
  readonly vatRateBp: number | null
  readonly isReturnable: boolean
  readonly kind: 'goods' | 'service' | 'deposit'
}

const PAGE = 5_000

async function readPage(tx: Tx, after: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT t.position, t.source_key AS "sourceKey", t.sku, t.name, t.description, t.unit, t.packs, coalesce(t.rule, r.rule) AS rule, t.group_key AS "groupKey", t.barcode,
      t.is_vat_stated AS "isVatStated", t.vat_rate_bp AS "vatRateBp", t.brand,
      CASE WHEN p.id IS NOT NULL THEN json_build_object('baseUnit', p.base_unit, 'groupId', p.group_id, 'brand', p.brand, 'description', p.description,
        'attributes', p.attributes, 'weightGrams', p.weight_grams, 'volumeCm3', p.volume_cm3, 'vatRateBp', p.vat_rate_bp,
        'isReturnable', p.is_returnable, 'kind', p.kind) END AS known,
      (SELECT coalesce(json_agg(json_build_object('unit', k.unit, 'name', k.name, 'numerator', k.numerator, 'denominator', k.denominator,
          'multipleThousandths', k.multiple_thousandths, 'minimumThousandths', k.minimum_thousandths, 'isSale', k.is_sale, 'barcode', k.barcode)), '[]')
        FROM pack k WHERE k.product_id = p.id) AS "knownPacks",
      s.unit AS "priceUnit", s.coefficient::text AS "priceCoefficient"
    FROM target_product t LEFT JOIN product p ON p.id = t.product_id
    LEFT JOIN LATERAL (SELECT unit, coefficient FROM staged_price WHERE product_key = t.key AND (coefficient <> 1 OR (coefficient IS NULL AND unit IS NOT NULL))
      ORDER BY position LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT rule FROM staged_rule WHERE product_key = t.key ORDER BY position DESC LIMIT 1) r ON true
    WHERE NOT t.is_deleted AND t.position > ${after} ORDER BY t.position LIMIT ${PAGE}`.execute(tx.db)
  return rows
}

export interface WrittenProducts {
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
}

/** Writes the set's products page by page. What the file does not say (weight, photo, minimum of a pack) stays as people entered it. */
export async function writeProducts(
  tx: Tx,
  groupIds: ReadonlyMap<string, string>,
  onProgress: (done: number) => Promise<void>,
): Promise<WrittenProducts> {
  const total = { inserted: 0, changed: 0, unchanged: 0 }
  let done = 0
  for (let after = 0; ; ) {
    const page = await readPage(tx, after)
    const written = await upsertProducts(tx, { source: IMPORT_SOURCE, rows: page.map((row) => productOf(row, groupIds)) })
    for (const key of ['inserted', 'changed', 'unchanged'] as const) total[key] += written[key]
    done += page.length
    await onProgress(done)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return total
    after = last.position
  }
}

function productOf(row: Row, groupIds: ReadonlyMap<string, string>): ProductInput {
  const { known } = row
  const baseUnit = row.unit ?? known?.baseUnit ?? 'шт'
  return {
    sourceKey: row.sourceKey,
    sku: row.sku,
    name: row.name,
    baseUnit,
    groupId: (row.groupKey === null ? undefined : groupIds.get(row.groupKey)) ?? known?.groupId ?? null,
    brand: row.brand ?? known?.brand ?? null,
    description: row.description ?? known?.description ?? null,
    attributes: known?.attributes ?? {},
    weightGrams: known?.weightGrams ?? null,
    volumeCm3: known?.volumeCm3 ?? null,
    vatRateBp: row.isVatStated ? row.vatRateBp : (known?.vatRateBp ?? null),
    isReturnable: known?.isReturnable ?? true,
    kind: known?.kind ?? 'goods',
    isActive: true,
    packs: packsOf(row, baseUnit),
  }
}

const isBase = (pack: PackInput, baseUnit: string): boolean => pack.unit === baseUnit && pack.numerator === pack.denominator

/** The priced pack is the one sold: a rule of the base unit gives way. */
function sellBy(packs: Map<string, PackInput>, priced: PackInput): void {
  for (const [key, pack] of packs)
    if (pack.isSale === true) packs.set(key, { ...pack, isSale: false, multipleThousandths: 1000, minimumThousandths: 0 })
  packs.set(packKey(priced), { ...(packs.get(packKey(priced)) ?? priced), isSale: true })
}

const sameRatio = (a: Ratio, b: Ratio): boolean => a.numerator * b.denominator === b.numerator * a.denominator

/** The packs of the file with what people set on them; where the file names none, those that were there. The priced pack is the one sold. */
function packsOf(row: Row, baseUnit: string): readonly PackInput[] {
  const listed = row.packs.flatMap(({ unit, coefficient }) => {
    const ratio = ratioOf(coefficient)
    return ratio === null ? [] : [{ unit, ...ratio }]
  })
  const kept = listed.length === 0 ? row.knownPacks : row.knownPacks.filter(({ isSale }) => isSale)
  const packs = new Map<string, PackInput>(kept.map((pack) => [packKey(pack), pack]))
  for (const pack of listed) {
    const before = row.knownPacks.find((known) => packKey(known) === packKey(pack))
    packs.set(packKey(pack), before ?? pack)
  }
  const priced = pricedPack(row, baseUnit, [...packs.values()])
  if (priced !== null && ![...packs.values()].some((pack) => pack.isSale === true && !isBase(pack, baseUnit))) sellBy(packs, priced)
  if (row.barcode !== null) addBarcode(packs, baseUnit, row.barcode)
  return row.rule === null ? [...packs.values()] : withRule([...packs.values()], baseUnit, row.rule)
}

const packKey = ({ unit, numerator, denominator }: PackInput): string => `${unit} ${numerator}/${denominator}`

function pricedPack(row: Row, baseUnit: string, packs: readonly PackInput[]): PackInput | null {
  const ratio = ratioOf(row.priceCoefficient)
  if (ratio === null) return row.priceUnit === baseUnit ? null : (packs.find(({ unit }) => unit === row.priceUnit) ?? null)
  if (sameRatio(ratio, { numerator: 1, denominator: 1 })) return null
  return packs.find((pack) => sameRatio(pack, ratio)) ?? { unit: row.priceUnit ?? 'уп', ...ratio }
}

/** The file's barcode stands on the base unit, which becomes a pack of one. */
function addBarcode(packs: Map<string, PackInput>, baseUnit: string, barcode: string): void {
  const own: PackInput = { unit: baseUnit, numerator: 1, denominator: 1 }
  packs.set(packKey(own), { ...(packs.get(packKey(own)) ?? own), barcode: barcode.slice(0, 60) })
}
