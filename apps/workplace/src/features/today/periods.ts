/** Periods one press away. */
export const PERIODS = ['today', 'yesterday', 'week', 'month'] as const
export type PeriodName = (typeof PERIODS)[number]

/** Days before `day`, as YYYY-MM-DD. */
export function daysBefore(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - count)
  return at.toISOString().slice(0, 10)
}

/** A period as the address keeps it; today is the address without one, so that a kept link stays today. */
export function addressOf(name: PeriodName, today: string): { readonly from: string | undefined; readonly to: string | undefined } {
  switch (name) {
    case 'today':
      return { from: undefined, to: undefined }
    case 'yesterday':
      return { from: daysBefore(today, 1), to: daysBefore(today, 1) }
    case 'week':
      return { from: daysBefore(today, 6), to: today }
    case 'month':
      return { from: daysBefore(today, 29), to: today }
  }
}

/** Which of them the address says, or null for a period of one's own. */
export function nameOf(asked: { readonly from?: string | undefined; readonly to?: string | undefined }, today: string): PeriodName | null {
  if (asked.from === undefined && asked.to === undefined) return 'today'
  return PERIODS.find((name) => addressOf(name, today).from === asked.from && addressOf(name, today).to === asked.to) ?? null
}

export const lengthOf = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
