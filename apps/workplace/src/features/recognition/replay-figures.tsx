import { Table, Text } from '@mantine/core'
import type { ReplayReportView } from '@skladno/contracts'
import { formatMoney, formatNumber, type Locale, Section, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

const FIGURES = ['wrongPer100', 'precision', 'askedPer100', 'reach', 'straightThrough'] as const

/** The figures now, and what they would be without what was learned. */
export function ReplayFigures({ report, alias }: { readonly report: ReplayReportView; readonly alias: string | null }) {
  const t = useText()
  const locale = useLocale()
  const { now, before, period } = report
  const skipped = Object.entries(report.skipped).reduce((sum, [, count]) => sum + count, 0)
  if (now.orders === 0)
    return (
      <Section title={t('recognition.figures')}>
        <Text>{t('recognition.figures.none')}</Text>
      </Section>
    )
  return (
    <Section title={t('recognition.figures')}>
      <Text c="dimmed" mb="sm">
        {t('recognition.figures.of', { orders: now.orders, lines: now.lines })}
        {period !== null && ` ${t('recognition.figures.period', { from: dayOf(period.from, locale), to: dayOf(period.to, locale) })}`}
        {skipped > 0 && ` ${t('recognition.figures.skipped', { count: skipped })}`}
      </Text>
      <Table.ScrollContainer type="native" minWidth={260} tabIndex={0} role="region" aria-label={t('recognition.figures')}>
        <Table aria-label={t('recognition.figures')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('recognition.figures.what')}</Table.Th>
              <Table.Th ta="end">{t('recognition.figures.now')}</Table.Th>
              <Table.Th ta="end">{t('recognition.figures.basis')}</Table.Th>
              {before !== null && (
                <Table.Th ta="end">
                  {alias === null ? t('recognition.figures.before') : t('recognition.figures.without', { phrase: alias })}
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {FIGURES.map((figure) => (
              <Table.Tr key={figure}>
                <Table.Td>{t(`recognition.figure.${figure}`)}</Table.Td>
                <Table.Td ta="end" fw={600}>
                  {formatNumber(now[figure], locale)}
                </Table.Td>
                <Table.Td ta="end" c="dimmed">
                  {t(`recognition.basis.${figure}`, basisOf(now, figure))}
                </Table.Td>
                {before !== null && <Table.Td ta="end">{formatNumber(before[figure], locale)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {report.atRiskMinor > 0 && (
        <Text mt="sm">
          {t('recognition.risk', { amount: formatMoney({ minor: report.atRiskMinor, currency: currencyOf(report) }, locale) })}
        </Text>
      )}
    </Section>
  )
}

type Figures = ReplayReportView['now']

/** From how many the figure comes: a share of three lines is no share. */
function basisOf(now: Figures, figure: (typeof FIGURES)[number]): { readonly part: number; readonly count: number } {
  switch (figure) {
    case 'wrongPer100':
      return { part: now.wrong, count: now.lines }
    case 'precision':
      return { part: now.accepted - now.wrong, count: now.accepted }
    case 'askedPer100':
      return { part: now.asked, count: now.lines }
    case 'reach':
      return { part: now.reached, count: now.ordered }
    case 'straightThrough':
      return { part: now.straight, count: now.orders }
  }
}

const dayOf = (at: string, locale: Locale): string =>
  new Date(at).toLocaleDateString(locale === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const CURRENCIES = ['RUB', 'KZT', 'CNY', 'USD'] as const

/** The currency the company sells in. */
export const currencyOf = ({ currency }: Pick<ReplayReportView, 'currency'>): (typeof CURRENCIES)[number] =>
  CURRENCIES.find((known) => known === currency) ?? 'RUB'
