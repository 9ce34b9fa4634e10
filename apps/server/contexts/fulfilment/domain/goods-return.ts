import { divideRounded, fail, ok, type Result } from '@skladno/kernel'

export type ReturnState = 'requested' | 'approved' | 'rejected' | 'withdrawn' | 'accepted'
export type ReturnCommand = 'approve' | 'reject' | 'withdraw' | 'accept'
export type Condition = 'good' | 'damaged'
export type Destination = 'stock' | 'write-off'

/** Which command leads where; what is missing is refused. */
export const RETURN_TRANSITIONS: Readonly<Record<ReturnState, Readonly<Partial<Record<ReturnCommand, ReturnState>>>>> = {
  requested: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' },
  rejected: {},
  withdrawn: {},
  accepted: {},
}

/** One line of a shipment document and what has come back of it. Base thousandths and minor units. */
export interface ShippedPart {
  readonly lineId: string
  readonly position: number
  readonly productId: string
  readonly shipped: number
  readonly amountMinor: number
  readonly vatMinor: number
  readonly vatRateBp: number | null
  readonly vatIncluded: boolean
  /** Accepted back. */
  readonly returned: number
  /** Asked for and not decided or accepted yet. */
  readonly asked: number
}

/** How much may still be asked back: never more than left the house, whoever asks at the same time. */
export const returnable = ({ shipped, returned, asked }: ShippedPart): number => Math.max(0, shipped - returned - asked)

export interface ReturnWish {
  readonly lineId: string
  readonly thousandths: number
}

export interface ReturnedLine {
  readonly lineId: string
  readonly position: number
  readonly productId: string
  readonly asked: number
}

/** The lines of a request, or why it cannot be one. `refusal` names why a product is not taken back, or null. */
export function decideRequest(
  parts: readonly ShippedPart[],
  wishes: readonly ReturnWish[],
  refusal: (productId: string) => string | null,
): Result<readonly ReturnedLine[]> {
  const lines: ReturnedLine[] = []
  for (const { lineId, thousandths } of wishes) {
    if (thousandths === 0) continue
    const part = parts.find((candidate) => candidate.lineId === lineId)
    if (part === undefined || lines.some((line) => line.lineId === lineId)) return fail('fulfilment.unknown-line', { lineId })
    const reason = refusal(part.productId)
    if (reason !== null) return fail('fulfilment.not-returnable', { lineId, reason })
    if (thousandths < 0 || thousandths > returnable(part))
      return fail('fulfilment.returned-too-much', { lineId, asked: thousandths / 1000, left: returnable(part) / 1000 })
    lines.push({ lineId, position: part.position, productId: part.productId, asked: thousandths })
  }
  return lines.length === 0 ? fail('fulfilment.nothing-to-return') : ok(lines)
}

export interface Acceptance {
  readonly lineId: string
  readonly thousandths: number
  readonly condition: Condition
  /** Absent: good goods go back to stock, damaged ones never do. */
  readonly destination?: Destination | undefined
  readonly note?: string | null | undefined
}

export interface AcceptedLine {
  readonly lineId: string
  readonly accepted: number
  readonly condition: Condition
  readonly destination: Destination
  readonly note: string | null
  readonly amountMinor: number
  readonly vatMinor: number
  readonly vatRateBp: number | null
}

/** What the warehouse took in, priced as it was shipped and at the VAT rate it was shipped with. A line not named was not brought. */
export function decideAcceptance(
  lines: readonly ReturnedLine[],
  parts: readonly ShippedPart[],
  seen: readonly Acceptance[],
): Result<{ readonly lines: readonly AcceptedLine[]; readonly totalMinor: number; readonly vatMinor: number }> {
  const stranger = seen.find(({ lineId }) => !lines.some((line) => line.lineId === lineId))
  if (stranger !== undefined) return fail('fulfilment.unknown-line', { lineId: stranger.lineId })
  const accepted: AcceptedLine[] = []
  let totalMinor = 0
  for (const line of lines) {
    const part = parts.find((candidate) => candidate.lineId === line.lineId)
    if (part === undefined) throw new Error(`Line ${line.lineId} was never shipped`)
    const found = seen.find(({ lineId }) => lineId === line.lineId)
    const thousandths = found?.thousandths ?? 0
    if (thousandths < 0 || thousandths > line.asked)
      return fail('fulfilment.returned-too-much', { lineId: line.lineId, asked: thousandths / 1000, left: line.asked / 1000 })
    const money = returnedMoney(part, thousandths)
    totalMinor += money.amountMinor + (part.vatIncluded ? 0 : money.vatMinor)
    accepted.push({ ...acceptedAs(line.lineId, found), accepted: thousandths, ...money, vatRateBp: part.vatRateBp })
  }
  if (accepted.every((line) => line.accepted === 0)) return fail('fulfilment.nothing-accepted')
  return ok({ lines: accepted, totalMinor, vatMinor: accepted.reduce((total, line) => total + line.vatMinor, 0) })
}

function acceptedAs(lineId: string, found: Acceptance | undefined) {
  const condition = found?.condition ?? 'good'
  const destination: Destination = condition === 'damaged' ? 'write-off' : (found?.destination ?? 'stock')
  return { lineId, condition, destination, note: found?.note ?? null }
}

/** Money of the next part that comes back: shares are cut cumulatively, so that all parts add up to the shipped sum and none is negative. */
export function returnedMoney(part: ShippedPart, thousandths: number): { readonly amountMinor: number; readonly vatMinor: number } {
  const upTo = (total: number, base: number): number => divideRounded(BigInt(total) * BigInt(base), BigInt(part.shipped))
  const next = (total: number): number => upTo(total, part.returned + thousandths) - upTo(total, part.returned)
  return { amountMinor: next(part.amountMinor), vatMinor: next(part.vatMinor) }
}
