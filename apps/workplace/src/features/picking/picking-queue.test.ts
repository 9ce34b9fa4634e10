import type { PickingTaskView } from '@skladno/contracts'
import { describe, expect, it } from 'vitest'
import { enqueue, type PendingPick, readPending, without, withPending } from './picking-queue.ts'

const mark = (key: string, lineId: string, amount: number): PendingPick => ({
  taskId: 'pck_1',
  command: { kind: 'pick-line', key, lineId, picked: { amount, unit: 'шт' }, outcome: amount === 0 ? 'missing' : 'picked' },
})
const line = (lineId: string) => ({
  lineId,
  position: 1,
  sku: 'A',
  name: 'Профиль',
  photoUrl: null,
  cell: null,
  toPick: { amount: 10, unit: 'шт' },
  inPacks: null,
  picked: { amount: 0, unit: 'шт' },
  outcome: null,
  note: null,
})
const task: PickingTaskView = {
  id: 'pck_1',
  orderId: 'ord_1',
  orderNumber: '1',
  partnerName: 'СтройМастер',
  warehouse: { id: 'whs_1', name: 'Основной' },
  state: 'picking',
  waitsFor: null,
  dueAt: null,
  timeZone: 'Europe/Moscow',
  deliveryMode: 'pickup',
  lineCount: 2,
  doneCount: 0,
  assignedTo: null,
  version: 1,
  lines: [line('line_1'), line('line_2')],
  comment: null,
  allowedCommands: ['pick-line'],
}

describe('marks on a bad connection', () => {
  it('shows at once what was marked, before the server knows', () => {
    const seen = withPending(task, [mark('k1', 'line_1', 10)])
    expect(seen.lines.map((each) => each.outcome)).toEqual(['picked', null])
    expect(seen.doneCount).toBe(1)
  })

  it('sends only the last mark of a line', () => {
    const pending = enqueue(enqueue([mark('k1', 'line_1', 10)], mark('k2', 'line_2', 3)), mark('k3', 'line_1', 0))
    expect(pending.map((each) => each.command.key)).toEqual(['k2', 'k3'])
  })

  it('forgets a mark once it is confirmed, keeping newer ones', () => {
    expect(without([mark('k1', 'line_1', 10), mark('k2', 'line_2', 3)], 'k1').map((each) => each.command.key)).toEqual(['k2'])
  })

  it('survives a reload and unreadable memory', () => {
    const pending = [mark('k1', 'line_1', 10)]
    expect(readPending(JSON.stringify(pending))).toEqual(pending)
    expect([readPending(null), readPending('{'), readPending('[{"taskId":1}]')]).toEqual([[], [], []])
  })
})
