/** «14,1 %» for 1412 basis points. */
export const sharePercent = (basisPoints: number, locale: 'ru' | 'en'): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(basisPoints / 10_000).replaceAll(' ', '\u00a0')
