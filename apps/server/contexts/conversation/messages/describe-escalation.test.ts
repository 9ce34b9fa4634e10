import { expect, it } from 'vitest'
import { describeEscalation } from './describe-escalation.ts'

it.each([
  ['77010001440', '+7 701 000-14-40'],
  ['+77010001440', '+7 701 000-14-40'],
  ['4915112345678', '+4915112345678'],
  ['Тимур', 'Тимур'],
  ['', ''],
])('a stranger %s is shown as %s', (phone, shown) => {
  const text = describeEscalation('ru', 'unknown-number', { phone, text: 'нужен ротбанд' }).replaceAll('\u00a0', ' ')
  expect(text).toBe(`Незнакомый номер ${shown} пишет: «нужен ротбанд».`)
})
