import type { MessageView } from '@skladno/contracts'
import { expect, test } from 'vitest'
import { translator } from '../../i18n/i18n.tsx'
import { stepsOf } from './steps.ts'

const message = (id: string, at: string, part: Partial<MessageView>): MessageView => ({
  id,
  at,
  direction: 'in',
  author: 'customer',
  employeeName: null,
  text: 'Нужен профиль',
  options: [],
  file: null,
  delivery: 'received',
  failure: null,
  releaseAt: null,
  ...part,
})
const t = translator('ru')

test('names each step in the order it happened, a held reply as one that waits', () => {
  const steps = stepsOf(
    {
      order: null,
      escalations: [],
      messages: [
        message('2', '2025-11-27T10:00:02Z', { direction: 'out', author: 'bot', delivery: 'held', text: 'Правильно ли я понял?' }),
        message('1', '2025-11-27T10:00:01Z', {}),
        message('3', '2025-11-27T10:00:03Z', { direction: 'out', author: 'employee', delivery: 'sent', text: 'Здравствуйте' }),
      ],
    },
    t,
  )
  expect(steps.map((step) => [step.key, step.title])).toEqual([
    ['1', t('demo.step.received')],
    ['2', t('demo.step.held')],
    ['3', t('demo.step.staff')],
  ])
})

test('a long message is cut, a file is told by its name', () => {
  const file = { name: 'заявка.xlsx', mimeType: 'application/vnd.ms-excel', sizeBytes: 10, url: '/files/1' }
  const [first, second] = stepsOf(
    {
      order: null,
      escalations: [],
      messages: [message('1', '2025-11-27T10:00:01Z', { text: 'а'.repeat(500) }), message('2', '2025-11-27T10:00:02Z', { text: '', file })],
    },
    t,
  )
  expect(first?.detail.length).toBeLessThan(100)
  expect(second?.detail).toBe('заявка.xlsx')
})
