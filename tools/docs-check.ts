// Compares the documents with the code: paths, commands, routes, variables, errors, events. Exits with 1 when they differ.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, readSources } from './architecture/source-file.ts'
import { readCodeFacts } from './docs-check-code.ts'
import { docsComplaints } from './docs-check-rules.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const paths = listFiles(root)
const sources = readSources(root)
const documents = paths.filter((path) => /^([\w.]+|docs\/.*)\.md$/.test(path)).map((path) => ({ path, text: read(path) }))
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts
const everything = [...sources.map(({ text }) => text), ...paths.filter((path) => /(\.mjs|\.sh|^\.ci\/run)$/.test(path)).map(read)]

const complaints = docsComplaints({
  paths,
  documents,
  code: readCodeFacts(sources),
  scripts: new Set(Object.keys(scripts)),
  isInCode: (name) => everything.some((text) => text.includes(name)),
})
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
