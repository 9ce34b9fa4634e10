import type { CustomerRow, CustomerView, SettingsView } from '@skladno/contracts'
import type { TypedServer } from '@skladno/platform'
import type { Db, UnitOfWork } from '../../../db/types.ts'
import type { Authentication } from './authentication.ts'
import { addCalendarRoutes } from './calendar-routes.ts'
import { addCustomerCardRoutes, addCustomerRoutes } from './customer-routes.ts'
import { addEmployeeRoutes } from './employee-routes.ts'
import { addInvitationRoutes } from './invitation-routes.ts'
import { addSessionRoutes } from './session-routes.ts'
import { addSettingsRoutes } from './settings-routes.ts'

export interface PartiesDeps {
  readonly uow: UnitOfWork
  readonly authentication: Authentication
}

/** What the customers screen shows that other contexts know. */
export interface CustomerFacts {
  /** Orders that were placed, by customer; absent = none. */
  orderFigures(db: Db, partnerIds: readonly string[]): Promise<ReadonlyMap<string, Pick<CustomerRow, 'lastOrderOn' | 'orderCount'>>>
  agreementOf(db: Db, partnerId: string): Promise<CustomerView['agreement']>
  balanceOf(db: Db, partnerId: string): Promise<CustomerView['balance']>
}

/** Given by the composition. */
export interface PartiesPorts {
  readonly customerFacts: CustomerFacts
  /** Where customers reach the product; null = where the asking employee does. */
  readonly publicUrl: string | null
  /** Letters go out (SMTP_URL is set). */
  readonly isMailOn: boolean
  channelHealth(): Promise<SettingsView['channels']> | SettingsView['channels']
}

/** Sign-in, employees, customers and settings. */
export function partiesRoutes(deps: PartiesDeps, ports: PartiesPorts) {
  return async (server: TypedServer): Promise<void> => {
    addSessionRoutes(server, deps)
    addEmployeeRoutes(server, deps, ports)
    addCustomerRoutes(server, deps, ports)
    addCustomerCardRoutes(server, deps)
    addInvitationRoutes(server, deps, ports)
    addSettingsRoutes(server, deps, ports)
    addCalendarRoutes(server, deps)
  }
}
