import { fail, ok, type Result } from '@skladno/kernel'
import type { UnitOfWork } from '../../../db/types.ts'
import type { ImportedFile } from '../domain/import-record.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import { whoImports } from '../queries/who-imports.ts'
import { failImport, finishImport } from './file-import.ts'
import { COMMAND_LINE, clearDead, type RunLoad, runLoad } from './run-load.ts'

/**
 * Applies files of this machine at once, kept in the same list of imports as uploads: others see that somebody is importing, and what came
 * of it. The files themselves are not kept.
 */
export async function recordCommandLineImport(
  uow: UnitOfWork,
  command: RunLoad & { readonly by: string; readonly names: readonly string[] },
): Promise<Result<ImportOutcome>> {
  const busy = await uow.run(async (tx) => {
    await clearDead(tx)
    return whoImports(tx.db)
  })
  if (busy !== null) return fail('imports.busy', { ...busy })
  const files = command.names.map((name): ImportedFile => ({ fileId: null, name, sizeBytes: null }))
  const importId = await uow.run(async (tx) => {
    const id = tx.newId('import')
    const started = { started_by: COMMAND_LINE, started_by_name: command.by, created_at: tx.now, applying_since: tx.now }
    await tx.db
      .insertInto('file_import')
      .values({
        id,
        kind: command.kind,
        state: 'applying',
        files: JSON.stringify(files),
        options: JSON.stringify(command.options),
        ...started,
      })
      .execute()
    tx.touch('import', id)
    return id
  })
  try {
    const result = await runLoad(uow, command, {
      kind: 'apply',
      keep: (tx, outcome) => finishImport(tx, { importId, state: 'applied', outcome }),
    })
    if (!result.ok) await uow.run((tx) => failImport(tx, importId, result.error))
    else if (result.value.blocked !== undefined) {
      await uow.run((tx) => failImport(tx, importId, result.value.blocked ?? { code: 'imports.interrupted' }))
      return { ok: false, error: result.value.blocked }
    } else if (result.value.alarm !== null)
      await uow.run((tx) => failImport(tx, importId, { code: 'imports.needs-confirmation', facts: {} }))
    return result.ok ? ok(result.value) : result
  } catch (error) {
    await uow.run((tx) => failImport(tx, importId, { code: 'imports.interrupted', facts: {} })).catch(() => {})
    throw error
  }
}
