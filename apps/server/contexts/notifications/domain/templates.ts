import type { CustomerNotice } from './notices.ts'

/**
 * WhatsApp templates, registered beforehand by the company, for what must be told outside the 24-hour window. One serves all notices:
 * {{1}} = order number, {{2}} = the news.
 */
const NOTICE_TEMPLATES: Readonly<Record<CustomerNotice | 'debt', string>> = {
  accepted: 'order_update',
  invoice: 'order_update',
  changed: 'order_update',
  moved: 'order_update',
  assembled: 'order_update',
  payment: 'order_update',
  shipped: 'order_update',
  delivered: 'order_update',
  cancelled: 'order_update',
  'return-approved': 'order_update',
  'return-rejected': 'order_update',
  'return-accepted': 'order_update',
  'refund-paid': 'order_update',
  'goods-arrived': 'order_update',
  'reserve-ends': 'order_update',
  'reserve-expired': 'order_update',
  debt: 'order_update',
}

const isNotice = (name: string): name is keyof typeof NOTICE_TEMPLATES => Object.hasOwn(NOTICE_TEMPLATES, name)

/** Meta allows 1,024 characters in the whole body; the news stays well below. */
const LONGEST_NEWS = 600

export interface NoticeTemplate {
  readonly kind: 'template'
  readonly name: string
  readonly language: string
  readonly parameters: readonly string[]
}

/** A notice as its template, or null when it has none. The order's number is said once: the text loses its own mention at the beginning. */
export function templateFor(notice: string, locale: 'ru' | 'en', text: string, orderNumber: string | null): NoticeTemplate | null {
  if (!isNotice(notice) || orderNumber === null) return null
  const news = text
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(openingOf(orderNumber), '')
    .slice(0, LONGEST_NEWS)
    .replace(/[.,;\s]+$/u, '')
  return { kind: 'template', name: NOTICE_TEMPLATES[notice], language: locale, parameters: [`№ ${orderNumber}`, news] }
}

const openingOf = (number: string): RegExp =>
  new RegExp(`^(?:Ваш заказ|Заказ|Your order|Order) (?:№ |no\\. )?${number.replaceAll(/[^\w-]/g, '\\$&')}[:,]? (?=\\S)`, 'iu')
