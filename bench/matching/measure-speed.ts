import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CatalogItem } from '@skladno/matching'
import { SUBJECTS } from './speed-subjects.ts'
import { seededRandom, spoken, syntheticItem } from './synthetic-catalog.ts'

const LINES_PER_MESSAGE = 20
/** Questions asked before any is measured, others than those; or as many as fit into the time. */
const WARM_UP = 600
const WARM_UP_MS = 8_000

/** What one subject needs for a catalog of one size. */
export interface Findings {
  readonly subject: string
  readonly size: number
  readonly buildMs: number
  /** From kept bytes and the rows; null where a subject keeps nothing. */
  readonly loadMs: number | null
  /** 10,000 changed rows: the work in all, and the longest stretch without a pause, by processor time. */
  readonly updateMs: number | null
  readonly pauseMs: number | null
  readonly indexMb: number
  readonly lineP50Ms: number
  readonly lineP95Ms: number
  readonly messageP50Ms: number
  readonly messageP95Ms: number
  readonly firstRight: number
  readonly amongFive: number
}

function heapMegabytes(): number {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0

async function timed<T>(inputs: readonly T[], run: (input: T) => unknown): Promise<number[]> {
  const times: number[] = []
  for (const input of inputs) {
    const start = performance.now()
    await run(input)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

/** A server that runs has long translated what it runs; it has not heard these questions. */
async function warmUp(items: readonly CatalogItem[], ask: (text: string) => unknown): Promise<void> {
  const random = seededRandom(7)
  const since = performance.now()
  for (let i = 0; i < WARM_UP && performance.now() - since < WARM_UP_MS; i += 1)
    await ask(spoken(items[Math.floor(random() * items.length)] ?? syntheticItem(0), random))
}

function questions(
  items: readonly CatalogItem[],
  lineCount: number,
  messageCount: number,
): { asked: { sku: string; text: string }[]; messages: string[] } {
  const random = seededRandom(42)
  const asked = Array.from({ length: lineCount }, () => {
    const item = items[Math.floor(random() * items.length)] ?? syntheticItem(0)
    return { sku: item.sku, text: spoken(item, random) }
  })
  const messages = Array.from({ length: messageCount }, (_, i) =>
    Array.from({ length: LINES_PER_MESSAGE }, (_, k) => asked[(i * LINES_PER_MESSAGE + k) % asked.length]?.text ?? '').join('\n'),
  )
  return { asked, messages }
}

/** Measures one subject in this process, which must allow `gc`. Every question is asked for the first time. */
export async function measureSpeed(name: string, size: number, lineCount: number, messageCount: number): Promise<Findings> {
  const build = SUBJECTS[name]
  if (!build) throw new Error(`No subject ${name}; there are ${Object.keys(SUBJECTS).join(', ')}`)
  const items = Array.from({ length: size }, (_, i) => syntheticItem(i))
  const before = heapMegabytes()
  const start = performance.now()
  const subject = await build(items)
  const buildMs = performance.now() - start
  const indexMb = subject.indexMb ?? heapMegabytes() - before
  const { asked, messages } = questions(items, lineCount, messageCount)
  await warmUp(items, subject.line)
  const places: number[] = []
  const lines = await timed(asked, async ({ text, sku }) => {
    places.push((await subject.line(text)).slice(0, 5).indexOf(sku))
  })
  const wholes = await timed(messages, (text) => subject.message(text))
  const kept = subject.keep?.(items) ?? null
  await subject.close?.()
  return {
    subject: name,
    size,
    buildMs,
    loadMs: kept?.loadMs ?? null,
    updateMs: kept?.updateMs ?? null,
    pauseMs: kept?.pauseMs ?? null,
    indexMb,
    lineP50Ms: quantile(lines, 0.5),
    lineP95Ms: quantile(lines, 0.95),
    messageP50Ms: quantile(wholes, 0.5),
    messageP95Ms: quantile(wholes, 0.95),
    firstRight: places.filter((at) => at === 0).length / places.length,
    amongFive: places.filter((at) => at >= 0).length / places.length,
  }
}

/** The same in a process of its own. */
export function measuredApart(subject: string, size: number, lines: number, messages: number): Findings {
  const own = ['--child', subject, '--sizes', String(size), '--lines', String(lines), '--messages', String(messages)]
  const speed = fileURLToPath(new URL('speed.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', speed, ...own], { encoding: 'utf8' }))
}
