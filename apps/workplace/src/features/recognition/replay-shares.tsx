import { Stack, Table, Text } from '@mantine/core'
import type { ReplayReportView } from '@skladno/contracts'
import { formatMoney, formatNumber, Section, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { currencyOf } from './replay-figures.tsx'

type Row = ReplayReportView['byGroup'][number]
const TONES: Readonly<Record<Row['advice'], Tone>> = { start: 'good', watch: 'warn', wait: 'bad', few: 'neutral' }
const SHOWN = 12

/** Which groups of goods and which customers to let the bot serve by itself first. */
export function ReplayShares({ report }: { readonly report: ReplayReportView }) {
  const t = useText()
  return (
    <Stack gap="md">
      <Shares title={t('recognition.shares.groups')} rows={report.byGroup} report={report} />
      <Shares title={t('recognition.shares.customers')} rows={report.byCustomer} report={report} />
    </Stack>
  )
}

function Shares({ title, rows, report }: { readonly title: string; readonly rows: readonly Row[]; readonly report: ReplayReportView }) {
  const t = useText()
  const locale = useLocale()
  return (
    <Section title={title} isFlush>
      <Table.ScrollContainer type="native" minWidth={420} tabIndex={0} role="region" aria-label={title}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('recognition.shares.name')}</Table.Th>
              <Table.Th ta="end">{t('recognition.shares.lines')}</Table.Th>
              <Table.Th ta="end">{t('recognition.shares.wrong')}</Table.Th>
              <Table.Th ta="end">{t('recognition.shares.asked')}</Table.Th>
              <Table.Th ta="end">{t('recognition.shares.risk')}</Table.Th>
              <Table.Th>{t('recognition.shares.advice')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <Table.Tr key={row.id ?? row.name}>
                <Table.Td>{row.name === '' ? t('recognition.shares.none') : row.name}</Table.Td>
                <Table.Td ta="end">{row.lines}</Table.Td>
                <Table.Td ta="end">{formatNumber(row.wrongPer100, locale)}</Table.Td>
                <Table.Td ta="end">{formatNumber(row.askedPer100, locale)}</Table.Td>
                <Table.Td ta="end">
                  {row.atRiskMinor === 0 ? '—' : formatMoney({ minor: row.atRiskMinor, currency: currencyOf(report) }, locale)}
                </Table.Td>
                <Table.Td>
                  <StatusPill tone={TONES[row.advice]}>{t(`recognition.advice.${row.advice}`)}</StatusPill>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > SHOWN && (
        <Text c="dimmed" p="sm">
          {t('recognition.shares.more', { count: rows.length - SHOWN })}
        </Text>
      )}
    </Section>
  )
}
