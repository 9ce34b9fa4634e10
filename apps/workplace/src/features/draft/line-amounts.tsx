import type { LineView } from '@skladno/contracts'
import { Caution, Choice, Choices, formatQuantity, type Locale, useLocale } from '@skladno/ui'
import { type Translate, useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** The product is known, its amount is not: each amount it is sold in is one press. */
export function LineAmounts({ line }: { readonly line: LineView }) {
  const t = useText()
  const locale = useLocale()
  const { can, run, isBusy } = useDesk()
  if (line.amounts.length === 0) return null
  return (
    <Choices label={t('draft.amounts', { name: line.candidates[0]?.name ?? line.requestedText })}>
      <Caution>{reasonText(line, t, locale)}</Caution>
      {line.amounts.map(({ quantity, base }) => (
        <Choice
          key={`${quantity.amount} ${quantity.unit}`}
          isDisabled={isBusy || !can('set-quantity')}
          title={formatQuantity(quantity, locale)}
          {...(base === null ? {} : { detail: `= ${formatQuantity(base, locale)}` })}
          onPick={() => void run({ kind: 'set-quantity', lineId: line.id, quantity })}
        />
      ))}
    </Choices>
  )
}

function reasonText({ question, soldBy, said }: LineView, t: Translate, locale: Locale): string {
  if (question === 'step' && soldBy?.step != null) return t('draft.amounts.step', { step: formatQuantity(soldBy.step, locale) })
  if (question === 'minimum' && soldBy?.minimum != null)
    return t('draft.amounts.minimum', { minimum: formatQuantity(soldBy.minimum, locale) })
  if (question !== 'how-much') return t('draft.amounts.pack')
  return said === null ? t('draft.amounts.how-much') : t('draft.amounts.from', { now: formatQuantity(said, locale) })
}
