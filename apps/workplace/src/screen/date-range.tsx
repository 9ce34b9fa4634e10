import { Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../i18n/i18n.tsx'

export interface DateRangeProps {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (part: { readonly from?: string | undefined; readonly to?: string | undefined }) => void
}

/** Two days, each inclusive, each optional. */
export function DateRange({ from, to, onChange }: DateRangeProps): ReactNode {
  const t = useText()
  return (
    <>
      <TextInput
        type="date"
        aria-label={t('orders.from')}
        leftSection={<Text size="xs">{t('orders.from.short')}</Text>}
        value={from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={t('orders.to')}
        leftSection={<Text size="xs">{t('orders.to.short')}</Text>}
        value={to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
    </>
  )
}
