import { DEMO_PASSWORD } from '../apps/server/demo/demo-company.ts'
import { EMPLOYEES } from '../apps/server/demo/stroyopt/seller.ts'
import type { DemoLogin } from './browser.ts'

const enters = ({ email, name }: { readonly email: string; readonly name: string }): DemoLogin => ({ email, name, password: DEMO_PASSWORD })

/** Who works at the demo company. */
export const DEMO = {
  owner: enters(EMPLOYEES.owner),
  marina: enters(EMPLOYEES.marina),
  daniyar: enters(EMPLOYEES.daniyar),
  olga: enters(EMPLOYEES.olga),
  keeper: enters(EMPLOYEES.keeper),
  keeperOmsk: enters(EMPLOYEES.keeperOmsk),
  accountant: enters(EMPLOYEES.accountant),
} as const
