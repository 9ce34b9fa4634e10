import { formatNumber, type Locale } from '@skladno/ui'

/** A difference with its sign: «+20», «−1 014». */
export const signed = (value: number, locale: Locale): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), locale)}`
