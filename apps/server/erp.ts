import type { Config } from './config.ts'
import { createLedgerGateway, type ErpGateway } from './contexts/erp/index.ts'
import type { UnitOfWork } from './db/types.ts'

/** The accounting system the product works with: one line each. */
const GATEWAYS: Readonly<Record<Config['erp'], (parts: { readonly uow: UnitOfWork }) => ErpGateway>> = {
  ledger: ({ uow }) => createLedgerGateway(uow),
}

export const createErp = (parts: { readonly uow: UnitOfWork; readonly config: Config }): ErpGateway => GATEWAYS[parts.config.erp](parts)
