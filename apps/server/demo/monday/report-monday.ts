import { defineMessages, type Locale } from '@skladno/platform'
import type { Outcome, Played } from './play-message.ts'

const say = defineMessages({
  ru: {
    straight: 'сразу верно',
    asked: 'после вопроса',
    approval: 'ждёт менеджера',
    'handed-over': 'передано человеку',
    answered: 'ответ',
    incomplete: 'неполно',
    silent: 'нет ответа',
    wrong: 'ОШИБКА',
    extra: 'лишнее: {lines}',
    missing: 'нет в заказе: {lines}',
    head: 'Клиент|Написал|Что стало|До черновика|До счёта',
    seconds: '{count} с',
    total: '{count|сообщение|сообщения|сообщений}: {outcomes}.',
    lines: 'Строк принято {accepted}, из них неверных {wrong}. Не хватило {missing}.',
    draft: 'До черновика: половина за {p50} с, 95 из 100 за {p95} с.',
    invoice: 'До счёта: половина за {p50} с, 95 из 100 за {p95} с.',
  },
  en: {
    straight: 'right at once',
    asked: 'after a question',
    approval: 'waits for a manager',
    'handed-over': 'handed to a person',
    answered: 'answered',
    incomplete: 'incomplete',
    silent: 'no answer',
    wrong: 'WRONG',
    extra: 'not asked for: {lines}',
    missing: 'not in the order: {lines}',
    head: 'Customer|Wrote|What became of it|To draft|To invoice',
    seconds: '{count} s',
    total: '{count|message|messages}: {outcomes}.',
    lines: 'Lines accepted {accepted}, wrong among them {wrong}. Missing {missing}.',
    draft: 'To the draft: half within {p50} s, 95 of 100 within {p95} s.',
    invoice: 'To the invoice: half within {p50} s, 95 of 100 within {p95} s.',
  },
})

/** The figures of one Monday. Times in milliseconds; a percentile of nothing is null. */
export interface MondayTotals {
  readonly messages: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly acceptedLines: number
  readonly wrongLines: number
  readonly missingLines: number
  readonly draftMs: { readonly p50: number | null; readonly p95: number | null }
  readonly invoiceMs: { readonly p50: number | null; readonly p95: number | null }
}

const NONE: Readonly<Record<Outcome, number>> = {
  straight: 0,
  asked: 0,
  approval: 0,
  'handed-over': 0,
  answered: 0,
  incomplete: 0,
  wrong: 0,
  silent: 0,
}

export function mondayTotals(played: readonly Played[]): MondayTotals {
  const outcomes = { ...NONE }
  for (const { outcome } of played) outcomes[outcome] += 1
  const sum = (of: (one: Played) => number): number => played.reduce((total, one) => total + of(one), 0)
  return {
    messages: played.length,
    outcomes,
    acceptedLines: sum(({ accepted }) => accepted),
    wrongLines: sum(({ wrong }) => wrong.length),
    missingLines: sum(({ missing }) => missing.length),
    draftMs: percentiles(played.map(({ draftMs }) => draftMs)),
    invoiceMs: percentiles(played.map(({ invoiceMs }) => invoiceMs)),
  }
}

function percentiles(values: readonly (number | null)[]): { readonly p50: number | null; readonly p95: number | null } {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const at = (share: number): number | null => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
  return { p50: at(0.5), p95: at(0.95) }
}

/** A table a person reads: one row a message, then the totals. */
export function mondayReport(played: readonly Played[], locale: Locale): string {
  const rows = played.map((one) => [
    one.name,
    wrote(one),
    became(one, locale),
    seconds(one.draftMs, locale),
    seconds(one.invoiceMs, locale),
  ])
  return [...table([say(locale, 'head').split('|'), ...rows]), '', ...summary(played, locale)].join('\n')
}

const WIDEST = 44
const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text)
const wrote = ({ message: { writes } }: Played): string =>
  cut((typeof writes === 'string' ? writes : writes.fileName).replaceAll(/\s+/g, ' '))

function became({ outcome, wrong, missing }: Played, locale: Locale): string {
  const notes = [
    ...(wrong.length === 0 ? [] : [say(locale, 'extra', { lines: wrong.join('; ') })]),
    ...(missing.length === 0 || outcome === 'handed-over' ? [] : [say(locale, 'missing', { lines: missing.join('; ') })]),
  ]
  return [say(locale, outcome), ...notes].join('; ')
}

const seconds = (ms: number | null, locale: Locale): string =>
  ms === null
    ? ''
    : say(locale, 'seconds', { count: (ms / 1000).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<readonly number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), [])
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function summary(played: readonly Played[], locale: Locale): string[] {
  const totals = mondayTotals(played)
  const outcomes = Object.entries(totals.outcomes).flatMap(([outcome, count]) =>
    count === 0 ? [] : [`${say(locale, outcome as Outcome)} ${count}`],
  )
  const line = (key: 'draft' | 'invoice', { p50, p95 }: MondayTotals['draftMs']): string[] =>
    p50 === null || p95 === null ? [] : [say(locale, key, { p50: (p50 / 1000).toFixed(1), p95: (p95 / 1000).toFixed(1) })]
  return [
    say(locale, 'total', { count: totals.messages, outcomes: outcomes.join(', ') }),
    say(locale, 'lines', { accepted: totals.acceptedLines, wrong: totals.wrongLines, missing: totals.missingLines }),
    ...line('draft', totals.draftMs),
    ...line('invoice', totals.invoiceMs),
  ]
}
