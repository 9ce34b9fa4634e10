import { parseWrittenNumber, toMinorUnits } from '@skladno/platform/written-number'

/** «1 234,50 ₽» → 123450 minor units; null when it is no amount of whole kopecks. */
export function minorOf(text: string): number | null {
  const bare = text.replace(/(₽|₸|руб\p{L}*|тенге|тг|р)\.?$/iu, '').trim()
  const number = parseWrittenNumber(bare)
  return number === null ? null : toMinorUnits(number)
}

/** A positive amount in thousandths; null for anything else. */
export function thousandthsOf(text: string): number | null {
  const number = parseWrittenNumber(text)
  if (number === null || number.unscaled <= 0n || number.scale > 12) return null
  const scaled = number.scale <= 3 ? number.unscaled * 10n ** BigInt(3 - number.scale) : number.unscaled / 10n ** BigInt(number.scale - 3)
  return scaled > 0n && scaled < BigInt(Number.MAX_SAFE_INTEGER) ? Number(scaled) : null
}

/** «5 %», «7,5» → basis points 0..10000; null for anything else. */
export function basisPointsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  const basisPoints = match === null ? -1 : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return basisPoints >= 0 && basisPoints <= 10_000 ? basisPoints : null
}

/** Day 0 of spreadsheets (1899-12-30) in milliseconds: their 1900 has a leap day that never was. */
const SPREADSHEET_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** «23.11.2026», «2026-11-23», «23/11/26», a spreadsheet's day number → `YYYY-MM-DD`; null when it is no day of the calendar. */
export function dateOf(text: string): string | null {
  const bare = text.trim().replace(/[\sT]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
  if (/^\d{5}(\.\d+)?$/.test(bare)) return isoOf(new Date(SPREADSHEET_EPOCH_MS + Math.floor(Number(bare)) * DAY_MS))
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare) ?? []
  if (year !== undefined) return calendarDay(Number(year), Number(month), Number(day))
  const [, first, second, third] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(bare) ?? []
  if (first === undefined) return null
  return calendarDay(Number(third) < 100 ? 2000 + Number(third) : Number(third), Number(second), Number(first))
}

const isoOf = (date: Date): string => date.toISOString().slice(0, 10)

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1990 && year < 2100
  return isReal ? isoOf(date) : null
}
