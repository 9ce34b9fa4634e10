/** An exact decimal: value = unscaled / 10^scale. The scale is kept as written, so 100.00 stays 100.00 in a report. */
export interface Decimal {
  readonly unscaled: bigint
  readonly scale: number
}

export const ZERO: Decimal = { unscaled: 0n, scale: 0 }

/** The exact sum; its scale is the larger of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { unscaled: a.unscaled + b.unscaled, scale: a.scale }
  const scale = Math.max(a.scale, b.scale)
  return { unscaled: rescale(a, scale) + rescale(b, scale), scale }
}

export const sameDecimal = (a: Decimal, b: Decimal): boolean => {
  const scale = Math.max(a.scale, b.scale)
  return rescale(a, scale) === rescale(b, scale)
}

export const negated = (a: Decimal): Decimal => ({ unscaled: -a.unscaled, scale: a.scale })

const rescale = (d: Decimal, scale: number): bigint => d.unscaled * 10n ** BigInt(scale - d.scale)

export function formatDecimal(d: Decimal): string {
  const negative = d.unscaled < 0n
  const digits = (negative ? -d.unscaled : d.unscaled).toString().padStart(d.scale + 1, '0')
  const whole = digits.slice(0, digits.length - d.scale)
  const text = d.scale === 0 ? whole : `${whole}.${digits.slice(digits.length - d.scale)}`
  return negative ? `-${text}` : text
}

/** Hundredths of the unit, or null when the amount is finer than that or beyond safe integers. */
export function toMinorUnits(d: Decimal): number | null {
  const scaled = d.scale <= 2 ? rescale(d, 2) : undefined
  const step = 10n ** BigInt(Math.max(d.scale - 2, 0))
  const minor = scaled ?? (d.unscaled % step === 0n ? d.unscaled / step : null)
  if (minor === null) return null
  const asNumber = Number(minor)
  return Number.isSafeInteger(asNumber) ? asNumber : null
}

const MAX_SCALE = 20
const SPACES = /[\s\u00A0\u2007\u2009\u202F']/g

/**
 * Reads a number as people and programs write it: «1 234,50», «1,234.50», «6.4E-2», «350.0».
 * A single comma is the decimal one, as everywhere in Russia and Kazakhstan. Null when the text is anything else.
 */
export function parseWrittenNumber(text: string): Decimal | null {
  if (text.length > 60) return null
  const compact = text.replace(SPACES, '').replace('−', '-')
  const exponent = /^([+-]?\d+(?:\.\d+)?)[eE]([+-]?\d{1,2})$/.exec(compact)
  if (exponent) return scientific(Number(compact))
  return decimalOf(plainPoint(compact))
}

/** As {@link parseWrittenNumber}, and also «1052-98», the roubles-kopecks form of payment orders. */
export function parseBankAmount(text: string): Decimal | null {
  const dashed = /^(-?\d+)-(\d{2})$/.exec(text.replace(SPACES, ''))
  return dashed ? decimalOf(`${dashed[1]}.${dashed[2]}`) : parseWrittenNumber(text)
}

function plainPoint(text: string): string {
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (commas > 0 && points > 0) {
    return text.lastIndexOf(',') > text.lastIndexOf('.') ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  }
  if (commas > 1) return /^[+-]?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text
  if (points > 1) return /^[+-]?\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text
  return text.replace(',', '.')
}

function decimalOf(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  const whole = match?.[2] ?? ''
  const fraction = match?.[3] ?? ''
  if (!match || whole + fraction === '' || fraction.length > MAX_SCALE) return null
  const unscaled = BigInt(whole + fraction)
  return { unscaled: match[1] === '-' ? -unscaled : unscaled, scale: fraction.length }
}

/** A JavaScript number as the shortest decimal; spreadsheets store 0.1 + 0.2 as 0.30000000000000004, hence 15 digits. */
export function decimalOfNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? scientific(value) : null
}

function scientific(value: number): Decimal | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return null
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return decimalOf(text)
  const fixed = value.toFixed(MAX_SCALE).replace(/0+$/, '').replace(/\.$/, '')
  return decimalOf(fixed)
}
