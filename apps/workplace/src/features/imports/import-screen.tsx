import { Box, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import type { ImportView } from '@skladno/contracts'
import { Fact, Facts, formatMoment, formatNumber, Page, PanelSkeleton, Section, useLocale, useNow } from '@skladno/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { importQuery, isRunning, useImportCommands } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { ColumnTables } from './column-tables.tsx'
import { ImportAlerts } from './import-alerts.tsx'
import { ImportState } from './imports-screen.tsx'
import { PriceChanges } from './price-changes.tsx'
import { RejectedRows } from './rejected-rows.tsx'

const route = getRouteApi('/shell/imports/$importId')

/** One import: what would happen, what stands in the way, and the word that makes it happen. */
export function ImportScreen(): ReactNode {
  const { importId } = route.useParams()
  const view = useQuery(importQuery(importId))
  return (
    <Loaded query={view} skeleton={<PanelSkeleton />}>
      {(found) => <ImportCard key={found.id} view={found} />}
    </Loaded>
  )
}

function ImportCard({ view }: { readonly view: ImportView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const title = t(`imports.kind.${view.kind}`)
  const files = view.files.map(({ name }) => name).join(', ')
  useTitle(`${title} · ${t('imports.title')}`)
  const [isComplete, setIsComplete] = useState(false)
  const isSettled = !isRunning(view) && view.state !== 'cancelled'
  return (
    <Page
      title={title}
      subtitle={
        <Group gap="xs">
          <ImportState state={view.state} />
          <Text c="dimmed">{files}</Text>
          <Text c="dimmed">{t('import.by', { name: view.startedBy, when: formatMoment(view.createdAt, now, locale) })}</Text>
        </Group>
      }
      actions={<Actions view={view} isComplete={isComplete} />}
    >
      <Stack>
        {view.state === 'cancelled' && <Text>{t('import.cancelled')}</Text>}
        {isRunning(view) && <Running view={view} />}
        {isSettled && <ImportAlerts view={view} isComplete={isComplete} onComplete={setIsComplete} />}
        {isSettled && <Changes view={view} />}
        {isSettled && view.prices !== null && view.prices.total > 0 && <PriceChanges view={view} />}
        {isSettled && <RejectedRows key={`rows ${view.version}`} view={view} />}
        {isSettled && <ColumnTables key={`columns ${view.version}`} view={view} />}
      </Stack>
    </Page>
  )
}

function Actions({ view, isComplete }: { readonly view: ImportView; readonly isComplete: boolean }) {
  const t = useText()
  const feedback = useFeedback()
  const { apply, cancel } = useImportCommands(view.id)
  const isWaiting = view.alarm !== null && !view.options.isPart && !isComplete
  return (
    <>
      <Button component={Link} to="/imports" variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />}>
        {t('import.back')}
      </Button>
      {view.allowedCommands.includes('cancel') && (
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(undefined, { onError: feedback.failed, onSuccess: () => feedback.done(t('import.cancelled.done')) })}
        >
          {t('import.cancel')}
        </Button>
      )}
      {view.allowedCommands.includes('apply') && !view.isUnchanged && (
        <Button
          disabled={isWaiting}
          loading={apply.isPending}
          onClick={() => apply.mutate({ version: view.version, isConfirmed: isComplete }, { onError: feedback.failed })}
        >
          {t('import.apply')}
        </Button>
      )}
    </>
  )
}

/** What is being done and how far it is. */
function Running({ view }: { readonly view: ImportView }) {
  const t = useText()
  const { progress } = view
  const heading = t(`import.progress.${view.state === 'applying' ? 'applying' : view.state === 'checking' ? 'checking' : 'waiting'}`)
  const share =
    progress?.stage === 'writing' && progress.total !== null && progress.total > 0 ? (progress.done / progress.total) * 100 : null
  return (
    <Section>
      <Stack gap="xs" role="status">
        <Group gap="xs">
          <Loader size="sm" />
          <Text>{heading}</Text>
          {progress !== null && <Text c="dimmed">{farText(t, progress)}</Text>}
        </Group>
        {share !== null && <Progress value={share} aria-label={heading} />}
      </Stack>
    </Section>
  )
}

function farText(t: ReturnType<typeof useText>, { stage, done, total }: NonNullable<ImportView['progress']>): string {
  if (stage === 'reading') return t('import.progress.reading', { done })
  return total === null ? t('import.progress.written', { done }) : t('import.progress.writing', { done, total })
}

/** Figures, examples and what should be known. */
function Changes({ view }: { readonly view: ImportView }) {
  const t = useText()
  const locale = useLocale()
  // While a person decides, the prices themselves say which of them wait.
  const figures = view.figures.filter(({ key, count }) => count > 0 && (key !== 'prices-held' || view.state === 'applied'))
  if (figures.length === 0 && view.notes.length === 0) return null
  return (
    <Section title={t(view.state === 'applied' ? 'import.summary.done' : 'import.summary')}>
      <Stack>
        <Box maw={520}>
          <Facts>
            {figures.map(({ key, label, count }) => (
              <Fact key={key} label={label}>
                <Text component="span" className="sk-number" fw={view.changes.some((change) => change.key === key) ? 600 : 400}>
                  {formatNumber(count, locale)}
                </Text>
              </Fact>
            ))}
          </Facts>
        </Box>
        {view.notes.length > 0 && (
          <div>
            <Text fw={500}>{t('import.notes')}</Text>
            {view.notes.map(({ text }) => (
              <Text key={text} size="sm">
                {text}
              </Text>
            ))}
          </div>
        )}
        {view.differences.length > 0 && <Examples differences={view.differences} />}
      </Stack>
    </Section>
  )
}

function Examples({ differences }: { readonly differences: ImportView['differences'] }) {
  const t = useText()
  return (
    <div>
      <Text fw={500}>{t('import.examples')}</Text>
      {differences.map(({ group, what, from, to }) => (
        <Text key={`${group} ${what}`} size="sm">
          <Text component="span" c="dimmed">
            {t(`import.example.${group}`)}:{' '}
          </Text>
          {what}
          {to !== null && ` · ${from ?? t('app.none')} → ${to}`}
        </Text>
      ))}
    </div>
  )
}
