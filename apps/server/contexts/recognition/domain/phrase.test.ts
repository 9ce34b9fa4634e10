import { describe, expect, it } from 'vitest'
import { learnedPhrase } from './phrase.ts'

describe('the words of a line', () => {
  it.each([
    ['Ротбанд — 5 мешков', 5, 'ротбанд'],
    ['пена 2 баллона', 2, 'пена'],
    ['20 листов зелёного гипсаря', 20, 'зеленого гипсаря'],
    ['клей, 12,5 кг', 12.5, 'клей'],
    ['Добрый день, нужно ротбанд 30кг 12 мешков', 12, 'ротбанд 30кг'],
    ['инструмент 2 шт', 2, 'инструмент'],
  ])('%s lose their amount', (text, amount, phrase) => {
    expect(learnedPhrase(text, amount)).toBe(phrase)
  })

  it.each([
    ['саморез 3,5х35', 1],
    ['саморез 3,5х35', 35],
    ['профиль 60', null],
    ['ротбанд 30 кг', 1],
    ['плита 50мм', 50],
  ])('%s keep a size', (text, amount) => {
    expect(learnedPhrase(text, amount)).toBe(text)
  })
})
