import { Button, Menu, Text } from '@mantine/core'
import { debtAges, type Receivable, type ReceivableList } from '@skladno/contracts'
import {
  EndCell,
  FilterChips,
  formatDay,
  formatMoney,
  ListSheet,
  type Locale,
  Money,
  NarrowOnly,
  Page,
  RowCells,
  StatusPill,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconDownload, IconScale } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { receivablesFile, receivablesQuery } from '../../api/receivables.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'

const route = getRouteApi('/shell/receivables')
const WIDE = 'minmax(170px, 1.6fr) 130px 130px repeat(4, minmax(96px, 0.7fr)) 130px'
const NARROW = 'minmax(0, 1fr) auto'
const AGES = ['overdue', ...debtAges, 'advances'] as const

/** Who owes how much and since when; the filters live in the address. */
export function ReceivablesScreen(): ReactNode {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const search = route.useSearch()
  useTitle(t('receivables.title'))
  const list = useInfiniteQuery({ ...receivablesQuery(search), placeholderData: keepPreviousData })
  const isFiltered = search.q !== undefined || search.age !== undefined
  return (
    <Page
      title={t('receivables.title')}
      isFilled
      subtitle={list.data?.on != null && <Text c="dimmed">{t('receivables.on', { day: formatDay(list.data.on, now, locale) })}</Text>}
      actions={<FileMenu />}
      toolbar={<Filters totals={list.data?.totals ?? []} />}
    >
      <ListSheet head={<Head />}>
        <PagedList
          query={{ ...list, data: list.data?.rows }}
          label={t('receivables.title')}
          rowHeight={46}
          keyOf={(row) => `${row.partner.id} ${row.organisation.id} ${row.currency}`}
          renderRow={(row) => <Row row={row} />}
          empty={{
            icon: <IconScale />,
            title: t(isFiltered ? 'receivables.empty.filtered' : 'receivables.empty'),
            hint: t(isFiltered ? 'receivables.empty.filtered.hint' : 'receivables.empty.hint'),
          }}
        />
      </ListSheet>
    </Page>
  )
}

type Totals = ReceivableList['totals']

function Filters({ totals }: { readonly totals: Totals }) {
  const t = useText()
  const locale = useLocale()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const isWhole = search.age === undefined
  return (
    <>
      <SearchBox q={search.q} onSearch={(q) => change({ q })} placeholder={t('receivables.search')} width={260} />
      <FilterChips
        label={t('receivables.age')}
        chips={[
          { value: 'all', label: t('receivables.age.all'), ...(isWhole ? { figure: sums(totals, 'debt', locale) } : {}) },
          ...AGES.map((age) => ({
            value: age,
            label: t(`receivables.age.${age}`),
            ...(isWhole || search.age === age ? { figure: sums(totals, age, locale) } : {}),
          })),
        ]}
        chosen={[search.age ?? 'all']}
        onToggle={(value) => change({ age: AGES.find((age) => age === value) })}
      />
    </>
  )
}

/** «1 200,00 ₽ + 300,00 ₸»: totals of different currencies are never added. */
function sums(totals: Totals, of: 'debt' | (typeof AGES)[number], locale: Locale): string {
  const figure = (total: Totals[number]): number => (of === 'debt' || of === 'overdue' || of === 'advances' ? total[of] : total.ages[of])
  return totals
    .filter((total) => figure(total) !== 0)
    .map((total) => formatMoney({ minor: figure(total), currency: total.currency }, locale))
    .join(' + ')
}

function FileMenu() {
  const t = useText()
  const search = route.useSearch()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('receivables.file')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={receivablesFile(search, format)} download>
            {t(`receivables.file.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('receivables.col.customer')}</span>
      <EndCell>{t('receivables.col.debt')}</EndCell>
      <EndCell>{t('receivables.col.overdue')}</EndCell>
      {(['week', 'month', 'twoMonths', 'older'] as const).map((age) => (
        <EndCell key={age}>{t(`receivables.age.${age}`)}</EndCell>
      ))}
      <EndCell>{t('receivables.col.limit')}</EndCell>
    </RowCells>
  )
}

function Row({ row }: { readonly row: Receivable }) {
  const t = useText()
  const amount = (minor: number) =>
    minor === 0 ? <Text c="dimmed">{t('app.none')}</Text> : <Money value={{ minor, currency: row.currency }} />
  const isOver = row.limit !== null && row.debt > row.limit
  return (
    <Link to="/receivables/$partnerId" params={{ partnerId: row.partner.id }} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <div>
            <Text fw={500} truncate>
              {row.partner.name}
            </Text>
            {row.advances > 0 && (
              <Text size="xs" c="dimmed">
                {t('receivables.col.advances')}: <Money value={{ minor: row.advances, currency: row.currency }} />
              </Text>
            )}
          </div>
          <EndCell>
            <Money value={{ minor: row.debt, currency: row.currency }} strong />
          </EndCell>
          <EndCell>{amount(row.overdue)}</EndCell>
          {(['week', 'month', 'twoMonths', 'older'] as const).map((age) => (
            <EndCell key={age}>{amount(row.ages[age])}</EndCell>
          ))}
          <EndCell>
            {row.limit === null ? (
              <Text c="dimmed">{t('receivables.no-limit')}</Text>
            ) : (
              <Money value={{ minor: row.limit, currency: row.currency }} />
            )}
            {isOver && <StatusPill tone="bad">{t('receivables.over-limit')}</StatusPill>}
          </EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text fw={500} truncate>
            {row.partner.name}
          </Text>
          <Money value={{ minor: row.debt, currency: row.currency }} strong />
          <Overdue row={row} />
          <EndCell>{isOver && <StatusPill tone="bad">{t('receivables.over-limit')}</StatusPill>}</EndCell>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}

function Overdue({ row }: { readonly row: Receivable }) {
  const t = useText()
  const locale = useLocale()
  if (row.overdue === 0) return <span />
  return (
    <Text size="xs" c="dimmed">
      {t('receivables.col.overdue')}: {formatMoney({ minor: row.overdue, currency: row.currency }, locale)},{' '}
      {t('receivables.days', { count: row.oldestDays })}
    </Text>
  )
}
