import { Button, Group, NumberInput, Select, Slider, Stack, Text } from '@mantine/core'
import type { ReplayReportView, ThresholdView } from '@skladno/contracts'
import { formatBasisPoints, formatNumber, QuietButton, Section, TradeOffCurve, useLocale } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { curveQuery, rulesQuery, useSetThreshold } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { MarginField } from './margin-field.tsx'
import { currencyOf } from './replay-figures.tsx'

type Curve = ReplayReportView['curve']
interface Scope {
  readonly scope: ThresholdView['scope']
  readonly scopeId: string
  readonly name: string
  readonly curve: Curve
  readonly lines: number
}

/** A share of fewer lines moves by more than a tenth with a single one. */
const FEW_LINES = 300

/** «Из 100 строк: 82 без вопроса, 0,6 ошибочных»: the owner moves the point, the company, a group or a customer gets its threshold. */
export function ThresholdEditor({ report, replayId }: { readonly report: ReplayReportView; readonly replayId: string }) {
  const t = useText()
  const rules = useQuery(rulesQuery)
  const [key, setKey] = useState('company')
  const scopes = scopesOf(report, t('recognition.scope.company'))
  const scope = scopes.find((each) => keyOf(each) === key) ?? scopes[0]
  if (scope === undefined || rules.data === undefined) return null
  const set = rules.data.thresholds.find((each) => each.scope === scope.scope && each.scopeId === scope.scopeId)
  return (
    <Section title={t('recognition.curve')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('recognition.curve.about')}</Text>
        <Text c="dimmed">
          {t('recognition.curve.of', { count: scope.lines })}
          {scope.lines < FEW_LINES && ` ${t('recognition.curve.few')}`}
        </Text>
        <Select
          label={t('recognition.scope')}
          maw={360}
          searchable
          allowDeselect={false}
          data={scopes.map((each) => ({ value: keyOf(each), label: each.name }))}
          value={keyOf(scope)}
          onChange={(next) => setKey(next ?? 'company')}
        />
        <Point
          key={`${keyOf(scope)} ${set?.setAt ?? ''}`}
          scope={scope}
          set={set}
          mayChange={rules.data.mayChange}
          report={report}
          replayId={replayId}
        />
        <SetThresholds thresholds={rules.data.thresholds} mayChange={rules.data.mayChange} />
      </Stack>
    </Section>
  )
}

const keyOf = ({ scope, scopeId }: Pick<Scope, 'scope' | 'scopeId'>): string => (scope === 'company' ? 'company' : `${scope}:${scopeId}`)

function scopesOf(report: ReplayReportView, company: string): readonly Scope[] {
  const of = (scope: 'group' | 'customer', rows: ReplayReportView['byGroup']): Scope[] =>
    rows.flatMap((row) =>
      row.id === null || row.curve.length === 0 || row.name === ''
        ? []
        : [{ scope, scopeId: row.id, name: row.name, curve: row.curve, lines: row.lines }],
    )
  return [
    { scope: 'company', scopeId: '', name: company, curve: report.curve, lines: report.now.lines },
    ...of('group', report.byGroup),
    ...of(
      'customer',
      report.byCustomer.filter(({ id }) => id?.startsWith('ptn_') === true),
    ),
  ]
}

interface PointProps {
  readonly scope: Scope
  readonly set: ThresholdView | undefined
  readonly mayChange: boolean
  readonly report: ReplayReportView
  readonly replayId: string
}

