import type { Catalog } from '../catalog/catalog.ts'
import { unitOf } from '../lexicon/units.ts'

/** A line that is a catalog name word for word, with a quantity before or after it. */
export interface ExactName {
  readonly index: number
  readonly qty: number
  readonly unit: string | null
  readonly hasQuantity: boolean
}

/** No catalog name with a quantity is longer. */
const LONGEST = 400

const AFTER = /^(.*?)(?:\s*[-:=\t|;]+\s*|\s+(?:x|х)?\s*|\s*,\s*)(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}{1,9}\d?\.?)?\s*[.;,]?\s*$/u
const BEFORE = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}{1,9}\d?\.?)?(?:\s+|\s*[-x:]\s*)(.+?)\s*[.;,]?$/u

/** Pasted names are matched whole before anything is cut: commas and numbers inside them are part of the name. */
export function findExactName(catalog: Catalog, text: string): ExactName | null {
  if (text.length > LONGEST) return null
  const whole = catalog.byName(text)
  if (whole !== undefined) return { index: whole, qty: 1, unit: null, hasQuantity: false }
  const after = AFTER.exec(text)
  if (after) {
    const found = read(catalog, after[1], after[2], after[3])
    if (found) return found
  }
  const before = BEFORE.exec(text)
  return before ? read(catalog, before[3], before[1], before[2]) : null
}

function read(catalog: Catalog, name: string | undefined, amount: string | undefined, unitText: string | undefined): ExactName | null {
  const index = catalog.byName(name ?? '')
  if (index === undefined) return null
  const unit = unitText ? unitOf(unitText) : undefined
  if (unitText && !unit) return null
  return { index, qty: Number((amount ?? '1').replace(',', '.')), unit: unit?.code ?? null, hasQuantity: true }
}
