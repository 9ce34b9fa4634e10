import { describe, expect, it } from 'vitest'
import { actorLabel, may } from './actor.ts'
import { permissionsOf, ROLE_PERMISSIONS } from './permissions.ts'

describe('permissions', () => {
  it('of several roles are those of each', () => {
    expect(permissionsOf(['warehouse', 'accountant'])).toEqual([
      'orders.read',
      'picking',
      'payments',
      'receivables',
      'documents',
      'customers.read',
      'catalog.read',
      'stock',
    ])
  })

  it('of no role, or of one nobody knows, are none', () => {
    expect([permissionsOf([]), permissionsOf(['superuser'])]).toEqual([[], []])
  })

  it('to price, to pay and to set up are with few', () => {
    const holders = (permission: 'orders.price' | 'settings' | 'employees') =>
      Object.entries(ROLE_PERMISSIONS).flatMap(([role, permissions]) => (permissions.includes(permission) ? [role] : []))
    expect(holders('orders.price')).toEqual(['owner', 'admin', 'sales'])
    expect([holders('settings'), holders('employees')]).toEqual([
      ['owner', 'admin'],
      ['owner', 'admin'],
    ])
  })

  it('are never a customer’s or the system’s', () => {
    const rights = { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: true }
    const contact = { kind: 'contact', contactId: 'cnt_1', partnerId: 'ptn_1', rights } as const
    expect([may(contact, 'orders.read'), may({ kind: 'system', name: 'erp' }, 'orders.read'), may(null, 'orders.read')]).toEqual([
      false,
      false,
      false,
    ])
    expect([actorLabel(contact), actorLabel({ kind: 'system', name: 'erp' })]).toEqual(['contact:cnt_1', 'system:erp'])
  })
})
