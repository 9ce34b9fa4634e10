import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelLimits, ChoiceContent } from './messenger-channel.ts'
import { fitToLimits, shorten, showsAsButtons, splitText } from './messenger-channel-fit.ts'

const limits: ChannelLimits = {
  textChars: 100,
  choiceTextChars: 60,
  footerChars: 20,
  buttons: 3,
  buttonTitleChars: 20,
  listRows: 10,
  rowTitleChars: 24,
  rowDescriptionChars: 72,
  captionChars: 50,
  documentBytes: 1000,
  freeFormWindowMs: null,
}

const option = (n: number, title = `Вариант ${n}`) => ({ id: `pick:${n}`, title })
const choice = (count: number, extra: Partial<ChoiceContent> = {}): ChoiceContent => ({
  kind: 'choice',
  text: 'Какой из них?',
  options: Array.from({ length: count }, (_, n) => option(n)),
  ...extra,
})

describe('splitting text', () => {
  test('cuts at a paragraph rather than inside a line', () => {
    expect(splitText('Первая строка\n\nВторая строка', 20)).toEqual(['Первая строка', 'Вторая строка'])
  })

  test('loses no visible character and keeps every part within the limit', () => {
    const text = fc
      .array(fc.constantFrom('болт ', 'М8\n', '😀', '\n\n', 'й', 'а'.repeat(70), '👩‍🔧'), { maxLength: 60 })
      .map((a) => a.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 16, max: 80 }), (whole, most) => {
        const parts = splitText(whole, most)
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('never cuts «й» written as two marks, nor a family emoji', () => {
    expect(shorten('Трой\u0438\u0306ник', 8).endsWith('\u0438…')).toBe(false)
    expect(shorten('Мастер 👩‍🔧👩‍🔧 на выезде', 14)).toBe('Мастер 👩‍🔧…')
  })
})

describe('fitting a choice', () => {
  test('few short options stay buttons, a long or explained one makes a list', () => {
    expect(showsAsButtons(choice(3).options, limits)).toBe(true)
    expect(showsAsButtons(choice(4).options, limits)).toBe(false)
    expect(showsAsButtons([option(1, 'Профиль потолочный 60х27')], limits)).toBe(false)
    expect(showsAsButtons([{ ...option(1), description: '412,50 ₽' }], limits)).toBe(false)
    expect(showsAsButtons([option(1, 'Да'), option(2, 'Да')], limits)).toBe(false)
  })

  test('a title too long for a row is repeated in full beside it', () => {
    const title = 'Саморез по дереву чёрный 3,5×25 мм'
    const [fitted] = fitToLimits(choice(1, { options: [{ id: 'a', title, description: '1 000 шт' }] }), limits)
    expect(fitted).toMatchObject({ options: [{ id: 'a', title: 'Саморез по дереву чёрн…', description: `${title} · 1 000 шт` }] })
  })

  test('more options than a list holds become balanced lists that together offer every one', () => {
    const parts = fitToLimits(choice(21), limits)
    expect(parts.map((part) => part.kind === 'choice' && part.options.length)).toEqual([7, 7, 7])
    const ids = parts.flatMap((part) => (part.kind === 'choice' ? part.options.map((each) => each.id) : []))
    expect(ids).toEqual(choice(21).options.map((each) => each.id))
  })

  test('the question stays with its options when the text before it is long', () => {
    const parts = fitToLimits(choice(2, { text: `${'Строка заказа\n'.repeat(12)}\nПравильно ли я понял ваш заказ?` }), limits)
    expect(parts.slice(0, -1).every((part) => part.kind === 'text')).toBe(true)
    expect(parts.at(-1)).toMatchObject({ kind: 'choice', text: expect.stringContaining('Правильно ли я понял ваш заказ?') })
  })

  test('fitting twice changes nothing', () => {
    const any = fc.record({
      kind: fc.constant('choice' as const),
      text: fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
      options: fc.array(
        fc.record({
          id: fc.uuid(),
          title: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
          description: fc.string({ maxLength: 120 }),
        }),
        { minLength: 1, maxLength: 25 },
      ),
    })
    fc.assert(
      fc.property(any, (content) => {
        const once = fitToLimits(content, limits)
        expect(once.flatMap((part) => fitToLimits(part, limits))).toEqual(once)
      }),
    )
  })
})

test('a caption longer than the channel allows is said before the document', () => {
  const document = { kind: 'document', fileName: 'счёт.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(1) } as const
  const parts = fitToLimits({ ...document, caption: 'Счёт на оплату '.repeat(5) }, limits)
  expect(parts).toEqual([{ kind: 'text', text: 'Счёт на оплату '.repeat(5).trimEnd() }, document])
})
