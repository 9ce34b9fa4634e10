// What each feature of the engine brings: the benchmark with one of them switched off at a time, written to ablations.md.
// Usage: npm run bench -- matching-ablations (two minutes)
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ABLATIONS } from './ablation-table.ts'
import type { Metrics } from './score.ts'

const BENCH = fileURLToPath(new URL('./run.ts', import.meta.url))
const HOOK = fileURLToPath(new URL('./ablation-hook.ts', import.meta.url))
const OUT = fileURLToPath(new URL('./ablations.md', import.meta.url))

type BySplit = Readonly<Record<string, Metrics>>

function measure(ablation: number | null): BySplit {
  const hook = ablation === null ? [] : ['--import', HOOK]
  const { stdout, stderr, status } = spawnSync(process.execPath, [...hook, BENCH, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, ABLATION: String(ablation ?? '') },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`the benchmark failed: ${stderr}`)
  const { bySplit }: { bySplit: BySplit } = JSON.parse(stdout)
  return bySplit
}

const SHOWN: readonly (readonly [string, keyof Metrics])[] = [
  ['P', 'precision'],
  ['F1', 'f1'],
  ['wrong', 'wrongPer100Lines'],
  ['asked', 'askRate'],
  ['straight', 'straightThrough'],
]
const SPLITS = ['train', 'validation'] as const

const fixed = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value.toFixed(1))

/** The figures of a row, or how they differ from the whole engine. */
function row(name: string, measured: BySplit, whole: BySplit | null): string {
  const cells = SPLITS.flatMap((split) =>
    SHOWN.map(([, key]) => {
      const own = measured[split]?.[key] ?? null
      const base = whole?.[split]?.[key]
      if (base === undefined || base === null || own === null) return fixed(own)
      const change = own - base
      return Math.abs(change) < 0.05 ? '·' : `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}`
    }),
  )
  return `| ${name} | ${cells.join(' | ')} |`
}

const whole = measure(null)
const rows = ABLATIONS.map((ablation, i) => {
  const line = row(`without: ${ablation.name}`, measure(i), whole)
  console.log(line)
  return line
})
const head = `| | ${SPLITS.flatMap((split) => SHOWN.map(([title]) => `${split} ${title}`)).join(' | ')} |`
const text = `# What each feature brings

Written by \`npm run bench -- matching-ablations\`: the benchmark of our own cases with one feature switched off at a time (\`ablation-table.ts\`).
The first row is the whole engine in percent (wrong and asked: of 100 lines); the others are the change against it. Validation sentences are never
read. Small negative changes are as likely noise as harm: one line is 0.1 on train and 0.3 on validation.

${head}
|${'---|'.repeat(1 + SPLITS.length * SHOWN.length)}
${row('whole engine', whole, null)}
${rows.join('\n')}
`
writeFileSync(OUT, text)
console.log(`written to ${OUT}`)
