import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runMatch } from './match.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'match-'))
  writeFileSync(inFolder('goods.csv'), 'name,sku,unit\n"Штукатурка Гладь, 30 кг",S30,мешок\nКран шаровой 1/2,K12,шт\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = []
  const err: string[] = []
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)))
  return { code: await runMatch(argv), out, err }
}

describe('skladno match', () => {
  it('prints one JSON line for a message, and the reasons on stderr', async () => {
    const { code, out, err } = await run('--catalog', inFolder('goods.csv'), '--message', 'гладь 30 кг 5 мешков', '--explain')
    expect(code).toBe(0)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      id: null,
      intents: ['order'],
      lines: [{ decision: 'accept', sku: 'S30', qty: 5, unit: 'мешок', candidates: ['S30'] }],
      other: [],
    })
    expect(err.join('\n')).toContain('принято → S30 Штукатурка Гладь, 30 кг')
  })

  it('answers every input line in order, a broken one with an error', async () => {
    const cart = [{ sku: 'S30', qty: 2, unit: 'мешок' }]
    writeFileSync(
      inFolder('in.jsonl'),
      `${JSON.stringify({ id: 'a', message: 'кран 1/2 3 шт', extra: 1 })}\nnot json\n${JSON.stringify({ id: 'b', message: 'глади 7', cart })}\n`,
    )
    const { code } = await run('--catalog', inFolder('goods.csv'), '--messages', inFolder('in.jsonl'), '--out', inFolder('out.jsonl'))
    const answers = readFileSync(inFolder('out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(answers).toMatchObject([
      { id: 'a', lines: [{ sku: 'K12', qty: 3 }] },
      { id: null, error: 'not a JSON object' },
      { id: 'b', intents: ['edit'], lines: [{ sku: 'S30', qty: 7, unit: 'мешок' }] },
    ])
  })

  it.each([
    ['a missing file', ['--catalog', '/no/such/file.csv', '--message', 'x'], 1],
    ['no catalog', ['--message', 'x'], 2],
    ['messages without out', ['--catalog', 'x.csv', '--messages', 'y'], 2],
    ['an unknown option', ['--catalogue', 'x.csv'], 2],
  ])('refuses %s', async (_, argv, expected) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(expected)
    expect(err.length).toBeGreaterThan(0)
  })
})
