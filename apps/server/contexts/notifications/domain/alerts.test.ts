import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterQuietHours, alertOf, usualAlerts } from './alerts.ts'

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`)
const night = { fromMinutes: 22 * 60, toMinutes: 8 * 60 }

describe('quiet hours', () => {
  it.each([
    ['late in the evening wait for the morning', '19:30', '05:00', 1],
    ['after midnight wait for the same morning', '02:10', '05:00', 0],
    ['in the daytime do not wait', '12:00', '12:00', 0],
    ['at the very end are over', '05:00', '05:00', 0],
  ])('%s', (_, from, to, days) => {
    expect(afterQuietHours(at(from), night, 'Europe/Moscow')).toEqual(new Date(at(to).getTime() + days * 86_400_000))
  })

  it('never bring a letter forward, and never hold it for a day', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(minutes, minutes, minutes, (now, fromMinutes, toMinutes) => {
        const moment = new Date(at('00:00').getTime() + now * 60_000)
        const wait = afterQuietHours(moment, { fromMinutes, toMinutes }, 'Asia/Almaty').getTime() - moment.getTime()
        return wait >= 0 && wait < 86_400_000
      }),
    )
  })
})

describe('letters', () => {
  it('about a stranger are a kind of their own', () => {
    expect([alertOf('escalated', 'unknown-number'), alertOf('escalated', 'complaint'), alertOf('document-failed', null)]).toEqual([
      'stranger',
      'work',
      'failures',
    ])
  })

  it('about channels go to those who can do something about them', () => {
    expect([usualAlerts(['sales']).includes('channels'), usualAlerts(['admin']).includes('channels')]).toEqual([false, true])
  })
})
