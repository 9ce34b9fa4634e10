import type { SheetRow } from '@skladno/platform/files'
import type { CatalogGroup } from './catalog-file-set.ts'

interface Heading {
  readonly name: string
  readonly level: number
}

/**
 * The group headings above the current row of a price list. Outline levels nest where the sheet has them; otherwise a heading
 * right under another one is its child, and headings of the parent's look («2. БРУСОК» after «1. ВАГОНКА») return to its level.
 */
export class HeadingTrail {
  #path: Heading[] = []
  #hasRows = false
  readonly #announced = new Set<string>()

  add(name: string, level: number): void {
    const last = this.#path.at(-1)
    if (last && (level > 0 || last.level > 0)) this.#path = this.#path.filter((above) => above.level < level)
    else if (last && this.#hasRows) this.#path = this.#path.slice(0, this.#siblingDepth(name))
    else if (last && this.#path.length >= 2) this.#path = this.#path.slice(0, 1)
    this.#path.push({ name, level })
    this.#hasRows = false
  }

  /** Names from the top; also notes that the heading has rows. */
  names(): readonly string[] {
    this.#hasRows = true
    return this.#path.map(({ name }) => name)
  }

  /** The group records of a path that were not given yet, and the id of its last group. */
  groups(names: readonly string[]): { readonly records: readonly CatalogGroup[]; readonly id: string | null } {
    let parentId: string | null = null
    const records: CatalogGroup[] = []
    for (const name of names) {
      const id: string = parentId === null ? name : `${parentId} / ${name}`
      if (!this.#announced.has(id)) records.push({ kind: 'group', id, parentId, name, isDeleted: false })
      this.#announced.add(id)
      parentId = id
    }
    return { records, id: parentId }
  }

  #siblingDepth(name: string): number {
    const [top] = this.#path
    if (this.#path.length < 2 || !top) return 0
    const child = this.#path.at(-1)?.name ?? ''
    return look(name) === look(top.name) && look(child) !== look(top.name) ? 0 : 1
  }
}

/** Numbered, in capitals, or plain. */
function look(name: string): string {
  if (/^\d+[.)]/.test(name)) return 'numbered'
  const letters = name.replace(/[^\p{L}]/gu, '')
  return letters.length > 2 && letters === letters.toUpperCase() ? 'capitals' : 'plain'
}

export const isTotalRow = (row: SheetRow): boolean => {
  const [first] = row.cells
  return typeof first?.value === 'string' && /^(итого|всего|итог|total|жиыны|барлығы)(?!\p{L})/iu.test(first.value)
}
