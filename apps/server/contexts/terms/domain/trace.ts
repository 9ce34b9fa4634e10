import { type Currency, formatMicros } from '@skladno/kernel'
import type { TraceWords } from '../messages/index.ts'

const SIGNS: Readonly<Record<Currency, string>> = { RUB: '₽', KZT: '₸', CNY: '¥', USD: '$' }

/** Numbers of a rule trace as people read them in the language of the words. */
export function traceFigures(words: TraceWords, unit: string, currency: Currency) {
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, words.groupMark)
  const number = (value: number): string => {
    const [whole = '0', places] = String(value).split('.')
    return places === undefined ? grouped(whole) : `${grouped(whole)}${words.decimalMark}${places}`
  }
  return {
    /** «1 234,50 ₽ за уп». */
    price: (micros: number): string => {
      const [whole = '0', places = ''] = formatMicros(micros).split('.')
      return words.perUnit(`${grouped(whole)}${words.decimalMark}${places.padEnd(2, '0')}\u00a0${SIGNS[currency]}`, unit)
    },
    percent: (basisPoints: number): string => words.percent(number(basisPoints / 100)),
    quantity: (thousandths: number): string => `${number(thousandths / 1000)}\u00a0${unit}`,
    day: (day: string): string => day.slice(0, 10).split('-').reverse().join('.'),
  }
}
