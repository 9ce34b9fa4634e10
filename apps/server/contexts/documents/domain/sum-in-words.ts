import type { Currency, Money } from '@skladno/kernel'
import numberToWords from 'number-to-words-ru'

/** Forms for 1, 2 and 5 («рубль, рубля, рублей») of the unit and of its hundredth. Тенге and тиын do not decline on documents; копейка is feminine. */
const NAMES: Record<Currency, { readonly whole: Forms; readonly part: Forms; readonly isPartFeminine: boolean }> = {
  RUB: { whole: ['рубль', 'рубля', 'рублей'], part: ['копейка', 'копейки', 'копеек'], isPartFeminine: true },
  KZT: { whole: ['тенге', 'тенге', 'тенге'], part: ['тиын', 'тиын', 'тиын'], isPartFeminine: false },
  USD: { whole: ['доллар США', 'доллара США', 'долларов США'], part: ['цент', 'цента', 'центов'], isPartFeminine: false },
  CNY: { whole: ['юань', 'юаня', 'юаней'], part: ['фэнь', 'фэня', 'фэней'], isPartFeminine: false },
}
type Forms = readonly [one: string, few: string, many: string]

const MASCULINE = 0
const FEMININE = 1

/**
 * «Двенадцать тысяч пятьсот сорок рублей 05 копеек»: whole units in words with a capital letter, hundredths in two digits.
 * A negative amount is a broken assumption and throws.
 */
export function sumInWords(amount: Money): string {
  if (amount.minor < 0) throw new RangeError(`A sum in words must not be negative, got ${amount.minor}`)
  const names = NAMES[amount.currency]
  const digits = String(amount.minor).padStart(3, '0')
  return numberToWords.convert(`${digits.slice(0, -2)}.${digits.slice(-2)}`, {
    currency: {
      currencyNameCases: [...names.whole],
      fractionalPartNameCases: [...names.part],
      currencyNounGender: { integer: MASCULINE, fractionalPart: names.isPartFeminine ? FEMININE : MASCULINE },
      fractionalPartMinLength: 2,
    },
  })
}

/** «Сто двадцать», «Сто двадцать целых пять десятых»: a bare amount, as the З-2 form asks for the quantity released. */
export function quantityInWords(thousandths: number): string {
  const digits = String(thousandths).padStart(4, '0')
  const whole = digits.slice(0, -3)
  const rest = digits.slice(-3).replace(/0+$/, '')
  if (rest !== '') return numberToWords.convert(`${whole}.${rest}`, { currency: 'number', convertNumberToWords: { fractional: true } })
  return numberToWords
    .convert(whole, {
      currency: { currencyNounGender: { integer: MASCULINE } },
      showNumberParts: { fractional: false },
      showCurrency: { integer: false },
    })
    .trim()
}
