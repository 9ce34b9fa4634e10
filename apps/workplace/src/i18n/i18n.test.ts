import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { translator } from './i18n.tsx'
import type { Message } from './message.ts'
import { ru } from './ru.ts'

const forms = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message))
const names = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1])
    .toSorted()
    .join()
const keys = Object.keys(ru).filter((key) => key in en) as (keyof typeof ru)[]

describe('the texts', () => {
  it('every form of a text in both languages asks for the same values', () => {
    const different = keys.filter((key) => new Set([...forms(ru[key]), ...forms(en[key])].map(names)).size > 1)
    expect(different).toEqual([])
  })

  it('what has a plural in Russian has all its forms', () => {
    const plurals = keys.flatMap((key) => (typeof ru[key] === 'string' ? [] : [Object.keys(ru[key]).toSorted().join()]))
    expect(new Set(plurals)).toEqual(new Set(['few,many,one,other']))
  })

  it('numbers take their form and their spaces', () => {
    const t = translator('ru')
    expect([1, 3, 5, 21, 1200].map((count) => t('orders.lines', { count }))).toEqual([
      '1 строка',
      '3 строки',
      '5 строк',
      '21 строка',
      '1\u00A0200 строк',
    ])
    expect([1, 5].map((count) => translator('en')('orders.lines', { count }))).toEqual(['1 line', '5 lines'])
  })

  it('speaks calmly: no exclamation marks, no ellipsis of three dots', () => {
    expect(keys.filter((key) => forms(ru[key]).some((text) => text.includes('!') || text.includes('...')))).toEqual([])
  })
})
