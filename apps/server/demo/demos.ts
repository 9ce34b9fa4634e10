import type { DemoCompany } from './demo-company.ts'
import { PRODEXPRESS } from './prodexpress/index.ts'
import { STROYOPT } from './stroyopt/index.ts'

export type { DemoCompany, DemoCustomer, DemoLogin } from './demo-company.ts'

/** By the value of SKLADNO_DEMO. */
export const DEMOS: Readonly<Record<string, DemoCompany>> = { stroyopt: STROYOPT, prodexpress: PRODEXPRESS }
