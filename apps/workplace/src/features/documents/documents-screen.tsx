import { Group, Select, Text, TextInput } from '@mantine/core'
import { type DocumentRow, documentKinds } from '@skladno/contracts'
import {
  EndCell,
  formatDay,
  ListSheet,
  Money,
  moneyInput,
  NarrowOnly,
  Page,
  parseMinor,
  RowCells,
  StatusPill,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconFileText } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { documentsQuery } from '../../api/documents.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { DateRange } from '../../screen/date-range.tsx'
import { FurtherFilters } from '../../screen/further-filters.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'

const route = getRouteApi('/shell/documents')
const WIDE = 'minmax(190px, 1.3fr) 110px minmax(150px, 1.4fr) 120px minmax(120px, 1fr) 140px'
const NARROW = 'minmax(0, 1fr) auto'
const STATES = ['current', 'replaced', 'void'] as const

type Search = ReturnType<typeof route.useSearch>

/** Every счёт, shipment note and other paper; what is void stays in sight. The filters live in the address. */
export function DocumentsScreen(): ReactNode {
  const t = useText()
  useTitle(t('documents.title'))
  const search = route.useSearch()
  const documents = useInfiniteQuery({ ...documentsQuery(search), placeholderData: keepPreviousData })
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  return (
    <Page title={t('documents.title')} isFilled toolbar={<Filters isFiltered={isFiltered} />}>
      <ListSheet head={<Head />}>
        <PagedList
          query={documents}
          label={t('documents.title')}
          rowHeight={46}
          keyOf={(document) => document.id}
          renderRow={(document) => <Row document={document} />}
          empty={{
            icon: <IconFileText />,
            title: t(isFiltered ? 'documents.empty.filtered' : 'documents.empty'),
            hint: t(isFiltered ? 'documents.empty.filtered.hint' : 'documents.empty.hint'),
          }}
        />
      </ListSheet>
    </Page>
  )
}

function Filters({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const seesCustomers = useMay('customers.read')
  const [resets, setResets] = useState(0)
  const change = (part: Partial<Search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const reset = () => {
    setResets((count) => count + 1)
    void navigate({ search: {} })
  }
  return (
    <>
      <SearchBox key={resets} q={search.q} onSearch={(q) => change({ q })} placeholder={t('documents.search')} width={280} />
      <FurtherFilters onReset={isFiltered ? reset : undefined}>
        <Select
          aria-label={t('documents.kind')}
          placeholder={t('documents.kind')}
          data={documentKinds.map((kind) => ({ value: kind, label: t(`document.kind.${kind}`) }))}
          value={search.kind ?? null}
          onChange={(kind) => change({ kind: documentKinds.find((known) => known === kind) })}
          clearable
          clearButtonProps={{ 'aria-label': t('orders.reset') }}
        />
        <Select
          w={140}
          aria-label={t('documents.state')}
          placeholder={t('documents.state')}
          data={STATES.map((state) => ({ value: state, label: t(`document.state.${state}`) }))}
          value={search.state ?? null}
          onChange={(state) => change({ state: STATES.find((known) => known === state) })}
          clearable
          clearButtonProps={{ 'aria-label': t('orders.reset') }}
        />
        {seesCustomers && (
          <CustomerPicker
            isLabelHidden
            label={t('orders.customer')}
            value={search.partnerId}
            onChange={(partnerId) => change({ partnerId })}
          />
        )}
        <DateRange from={search.from} to={search.to} onChange={change} />
        <SumField
          key={`from${resets}`}
          label={t('documents.sum.from')}
          minor={search.sumFrom}
          onChange={(sumFrom) => change({ sumFrom })}
        />
        <SumField key={`to${resets}`} label={t('documents.sum.to')} minor={search.sumTo} onChange={(sumTo) => change({ sumTo })} />
      </FurtherFilters>
    </>
  )
}

interface SumFieldProps {
  readonly label: string
  readonly minor: number | undefined
  readonly onChange: (minor: number | undefined) => void
}

/** A bound of the sum, taken when the field is left or Enter is pressed. */
function SumField({ label, minor, onChange }: SumFieldProps) {
  const locale = useLocale()
  const [text, setText] = useState(minor === undefined ? '' : moneyInput(minor, locale))
  const parsed = text.trim() === '' ? undefined : parseMinor(text)
  const apply = () => {
    if (parsed !== null && parsed !== minor) onChange(parsed)
  }
  return (
    <TextInput
      w={120}
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      value={text}
      error={parsed === null}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
    />
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('documents.col.document')}</span>
      <span>{t('documents.col.on')}</span>
      <span>{t('documents.col.customer')}</span>
      <span>{t('documents.col.order')}</span>
      <span>{t('documents.col.organisation')}</span>
      <EndCell>{t('documents.col.total')}</EndCell>
    </RowCells>
  )
}

function Row({ document }: { readonly document: DocumentRow }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const day = formatDay(document.on, now, locale)
  const kind = t(`document.kind.${document.kind}`)
  const name = (
    <Group gap={6} wrap="nowrap">
      <a href={document.url} target="_blank" rel="noreferrer">
        {document.number === null ? kind : `${kind} № ${document.number}`}
      </a>
      {document.state !== 'current' && <StatusPill tone="neutral">{t(`document.state.${document.state}`)}</StatusPill>}
    </Group>
  )
  const order = document.order?.number != null && (
    <Link to="/orders/$orderId" params={{ orderId: document.order.id }}>
      № {document.order.number}
    </Link>
  )
  const total = document.total === null ? <Text c="dimmed">{t('app.none')}</Text> : <Money value={document.total} strong />
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          {name}
          <span>{day}</span>
          <Text truncate>{document.partner?.name ?? t('app.none')}</Text>
          <span>{order}</span>
          <Text truncate c="dimmed">
            {document.organisation?.name ?? t('app.none')}
          </Text>
          <EndCell>{total}</EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {name}
          <EndCell>{total}</EndCell>
          <Text size="xs" c="dimmed" truncate>
            {document.partner?.name}
          </Text>
          <EndCell>
            <Text size="xs" c="dimmed">
              {day}
            </Text>
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </div>
  )
}
