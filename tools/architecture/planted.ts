import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A violation kept to prove that a check can fail. */
export interface Planted {
  /** The rule it breaks; a second example of a rule is `rule.example.ts.txt`. */
  readonly rule: string
  readonly file: string
  /** Where the file pretends to stand: its first line. */
  readonly path: string
  readonly text: string
}

export function readPlanted(folder: 'lint' | 'rules'): readonly Planted[] {
  const home = join(import.meta.dirname, 'planted', folder)
  return readdirSync(home).map((file) => {
    const text = readFileSync(join(home, file), 'utf8')
    const [first = ''] = text.split('\n')
    return { rule: file.split('.')[0] ?? '', file, path: first.replace('// ', ''), text }
  })
}
