import type { Amount, ExpectedLine } from './case-files.ts'

const PIECE = new Set(['шт', 'лист', 'мешок', 'рул', 'ведро', 'бал', 'банка', 'канистра', 'пара'])
const PACK = new Set(['уп', 'кор', 'ящ', 'блок'])
const SPELLINGS = new Map(Object.entries({ штук: 'шт', упак: 'уп', упаков: 'уп', пач: 'уп', меш: 'мешок', 'пог.м': 'м' }))

type UnitClass = 'any' | 'piece' | 'pack' | (string & {})

/** Units that may stand for one another: sheets, bags and rolls are pieces; packs and boxes are packs; the rest stand alone. */
export function unitClass(unit: string | null | undefined): UnitClass {
  if (!unit) return 'any'
  const known = SPELLINGS.get(unit) ?? unit
  return PIECE.has(known) ? 'piece' : PACK.has(known) ? 'pack' : known
}

const isCounted = (unit: UnitClass): boolean => unit === 'piece' || unit === 'pack'
const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))
const inKilograms = (amount: Amount): Amount => (amount.unit === 'т' ? { qty: amount.qty * 1000, unit: 'кг' } : amount)

function equalsBase(said: Amount, base: Amount): boolean {
  const [a, b] = [unitClass(said.unit), unitClass(base.unit)]
  return equal(said.qty, base.qty) && (a === 'any' || a === b || (isCounted(a) && isCounted(b)))
}

/**
 * Whether a predicted amount is right: equal number and (same class of unit, or the client named no unit, or piece and pack swapped
 * where no conversion is known), or equal to the amount in the other unit. `saleUnit` is the unit of the catalog row.
 */
export function isRightAmount(
  said: { readonly qty: number | null; readonly unit: string | null },
  gold: Extract<ExpectedLine, { kind: 'product' }>,
  saleUnit: string | undefined,
): boolean {
  if (said.qty === null) return false
  const guess = inKilograms({ qty: said.qty, unit: said.unit })
  if (gold.base && equalsBase(guess, inKilograms(gold.base))) return true
  const right = inKilograms(gold)
  if (!equal(guess.qty, right.qty)) return false
  const [a, b] = [unitClass(guess.unit), unitClass(right.unit)]
  if (a === 'any' || a === b) return true
  if (b === 'any') return isCounted(a) || a === unitClass(saleUnit)
  return gold.base === null && isCounted(a) && isCounted(b)
}
