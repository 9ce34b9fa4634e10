import { describe, expect, it } from 'vitest'
import { CONTEXT_ASKS, findRound } from './context-asks.ts'
import { readPlanted } from './planted.ts'
import { RULES } from './rules.ts'
import { oversizes, sizeComplaints } from './sizes.ts'
import { readSource } from './source-file.ts'

describe('every architecture rule can fail', () => {
  const planted = readPlanted('rules')

  it('has a planted violation for each rule', () => {
    expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual(RULES.map(({ name }) => name).sort())
  })

  it.each(planted)('finds $file', ({ rule, path, text }) => {
    const broken = RULES.find(({ name }) => name === rule)
    expect(broken?.find([readSource(path, text)], [path])).not.toHaveLength(0)
  })

  it('lets the right way through', () => {
    const source = readSource(
      'apps/server/contexts/ordering/use-cases/confirm-order.ts',
      `import { ok } from '@skladno/kernel'
       import { getPartner } from '../../parties/index.ts'
       import type { Tx } from '../../../db/types.ts'
       import { decideConfirm } from '../domain/confirm.ts'
       export const confirm = [ok, getPartner, decideConfirm]`,
    )
    const paths = ['apps/server/contexts/ordering/README.md', 'apps/server/contexts/ordering/index.ts']
    expect(RULES.flatMap(({ find }) => find([source], paths))).toEqual([])
  })
})

describe('the contexts ask in one direction', () => {
  it('finds a circle', () => {
    expect(findRound({ a: ['b'], b: ['c'], c: ['a'] })).toEqual(['a', 'b', 'c', 'a'])
  })

  it('has none', () => {
    expect(findRound(CONTEXT_ASKS)).toBeNull()
  })
})

describe('sizes', () => {
  const long = (name: string, lines: number) => `export function ${name}() {\n${'  x()\n'.repeat(lines)}}\n`

  it('finds long functions and files, and lets components be longer', () => {
    const source = readSource('a.ts', long('run', 61))
    expect(oversizes([source, readSource('b.tsx', long('Screen', 100))]).map(({ what, lines }) => [what, lines])).toEqual([
      ['a.ts#run', 63],
    ])
    expect(oversizes([readSource('c.ts', 'x()\n'.repeat(401))]).map(({ what }) => what)).toEqual(['c.ts'])
  })

  it('does not count a table of data', () => {
    expect(oversizes([readSource('words.ts', `export const WORDS = [\n${"  'слово',\n".repeat(500)}]\n`)])).toEqual([])
  })

  it('lets an exception only shrink', () => {
    const [found] = oversizes([readSource('a.ts', long('run', 68))])
    expect(found).toBeDefined()
    const complaints = (lines: number) => sizeComplaints(found ? [found] : [], { 'a.ts#run': lines })
    expect(complaints(70)).toEqual([])
    expect(complaints(69)[0]).toContain('may only shrink')
    expect(complaints(80)[0]).toContain('Lower 80')
    expect(sizeComplaints([], { 'a.ts#run': 70 })[0]).toContain('fits now')
  })
})
