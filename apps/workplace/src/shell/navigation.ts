import {
  IconArrowBackUp,
  IconBuildingBank,
  IconBuildingStore,
  IconBulb,
  IconChartBar,
  IconClipboardList,
  IconCoins,
  IconFileImport,
  IconFileSearch,
  IconFileText,
  IconMessages,
  IconPackages,
  IconRosetteDiscountCheck,
  IconScale,
  IconSettings,
  IconTruckDelivery,
  IconTruckLoading,
  IconUserCog,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import type { MessageKey } from '../i18n/i18n.tsx'

export interface Destination {
  readonly to:
    | '/today'
    | '/inbox/{-$threadId}'
    | '/parse'
    | '/orders'
    | '/customers'
    | '/recognition'
    | '/picking'
    | '/deliveries'
    | '/catalog'
    | '/stock'
    | '/imports'
    | '/returns'
    | '/approvals'
    | '/payments'
    | '/bank'
    | '/receivables'
    | '/documents'
    | '/employees'
    | '/settings/{-$section}'
  readonly label: Extract<MessageKey, `nav.${string}`>
  readonly icon: TablerIcon
  /** The permission without which the server would refuse the screen. */
  readonly needs: string
}

export interface DestinationGroup {
  readonly label: Extract<MessageKey, `nav.group.${string}`>
  readonly destinations: readonly Destination[]
}

/**
 * Screens by what people come for, in the order they use them. The first permitted one is where a person lands, the first
 * four stand on a phone's bar; the rest is behind «Ещё».
 */
export const DESTINATION_GROUPS: readonly DestinationGroup[] = [
  {
    label: 'nav.group.sales',
    destinations: [
      { to: '/today', label: 'nav.today', icon: IconChartBar, needs: 'analytics' },
      { to: '/inbox/{-$threadId}', label: 'nav.inbox', icon: IconMessages, needs: 'inbox' },
      { to: '/parse', label: 'nav.parse', icon: IconFileSearch, needs: 'orders.edit' },
      { to: '/orders', label: 'nav.orders', icon: IconClipboardList, needs: 'orders.read' },
      { to: '/customers', label: 'nav.customers', icon: IconUsers, needs: 'customers.read' },
      { to: '/recognition', label: 'nav.recognition', icon: IconBulb, needs: 'orders.edit' },
    ],
  },
  {
    label: 'nav.group.goods',
    destinations: [
      { to: '/picking', label: 'nav.picking', icon: IconPackages, needs: 'picking' },
      { to: '/deliveries', label: 'nav.deliveries', icon: IconTruckDelivery, needs: 'orders.read' },
      { to: '/catalog', label: 'nav.catalog', icon: IconBuildingStore, needs: 'catalog.read' },
      { to: '/stock', label: 'nav.stock', icon: IconTruckLoading, needs: 'stock' },
      { to: '/returns', label: 'nav.returns', icon: IconArrowBackUp, needs: 'orders.read' },
      { to: '/imports', label: 'nav.imports', icon: IconFileImport, needs: 'imports' },
    ],
  },
  {
    label: 'nav.group.money',
    destinations: [
      { to: '/payments', label: 'nav.payments', icon: IconCoins, needs: 'payments' },
      { to: '/approvals', label: 'nav.approvals', icon: IconRosetteDiscountCheck, needs: 'orders.price' },
      { to: '/bank', label: 'nav.bank', icon: IconBuildingBank, needs: 'payments' },
      { to: '/receivables', label: 'nav.receivables', icon: IconScale, needs: 'receivables' },
      { to: '/documents', label: 'nav.documents', icon: IconFileText, needs: 'documents' },
    ],
  },
  {
    label: 'nav.group.company',
    destinations: [
      { to: '/employees', label: 'nav.employees', icon: IconUserCog, needs: 'employees' },
      { to: '/settings/{-$section}', label: 'nav.settings', icon: IconSettings, needs: 'settings' },
    ],
  },
]

/** The groups with only what the person may open; a group with nothing open is not offered. */
export const permittedGroups = (may: readonly string[]): readonly DestinationGroup[] =>
  DESTINATION_GROUPS.map((group) => ({ ...group, destinations: group.destinations.filter(({ needs }) => may.includes(needs)) })).filter(
    ({ destinations }) => destinations.length > 0,
  )

export const permittedDestinations = (may: readonly string[]): readonly Destination[] =>
  permittedGroups(may).flatMap(({ destinations }) => destinations)

/** Screens that stand in no menu all the time. */
const OTHER_SCREENS = [{ to: '/first-steps', needs: 'settings' }] as const

/** Whether this address belongs to a screen the person may not open. */
export const isForbidden = (pathname: string, may: readonly string[]): boolean =>
  [...DESTINATION_GROUPS.flatMap(({ destinations }) => destinations), ...OTHER_SCREENS].some(
    ({ to, needs }) => isWithin(pathname, to.replace(/\/\{-\$\w+\}/, '')) && !may.includes(needs),
  )

const isWithin = (pathname: string, root: string): boolean => pathname === root || pathname.startsWith(`${root}/`)
