import type { LineView, ShortageOption } from '@skladno/contracts'
import { Caution, Choice, Choices, formatQuantity, formatShortDay, formatUnitPrice, type Locale, useLocale } from '@skladno/ui'
import { type Translate, useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

export interface LineShortageProps {
  readonly lineId: string
  readonly shortage: NonNullable<LineView['shortage']>
}

/** Not a problem but ways out of it, each one press. */
export function LineShortage({ lineId, shortage }: LineShortageProps) {
  const t = useText()
  const locale = useLocale()
  const { can, run, isBusy } = useDesk()
  return (
    <Choices label={t('draft.shortage', { quantity: formatQuantity(shortage.missing, locale) })}>
      <Caution>{t('draft.shortage', { quantity: formatQuantity(shortage.missing, locale) })}</Caution>
      {shortage.options.map((option) => (
        <Choice
          key={option.key}
          isDisabled={isBusy || !can('choose-shortage')}
          {...optionText(option, t, locale)}
          onPick={() => void run({ kind: 'choose-shortage', lineId, option: option.key })}
        />
      ))}
    </Choices>
  )
}

function optionText(option: ShortageOption, t: Translate, locale: Locale): { readonly title: string; readonly detail?: string } {
  switch (option.kind) {
    case 'partial':
      return { title: partialText(option, t, locale) }
    case 'analogue':
      return { title: t('draft.shortage.analogue', { name: option.name }), detail: analogueDetail(option, t, locale) }
    case 'warehouse':
      return { title: t('draft.shortage.warehouse', { take: formatQuantity(option.take, locale), warehouse: option.warehouse.name }) }
    case 'wait':
      return { title: t('draft.shortage.wait', { day: formatShortDay(option.expectedOn, locale) }) }
    case 'drop':
      return { title: t('draft.shortage.drop') }
  }
}

function partialText(option: Extract<ShortageOption, { kind: 'partial' }>, t: Translate, locale: Locale): string {
  const take = formatQuantity(option.take, locale)
  if (option.later === null) return t('draft.shortage.partial', { take })
  const later = formatQuantity(option.later, locale)
  return option.expectedOn === null
    ? t('draft.shortage.partial.someday', { take, later })
    : t('draft.shortage.partial.later', { take, later, day: formatShortDay(option.expectedOn, locale) })
}

function analogueDetail(option: Extract<ShortageOption, { kind: 'analogue' }>, t: Translate, locale: Locale): string {
  const free = formatQuantity(option.free, locale)
  if (option.samePrice || option.price === null) return t('draft.shortage.analogue.same', { free })
  return t('draft.shortage.analogue.other', { free, price: formatUnitPrice(option.price, locale) })
}
