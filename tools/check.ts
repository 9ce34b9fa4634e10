// `npm run check`: what a machine can judge without running the product. `npm run check -- types lint` runs only the named checks.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

interface Check {
  readonly name: string
  /** Script and arguments, run by Node.js in the root of the repository. */
  readonly args: readonly string[]
}

const root = join(import.meta.dirname, '..')
const bin = (path: string): string => join(root, 'node_modules', path)

const CHECKS: readonly Check[] = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=200', '.'] },
  { name: 'architecture', args: ['tools/architecture/check.ts'] },
  { name: 'docs', args: ['tools/docs-check.ts'] },
  { name: 'unused', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'database', args: ['tools/generate-db-types.ts', '--check'] },
]

/** As many at once as a small machine has cores. */
const LANES = 2

interface Outcome {
  readonly name: string
  readonly code: number
  readonly seconds: number
}

function chosenChecks(names: readonly string[]): readonly Check[] {
  const unknown = names.find((name) => !CHECKS.some((check) => check.name === name))
  if (unknown !== undefined) {
    console.error(`Unknown check ${unknown}. Checks: ${CHECKS.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  return names.length === 0 ? CHECKS : CHECKS.filter(({ name }) => names.includes(name))
}

/** Runs one check; its output appears in one piece, and only when it fails. */
function run({ name, args }: Check): Promise<Outcome> {
  const startedAt = performance.now()
  const output: Buffer[] = []
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      const seconds = (performance.now() - startedAt) / 1000
      if (code !== 0) console.log(`\n── ${name}\n${Buffer.concat(output).toString('utf8').trimEnd()}`)
      resolve({ name, code: code ?? 1, seconds })
    })
  })
}

async function runAll(checks: readonly Check[]): Promise<readonly Outcome[]> {
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await run(next))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return checks.flatMap(({ name }) => outcomes.find((outcome) => outcome.name === name) ?? [])
}

const outcomes = await runAll(chosenChecks(process.argv.slice(2)))
console.log(
  `\n${outcomes.map(({ name, code, seconds }) => `${code === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s`).join('\n')}`,
)
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1
