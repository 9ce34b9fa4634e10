/** Why a file could not be read; every code has a text for people wherever files are accepted. */
export const FILE_FAULTS = [
  'empty',
  'too-large',
  'encrypted',
  'bomb',
  'broken',
  'cut-off',
  'unsupported',
  'too-many-cells',
  'timeout',
  'not-found',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/**
 * A file from outside that cannot be read. Thrown by the readers of this folder, which are called deep inside generators and
 * parsers; the context's own door turns it into its typed refusal.
 */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly fault: FileFault
  readonly facts: Readonly<Record<string, string | number>>

  constructor(fault: FileFault, facts: Readonly<Record<string, string | number>> = {}) {
    super(`${fault} ${JSON.stringify(facts)}`)
    this.fault = fault
    this.facts = facts
  }
}
