import type { FirstStep } from '@skladno/contracts'

/** Where each step is done; `sample` is a file to fill in, as the imports give it. */
export const STEP_PLACES: Readonly<Record<FirstStep, { readonly to: string; readonly sample?: string }>> = {
  requisites: { to: '/settings/organisations' },
  bank: { to: '/settings/organisations' },
  warehouse: { to: '/settings/warehouses' },
  catalog: { to: '/imports', sample: 'catalog' },
  prices: { to: '/imports', sample: 'catalog' },
  stock: { to: '/imports', sample: 'catalog' },
  customers: { to: '/imports', sample: 'customers' },
  employees: { to: '/employees' },
  channel: { to: '/customers' },
  parse: { to: '/parse' },
  order: { to: '/orders' },
  paid: { to: '/payments' },
  shipped: { to: '/picking' },
}

export const sampleAddress = (kind: string): string => `/api/v1/imports/template/${kind}`
