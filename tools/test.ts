// `npm test`: every check and test, one after another, with one summary. `npm test -- check unit pg e2e` runs only the named ones.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

interface Step {
  readonly name: string
  readonly args: readonly string[]
}

const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')

const STEPS: readonly Step[] = [
  { name: 'check', args: ['tools/check.ts'] },
  { name: 'unit', args: [vitest, 'run', '--project', 'unit'] },
  { name: 'pg', args: [vitest, 'run', '--project', 'pg'] },
  { name: 'build', args: ['tools/build-web.ts'] },
  { name: 'e2e', args: [vitest, 'run', '--config', 'vitest.e2e.config.ts'] },
]

/** Browser stories need the built pages. */
const NEEDS: Readonly<Record<string, readonly string[]>> = { e2e: ['build'] }

function chosenSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name))
  if (unknown !== undefined) {
    console.error(`Unknown step ${unknown}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  const wanted = new Set(names.flatMap((name) => [name, ...(NEEDS[name] ?? [])]))
  return names.length === 0 ? STEPS : STEPS.filter(({ name }) => wanted.has(name))
}

function run(step: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...step.args], { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } })
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

const results: { readonly name: string; readonly code: number; readonly seconds: number }[] = []
for (const step of chosenSteps(process.argv.slice(2))) {
  console.log(`\n── ${step.name}`)
  const startedAt = performance.now()
  const code = await run(step)
  results.push({ name: step.name, code, seconds: (performance.now() - startedAt) / 1000 })
}
console.log(
  `\n${results.map(({ name, code, seconds }) => `${code === 0 ? '✓' : '✗'} ${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s`).join('\n')}`,
)
const failed = results.filter(({ code }) => code !== 0)
console.log(failed.length === 0 ? 'All passed' : `Failed: ${failed.map(({ name }) => name).join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
