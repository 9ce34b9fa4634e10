import { cpus, loadavg } from 'node:os'

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** One row: how many, half of them, 95 of 100, the slowest, beside the budget. */
export function timesRow(what: string, values: readonly number[], budget = ''): readonly string[] {
  return [what, String(values.length), ms(percentile(values, 0.5)), ms(percentile(values, 0.95)), ms(Math.max(...values)), budget]
}

export const TIMES = ['', 'n', 'p50', 'p95', 'max', 'budget'] as const

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  console.log([line(head), ...rows.map(line)].join('\n'))
}

/** What the figures were measured on, so that nobody compares a busy machine with a quiet one. */
export function printMachine(): void {
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`)
}
