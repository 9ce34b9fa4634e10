import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customerQuery, someCustomersQuery } from '../api/customers.ts'
import { useText } from '../i18n/i18n.tsx'

export interface CustomerPickerProps {
  readonly value: string | undefined
  readonly onChange: (partnerId: string | undefined) => void
  readonly label?: string
  readonly isLabelHidden?: boolean
  readonly error?: string | undefined
}

/** Finds a customer by name, phone or tax id; the server searches, the list only shows. */
export function CustomerPicker({ value, onChange, label, isLabelHidden = false, error }: CustomerPickerProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const chosen = useQuery({ ...customerQuery(value ?? ''), enabled: value !== undefined })
  const isChosenName = chosen.data?.name === q
  const found = useQuery({ ...someCustomersQuery(isChosenName ? '' : q, 20), placeholderData: keepPreviousData })
  const options = (found.data ?? []).map((each) => ({ value: each.id, label: each.name }))
  const current = chosen.data
  const data =
    current === undefined || options.some((each) => each.value === current.id)
      ? options
      : [{ value: current.id, label: current.name }, ...options]
  const name = label ?? t('customer-picker.label')
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': name } : { label: name })}
      placeholder={t('customer-picker.placeholder')}
      nothingFoundMessage={t('customer-picker.nothing')}
      searchable
      clearable
      data={data}
      filter={({ options: all }) => all}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      clearButtonProps={{ 'aria-label': t('orders.reset') }}
    />
  )
}
