import { Button, Drawer, Text } from '@mantine/core'
import type { BankPaymentState } from '@skladno/contracts'
import { FilterChips, ListSheet, Page } from '@skladno/ui'
import { IconBuildingBank, IconFileUpload } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { bankPaymentsQuery } from '../../api/bank.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { BankAccounts } from './bank-accounts.tsx'
import { LoadStatement } from './load-statement.tsx'
import { PaymentCard } from './payment-card.tsx'
import { PaymentHead, PaymentLine } from './payment-line.tsx'
import { StatementHistory } from './statement-history.tsx'

const route = getRouteApi('/shell/bank')
const STATES = ['open', 'placed', 'aside', 'other'] as const satisfies readonly BankPaymentState[]
const PLACES = [...STATES, 'statements', 'accounts'] as const

/** Money of the bank: load a statement, see what each payment is for and why, decide where nobody knows. */
export function BankScreen(): ReactNode {
  const t = useText()
  useTitle(t('bank.title'))
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }) })
  const state = STATES.find((each) => each === (search.view ?? 'open'))
  return (
    <Page
      title={t('bank.title')}
      isFilled={state !== undefined}
      actions={
        <Button leftSection={<IconFileUpload size={16} aria-hidden />} onClick={() => change({ load: 'new' })}>
          {t('bank.load')}
        </Button>
      }
      toolbar={<Toolbar state={state} />}
    >
      {state !== undefined && <Payments state={state} />}
      {search.view === 'statements' && <StatementHistory />}
      {search.view === 'accounts' && <BankAccounts />}
      <Drawer
        position="right"
        size="xl"
        opened={search.load !== undefined}
        onClose={() => change({ load: undefined })}
        title={<Text fw={600}>{t('bank.load')}</Text>}
      >
        {search.load !== undefined && <LoadStatement importId={search.load === 'new' ? null : search.load} />}
      </Drawer>
      <Drawer
        position="right"
        size="lg"
        opened={search.payment !== undefined}
        onClose={() => change({ payment: undefined })}
        title={<Text fw={600}>{t('bank.payment')}</Text>}
      >
        {search.payment !== undefined && <PaymentCard key={search.payment} paymentId={search.payment} />}
      </Drawer>
    </Page>
  )
}

function Toolbar({ state }: { readonly state: BankPaymentState | undefined }) {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { statementId } = search
  const payments = useInfiniteQuery({
    ...bankPaymentsQuery({ state: state ?? 'open', q: search.q, statementId }),
    placeholderData: keepPreviousData,
  })
  const totals = payments.data?.totals
  const open = (view: (typeof PLACES)[number]) =>
    void navigate({ search: (old) => ({ ...old, view: view === 'open' ? undefined : view, payment: undefined }), replace: true })
  return (
    <>
      {state !== undefined && (
        <SearchBox
          q={search.q}
          onSearch={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })}
          placeholder={t('bank.search')}
          width={280}
        />
      )}
      <FilterChips
        label={t('bank.views')}
        chips={PLACES.map((view) => ({
          value: view,
          label: t(`bank.view.${view}`),
          ...(view !== 'statements' && view !== 'accounts' && totals !== undefined ? { figure: totals[view] } : {}),
        }))}
        chosen={[search.view ?? 'open']}
        onToggle={open}
      />
      {statementId !== undefined && (
        <Button variant="subtle" onClick={() => void navigate({ search: (old) => ({ ...old, statementId: undefined }), replace: true })}>
          {t('bank.of-statement.reset')}
        </Button>
      )}
    </>
  )
}

function Payments({ state }: { readonly state: BankPaymentState }) {
  const t = useText()
  const { q, statementId } = route.useSearch()
  const payments = useInfiniteQuery({ ...bankPaymentsQuery({ state, q, statementId }), placeholderData: keepPreviousData })
  const isFiltered = q !== undefined || statementId !== undefined
  return (
    <ListSheet head={<PaymentHead />}>
      <PagedList
        query={{ ...payments, data: payments.data?.payments }}
        label={t(`bank.view.${state}`)}
        rowHeight={64}
        keyOf={(payment) => payment.id}
        renderRow={(payment) => <PaymentLine payment={payment} />}
        empty={{
          icon: <IconBuildingBank />,
          title: t(isFiltered ? 'bank.empty.filtered' : `bank.empty.${state}`),
          hint: t(isFiltered ? 'bank.empty.filtered.hint' : `bank.empty.${state}.hint`),
        }}
      />
    </ListSheet>
  )
}
