import { type Currency, money } from '@skladno/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantityInWords, sumInWords } from './sum-in-words.ts'

const VALUES = new Map(
  Object.entries({
    ноль: 0,
    один: 1,
    одна: 1,
    два: 2,
    две: 2,
    три: 3,
    четыре: 4,
    пять: 5,
    шесть: 6,
    семь: 7,
    восемь: 8,
    девять: 9,
    десять: 10,
    одиннадцать: 11,
    двенадцать: 12,
    тринадцать: 13,
    четырнадцать: 14,
    пятнадцать: 15,
    шестнадцать: 16,
    семнадцать: 17,
    восемнадцать: 18,
    девятнадцать: 19,
    двадцать: 20,
    тридцать: 30,
    сорок: 40,
    пятьдесят: 50,
    шестьдесят: 60,
    семьдесят: 70,
    восемьдесят: 80,
    девяносто: 90,
    сто: 100,
    двести: 200,
    триста: 300,
    четыреста: 400,
    пятьсот: 500,
    шестьсот: 600,
    семьсот: 700,
    восемьсот: 800,
    девятьсот: 900,
  }),
)
const SCALES = [
  { power: 1e3, forms: ['тысяча', 'тысячи', 'тысяч'], isFeminine: true },
  { power: 1e6, forms: ['миллион', 'миллиона', 'миллионов'], isFeminine: false },
  { power: 1e9, forms: ['миллиард', 'миллиарда', 'миллиардов'], isFeminine: false },
  { power: 1e12, forms: ['триллион', 'триллиона', 'триллионов'], isFeminine: false },
]

const formFor = (count: number, forms: readonly string[]): string =>
  forms[{ one: 0, few: 1, many: 2 }[new Intl.PluralRules('ru').select(count) as 'one' | 'few' | 'many']] ?? ''

/** Reads a number back from words, refusing a wrong gender, a wrong case or a group out of order: the grammar, written from the other side. */
function readBack(words: readonly string[]): number {
  let total = 0
  let group = 0
  let groupWords: string[] = []
  let lastPower = Number.POSITIVE_INFINITY
  const checkGender = (isFeminine: boolean): void => {
    const wrong = isFeminine ? ['один', 'два'] : ['одна', 'две']
    if (groupWords.some((word) => wrong.includes(word))) throw new Error(`wrong gender: ${words.join(' ')}`)
  }
  for (const word of words) {
    const value = VALUES.get(word)
    if (value !== undefined) {
      const below = group % 100 === 0 && group > 0 ? 100 : group % 10 === 0 && group > 0 ? 10 : Number.POSITIVE_INFINITY
      if (group > 0 && (value >= below || (below === 10 && value >= 10))) throw new Error(`out of order: ${words.join(' ')}`)
      group += value
      groupWords.push(word)
      continue
    }
    const scale = SCALES.find((candidate) => candidate.forms.includes(word))
    if (!scale || scale.power >= lastPower) throw new Error(`unexpected «${word}» in ${words.join(' ')}`)
    if (formFor(group, scale.forms) !== word) throw new Error(`wrong case of «${word}» after ${group}`)
    checkGender(scale.isFeminine)
    total += group * scale.power
    lastPower = scale.power
    group = 0
    groupWords = []
  }
  checkGender(false)
  return total + group
}

const ENDINGS: Record<'RUB' | 'KZT', { readonly whole: readonly string[]; readonly part: readonly string[] }> = {
  RUB: { whole: ['рубль', 'рубля', 'рублей'], part: ['копейка', 'копейки', 'копеек'] },
  KZT: { whole: ['тенге', 'тенге', 'тенге'], part: ['тиын', 'тиын', 'тиын'] },
}

describe('a sum in words', () => {
  it.each([
    [0, 'RUB', 'Ноль рублей 00 копеек'],
    [1, 'RUB', 'Ноль рублей 01 копейка'],
    [100, 'RUB', 'Один рубль 00 копеек'],
    [202, 'RUB', 'Два рубля 02 копейки'],
    [1111, 'RUB', 'Одиннадцать рублей 11 копеек'],
    [100_000, 'RUB', 'Одна тысяча рублей 00 копеек'],
    [1_254_005, 'RUB', 'Двенадцать тысяч пятьсот сорок рублей 05 копеек'],
    [100_000_100, 'RUB', 'Один миллион один рубль 00 копеек'],
    [6_100_000, 'KZT', 'Шестьдесят одна тысяча тенге 00 тиын'],
    [200_150, 'KZT', 'Две тысячи один тенге 50 тиын'],
    [2_200_00, 'USD', 'Две тысячи двести долларов США 00 центов'],
    [101_01, 'CNY', 'Сто один юань 01 фэнь'],
  ] as const)('%i %s → %s', (minor, currency, words) => {
    expect(sumInWords(money(minor, currency))).toBe(words)
  })

  it('reads back to the same sum, in the right case and gender, for any amount', () => {
    const amounts = fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 1e11 }), fc.maxSafeNat())
    fc.assert(
      fc.property(amounts, fc.constantFrom<'RUB' | 'KZT'>('RUB', 'KZT'), (minor, currency: 'RUB' | ('KZT' & Currency)) => {
        const text = sumInWords(money(minor, currency))
        expect(text[0]).toBe(text[0]?.toUpperCase())
        const words = text.toLowerCase().split(' ')
        const [partName, part, wholeName] = [words.pop(), words.pop(), words.pop()]
        const whole = Math.floor(minor / 100)
        expect(readBack(words)).toBe(whole)
        expect(wholeName).toBe(formFor(whole, ENDINGS[currency].whole))
        expect(part).toBe(String(minor % 100).padStart(2, '0'))
        expect(partName).toBe(formFor(minor % 100, ENDINGS[currency].part))
      }),
      { numRuns: 500 },
    )
  })

  it('refuses a negative amount', () => {
    expect(() => sumInWords(money(-1, 'RUB'))).toThrow(/negative/)
  })
})

describe('a quantity in words', () => {
  it.each([
    [120_000, 'Сто двадцать'],
    [1000, 'Один'],
    [0, 'Ноль'],
    [2_002_000, 'Две тысячи два'],
    [120_500, 'Сто двадцать целых пять десятых'],
    [125, 'Ноль целых сто двадцать пять тысячных'],
  ])('%i thousandths → %s', (thousandths, words) => {
    expect(quantityInWords(thousandths)).toBe(words)
  })
})
