import { FileError, type FileFault } from '@skladno/platform/files'

/** Why a set of files is not a catalog. Each code has a text in messages/ that says what to do. */
export type CatalogFileCode =
  | `catalog.file-${FileFault}`
  | 'catalog.file-image'
  | 'catalog.file-pdf'
  | 'catalog.file-word'
  | 'catalog.file-archive'
  | 'catalog.file-binary'
  | 'catalog.file-bank-statement'
  | 'catalog.file-orders'
  | 'catalog.file-counterparties'
  | 'catalog.file-foreign-xml'
  | 'catalog.file-no-header'

/** A file that cannot be imported; nothing of its set should be kept. Carries facts (file, line, root…), never display text. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError'
  readonly code: CatalogFileCode
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: CatalogFileCode, facts: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.code = code
    this.facts = facts
  }
}

/** Turns a reader's fault into ours; anything else is a broken assumption and goes on. */
export function asCatalogError(cause: unknown, file: string): unknown {
  if (!(cause instanceof FileError)) return cause
  if (cause.fault === 'unsupported' && cause.facts.kind === 'word') return new CatalogFileError('catalog.file-word', { file })
  return new CatalogFileError(`catalog.file-${cause.fault}`, { ...cause.facts, file })
}
