import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconBolt, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { someProductsQuery } from '../../api/catalog.ts'
import { someCustomersQuery } from '../../api/customers.ts'
import { someOrdersQuery } from '../../api/orders.ts'
import { useMe } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { permittedDestinations } from '../../shell/navigation.ts'
import { PALETTE_ACTIONS } from './palette-actions.ts'

const SHOWN = 5
const [store, spotlight] = createSpotlight()

/** Results come after the typing: Enter must open the first of those on the screen, not what stood first before. */
function selectFirst(): void {
  const list = document.getElementById(store.getState().listId)
  const shown = list?.querySelectorAll('[data-action]') ?? []
  for (const action of shown) action.removeAttribute('data-selected')
  shown[0]?.setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected: 0 }))
}

/** Goes anywhere by a few letters: a screen, a customer, an order, a product. */
export default function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText()
  const [query, setQuery] = useState('')
  useEffect(() => spotlight.open(), [])
  const actions = usePaletteActions(query)
  const shown = actions.flatMap((group) => group.actions.map((action) => action.id)).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: selects anew whenever other results are shown
  useEffect(selectFirst, [shown])
  return (
    <Spotlight
      store={store}
      query={query}
      onQueryChange={setQuery}
      actions={actions}
      filter={(_query, all) => all}
      onSpotlightClose={onClose}
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
      shortcut={null}
      scrollable
      maxHeight="70dvh"
    />
  )
}

interface PaletteGroup {
  readonly group: string
  readonly actions: {
    readonly id: string
    readonly label: string
    readonly description?: string
    readonly leftSection?: ReactNode
    readonly onClick: () => void
  }[]
}

function usePaletteActions(query: string): PaletteGroup[] {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const [q] = useDebouncedValue(query.trim(), 150)
  const may = (permission: string) => q.length > 1 && me.may.includes(permission)
  const customers = useQuery({ ...someCustomersQuery(q, SHOWN), enabled: may('customers.read'), placeholderData: keepPreviousData })
  const orders = useQuery({ ...someOrdersQuery({ q }, SHOWN), enabled: may('orders.read'), placeholderData: keepPreviousData })
  const products = useQuery({ ...someProductsQuery({ q }, SHOWN), enabled: may('catalog.read'), placeholderData: keepPreviousData })
  const isSearching = q.length > 1
  const isSaid = (label: string) => label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())
  const actions = PALETTE_ACTIONS.filter(({ needs }) => me.may.includes(needs)).map(({ label, to }) => ({
    id: `do ${to}`,
    label: t(label),
    leftSection: <IconBolt size={20} aria-hidden />,
    onClick: () => void navigate({ to }),
  }))
  const screens = permittedDestinations(me.may)
    .filter(({ label }) => isSaid(t(label)))
    .map(({ to, label, icon: Icon }) => ({
      id: to,
      label: t(label),
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => void navigate({ to }),
    }))
  const groups: PaletteGroup[] = [
    {
      group: t('palette.customers'),
      actions: (isSearching ? (customers.data ?? []) : []).map(({ id, name, phone }) => ({
        id,
        label: name,
        description: phone ?? '',
        onClick: () => void navigate({ to: '/customers/$partnerId', params: { partnerId: id } }),
      })),
    },
    {
      group: t('palette.orders'),
      actions: (isSearching ? (orders.data ?? []) : []).map(({ id, number, partner, statusText }) => ({
        id,
        label: number === null ? t('orders.no-number') : `№ ${number}`,
        description: `${partner.name} · ${statusText}`,
        onClick: () => void navigate({ to: '/orders/$orderId', params: { orderId: id } }),
      })),
    },
    {
      group: t('palette.products'),
      actions: (isSearching ? (products.data ?? []) : []).map(({ id, name, sku }) => ({
        id,
        label: name,
        description: sku,
        onClick: () => void navigate({ to: '/catalog', search: { q: sku } }),
      })),
    },
    { group: t('palette.actions'), actions: actions.filter(({ label }) => isSaid(label)) },
    { group: t('palette.screens'), actions: screens },
  ]
  return groups.filter(({ actions }) => actions.length > 0)
}
