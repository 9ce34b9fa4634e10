import { SIGNAL_GROUPS, SIGNAL_NAMES } from '../../packages/matching/src/line/signal-names.ts'
import { KINDS, type Kind } from './fit-lines.ts'
import type { Model } from './fit-model.ts'

const ABOUT: Readonly<Record<Kind, string>> = {
  said: 'A line the message says.',
  changed: 'A line that was in the basket and that the message changes.',
  kept: 'A line that was in the basket and that the message leaves as it was.',
  asked: 'The best guess behind a question.',
}

/** The source of packages/matching/src/line/weights.ts: every weight beside what it means. */
export function weightsSource(models: ReadonlyMap<Kind, Model>): string {
  const tables = KINDS.map((kind) => tableOf(kind, models.get(kind) ?? { always: 0, weights: {} }))
  return `// Written by bench/matching/fit.ts: fitted, not chosen. What each unit of a signal adds to the log-odds that a line is right.
export type Kind = ${KINDS.map((kind) => `'${kind}'`).join(' | ')}

type Weights = Readonly<Record<string, number>>

${tables.join('\n\n')}

export const WEIGHTS: Readonly<Record<Kind, Weights>> = { ${KINDS.map((kind) => `${kind}: ${kind.toUpperCase()}`).join(', ')} }
`
}

function tableOf(kind: Kind, { always, weights }: Model): string {
  const rows = Object.values(SIGNAL_GROUPS).flatMap((group) =>
    Object.keys(group).flatMap((name) => {
      const weight = weights[name] ?? 0
      return Math.abs(weight) < 0.005 ? [] : [`  ${name}: ${rounded(weight)}, // ${SIGNAL_NAMES[name]?.means ?? ''}`]
    }),
  )
  return `/** ${ABOUT[kind]} */\nconst ${kind.toUpperCase()}: Weights = {\n  always: ${rounded(always)},\n${rows.join('\n')}\n}`
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100)
