import { describe, expect, it } from 'vitest'
import { TEXT_KEYS } from '../messages/company-texts.ts'
import { DEFAULT_TEXTS, wordsWith } from '../messages/index.ts'
import { checkText, longestText, placeholdersOf } from './check-text.ts'

const greeting = { placeholders: placeholdersOf('greeting', 'ru', 'СтройОпт'), maxChars: 100 }
const problemOf = (text: string) => {
  const checked = checkText(text, greeting)
  return checked.ok ? null : checked.error
}

describe('a text of the company', () => {
  it('is kept with its placeholders, without blank ends', () => {
    expect(checkText('  Добрый день, {name}! На связи {company}. \r\n', greeting)).toEqual({
      ok: true,
      value: 'Добрый день, {name}! На связи {company}.',
    })
  })

  it.each([
    ['', 'conversation.text-empty'],
    ['  \n', 'conversation.text-empty'],
    ['Добрый день!', 'conversation.text-needs-placeholder'],
    ['{company}, {сумма}', 'conversation.text-unknown-placeholder'],
    ['{company} {', 'conversation.text-unknown-placeholder'],
    ['{{company}}', 'conversation.text-unknown-placeholder'],
    ['{company}: ротбанд по 489 руб.', 'conversation.text-has-price'],
    ['{company}: доставка 1 500 рублей', 'conversation.text-has-price'],
    ['{company}: from $5', 'conversation.text-has-price'],
    [`{company}${'!'.repeat(93)}`, 'conversation.text-too-long'],
  ])('%j is refused: %s', (text, code) => expect(problemOf(text)?.code).toBe(code))

  it('may count and name hours', () => expect(problemOf('{company}: с 9 до 18, 2 копии, 3 рубанка')).toBeNull())

  it('is measured with the values in place: the longest allowed passes', () => {
    expect(problemOf(`{company}${'!'.repeat(92)}`)).toBeNull()
  })

  it('as it came passes its own check in both languages', () => {
    for (const locale of ['ru', 'en'] as const)
      for (const key of TEXT_KEYS) {
        const rules = { placeholders: placeholdersOf(key, locale, 'СтройОпт'), maxChars: longestText(key, 1024) }
        expect(checkText(DEFAULT_TEXTS[locale][key], rules), `${locale} ${key}`).toMatchObject({ ok: true })
      }
  })

  it('takes the place of the default one alone; a value with braces stays as it was said', () => {
    const words = wordsWith('ru', { requestNoted: 'Записал: {text}', proposal: 'Всё так?' })
    expect(words.say.requestNoted('кран {manager}', 'Анна')).toBe('Записал: кран {manager}')
    expect(words.proposal.title).toBe('Всё так?')
    expect(words.say.handedOver('Анна')).toBe('Передал разговор менеджеру (Анна). Ответ придёт сюда.')
    expect(words.say.tooLateToChange('7', false)).toMatch(/^Приём изменений в заказ № 7 закончился, сам/)
  })
})
