import type { MessageKey } from '../../i18n/i18n.tsx'

export interface PaletteAction {
  readonly label: Extract<MessageKey, `palette.do.${string}`>
  /** Where it is done: an address within the workplace, its filters included. */
  readonly to: string
  /** The permission without which the server would refuse it. */
  readonly needs: string
}

/** What people come to do, by its verb; each is one address. */
export const PALETTE_ACTIONS: readonly PaletteAction[] = [
  { label: 'palette.do.parse', to: '/parse', needs: 'orders.edit' },
  { label: 'palette.do.payment', to: '/payments?new=true', needs: 'payments' },
  { label: 'palette.do.people', to: '/inbox?view=people', needs: 'inbox' },
  { label: 'palette.do.overdue', to: '/receivables?age=overdue', needs: 'receivables' },
  { label: 'palette.do.approve', to: '/orders?status=awaiting-approval', needs: 'orders.read' },
  { label: 'palette.do.ship', to: '/orders?status=ready-to-ship,picked', needs: 'orders.read' },
  { label: 'palette.do.import', to: '/imports', needs: 'catalog.edit' },
]
