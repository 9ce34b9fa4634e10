import { fail, isAccountOfBank, type Money, ok, type Result } from '@skladno/kernel'
import qrcode from 'qrcode'

/** What a payer's bank needs to fill the payment order. */
export interface PaymentRequest {
  readonly payeeName: string
  readonly payeeInn: string
  readonly payeeKpp: string | null
  readonly account: string
  readonly bankName: string
  readonly bic: string
  readonly correspondentAccount: string | null
  readonly sum: Money
  readonly purpose: string
}

export type PaymentQrError = {
  readonly code: 'documents.qr-not-roubles' | 'documents.qr-no-sum' | 'documents.qr-no-correspondent-account' | 'documents.qr-wrong-account'
}

const SEPARATORS = ['|', '~', '_', '#', '$', '^', '&', '*']
const LONGEST = { Name: 160, BankName: 45, Purpose: 210 }

const oneLine = (text: string, longest: number): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .trimEnd()

function fields(request: PaymentRequest, correspondentAccount: string): readonly (readonly [name: string, value: string])[] {
  return [
    ['Name', oneLine(request.payeeName, LONGEST.Name)],
    ['PersonalAcc', request.account],
    ['BankName', oneLine(request.bankName, LONGEST.BankName)],
    ['BIC', request.bic],
    ['CorrespAcc', correspondentAccount],
    ['Sum', String(request.sum.minor)],
    ['Purpose', oneLine(request.purpose, LONGEST.Purpose)],
    ['PayeeINN', request.payeeInn],
    ...(request.payeeKpp === null ? [] : [['KPP', request.payeeKpp] as const]),
  ]
}

/**
 * The text of a payment QR, UTF-8: `ST00012|Name=…`. The first five fields come first and in this order, `Sum` is in kopecks; long names,
 * bank names and purposes are cut to 160, 45 and 210 characters. The separator is the first of the allowed ones that no value contains.
 * Source: ГОСТ Р 56042-2014.
 */
export function paymentQrText(request: PaymentRequest): Result<string, PaymentQrError> {
  if (request.sum.currency !== 'RUB') return fail('documents.qr-not-roubles')
  if (request.sum.minor <= 0) return fail('documents.qr-no-sum')
  if (request.correspondentAccount === null) return fail('documents.qr-no-correspondent-account')
  if (!isAccountOfBank(request.account, request.bic)) return fail('documents.qr-wrong-account')
  const pairs = fields(request, request.correspondentAccount)
  const separator = SEPARATORS.find((candidate) => pairs.every(([, value]) => !value.includes(candidate)))
  if (separator !== undefined) return ok(`ST00012${separator}${pairs.map((pair) => pair.join('=')).join(separator)}`)
  return ok(`ST00012|${pairs.map(([name, value]) => `${name}=${value.replaceAll('|', '/')}`).join('|')}`)
}

/** A square of dark (1) and light (0) modules, row by row. */
export interface QrSquare {
  readonly size: number
  readonly modules: Uint8Array
}

/** The QR of a text, error level M, one UTF-8 byte segment: banks' scanners do not all follow a switch of modes. */
export function qrSquare(text: string): QrSquare {
  const { modules } = qrcode.create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  return { size: modules.size, modules: modules.data }
}

/** The same QR as an SVG picture for a page or a chat, with the quiet zone of four modules the standard of QR asks for. */
export function paymentQrSvg(text: string): string {
  const { size, modules } = qrSquare(text)
  const side = size + 8
  let path = ''
  for (let at = 0; at < modules.length; at++) if (modules[at] === 1) path += `M${(at % size) + 4} ${Math.floor(at / size) + 4}h1v1h-1z`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
}
