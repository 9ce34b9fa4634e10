import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as matching from './index.ts'

it('the example of the README prints what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const printed = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const output: string[] = []
  const body = example.replace(/import \{([^}]*)\} from '@skladno\/matching'/, 'const {$1} = matching')
  new Function('matching', 'console', body)(matching, { log: (...values: unknown[]) => output.push(values.join(' ')) })
  expect(output.join('\n')).toBe(printed.trim())
})
