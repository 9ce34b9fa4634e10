import {
  IconBuildingStore,
  IconClipboardList,
  IconCoins,
  IconFileSearch,
  IconMessages,
  IconPackages,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import type { MessageKey } from '../i18n/i18n.tsx'

export interface Destination {
  readonly to: '/inbox/{-$threadId}' | '/parse' | '/orders' | '/picking' | '/payments' | '/customers' | '/catalog' | '/settings'
  readonly label: Extract<MessageKey, `nav.${string}`>
  readonly icon: TablerIcon
  /** The permission without which the server would refuse the screen. */
  readonly needs: string
}

/** Screens in the order people use them; the first permitted one is where a person lands. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/inbox/{-$threadId}', label: 'nav.inbox', icon: IconMessages, needs: 'inbox' },
  { to: '/parse', label: 'nav.parse', icon: IconFileSearch, needs: 'orders.edit' },
  { to: '/orders', label: 'nav.orders', icon: IconClipboardList, needs: 'orders.read' },
  { to: '/picking', label: 'nav.picking', icon: IconPackages, needs: 'picking' },
  { to: '/payments', label: 'nav.payments', icon: IconCoins, needs: 'payments' },
  { to: '/customers', label: 'nav.customers', icon: IconUsers, needs: 'customers.read' },
  { to: '/catalog', label: 'nav.catalog', icon: IconBuildingStore, needs: 'catalog.read' },
  { to: '/settings', label: 'nav.settings', icon: IconSettings, needs: 'settings' },
]

/** Whether this address belongs to a screen the person may not open. */
export const isForbidden = (pathname: string, may: readonly string[]): boolean =>
  DESTINATIONS.some(({ to, needs }) => pathname.startsWith(to.replace('/{-$threadId}', '')) && !may.includes(needs))

export const permittedDestinations = (may: readonly string[]): readonly Destination[] =>
  DESTINATIONS.filter(({ needs }) => may.includes(needs))
