import { addDays, type CalendarDate, weekday } from '@skladno/kernel'

/** A day and a part of it as said: «завтра до обеда», «в пятницу», «25.11 с 9 до 12». Minutes after midnight. */
export interface TimeWish {
  readonly day: SaidDay | null
  readonly within: { readonly fromMinutes: number; readonly toMinutes: number } | null
}
export type SaidDay =
  | { readonly kind: 'ahead'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'date'; readonly day: number; readonly month: number }

const MONTHS: readonly string[] = ['январ', 'феврал', 'март', 'апрел', 'ма', 'июн', 'июл', 'август', 'сентябр', 'октябр', 'ноябр', 'декабр']
const WEEKDAYS = ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресень'] as const
const START = '(?<![\\p{L}\\d.,])'
const END = '(?![\\p{L}\\d])'
const word = (pattern: string): RegExp => new RegExp(`${START}(?:${pattern})${END}`, 'iu')

const DAYS: readonly (readonly [pattern: RegExp, day: (match: RegExpExecArray) => SaidDay])[] = [
  [word('сегодня|today'), () => ({ kind: 'ahead', days: 0 })],
  [word('(?:на )?послезавтра'), () => ({ kind: 'ahead', days: 2 })],
  [word('(?:на )?завтра|tomorrow'), () => ({ kind: 'ahead', days: 1 })],
  ...WEEKDAYS.map((name, index): readonly [RegExp, () => SaidDay] => [
    word(`(?:во? |на )${name}[ауеюья]*`),
    () => ({ kind: 'weekday', weekday: index + 1 }),
  ]),
  [word(`(\\d{1,2}) (${MONTHS.join('|')})[ая]?`), (match) => ({ kind: 'date', day: Number(match[1]), month: monthOf(match[2] ?? '') })],
  [word('(\\d{1,2})\\.(\\d{2})(?:\\.\\d{2,4})?'), (match) => ({ kind: 'date', day: Number(match[1]), month: Number(match[2]) })],
]
const monthOf = (stem: string): number => MONTHS.indexOf(stem.toLowerCase()) + 1

const at = (hours: number): number => hours * 60
const clock = (hours: string | undefined, minutes: string | undefined): number => Number(hours ?? 0) * 60 + Number(minutes ?? 0)
const PARTS: readonly (readonly [pattern: RegExp, within: (match: RegExpExecArray) => NonNullable<TimeWish['within']>])[] = [
  [
    word('с (\\d{1,2})(?:[:.](\\d{2}))? до (\\d{1,2})(?:[:.](\\d{2}))?(?: час(?:ов|а))?'),
    (match) => ({ fromMinutes: clock(match[1], match[2]), toMinutes: clock(match[3], match[4]) }),
  ],
  [word('до обеда|в первой половине дня|before noon'), () => ({ fromMinutes: 0, toMinutes: at(13) })],
  [word('после обеда|во второй половине дня|afternoon'), () => ({ fromMinutes: at(12), toMinutes: at(24) })],
  [word('утром|с утра|in the morning'), () => ({ fromMinutes: 0, toMinutes: at(12) })],
  [word('вечером|in the evening'), () => ({ fromMinutes: at(16), toMinutes: at(24) })],
  [word('до (\\d{1,2})(?:[:.](\\d{2}))?(?: час(?:ов|а))?'), (match) => ({ fromMinutes: 0, toMinutes: clock(match[1], match[2]) })],
  [word('после (\\d{1,2})(?:[:.](\\d{2}))?(?: час(?:ов|а))?'), (match) => ({ fromMinutes: clock(match[1], match[2]), toMinutes: at(24) })],
]

/** The time said in a piece of a message and what is left of it without that time; null when none is said in a way we know for sure. */
export function timeWish(text: string): { readonly wish: TimeWish; readonly rest: string } | null {
  const day = found(text, DAYS)
  const withoutDay = day === null ? text : text.replace(day.said, ' ')
  const part = found(withoutDay, PARTS)
  const within = part !== null && part.value.fromMinutes < part.value.toMinutes && part.value.toMinutes <= at(24) ? part.value : null
  if (day === null && within === null) return null
  const rest = within === null ? withoutDay : withoutDay.replace(part?.said ?? '', ' ')
  return { wish: { day: day?.value ?? null, within }, rest }
}

function found<T>(
  text: string,
  patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => T])[],
): { readonly said: string; readonly value: T } | null {
  for (const [pattern, value] of patterns) {
    const match = pattern.exec(text)
    if (match !== null) return { said: match[0], value: value(match) }
  }
  return null
}

/** The said day as a date: the next such weekday, this or the next year; null when there is no such date. */
export function dayOf(said: SaidDay, today: CalendarDate): CalendarDate | null {
  if (said.kind === 'ahead') return addDays(today, said.days)
  if (said.kind === 'weekday') return addDays(today, ((said.weekday - weekday(today) + 6) % 7) + 1)
  const dateIn = (year: number): CalendarDate | null => {
    const text = `${year}-${String(said.month).padStart(2, '0')}-${String(said.day).padStart(2, '0')}`
    const date = new Date(`${text}T00:00:00Z`)
    return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : (text as CalendarDate)
  }
  const year = Number(today.slice(0, 4))
  const here = dateIn(year)
  return here !== null && here < today ? dateIn(year + 1) : here
}
