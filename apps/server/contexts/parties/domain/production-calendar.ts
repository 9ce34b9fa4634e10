/** One exception of a year: a holiday, or a working day that a decree moved to a weekend. */
export interface CalendarException {
  readonly country: 'RU' | 'KZ'
  readonly day: string
  readonly isWorking: boolean
}

/** `MM-DD` days off by year, weekends that are weekends anyway left out. Russia: ст. 112 ТК РФ and the decrees of moved days known by the end of 2025. */
const RUSSIA: Readonly<Record<string, string>> = {
  2025: '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31',
  2026: '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31',
  2027: '01-01 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-03 05-10 06-14 11-04',
}
const RUSSIA_WORKING = ['2025-11-01']

/**
 * Kazakhstan: закон «О праздниках» and ст. 85 ТК РК (a holiday on a weekend gives the next working day off; 7 January and the first day of
 * Құрбан айт are days off without a move).
 */
const KAZAKHSTAN: Readonly<Record<string, string>> = {
  2025: '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16',
  2026: '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 08-31 10-26 12-16',
  2027: '01-01 01-04 01-07 03-08 03-22 03-23 03-24 05-03 05-07 05-10 07-06 08-30 10-25 12-16',
}

function daysOff(country: 'RU' | 'KZ', years: Readonly<Record<string, string>>): CalendarException[] {
  return Object.entries(years).flatMap(([year, days]) =>
    days.split(' ').map((day) => ({ country, day: `${year}-${day}`, isWorking: false })),
  )
}

/** Days off and moved working days of both countries, 2025-2027. */
export const PRODUCTION_CALENDAR: readonly CalendarException[] = [
  ...daysOff('RU', RUSSIA),
  ...RUSSIA_WORKING.map((day) => ({ country: 'RU' as const, day, isWorking: true })),
  ...daysOff('KZ', KAZAKHSTAN),
]
