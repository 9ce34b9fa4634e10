export { isAccountOfBank, withAccountKey } from './bank-account.ts'
export type { Brand } from './brand.ts'
export { addDays, type CalendarDate, type Clock, calendarDate, minutesOfDay, weekday } from './clock.ts'
export { ID_PREFIXES, type Id, type IdKind, isId, makeId, uuidV7 } from './ids.ts'
export { add, CURRENCIES, type Currency, isCurrency, type Money, money, share, spread, subtract, sum, zero } from './money.ts'
export { formatPhone, type Phone, parsePhone } from './phone.ts'
export {
  amountOf,
  isUnit,
  type PackRatio,
  packsToCover,
  type Quantity,
  quantity,
  quantityOf,
  toBase,
  toPacks,
  UNITS,
  type Unit,
} from './quantity.ts'
export { type BusinessError, expectOk, fail, ok, type Result, unreachable } from './result.ts'
export { allocate, divideRounded } from './rounding.ts'
export { discounted, formatMicros, lineAmount, parseMicros, type UnitPrice, unitPrice } from './unit-price.ts'
export { type VatPeriod, type VatRate, vatOf, vatRateOn } from './vat.ts'
