/**
 * What a tap on one of our options means. The id travels through the channel and comes back as untrusted text: it names only ids,
 * and everything it names is looked up again under the thread's own partner.
 */
export type Tap =
  | {
      readonly kind: 'confirm'
      readonly orderId: string
      readonly draftVersion: number
      readonly acknowledge?: 'duplicate' | 'without-unclear'
    }
  | { readonly kind: 'edit'; readonly orderId: string; readonly draftVersion: number }
  | { readonly kind: 'drop-order'; readonly orderId: string; readonly draftVersion: number }
  | { readonly kind: 'pick'; readonly orderId: string; readonly draftVersion: number; readonly lineId: string; readonly productId: string }
  | { readonly kind: 'unit'; readonly orderId: string; readonly draftVersion: number; readonly lineId: string; readonly unit: string }
  | {
      readonly kind: 'amount'
      readonly orderId: string
      readonly draftVersion: number
      readonly lineId: string
      /** Nothing: the line is not wanted. */
      readonly thousandths: number
      readonly unit: string
    }
  | { readonly kind: 'none'; readonly orderId: string; readonly draftVersion: number; readonly lineId: string }
  | { readonly kind: 'shortage'; readonly orderId: string; readonly draftVersion: number; readonly lineId: string; readonly option: string }
  | { readonly kind: 'payer'; readonly orderId: string; readonly draftVersion: number; readonly legalEntityId: string }
  | { readonly kind: 'partner'; readonly partnerId: string }
  | { readonly kind: 'apply-change'; readonly orderId: string; readonly draftVersion: number }
  | { readonly kind: 'keep-order'; readonly orderId: string }
  | { readonly kind: 'shortfall'; readonly orderId: string; readonly choice: 'send-later' | 'offset' | 'refund' }
  | { readonly kind: 'menu'; readonly what: 'new-order' | 'repeat' | 'status' | 'balance' }
  | { readonly kind: 'change-quantity'; readonly orderId: string; readonly draftVersion: number }
  | { readonly kind: 'add-goods'; readonly orderId: string; readonly draftVersion: number }
  | { readonly kind: 'line'; readonly orderId: string; readonly draftVersion: number; readonly lineId: string }
  | { readonly kind: 'person' }

const SEPARATOR = '~'

/** Shapes of ids by kind: letters, digits, `_` and `-` only, so that the separator cannot occur inside. */
export function optionId(tap: Tap): string {
  switch (tap.kind) {
    case 'confirm':
      return join('confirm', tap.orderId, tap.draftVersion, tap.acknowledge ?? '')
    case 'pick':
      return join('pick', tap.orderId, tap.draftVersion, tap.lineId, tap.productId)
    case 'none':
      return join('none', tap.orderId, tap.draftVersion, tap.lineId)
    case 'unit':
      return join('unit', tap.orderId, tap.draftVersion, tap.lineId, tap.unit)
    case 'amount':
      return join('amount', tap.orderId, tap.draftVersion, tap.lineId, tap.thousandths, tap.unit)
    case 'shortage':
      return join('shortage', tap.orderId, tap.draftVersion, tap.lineId, tap.option)
    case 'payer':
      return join('payer', tap.orderId, tap.draftVersion, tap.legalEntityId)
    case 'edit':
    case 'drop-order':
    case 'apply-change':
    case 'change-quantity':
    case 'add-goods':
      return join(tap.kind, tap.orderId, tap.draftVersion)
    case 'line':
      return join('line', tap.orderId, tap.draftVersion, tap.lineId)
    case 'menu':
      return join('menu', tap.what)
    case 'shortfall':
      return join('shortfall', tap.orderId, tap.choice)
    case 'keep-order':
      return join('keep-order', tap.orderId)
    case 'partner':
      return join('partner', tap.partnerId)
    case 'person':
      return 'person'
  }
}

const join = (...parts: readonly (string | number)[]): string => parts.join(SEPARATOR)

/** The tap an id stands for, or null when it is none of ours. */
export function parseOptionId(id: string): Tap | null {
  const [kind, first = '', version = '', third = '', fourth = '', fifth = ''] = id.split(SEPARATOR)
  const draftVersion = Number(version)
  if (kind === 'person') return { kind }
  if (first === '') return null
  if (kind === 'partner') return { kind, partnerId: first }
  if (kind === 'menu')
    return first === 'new-order' || first === 'repeat' || first === 'status' || first === 'balance' ? { kind, what: first } : null
  if (kind === 'keep-order') return { kind, orderId: first }
  if (kind === 'shortfall')
    return version === 'send-later' || version === 'offset' || version === 'refund' ? { kind, orderId: first, choice: version } : null
  if (!Number.isSafeInteger(draftVersion)) return null
  const base = { orderId: first, draftVersion }
  switch (kind) {
    case 'confirm':
      return third === 'duplicate' || third === 'without-unclear' ? { kind, ...base, acknowledge: third } : { kind, ...base }
    case 'edit':
    case 'drop-order':
    case 'apply-change':
    case 'change-quantity':
    case 'add-goods':
      return { kind, ...base }
    case 'line':
      return third ? { kind, ...base, lineId: third } : null
    case 'pick':
      return third && fourth ? { kind, ...base, lineId: third, productId: fourth } : null
    case 'unit':
      return third && fourth ? { kind, ...base, lineId: third, unit: fourth } : null
    case 'amount':
      return third && fifth && /^\d{1,12}$/.test(fourth) ? { kind, ...base, lineId: third, thousandths: Number(fourth), unit: fifth } : null
    case 'none':
      return third ? { kind, ...base, lineId: third } : null
    case 'shortage':
      return third && fourth ? { kind, ...base, lineId: third, option: fourth } : null
    case 'payer':
      return third ? { kind, ...base, legalEntityId: third } : null
    default:
      return null
  }
}
