import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPlanted } from './planted.ts'

const root = join(import.meta.dirname, '../..')
const planted = readPlanted('lint')
const folder = mkdtempSync(join(tmpdir(), 'skladno-lint-'))
let reported: ReadonlySet<string>

beforeAll(() => {
  for (const path of ['biome.json', '.gitignore', 'tools/architecture/lint'])
    cpSync(join(root, path), join(folder, path), { recursive: true })
  for (const { path, text } of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], { cwd: folder })
  const report: { diagnostics: readonly { readonly location: { readonly path: string } }[] } = JSON.parse(stdout.toString('utf8'))
  reported = new Set(report.diagnostics.map(({ location }) => location.path))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(planted)('the linter finds $file', ({ path }) => {
  expect(reported).toContain(path)
})
