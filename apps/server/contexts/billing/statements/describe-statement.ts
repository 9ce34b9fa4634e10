import type { BusinessError } from '@skladno/kernel'
import { STATEMENT_REFUSALS } from './bank-statement.ts'
import { en } from './messages/en.ts'
import { ru, type StatementMessages } from './messages/ru.ts'
import type { StatementSummary } from './statement-summary.ts'

export type StatementLanguage = 'ru' | 'en'
const TEXTS: Readonly<Record<StatementLanguage, StatementMessages>> = { ru, en }

export const statementTexts = (language: StatementLanguage): StatementMessages => TEXTS[language]

/** What is wrong with a file, where, and what to do. */
export function describeStatementError(error: BusinessError, language: StatementLanguage): string {
  const facts = error.facts ?? {}
  const code = STATEMENT_REFUSALS.find((known) => known === error.code) ?? 'billing.statement-unknown'
  const place = facts.line === undefined ? '' : language === 'ru' ? ` в строке ${facts.line}` : ` at line ${facts.line}`
  const detail = typeof facts.detail === 'string' && facts.detail !== '' ? ` (${facts.detail})` : ''
  const all: Readonly<Record<string, unknown>> = { ...facts, place, detail }
  return TEXTS[language].refusals[code].replace(/\{(\w+)\}/g, (_, name: string) => String(all[name] ?? ''))
}

/** A short report for a person. */
export function statementReport(summary: StatementSummary, language: StatementLanguage): string {
  const { labels, warnings } = TEXTS[language]
  const number = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { minimumFractionDigits: 2 })
  const money = (text: string | null): string => (text === null ? '—' : number.format(Number(text)))
  const warned = summary.warnings.map(({ code, count, examples }) => `  ${warnings[code]}: ${count} (${examples.join('; ')})`)
  return [
    `${summary.file}. ${labels.version}: ${summary.version}, ${summary.encoding}`,
    `${labels.accounts}: ${summary.accounts}. ${labels.documents}: ${summary.documents}`,
    `${labels.start}: ${money(summary.start)}. ${labels.end}: ${money(summary.end)}`,
    `${labels.in}: ${summary.in}, ${money(summary.sumIn)}. ${labels.out}: ${summary.out}, ${money(summary.sumOut)}`,
    ...(warned.length > 0 ? [`${labels.warnings}:`, ...warned] : []),
  ].join('\n')
}
