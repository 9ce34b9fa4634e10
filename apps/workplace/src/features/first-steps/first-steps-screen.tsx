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
  const title = t(`first-steps.${step.step}`)
  const isDone = step.state === 'done'
  return (
    <ChecklistItem
      number={number}
      state={step.state}
      isNext={isNext}
      title={title}
      mark={t(`first-steps.state.${step.state}`)}
      aside={
        isDone ? (
          <Look step={step} title={title} />
        ) : step.state === 'open' ? (
          t('first-steps.about', { time: formatDuration(step.minutes * 60_000, locale) })
        ) : null
      }
    >
      {isDone ? <Figure step={step} /> : <ToDo step={step} title={title} isNext={isNext} />}
    </ChecklistItem>
  )
}

function Look({ step, title }: { readonly step: StepProps['step']; readonly title: string }) {
  const t = useText()
  const label = t('first-steps.look')
  return (
    <Button component={Link} to={STEP_PLACES[step.step].to} size="compact-xs" variant="subtle" aria-label={`${label}: ${title}`}>
      {label}
    </Button>
  )
}

function ToDo({ step, title, isNext }: { readonly step: StepProps['step']; readonly title: string; readonly isNext: boolean }) {
  const t = useText()
  const place = STEP_PLACES[step.step]
  return (
    <>
      <Text c="dimmed">{t(`first-steps.${step.step}.hint`)}</Text>
      <Group gap="xs">
        <Button
          component={Link}
          to={place.to}
          size="compact-sm"
          variant={isNext ? 'filled' : 'default'}
          aria-label={`${t('first-steps.open')}: ${title}`}
        >
          {t('first-steps.open')}
        </Button>
        {place.sample !== undefined && (
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
        {step.maySkip && <Skip step={step} title={title} />}
      </Group>
    </>
  )
}

/** How many there are, and what becomes of those that are not there yet. */
function Figure({ step: { step, count, of } }: { readonly step: StepProps['step'] }) {
  const t = useText()
  const isPartly = of !== null && count < of
  if (step === 'prices')
    return <Text c="dimmed">{isPartly ? t('first-steps.prices.partly', { count, of }) : t('first-steps.prices.all', { count })}</Text>
  if (step === 'customers')
    return <Text c="dimmed">{isPartly ? t('first-steps.customers.partly', { count, of }) : t('first-steps.customers.all', { count })}</Text>
  if (step === 'stock') return <Text c="dimmed">{t('first-steps.stock.all', { count, of: of ?? count })}</Text>
  return step === 'catalog' ? <Text c="dimmed">{t('first-steps.catalog.all', { count })}</Text> : null
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
