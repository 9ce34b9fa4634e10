import { Slider, Stack, Text } from '@mantine/core'
import type { ReplayReportView } from '@skladno/contracts'
import { formatBasisPoints, formatNumber, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

type CurvePoint = ReplayReportView['curve'][number]

export interface MarginFieldProps {
  /** 0..1; 0 is no margin. */
  readonly value: number
  readonly onChange: (margin: number) => void
  readonly mayChange: boolean
  /** The same certainty without the margin and with it; not known of a replay that kept no leads. */
  readonly effect: { readonly isKnown: boolean; readonly plain: CurvePoint; readonly point: CurvePoint } | null
}

const STEP = 5

/** How much surer the first product must be than the second, in words, and what that does to the chosen point. */
export function MarginField({ value, onChange, mayChange, effect }: MarginFieldProps) {
  const t = useText()
  const locale = useLocale()
  const shown = value === 0 ? t('recognition.margin.none') : formatBasisPoints(Math.round(value * 10_000), locale)
  const per100 = (of: CurvePoint | undefined) => ({
    accepted: formatNumber(of?.withoutQuestion ?? 0, locale),
    wrong: formatNumber(of?.wrong ?? 0, locale),
  })
  const [plain, point] = [per100(effect?.plain), per100(effect?.point)]
  return (
    <Stack gap={4}>
      <Text fw={500}>{`${t('recognition.margin')}: ${shown}`}</Text>
      <Text size="sm" c="dimmed">
        {t('recognition.margin.about')}
      </Text>
      <Slider
        thumbLabel={t('recognition.margin')}
        min={0}
        max={95}
        step={STEP}
        disabled={!mayChange}
        value={Math.round(value * 100)}
        onChange={(next) => onChange(next / 100)}
        label={null}
        thumbProps={{ 'aria-valuetext': shown }}
        maw={560}
      />
      {effect !== null && (
        <Text size="sm" aria-live="polite">
          {effect.isKnown
            ? t('recognition.margin.effect', { accepted: point.accepted, was: plain.accepted, wrong: point.wrong, wrongWas: plain.wrong })
            : t('recognition.margin.old')}
        </Text>
      )}
    </Stack>
  )
}
