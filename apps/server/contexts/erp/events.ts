/** Published facts. `subject` is the order's id, `partyId` its partner. */
export const ERP_EVENTS = {
  /** The order has its number in the accounting system: the счёт may be issued. {number, erpId} */
  accepted: 'erp.order-accepted',
  /** {detail} */
  rejected: 'erp.order-rejected',
  /** Nobody knows whether the order arrived, and the system cannot be asked. {detail} */
  unknown: 'erp.order-unknown',
} as const
