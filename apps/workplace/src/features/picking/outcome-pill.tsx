import type { PickingTaskView } from '@skladno/contracts'
import { formatQuantity, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import type { Outcome } from './picking-queue.ts'

const TONES: Record<Outcome, Tone> = { picked: 'good', short: 'warn', missing: 'bad', mismatch: 'bad' }

/** What was found on the shelf. */
export function OutcomePill({ line }: { readonly line: PickingTaskView['lines'][number] }) {
  const t = useText()
  const quantity = formatQuantity(line.picked, useLocale())
  if (line.outcome === null) return null
  const words = line.outcome === 'missing' ? t('picking.outcome.missing') : t(`picking.outcome.${line.outcome}`, { quantity })
  return <StatusPill tone={TONES[line.outcome]}>{words}</StatusPill>
}
