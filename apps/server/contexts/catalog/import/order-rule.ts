import { type Decimal, formatDecimal, parseWrittenNumber } from '@skladno/platform/files'
import { canonicalUnit } from './canonical-unit.ts'

/** «6», «12 шт»: an exact decimal, in the base unit where no unit is written. */
export interface RuleAmount {
  readonly amount: string
  readonly unit: string | null
}

/** How goods are ordered: by so many at once, and not less than so many. Null: the file does not say. */
export interface OrderRule {
  readonly step: RuleAmount | null
  readonly minimum: RuleAmount | null
}

/** How 1C and people call the step and the minimum; a word start is `(?<!\p{L})`, names come without blanks («КратностьОтгрузки»). */
const STEP =
  /кратност|кратно(?!\p{L})|норма ?отгруз|отгружа\p{L}* по|продае\p{L}* по|шаг ?заказ|квант(?!\p{L})|^(?:order ?)?(?:multiple|step)$/u
const MINIMUM =
  /^мин(?:имальн\p{L}{1,3})?[. ]*(?:партия|заказ\p{L}*|отгруз\p{L}*|кол-?во|количество|продажа|размер ?заказа)|^moq$|^min(?:imum)?[. ]?(?:order|qty|quantity)/u

/** What a column or a requisite with this name says of ordering. */
export function ruleNamed(name: string): keyof OrderRule | null {
  const plain = name.toLowerCase().replaceAll('ё', 'е').trim()
  if (/сумм|руб|₽|тенге|тг(?!\p{L})|цен/u.test(plain)) return null
  return STEP.test(plain) ? 'step' : MINIMUM.test(plain) ? 'minimum' : null
}

/** «по 6 шт», «12»: nothing for an empty or zero amount, `unreadable` for anything else but one number with a unit. */
export function ruleAmount(written: string): RuleAmount | 'unreadable' | null {
  const text = written.trim()
  if (text === '' || /^[-–—]$/.test(text)) return null
  const [, digits = '', unit = ''] =
    /^(?:по|от|не менее|мин\.?|кратно)?\s*([\d\s.,\u00a0]*\d)\s*(\p{L}[\p{L}\d²³./ ]{0,12})?$/iu.exec(text) ?? []
  const number = parseWrittenNumber(digits)
  if (number === null || isMoney(unit)) return 'unreadable'
  return isNothing(number) ? null : { amount: formatDecimal(number), unit: unit.trim() === '' ? null : canonicalUnit(unit) }
}

const isMoney = (unit: string): boolean => /^(?:руб|р$|р\.|тг|тенге|kzt|rub)/iu.test(unit.trim())
const isNothing = (number: Decimal): boolean => number.unscaled <= 0n

/** The rule among named values; what could not be read is told to `unread`. */
export function ruleIn(
  values: Iterable<{ readonly name: string; readonly value: string }>,
  unread: (value: string) => void,
): OrderRule | null {
  const found: { step: RuleAmount | null; minimum: RuleAmount | null } = { step: null, minimum: null }
  for (const { name, value } of values) {
    const kind = ruleNamed(name)
    const amount = kind === null ? null : ruleAmount(value)
    if (amount === 'unreadable') unread(`${name}: ${value}`)
    else if (kind !== null && amount !== null) found[kind] = amount
  }
  return found.step === null && found.minimum === null ? null : found
}
