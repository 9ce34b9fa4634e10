import type { Figure } from '@skladno/contracts'
import { formatBasisPoints, formatDuration, formatMoney, formatNumber, type Locale } from '@skladno/ui'

/** A value of a figure as people read it; a dash where there was nothing to measure. */
export function figureText({ unit, currency }: Pick<Figure, 'unit' | 'currency'>, value: number | null, locale: Locale): string {
  if (value === null) return '—'
  switch (unit) {
    case 'count':
      return formatNumber(value, locale)
    case 'money':
      return formatMoney({ minor: Math.round(value), currency: currency ?? 'RUB' }, locale)
    case 'duration':
      return formatDuration(value, locale)
    case 'share':
      return formatBasisPoints(value, locale)
  }
}
