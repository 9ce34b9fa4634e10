import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { FirstStepsView } from '@skladno/contracts'
import { Checklist, ChecklistItem, formatDuration, Page, PanelSkeleton, Section, useLocale } from '@skladno/ui'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { firstStepsQuery, useSkipStep } from '../../api/first-steps.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { STEP_PLACES, sampleAddress } from './step-places.ts'

/** From an empty installation to the first shipped order: what is done already, what comes next, how long it takes. */
export function FirstStepsScreen(): ReactNode {
  const t = useText()
  useTitle(t('first-steps.title'))
  const steps = useQuery({ ...firstStepsQuery, refetchOnMount: 'always' })
  return (
    <Loaded query={steps} skeleton={<PanelSkeleton />}>
      {(view) => <Steps view={view} />}
    </Loaded>
  )
}

function Steps({ view }: { readonly view: FirstStepsView }) {
  const t = useText()
  const locale = useLocale()
  const passed = view.steps.filter(({ state }) => state !== 'open').length
  const next = view.steps.find(({ state }) => state === 'open')?.step
  const summary = view.isDone
    ? t('first-steps.done')
    : t('first-steps.left', { done: passed, of: view.steps.length, time: formatDuration(view.minutesLeft * 60_000, locale) })
  return (
    <Page title={t('first-steps.title')} width="narrow">
      <Stack>
        <Section>
          <Stack gap="xs">
            <Text>{summary}</Text>
            <Progress value={(passed / view.steps.length) * 100} aria-label={summary} size="lg" />
            {!view.isDone && <Text c="dimmed">{t('first-steps.hint')}</Text>}
          </Stack>
        </Section>
        <Section isFlush>
          <Checklist label={t('first-steps.title')}>
            {view.steps.map((step, index) => (
              <Step key={step.step} step={step} number={index + 1} isNext={step.step === next} />
            ))}
          </Checklist>
        </Section>
      </Stack>
    </Page>
  )
}

interface StepProps {
  readonly step: FirstStepsView['steps'][number]
  readonly number: number
  readonly isNext: boolean
}

function Step({ step, number, isNext }: StepProps) {
  const t = useText()
  const locale = useLocale()
  const place = STEP_PLACES[step.step]
  const title = t(`first-steps.${step.step}`)
  return (
    <ChecklistItem
      number={number}
      state={step.state}
      isNext={isNext}
      title={title}
      mark={t(`first-steps.state.${step.state}`)}
      aside={step.state === 'open' ? t('first-steps.about', { time: formatDuration(step.minutes * 60_000, locale) }) : figureOf(step, t)}
    >
      {step.state !== 'done' && <Text c="dimmed">{t(`first-steps.${step.step}.hint`)}</Text>}
      {step.state === 'done' && isPartly(step) && <Text c="dimmed">{t(`first-steps.${partlyKey(step.step)}.partly`)}</Text>}
      <Group gap="xs">
        <Button
          component={Link}
          to={place.to}
          size="compact-sm"
          variant={isNext ? 'filled' : 'default'}
          aria-label={`${t('first-steps.open')}: ${title}`}
        >
          {t(step.state === 'open' ? 'first-steps.open' : 'first-steps.look')}
        </Button>
        {step.state === 'open' && place.sample !== undefined && (
          <Button
            component="a"
            href={sampleAddress(place.sample)}
            download
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={`${t('first-steps.sample')}: ${title}`}
          >
            {t('first-steps.sample')}
          </Button>
        )}
        {step.maySkip && step.state !== 'done' && <Skip step={step} title={title} />}
      </Group>
    </ChecklistItem>
  )
}

function Skip({ step, title }: { readonly step: StepProps['step']; readonly title: string }) {
  const t = useText()
  const feedback = useFeedback()
  const skip = useSkipStep()
  const isSkipped = step.state === 'skipped'
  const label = t(isSkipped ? 'first-steps.unskip' : 'first-steps.skip')
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      loading={skip.isPending}
      aria-label={`${label}: ${title}`}
      onClick={() => skip.mutate({ step: step.step, isSkipped: !isSkipped }, { onError: feedback.failed })}
    >
      {label}
    </Button>
  )
}

const isPartly = ({ step, count, of }: StepProps['step']): boolean =>
  (step === 'prices' || step === 'customers') && of !== null && count < of
const partlyKey = (step: string): 'prices' | 'customers' => (step === 'customers' ? 'customers' : 'prices')

function figureOf({ step, state, count, of }: StepProps['step'], t: ReturnType<typeof useText>): string {
  if (state === 'skipped') return ''
  if (of !== null && count < of) return t('first-steps.of', { count, of })
  const counted = ['catalog', 'prices', 'stock', 'customers', 'employees', 'warehouse'].includes(step)
  return counted ? t('first-steps.count', { count }) : ''
}
