import { expect, it } from 'vitest'
import { previewOf } from './bot-text-preview.ts'

it('shows a text with its examples, and an unknown placeholder as it is', () => {
  const placeholders = [{ name: 'name', example: 'Иван {company}', isRequired: false }]
  expect(previewOf('Здравствуйте, {name}! {имя} {other}', placeholders)).toBe('Здравствуйте, Иван {company}! {имя} {other}')
})
