import type { Permission, Role } from './permissions.ts'
import { permissionsOf } from './permissions.ts'

/** What a contact may do inside one partner. No row in the database means none of it. */
export interface Rights {
  readonly seesPrices: boolean
  readonly mayOrder: boolean
  readonly mayConfirm: boolean
  readonly getsDocuments: boolean
  readonly receivesGoods: boolean
}

export const NO_RIGHTS: Rights = { seesPrices: false, mayOrder: false, mayConfirm: false, getsDocuments: false, receivesGoods: false }

export interface EmployeeActor {
  readonly kind: 'employee'
  readonly employeeId: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** A customer's person acting for one partner. `partnerId` is the owner of every price and document shown to them. */
export interface ContactActor {
  readonly kind: 'contact'
  readonly contactId: string
  readonly partnerId: string
  readonly rights: Rights
}

export interface SystemActor {
  readonly kind: 'system'
  /** Which part of the product acts: `reserve-expiry`, `erp`. */
  readonly name: string
}

/** Who does something. */
export type Actor = EmployeeActor | ContactActor | SystemActor

/** The actor as kept in histories: `employee:emp_…`, `contact:cnt_…`, `system:erp`. */
export function actorLabel(actor: Actor): string {
  switch (actor.kind) {
    case 'employee':
      return `employee:${actor.employeeId}`
    case 'contact':
      return `contact:${actor.contactId}`
    case 'system':
      return `system:${actor.name}`
  }
}

/** Whether the actor is an employee whose roles give the permission. Contacts and the system have no permissions, only rights and code. */
export function may(actor: Actor | null, permission: Permission): actor is EmployeeActor {
  return actor?.kind === 'employee' && permissionsOf(actor.roles).includes(permission)
}
