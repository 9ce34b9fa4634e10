export const PAYMENT_METHODS = ['bank', 'cash', 'card', 'kaspi', 'sbp'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export const isPaymentMethod = (value: string): value is PaymentMethod => PAYMENT_METHODS.some((method) => method === value)
