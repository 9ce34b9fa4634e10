import type { StatementWarning, StatementWarningCode } from './bank-statement.ts'

const MAX_EXAMPLES = 3

/** Collects warnings by code with a few examples. */
export class StatementNotes {
  readonly #found = new Map<StatementWarningCode, { count: number; examples: string[] }>()

  add(code: StatementWarningCode, example: string): void {
    const seen = this.#found.get(code) ?? { count: 0, examples: [] }
    seen.count += 1
    if (seen.examples.length < MAX_EXAMPLES) seen.examples.push(example)
    this.#found.set(code, seen)
  }

  list(): StatementWarning[] {
    return [...this.#found].map(([code, seen]) => ({ code, ...seen }))
  }
}
