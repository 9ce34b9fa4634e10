import { describe, expect, it } from 'vitest'
import { parsePaymentWords } from './payment-words.ts'

const PREPAID = [0, 100, 0, 0]

describe('payment words', () => {
  it.each([
    ['предоплата', PREPAID],
    ['100% предоплата', PREPAID],
    ['Предоплата 100 %', PREPAID],
    ['оплата до отгрузки', PREPAID],
    ['отсрочка 14 дней', [0, 0, 100, 14]],
    ['Отсрочка платежа 30 календарных дней', [0, 0, 100, 30]],
    ['отсрочка 7 к.д.', [0, 0, 100, 7]],
    ['постоплата 10 дней', [0, 0, 100, 10]],
    ['14 дней', [0, 0, 100, 14]],
    ['в течение 21 дня', [0, 0, 100, 21]],
    ['отсрочка две недели', [0, 0, 100, 14]],
    ['отсрочка месяц', [0, 0, 100, 30]],
    ['по факту', [0, 0, 100, 0]],
    ['по факту отгрузки', [0, 0, 100, 0]],
    ['30% предоплата, 70% через 10 дней', [0, 30, 70, 10]],
    ['предоплата 50%, остальное по факту', [0, 50, 50, 0]],
    ['50/50', [0, 50, 50, 0]],
    ['аванс 30%', [30, 70, 0, 0]],
    ['аванс 20%, остальное отсрочка 14 дней', [20, 0, 80, 14]],
  ])('%s', (text, expected) => {
    const schedule = parsePaymentWords(text)
    expect(schedule && [schedule.advancePercent, schedule.prepaymentPercent, schedule.creditPercent, schedule.creditDays]).toEqual(expected)
  })

  it.each(['', 'как договоримся', 'безнал', 'отсрочка 400 дней', '120% предоплата', 'VIP'])('never guesses: «%s»', (text) => {
    expect(parsePaymentWords(text)).toBeNull()
  })
})