function Point({ scope, set, mayChange, report, replayId }: PointProps) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const save = useSetThreshold()
  const [accept, setAccept] = useState(set?.accept ?? 0)
  const [margin, setMargin] = useState(set?.margin ?? 0)
  const withMargin = useQuery(curveQuery({ replayId, scope: scope.scope, scopeId: scope.scopeId, margin }))
  const curve = (margin === 0 ? undefined : withMargin.data?.curve) ?? scope.curve
  const at = indexAt(curve, accept)
  const plain = scope.curve[indexAt(scope.curve, accept)]
  const point = curve[at] ?? (plain === undefined ? undefined : { ...plain, withoutQuestion: 0, wrong: 0 })
  if (point === undefined || plain === undefined) return <Text>{t('recognition.curve.none')}</Text>
  const words = t('recognition.curve.point', {
    accepted: formatNumber(point.withoutQuestion, locale),
    wrong: formatNumber(point.wrong, locale),
  })
  const send = (least: number | null, costs: { wrongMinor: number; questionMinor: number } | null = null) =>
    // the point is made anew by what was saved, so the news must not depend on it
    save
      .mutateAsync({ scope: scope.scope, scopeId: scope.scopeId, accept: least, margin: margin === 0 ? null : margin, costs })
      .then(() => feedback.done(t('app.saved')), feedback.failed)
  return (
    <Stack gap="sm">
      <TradeOffCurve
        points={curve.map(({ withoutQuestion, wrong }) => ({ x: withoutQuestion, y: wrong }))}
        chosen={at}
        label={t('recognition.curve.label', { points: curve.length })}
        xTitle={t('recognition.curve.x')}
        yTitle={t('recognition.curve.y')}
      />
      <Text fw={600} aria-live="polite">
        {words}
      </Text>
      <Slider
        thumbLabel={t('recognition.curve.slider')}
        min={0}
        max={Math.max(1, curve.length - 1)}
        disabled={curve.length < 2 || !mayChange}
        value={at}
        onChange={(next) => setAccept(curve[next]?.accept ?? accept)}
        label={null}
        thumbProps={{ 'aria-valuetext': words }}
        maw={560}
      />
      <Text size="sm" c="dimmed">
        {t('recognition.curve.accept', { accept: formatBasisPoints(Math.round(point.accept * 10_000), locale) })}
      </Text>
      <MarginField
        value={margin}
        onChange={setMargin}
        mayChange={mayChange}
        effect={margin === 0 ? null : { isKnown: withMargin.data?.curve !== null, plain, point }}
      />
      {mayChange && (
        <Group gap="xs">
          <Button loading={save.isPending} onClick={() => send(point.accept)}>
            {t('recognition.curve.set')}
          </Button>
          {set !== undefined && (
            <Button variant="default" onClick={() => send(null)}>
              {t('recognition.curve.reset')}
            </Button>
          )}
        </Group>
      )}
      {mayChange && <Costs currency={currencyOf(report)} set={set} onPick={(costs) => send(null, costs)} />}
    </Stack>
  )
}

/** The first point at least as strict, else the last one. */
function indexAt(curve: Curve, accept: number): number {
  const at = curve.findIndex((point) => point.accept >= accept)
  return at >= 0 ? at : Math.max(0, curve.length - 1)
}

interface CostsProps {
  readonly currency: string
  readonly set: ThresholdView | undefined
  readonly onPick: (costs: { wrongMinor: number; questionMinor: number }) => void
}

/** Instead of the point: what a wrong line and a question cost; the threshold follows. */
function Costs({ currency, set, onPick }: CostsProps) {
  const t = useText()
  const [wrong, setWrong] = useState<number | string>(set?.costs == null ? '' : Math.round(set.costs.wrongMinor) / 100)
  const [question, setQuestion] = useState<number | string>(set?.costs == null ? '' : Math.round(set.costs.questionMinor) / 100)
  const isReady = typeof wrong === 'number' && wrong > 0 && typeof question === 'number' && question >= 0
  return (
    <Group gap="xs" align="end">
      <NumberInput label={t('recognition.costs.wrong', { currency })} value={wrong} onChange={setWrong} min={1} hideControls w={220} />
      <NumberInput
        label={t('recognition.costs.question', { currency })}
        value={question}
        onChange={setQuestion}
        min={0}
        hideControls
        w={220}
      />
      <Button
        variant="default"
        disabled={!isReady}
        onClick={() => isReady && onPick({ wrongMinor: Math.round(wrong * 100), questionMinor: Math.round(question * 100) })}
      >
        {t('recognition.costs.pick')}
      </Button>
    </Group>
  )
}

function SetThresholds({ thresholds, mayChange }: { readonly thresholds: readonly ThresholdView[]; readonly mayChange: boolean }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const save = useSetThreshold()
  if (thresholds.length === 0) return <Text c="dimmed">{t('recognition.thresholds.none')}</Text>
  return (
    <Stack gap={4}>
      <Text fw={500}>{t('recognition.thresholds')}</Text>
      {thresholds.map((threshold) => (
        <Group key={keyOf(threshold)} gap="xs">
          <Text>
            {`${threshold.scope === 'company' ? t('recognition.scope.company') : threshold.name}: ${formatBasisPoints(Math.round(threshold.accept * 10_000), locale)}`}
            {threshold.margin !== null &&
              `, ${t('recognition.margin.set', { margin: formatBasisPoints(Math.round(threshold.margin * 10_000), locale) })}`}
          </Text>
          {mayChange && (
            <QuietButton
              isRevealed
              onPress={() =>
                save.mutate({ scope: threshold.scope, scopeId: threshold.scopeId, accept: null }, { onError: feedback.failed })
              }
            >
              {t('recognition.curve.reset')}
            </QuietButton>
          )}
        </Group>
      ))}
    </Stack>
  )
}
