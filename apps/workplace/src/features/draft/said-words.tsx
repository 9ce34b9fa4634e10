import type { LineView } from '@skladno/contracts'
import { Explain, SaidText } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

/** Letters around the words that still tell where they stood. */
const AROUND = 80

/** What the customer wrote; the place in the message it comes from is told beside it. */
export function SaidWords({ line }: { readonly line: LineView }) {
  const t = useText()
  const place = placeOf(line.evidence)
  const said = `«${line.requestedText}»`
  if (place === null || place.source.trim() === line.requestedText.trim()) return <SaidText>{said}</SaidText>
  const { source, from, to } = place
  const before = `${from > AROUND ? '…' : ''}${source.slice(Math.max(0, from - AROUND), from)}`
  const after = `${source.slice(to, to + AROUND)}${source.length > to + AROUND ? '…' : ''}`
  return (
    <Explain
      label={`${said}, ${t('draft.evidence')}`}
      title={t('draft.evidence')}
      reasons={[`${before}[${source.slice(from, to)}]${after}`.replace(/\s*\n\s*/g, ' / ')]}
    >
      <SaidText>{said}</SaidText>
    </Explain>
  )
}

function placeOf({ source, span }: LineView['evidence']): { readonly source: string; readonly from: number; readonly to: number } | null {
  if (typeof source !== 'string' || !Array.isArray(span)) return null
  const [from, to] = span as readonly unknown[]
  return typeof from === 'number' && typeof to === 'number' && to > from && to <= source.length ? { source, from, to } : null
}
