import { addDays, type CalendarDate } from '@skladno/kernel'
import { formatDay, type Locale } from '@skladno/platform'
import { clockTime, noticeTexts as say } from './index.ts'

/** «завтра до 14:00», «3 марта», or null without a day. */
export function shippingDay(
  { shipOn, toMinutes, today }: { readonly shipOn: CalendarDate | null; readonly toMinutes: number | null; readonly today: CalendarDate },
  locale: Locale,
): string | null {
  if (shipOn === null) return null
  const day = shipOn === today ? say(locale, 'today') : shipOn === addDays(today, 1) ? say(locale, 'tomorrow') : formatDay(shipOn, locale)
  return toMinutes === null ? day : say(locale, 'until', { day, time: clockTime(toMinutes) })
}
