import { Button, Drawer, Select, Text } from '@mantine/core'
import { FilterChips, Page } from '@skladno/ui'
import { IconClipboardCheck, IconPackageImport, IconTruckLoading } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { expectedQuery } from '../../api/stock.ts'
import { warehousesQuery } from '../../api/warehouses.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { CountForm } from './count-form.tsx'
import { DocumentCard } from './document-card.tsx'
import { DocumentList } from './document-list.tsx'
import { ExpectedForm } from './expected-form.tsx'
import { ExpectedList } from './expected-list.tsx'
import { ReceiveForm } from './receive-form.tsx'

const route = getRouteApi('/shell/stock')
const VIEWS = ['open', 'late', 'all', 'documents'] as const
const TASKS = ['expect', 'receive', 'count'] as const

/** Goods on their way, goods that came, goods that were counted. */
export function StockScreen(): ReactNode {
  const t = useText()
  useTitle(t('stock.title'))
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayKeep = useMay('stock')
  const go = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }) })
  const close = () => go({ task: undefined, receiptId: undefined, productId: undefined, document: undefined })
  const view = search.view ?? 'open'
  return (
    <Page
      title={t('stock.title')}
      isFilled
      actions={
        mayKeep && (
          <>
            <Button variant="default" leftSection={<IconTruckLoading size={16} aria-hidden />} onClick={() => go({ task: 'expect' })}>
              {t('stock.expect')}
            </Button>
            <Button variant="default" leftSection={<IconClipboardCheck size={16} aria-hidden />} onClick={() => go({ task: 'count' })}>
              {t('stock.count')}
            </Button>
            <Button leftSection={<IconPackageImport size={16} aria-hidden />} onClick={() => go({ task: 'receive' })}>
              {t('stock.receive')}
            </Button>
          </>
        )
      }
      toolbar={<Toolbar />}
    >
      {view === 'documents' ? (
        <DocumentList warehouseId={search.warehouseId} />
      ) : (
        <ExpectedList state={view} warehouseId={search.warehouseId} />
      )}
      {TASKS.map((task) => (
        <Drawer
          key={task}
          position="right"
          size="lg"
          opened={search.task === task}
          onClose={close}
          title={<Text fw={600}>{t(task === 'expect' && search.receiptId !== undefined ? 'stock.expected.change' : `stock.${task}`)}</Text>}
        >
          {task === 'expect' && <ExpectedForm receiptId={search.receiptId} onDone={close} />}
          {task === 'receive' && (
            <ReceiveForm receiptId={search.receiptId} productId={search.productId} warehouseId={search.warehouseId} onDone={close} />
          )}
          {task === 'count' && <CountForm productId={search.productId} warehouseId={search.warehouseId} onDone={close} />}
        </Drawer>
      ))}
      <Drawer
        position="right"
        size="lg"
        opened={search.document !== undefined}
        onClose={close}
        title={<Text fw={600}>{t('stock.document')}</Text>}
      >
        {search.document !== undefined && <DocumentCard key={search.document} documentId={search.document} />}
      </Drawer>
    </Page>
  )
}

function Toolbar() {
  const t = useText()
  const { view, warehouseId } = route.useSearch()
  const navigate = route.useNavigate()
  const expected = useQuery(expectedQuery({ warehouseId, state: 'open' }))
  return (
    <>
      <FilterChips
        label={t('stock.views')}
        chips={VIEWS.map((value) => ({
          value,
          label: t(`stock.view.${value}`),
          ...(value === 'late' && expected.data !== undefined ? { figure: expected.data.lateCount } : {}),
        }))}
        chosen={[view ?? 'open']}
        onToggle={(value) => void navigate({ search: (old) => ({ ...old, view: value === 'open' ? undefined : value }), replace: true })}
      />
      <WarehouseFilter
        value={warehouseId}
        onChange={(next) => void navigate({ search: (old) => ({ ...old, warehouseId: next }), replace: true })}
      />
    </>
  )
}

function WarehouseFilter({ value, onChange }: { readonly value: string | undefined; readonly onChange: (id: string | undefined) => void }) {
  const t = useText()
  const warehouses = useQuery(warehousesQuery)
  return (
    <Select
      aria-label={t('stock.warehouse')}
      placeholder={t('stock.warehouse.all')}
      clearable
      data={(warehouses.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      clearButtonProps={{ 'aria-label': t('orders.reset') }}
    />
  )
}
