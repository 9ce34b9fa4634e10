// Architecture and size rules over the whole repository; exits with 1 when one is broken. Usage: node tools/architecture/check.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTEXT_ASKS, findRound } from './context-asks.ts'
import { RULES } from './rules.ts'
import { oversizes, sizeComplaints } from './sizes.ts'
import { listFiles, readSources } from './source-file.ts'

const root = join(import.meta.dirname, '../..')
const sources = readSources(root)
const paths = listFiles(root)
const exceptions: Readonly<Record<string, number>> = JSON.parse(readFileSync(join(import.meta.dirname, 'size-exceptions.json'), 'utf8'))

const round = findRound(CONTEXT_ASKS)
const complaints = [
  ...(round ? [`contexts ask in a circle: ${round.join(' → ')}`] : []),
  ...RULES.flatMap(({ name, find }) => find(sources, paths).map(({ path, line, message }) => `${path}:${line} ${message} [${name}]`)),
  ...sizeComplaints(oversizes(sources), exceptions).map((complaint) => `${complaint} [size]`),
]
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
