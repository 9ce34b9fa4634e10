import { describe, expect, it } from 'vitest'
import { shareOut } from './parts.ts'

const order = (id: string, minor: number) => ({ id, number: id, due: { minor, currency: 'RUB' as const } })

describe('a payment over several orders', () => {
  it('fills them one after another and leaves the last in part', () =>
    expect([...shareOut(1_500, [order('a', 1_000), order('b', 1_000)])]).toEqual([
      ['a', 1_000],
      ['b', 500],
    ]))
  it('never gives an order more than it owes', () => expect([...shareOut(9_000, [order('a', 1_000)]).values()]).toEqual([1_000]))
  it('gives nothing when nothing is left', () => expect([...shareOut(0, [order('a', 1_000)]).values()]).toEqual([0]))
})
