import { Alert, Anchor, Button, Checkbox, Group, List, Select, Stack, Text } from '@mantine/core'
import type { ImportView } from '@skladno/contracts'
import { formatMoment, useLocale, useNow } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import { useImportCommands } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

interface AlertsProps {
  readonly view: ImportView
  /** The person has said that the file is the whole catalog. */
  readonly isComplete: boolean
  readonly onComplete: (isComplete: boolean) => void
}

/** What stands in the way of an import, or should be known before it, each with a way on. */
export function ImportAlerts({ view, isComplete, onComplete }: AlertsProps) {
  const isOpen = view.allowedCommands.includes('correct')
  return (
    <Stack gap="xs">
      {view.problem !== null && <Problem view={view} problem={view.problem} />}
      {isOpen && view.suggestedKind !== null && <OtherKind view={view} kind={view.suggestedKind} />}
      {isOpen && view.alarm !== null && !view.options.isPart && (
        <Shrinking view={view} alarm={view.alarm} isComplete={isComplete} onComplete={onComplete} />
      )}
      {view.busy !== null && <Busy by={view.busy.by} />}
      {view.state === 'checked' && <Repeated view={view} />}
      {isOpen && view.remembered !== null && <Remembered by={view.remembered.by} at={view.remembered.at} />}
    </Stack>
  )
}

function Problem({ view, problem }: { readonly view: ImportView; readonly problem: NonNullable<ImportView['problem']> }) {
  const t = useText()
  const needsPriceType = problem.code === 'imports.no-price-type'
  return (
    <Alert color={needsPriceType ? 'yellow' : 'red'} title={t(needsPriceType ? 'import.blocked' : 'import.failed')} role="alert">
      <Stack gap="xs" align="flex-start">
        {problem.message}
        {problem.code.includes('bank-statement') && (
          <Anchor component={Link} to="/bank" underline="always">
            {t('imports.to-bank')}
          </Anchor>
        )}
        {needsPriceType && <PriceTypeChoice view={view} />}
      </Stack>
    </Alert>
  )
}

const PRICE_TYPE_ROLE = 'price:'

function PriceTypeChoice({ view }: { readonly view: ImportView }) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  const types = view.roles.filter(({ role }) => role.startsWith(PRICE_TYPE_ROLE))
  return (
    <Select
      label={t('import.price-type')}
      placeholder={t('import.price-type.placeholder')}
      allowDeselect={false}
      data={types.map(({ role, label }) => ({ value: role.slice(PRICE_TYPE_ROLE.length), label }))}
      value={view.options.priceTypeId}
      onChange={(priceTypeId) => priceTypeId !== null && correct.mutate({ priceTypeId }, { onError: feedback.failed })}
    />
  )
}

function OtherKind({ view, kind }: { readonly view: ImportView; readonly kind: NonNullable<ImportView['suggestedKind']> }) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  const suggested = t(`imports.kind.${kind}`)
  return (
    <Alert color="yellow">
      <Group justify="space-between">
        <Text>{t('import.suggested', { kind: t(`imports.kind.${view.kind}`), suggested })}</Text>
        <Button variant="default" loading={correct.isPending} onClick={() => correct.mutate({ kind }, { onError: feedback.failed })}>
          {t('import.suggested.take', { kind: suggested })}
        </Button>
      </Group>
    </Alert>
  )
}

/** A full file that is much smaller than the catalog: either it is a part, or a person says so a second time. */
function Shrinking({
  view,
  alarm,
  isComplete,
  onComplete,
}: AlertsProps & {
  readonly alarm: NonNullable<ImportView['alarm']>
}) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  return (
    <Alert color="red" title={t('import.alarm')} role="alert">
      <Stack gap="xs" align="flex-start">
        {alarm.text}
        <Text size="sm">{t('import.alarm.examples')}</Text>
        <List size="sm">
          {alarm.examples.map((example) => (
            <List.Item key={example}>{example}</List.Item>
          ))}
        </List>
        <Button
          variant="default"
          loading={correct.isPending}
          onClick={() => correct.mutate({ isPart: true }, { onError: feedback.failed })}
        >
          {t('import.alarm.part')}
        </Button>
        <Checkbox
          label={t('import.alarm.confirm', { count: alarm.leaving })}
          checked={isComplete}
          onChange={(event) => onComplete(event.currentTarget.checked)}
        />
        {isComplete && <Text role="status">{t('import.alarm.confirmed')}</Text>}
      </Stack>
    </Alert>
  )
}

function Busy({ by }: { readonly by: string }) {
  const t = useText()
  return (
    <Alert color="yellow" role="status">
      {t('import.busy', { by })}
    </Alert>
  )
}

/** The same files again, or a file that says nothing new. */
function Repeated({ view }: { readonly view: ImportView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  if (view.loadedBefore !== null) {
    const { by, at } = view.loadedBefore
    return (
      <Alert>
        {t('import.same', { by, when: formatMoment(at, now, locale) })}{' '}
        {t(view.isUnchanged ? 'import.same.unchanged' : 'import.same.changed')}
      </Alert>
    )
  }
  return view.isUnchanged ? <Alert>{t('import.unchanged')}</Alert> : null
}

function Remembered({ by, at }: { readonly by: string; readonly at: string }) {
  const t = useText()
  return <Text c="dimmed">{t('import.remembered', { by, when: formatMoment(at, useNow(), useLocale()) })}</Text>
}
