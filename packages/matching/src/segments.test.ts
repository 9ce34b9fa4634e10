import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aShop, aShopItems } from './a-shop.testkit.ts'
import { understand } from './message/understand.ts'
import type { Understanding } from './types.ts'

const shop = aShop()

/** Parts of messages with one word each that stands nowhere else. */
const PARTS = [
  ['гипсокартон старк 12,5 20 листов', 'гипсокартон'],
  ['штукатурка гладь 30 кг 5 мешков', 'штукатурка'],
  ['эмаль белая 1,9 кг 3 шт', 'эмаль'],
  ['штукатурка 7 мешков', 'штукатурка'],
  ['унитаз подвесной 2 шт', 'унитаз'],
  ['сколько стоит доставка?', 'доставка'],
  ['перезвоните мне пожалуйста', 'перезвоните'],
  ['вчерашний кран течёт, верните деньги', 'верните'],
] as const
const aMessage = fc
  .uniqueArray(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5, selector: ([, word]) => word })
  .map((parts) => ({ text: parts.map(([text]) => text).join('\n'), words: parts.map(([, word]) => word) }))

/** What is wrong with how a message was divided; empty when every named part is exactly one line or one remark. */
function divisionFaults(message: string, { lines, other }: Understanding, words: readonly string[]): string[] {
  const spans = lines.flatMap(({ span }) => (span ? [span] : [])).sort((a, b) => a[0] - b[0])
  const faults = spans.flatMap((span, i) => {
    const next = spans[i + 1]
    return next && next[0] < span[1] ? [`${span} and ${next} overlap`] : []
  })
  const pieces = [...spans.map(([from, to]) => message.slice(from, to)), ...other.map(({ text }) => text)]
  for (const word of words) {
    const times = pieces.filter((piece) => piece.includes(word)).length
    if (times !== 1) faults.push(`«${word}» stands in ${times} parts`)
  }
  for (const line of lines)
    if (!['accept', 'ask', 'unknown'].includes(line.decision) || (line.decision === 'accept') !== (line.itemId !== null))
      faults.push(`«${line.text}» is ${line.decision} of ${line.itemId}`)
  return faults
}

describe('every part of a message', () => {
  it('is exactly one of accept, ask, unknown or other', () => {
    fc.assert(
      fc.property(aMessage, ({ text, words }) => {
        expect(divisionFaults(text, understand(text, shop), words)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is missed by no check: a lost, a doubled and a contradictory part are found', () => {
    const text = 'гипсокартон старк 12,5 20 листов\nсколько стоит доставка?'
    const right = understand(text, shop)
    const [line] = right.lines
    if (!line) throw new Error('no line')
    const words = ['гипсокартон', 'доставка']
    expect(divisionFaults(text, { ...right, other: [] }, words)).toHaveLength(1)
    expect(divisionFaults(text, { ...right, lines: [line, line] }, words)).toHaveLength(2)
    expect(divisionFaults(text, { ...right, lines: [{ ...line, decision: 'ask' }] }, words)).toHaveLength(1)
  })
})

/** Sizes with a unit that the words state and the product's name does not have, by plain reading of both. */
function statedOtherwise(text: string, name: string): string[] {
  const plain = (source: string): string => source.toLowerCase().replaceAll(',', '.')
  return [...plain(text).matchAll(/(?<![\d.])(\d+(?:\.\d+)?)\s?(кг|мм|г|л)(?!\p{L})/gu)]
    .filter(
      ([, value, unit]) =>
        !new RegExp(`(?<![\\d.])${value}(?:\\.0)?\\s?${unit}(?!\\p{L})|[х x]${value}(?![\\d.])|(?<![\\d.])${value}х`, 'u').test(
          plain(name),
        ),
    )
    .map(([said]) => said)
}

describe('an accepted line', () => {
  const aSize = fc.tuple(fc.constantFrom(5, 9.5, 12.5, 25, 30, 35, 51, 1.9), fc.constantFrom('кг', 'мм', 'г'))
  const goods = fc.constantFrom('штукатурка гладь', 'гипсокартон старк', 'эмаль белая', 'саморез чёрный', 'батончик choco', 'профиль пп')

  it('has every size that was stated', () => {
    fc.assert(
      fc.property(goods, aSize, fc.integer({ min: 1, max: 400 }), (name, [size, unit], count) => {
        const said = `${name} ${String(size).replace('.', ',')} ${unit}`
        for (const line of understand(`${said} ${count} шт`, shop).lines) {
          const item = aShopItems.find(({ id }) => id === line.itemId)
          if (line.decision === 'accept' && item) expect(statedOtherwise(said, item.name)).toEqual([])
        }
      }),
      { numRuns: 250 },
    )
  })

  it('would be caught with another size', () => {
    expect(statedOtherwise('штукатурка гладь 25 кг', 'Штукатурка Гладь 30 кг')).toEqual(['25 кг'])
    expect(statedOtherwise('штукатурка гладь 30 кг', 'Штукатурка Гладь 30 кг')).toEqual([])
  })
})

describe('hostile input', () => {
  const BOUND_MS = 5_000
  it.each([
    ['sizes joined without end', '12х'.repeat(60_000)],
    ['one word of hyphens', 'а-'.repeat(100_000)],
    ['brackets never closed', '(не 25 '.repeat(30_000)],
    ['number words in a row', 'сто двадцать пять '.repeat(12_000)],
    ['corrections without end', 'ой нет 5 '.repeat(20_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['zero-width between letters', [...'гипсокартон старк 12,5 2 листа '].join('\u200b').repeat(2_000)],
    ['colons and semicolons', 'а:;'.repeat(50_000)],
    ['stops and blanks', `шт.${' '.repeat(200_000)}.`],
    ['ten thousand rows of cells', '1\tгипсокартон\tлист\t2\n'.repeat(10_000)],
    ['letters of two alphabets', 'cайдинrр'.repeat(20_000)],
    ['repeats of a repeat', 'как в прошлый раз '.repeat(10_000)],
  ])(
    '%s: an answer in seconds that says what was cut',
    (_, text) => {
      const startedMs = performance.now()
      const { lines, other, intents } = understand(text, shop, { cart: [{ itemId: 'G125', qty: 5, unit: 'лист' }] })
      expect(performance.now() - startedMs).toBeLessThan(BOUND_MS * 2)
      expect(intents.length).toBeGreaterThan(0)
      expect(lines.length).toBeLessThanOrEqual(2_000)
      if (text.length > 60_000) expect(other.some((segment) => segment.text.includes('слишком длинное'))).toBe(true)
    },
    60_000,
  )
})
