import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aShop, aShopItems } from './a-shop.testkit.ts'
import { compileCatalog } from './catalog/compile.ts'
import { understand } from './message/understand.ts'
import { searchCatalog } from './search.ts'

const shop = aShop()
const ORDERS = [
  'гипсокартон старк 12,5 20 листов',
  'штукатурка гладь 30 кг 5 мешков',
  'саморез чёрный 3,5х35 2 уп',
  'кран шаровой 3/4 г/г 7 шт',
  'эмаль белая 1,9 кг 3 шт',
  'WK962/7 4 шт',
] as const
const anOrder = fc.uniqueArray(fc.constantFrom(...ORDERS), { minLength: 1, maxLength: 5 })
const accepted = (message: string): string[] =>
  understand(message, shop)
    .lines.filter((line) => line.decision === 'accept')
    .map((line) => `${line.itemId} ${line.qty} ${line.unit}`)
    .sort()

const LOOKALIKE: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x' }

describe('the result does not depend on', () => {
  it('the order of lines', () => {
    fc.assert(
      fc.property(anOrder, fc.nat(), (lines, seed) => {
        const turned = [...lines.slice(seed % lines.length), ...lines.slice(0, seed % lines.length)]
        expect(accepted(turned.join('\n'))).toEqual(accepted(lines.join('\n')))
      }),
      { numRuns: 40 },
    )
  })

  it('capital letters, separators, zero-width characters and look-alike letters', () => {
    fc.assert(
      fc.property(
        anOrder,
        fc.constantFrom('\n', ', ', '; '),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (lines, separator, flips) => {
          const plain = accepted(lines.join('\n'))
          expect(accepted(lines.join(separator).toUpperCase())).toEqual(plain)
          expect(accepted(lines.join(`\u200b${separator}\u00a0`))).toEqual(plain)
          let word = 0
          const mixed = lines
            .join('\n')
            .replace(/[а-я]{4,}/g, (text) =>
              flips[word++ % flips.length]
                ? text.slice(0, 2) + [...text.slice(2, 3)].map((ch) => LOOKALIKE[ch] ?? ch).join('') + text.slice(3)
                : text,
            )
          expect(accepted(mixed)).toEqual(plain)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('an accepted line', () => {
  it('never contradicts a size that was said', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom('кг', 'мм'), fc.integer({ min: 1, max: 500 }))
    fc.assert(
      fc.property(fc.constantFrom('штукатурка гладь', 'гипсокартон старк', 'эмаль белая'), sizes, (name, [size, unit, count]) => {
        for (const line of understand(`${name} ${size} ${unit} ${count} шт`, shop).lines) {
          if (line.decision !== 'accept') continue
          const item = aShopItems.find(({ id }) => id === line.itemId)
          expect(item?.name.replace(',', '.')).toMatch(new RegExp(`(?<![\\d.])${size}(?:\\.0)?\\s?${unit}|${size === 1200 ? size : '$^'}`))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('hostile input', () => {
  it('every part is a line or something else, never both and never nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { lines, other, intents } = understand(text, shop)
        expect(intents.length).toBeGreaterThan(0)
        if (/[\p{L}\d]/u.test(text.normalize('NFKC')) && /[а-яa-z0-9]/i.test(text)) expect(lines.length + other.length).toBeGreaterThan(0)
        for (const line of lines) expect(line.decision === 'accept').toBe(line.itemId !== null)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a megabyte of one word', 'а'.repeat(1_000_000)],
    ['ten thousand lines', 'гипсокартон 12,5 2 листа\n'.repeat(10_000)],
    ['numbers without end', '1 '.repeat(50_000)],
    ['nothing but commas and dashes', ',-'.repeat(100_000)],
    ['control and direction characters', '\u0000\u202e\u200f'.repeat(100_000)],
    ['digits in one run', '9'.repeat(100_000)],
  ])(
    '%s is answered in bounded time',
    (_, text) => {
      const startedMs = performance.now()
      understand(text, shop)
      expect(performance.now() - startedMs).toBeLessThan(20_000)
    },
    30_000,
  )
})

it('knows no word from JavaScript itself', () => {
  const catalog = compileCatalog([{ id: '1', sku: 'PP-60', name: 'Профиль ПП 60х27', unit: 'шт' }])
  for (const word of Object.getOwnPropertyNames(Object.prototype)) {
    expect(searchCatalog(catalog, word)).toEqual([])
    expect(understand(`профиль 60х27 ${word} — 5 шт, ${word}`, catalog).lines.length).toBeGreaterThan(0)
  }
})
