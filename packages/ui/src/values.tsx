import { Text, Tooltip } from '@mantine/core'
import type { MoneyView, QuantityView, UnitPriceView } from '@skladno/contracts'
import type { ReactNode } from 'react'
import { formatAge, formatMoment, formatMoney, formatQuantity, formatUnitPrice } from './format.ts'
import { useLocale } from './locale.tsx'
import { useNow } from './use-now.ts'
import './values.css'

/** An amount with its currency, never broken over two lines. */
export function Money({ value, strong = false }: { readonly value: MoneyView; readonly strong?: boolean }) {
  return <span className={strong ? 'sk-number sk-strong' : 'sk-number'}>{formatMoney(value, useLocale())}</span>
}

export function UnitPrice({ value }: { readonly value: UnitPriceView }) {
  return <span className="sk-number">{formatUnitPrice(value, useLocale())}</span>
}

/** A quantity with its unit, the unit's word declined. */
export function QuantityText({ value, strong = false }: { readonly value: QuantityView; readonly strong?: boolean }) {
  return <span className={strong ? 'sk-number sk-strong' : 'sk-number'}>{formatQuantity(value, useLocale())}</span>
}

/** An id or number people compare letter by letter. */
export function Identifier({ children }: { readonly children: string }) {
  return <span className="sk-identifier">{children}</span>
}

export interface AgeProps {
  readonly at: string
  /** The age, in minutes, from which the reader should doubt the figure: it turns amber. */
  readonly staleAfterMinutes?: number
}

/** How old a fact is, moving with the clock; the exact moment on hover. */
export function Age({ at, staleAfterMinutes }: AgeProps) {
  const locale = useLocale()
  const now = useNow()
  const instant = new Date(at)
  const isStale = staleAfterMinutes !== undefined && now.getTime() - instant.getTime() > staleAfterMinutes * 60_000
  return (
    <Tooltip label={formatMoment(at, now, locale)}>
      <Text component="time" dateTime={at} size="xs" className={isStale ? 'sk-age sk-age-stale' : 'sk-age'}>
        {isStale ? '⚠\u00A0' : ''}
        {formatAge(instant, now, locale)}
      </Text>
    </Tooltip>
  )
}

/** A few words that ask for attention without shouting. */
export function Caution({ children }: { readonly children: ReactNode }) {
  return <span className="sk-caution">{children}</span>
}
