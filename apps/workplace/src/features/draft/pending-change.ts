import type { EditCommand } from '@skladno/contracts'

/** The server names lines that are only looked at by their order among the added ones. */
const ADDED = /^lin_added(\d+)$/

/** Edits of a confirmed order that wait to be applied together, with one more. Edits of an added line become part of its adding. */
export function withEdit(pending: readonly EditCommand[], edit: EditCommand): readonly EditCommand[] {
  if (!('lineId' in edit)) return [...pending.filter((each) => each.kind === 'add-line' || each.kind !== edit.kind), edit]
  const added = ADDED.exec(edit.lineId)
  if (added !== null) return pending.flatMap((each) => (each === nthAdded(pending, Number(added[1])) ? merged(each, edit) : [each]))
  const isOvertaken = (each: EditCommand): boolean =>
    'lineId' in each && each.lineId === edit.lineId && (edit.kind === 'remove-line' || each.kind === edit.kind)
  return [...pending.filter((each) => !isOvertaken(each)), edit]
}

const nthAdded = (pending: readonly EditCommand[], number: number): EditCommand | undefined =>
  pending.filter((each) => each.kind === 'add-line')[number - 1]

function merged(adding: EditCommand, edit: EditCommand): readonly EditCommand[] {
  if (adding.kind !== 'add-line') return [adding]
  if (edit.kind === 'remove-line') return []
  if (edit.kind === 'set-quantity') return [{ ...adding, quantity: edit.quantity }]
  return edit.kind === 'set-product' ? [{ ...adding, productId: edit.productId }] : [adding]
}

const EDIT_KINDS: readonly EditCommand['kind'][] = [
  'add-line',
  'set-quantity',
  'set-product',
  'remove-line',
  'choose-shortage',
  'set-delivery',
  'set-legal-entity',
  'set-price',
  'set-comment',
]

export const isEdit = (command: { readonly kind: string }): command is EditCommand => EDIT_KINDS.some((kind) => kind === command.kind)
