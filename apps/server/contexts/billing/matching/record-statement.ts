import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import type { BankStatement } from '../statements/index.ts'
import { reportOf } from './loaded-statements.ts'
import type { StatementOutcome } from './store-statement.ts'

/** Keeps that a statement is being loaded; its payments refer to it. Returns its id. */
export async function startStatement(
  tx: Tx,
  { statement, actor }: { readonly statement: BankStatement; readonly actor: Actor },
): Promise<string> {
  const id = tx.newId('statement')
  const { file, format, accounts, warnings, ...figures } = reportOf(statement)
  await tx.db
    .insertInto('bank_statement')
    .values({
      id,
      file_name: file,
      format,
      accounts: JSON.stringify(accounts),
      figures: JSON.stringify(figures),
      outcome: '{}',
      warnings: JSON.stringify(warnings),
      loaded_by: actorLabel(actor),
      loaded_at: tx.now,
    })
    .execute()
  tx.touch('payment', id)
  return id
}

/** Writes how the documents of a statement ended. */
export async function finishStatement(
  tx: Tx,
  { statementId, outcome }: { readonly statementId: string; readonly outcome: StatementOutcome },
): Promise<void> {
  const { skipped, matches: _, ...counts } = outcome
  await tx.db
    .updateTable('bank_statement')
    .set({ outcome: JSON.stringify({ ...counts, skipped: skipped.length }) })
    .where('id', '=', statementId)
    .execute()
}
