import { Text, UnstyledButton } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { Choice, Choices, formatBasisPoints, QuantityText, UnitPrice, useLocale } from '@skladno/ui'
import { IconSwitchHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useDesk } from './commands.ts'

/** The products the words may mean. Open by itself where the line asks, one press away where it does not. */
export function LineCandidates({ line, isAsking }: { readonly line: LineView; readonly isAsking: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { can, run, isBusy, order } = useDesk()
  const [isOpen, setOpen] = useState(false)
  if (!can('set-product')) return null
  const others = line.candidates.filter((candidate) => candidate.productId !== line.product?.id)
  const choose = (productId: string) => {
    setOpen(false)
    void run({ kind: 'set-product', lineId: line.id, productId })
  }
  if (!isAsking && !isOpen)
    return (
      <UnstyledButton onClick={() => setOpen(true)}>
        <Text size="xs" c="dimmed">
          <IconSwitchHorizontal size={13} aria-hidden /> {t('draft.switch')}
          {others.length > 0 && ` · ${others.length}`}
        </Text>
      </UnstyledButton>
    )
  return (
    <Choices label={t('draft.candidates')}>
      {line.candidates.slice(0, 5).map((candidate, index) => (
        <Choice
          key={candidate.productId}
          hotkey={String(index + 1)}
          isCurrent={candidate.productId === line.product?.id}
          isDisabled={isBusy}
          title={candidate.name}
          detail={
            <>
              <span title={candidate.why.join(' · ')}>{formatBasisPoints(Math.round(candidate.p * 100) * 100, locale)}</span>
              {candidate.price !== null && <UnitPrice value={candidate.price} />}
              {candidate.free !== null && <QuantityText value={candidate.free} />}
            </>
          }
          onPick={() => choose(candidate.productId)}
        />
      ))}
      <ProductPicker partnerId={order.partner.id} label={t('draft.other')} onPick={(product) => choose(product.id)} />
    </Choices>
  )
}
