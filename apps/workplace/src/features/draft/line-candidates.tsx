import type { LineView } from '@skladno/contracts'
import { Choice, Choices, formatBasisPoints, QuantityText, UnitPrice, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useDesk } from './commands.ts'

/** The products the words may mean, and a search for any other. */
export function LineCandidates({ line, onClose }: { readonly line: LineView; readonly onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { can, run, isBusy, order } = useDesk()
  if (!can('set-product')) return null
  const choose = (productId: string) => {
    onClose()
    void run({ kind: 'set-product', lineId: line.id, productId })
  }
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
