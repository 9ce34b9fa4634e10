import { describe, expect, it } from 'vitest'
import { delayedLines, losers } from './waiting.ts'

const line = (orderId: string, thousandths: number, on: string) => ({ orderId, thousandths, on })

describe('orders that were promised a day', () => {
  const lines = [line('first', 10_000, '2026-11-27'), line('second', 10_000, '2026-11-27')]
  it('keep it while the receipts cover them', () => expect(delayedLines(lines, [{ on: '2026-11-27', thousandths: 20_000 }])).toEqual([]))
  it('are told the later day, the last confirmed first to suffer', () =>
    expect(
      delayedLines(lines, [
        { on: '2026-11-26', thousandths: 15_000 },
        { on: '2026-12-04', thousandths: 15_000 },
      ]),
    ).toEqual([{ orderId: 'second', from: '2026-11-27', to: '2026-12-04' }]))
  it('are told that nothing is known to come', () =>
    expect(delayedLines(lines, []).map(({ orderId, to }) => [orderId, to])).toEqual([
      ['first', null],
      ['second', null],
    ]))
})

describe('reserved goods that are not there', () => {
  const holds = [line('first', 10_000, ''), line('second', 4_000, ''), line('third', 3_000, '')]
  it('are taken from the latest confirmed', () =>
    expect(losers(holds, 5_000).map(({ orderId, missing }) => [orderId, missing])).toEqual([
      ['third', 3_000],
      ['second', 2_000],
    ]))
  it('are nobody’s loss when nothing is missing', () => expect(losers(holds, 0)).toEqual([]))
})
