import type { CatalogFileError } from './catalog-file-error.ts'
import type { RejectedRow, SourcePlace } from './catalog-file-set.ts'
import type { ImportSummary } from './import-tally.ts'
import { en } from './messages/en.ts'
import { type ImportMessages, ru } from './messages/ru.ts'

export type ImportLanguage = 'ru' | 'en'
const TEXTS: Readonly<Record<ImportLanguage, ImportMessages>> = { ru, en }

export const importTexts = (language: ImportLanguage): ImportMessages => TEXTS[language]

const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

/** What is wrong with a file, where, and what to do. */
export function describeCatalogError(error: CatalogFileError, language: ImportLanguage): string {
  const { facts, code } = error
  const line = facts.line === undefined ? '' : language === 'ru' ? ` в строке ${facts.line}` : ` at line ${facts.line}`
  const detail = detailOf(String(facts.detail ?? ''), language)
  return fill(TEXTS[language].errors[code], { ...facts, place: line, detail })
}

/** What the XML parser complains of, in words a 1C administrator can search for. */
const XML_FAULTS: readonly (readonly [RegExp, string])[] = [
  [/close tag/i, 'закрывающий тег без открывающего'],
  [/entity/i, 'неизвестная подстановка &…;'],
  [/attribute/i, 'ошибка в атрибуте'],
  [/character/i, 'недопустимый символ'],
]

function detailOf(detail: string, language: ImportLanguage): string {
  const words = language === 'en' ? detail.replace(/\.$/, '') : (XML_FAULTS.find(([pattern]) => pattern.test(detail))?.[1] ?? '')
  return words === '' ? '' : ` (${words})`
}

export const describePlace = (place: SourcePlace, language: ImportLanguage): string =>
  [place.file, ...(place.sheet === null ? [] : [place.sheet]), `${TEXTS[language].labels.line} ${place.line}`].join(', ')

export const describeReject = (row: RejectedRow, language: ImportLanguage): string =>
  fill(TEXTS[language].rejects[row.code], { value: row.value })

/** The stable JSON of `skladno import --json`. */
export function importJson(summary: ImportSummary, language: ImportLanguage): Readonly<Record<string, unknown>> {
  const { rejected, rejectedCount, priceTypeNames: _, ...figures } = summary
  const rows = rejected.map((row) => ({ where: describePlace(row.place, language), reason: describeReject(row, language) }))
  const hidden = rejectedCount - rejected.length
  const more = hidden > 0 ? [{ where: '…', reason: fill(TEXTS[language].labels.more, { count: hidden }) }] : []
  return { ...figures, rejected: [...rows, ...more] }
}

/** A short report for a person. */
export function importReport(summary: ImportSummary, language: ImportLanguage): string {
  const { labels, warnings } = TEXTS[language]
  const number = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 3 })
  const counts = (['products', 'offers', 'groups', 'deleted', 'withoutArticle'] as const).map(
    (key) => `${labels[key]}: ${number.format(summary[key])}`,
  )
  const prices = Object.entries(summary.pricesPerType).map(
    ([type, count]) =>
      `  ${summary.priceTypeNames[type] ?? type}: ${number.format(count)}, Σ ${number.format(Number(summary.priceSumPerType[type] ?? 0))}`,
  )
  const warned = summary.warnings.map(
    ({ code, count, examples }) => `  ${warnings[code]}: ${number.format(count)}${examples.length > 0 ? ` (${examples.join('; ')})` : ''}`,
  )
  const refused = summary.rejected.slice(0, 20).map((row) => `  ${describePlace(row.place, language)}: ${describeReject(row, language)}`)
  const hidden = summary.rejectedCount - refused.length
  return [
    `${labels.dryRun}. ${labels.schema}: ${summary.schema}`,
    ...counts,
    ...(prices.length > 0 ? [`${labels.prices}:`, ...prices] : []),
    `${labels.stock}: ${number.format(Number(summary.stockTotal))}`,
    ...(warned.length > 0 ? [`${labels.warnings}:`, ...warned] : []),
    ...(summary.rejectedCount > 0 ? [`${labels.rejected}: ${number.format(summary.rejectedCount)}`, ...refused] : []),
    ...(hidden > 0 ? [`  ${fill(labels.more, { count: number.format(hidden) })}`] : []),
  ].join('\n')
}
