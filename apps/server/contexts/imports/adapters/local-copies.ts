import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { BroughtFile } from './read-files.ts'

/** A file of this machine with its bytes; its name is what people see in reports. */
export const readLocalFile = async (path: string): Promise<BroughtFile> => ({ name: basename(path), bytes: await readFile(path) })

/** Writes stored files where the streaming readers can open them; the folder is gone when the work ends, however it ends. */
export async function withLocalCopies<T>(files: readonly BroughtFile[], work: (paths: readonly string[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-import-'))
  try {
    const paths: string[] = []
    for (const { name, bytes } of files) {
      const path = join(folder, `${paths.length}`, safeName(name))
      await writeBeside(path, bytes)
      paths.push(path)
    }
    return await work(paths)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeBeside(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
}

/** No path, no control characters, nothing a file system refuses. */
const safeName = (name: string): string => {
  const plain = basename(name.replaceAll('\\', '/'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f<>:"|?*]/g, '_')
    .slice(-150)
  return plain === '' || /^\.+$/.test(plain) ? 'file' : plain
}
