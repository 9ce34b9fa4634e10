import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createFolderStore } from './files.ts'

const root = mkdtempSync(join(tmpdir(), 'skladno-files-'))
afterAll(() => rmSync(root, { recursive: true }))
const store = createFolderStore(root)
const bytes = new TextEncoder().encode('счёт')

it('keeps the same bytes once and gives them back', async () => {
  const first = await store.put(bytes)
  expect(await store.put(bytes)).toEqual(first)
  expect(new TextDecoder().decode(await store.get(first.path))).toBe('счёт')
  expect(readdirSync(join(root, first.path, '..'))).toHaveLength(1)
})

it('refuses damaged files and paths that lead elsewhere', async () => {
  const { path } = await store.put(new TextEncoder().encode('накладная'))
  writeFileSync(join(root, path), 'другое')
  await expect(store.get(path)).rejects.toThrow('damaged')
  await expect(store.get('../../etc/passwd')).rejects.toThrow('not a path')
})
