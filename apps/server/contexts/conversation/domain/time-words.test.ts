import { expect, test } from 'vitest'
import { dayOf, timeWish } from './time-words.ts'

const MONDAY = '2026-03-02'
const hours = (from: number, to: number) => ({ fromMinutes: from * 60, toMinutes: to * 60 })

test.each([
  ['завтра до обеда, Абая 10', '2026-03-03', hours(0, 13), ', Абая 10'],
  ['привезите в пятницу с 9 до 12', '2026-03-06', hours(9, 12), 'привезите'],
  ['послезавтра после обеда', '2026-03-04', hours(12, 24), ''],
  ['25.03 утром', '2026-03-25', hours(0, 12), ''],
  ['5 апреля', '2026-04-05', null, ''],
  ['1 февраля', '2027-02-01', null, ''],
  ['в понедельник', '2026-03-09', null, ''],
  ['до 11:30', null, { fromMinutes: 0, toMinutes: 690 }, ''],
])('«%s» is %s', (text, day, within, rest) => {
  const said = timeWish(text)
  expect(said?.wish.day == null ? null : dayOf(said.wish.day, MONDAY)).toBe(day)
  expect(said?.wish.within).toEqual(within)
  expect(said?.rest.replace(/\s+/g, ' ').trim()).toBe(rest)
})

test.each(['к 10 утра', 'ул. 10 лет Октября, 5', 'профиль 60.27', 'как можно скорее', 'ул. 8 Марта 12'])(
  '«%s» names no time we are sure of',
  (text) => {
    const said = timeWish(text)
    expect(said === null || said.wish.day?.kind === 'date' ? null : said).toBeNull()
  },
)

test('a date that does not exist is no day', () => {
  expect(dayOf({ kind: 'date', day: 31, month: 2 }, MONDAY)).toBeNull()
})
