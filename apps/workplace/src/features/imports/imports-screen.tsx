import { Stack, Text } from '@mantine/core'
import type { ImportRow } from '@skladno/contracts'
import {
  EmptyState,
  EndCell,
  formatMoment,
  NarrowOnly,
  Page,
  RowCells,
  RowsSkeleton,
  Section,
  StatusPill,
  type Tone,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { importsQuery } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { UploadForm } from './upload-form.tsx'

const WIDE = '130px minmax(200px, 1.6fr) 130px minmax(180px, 1.4fr) 150px'
const NARROW = 'minmax(0, 1fr) auto'

/** Bringing a company's files, and what was brought before. */
export function ImportsScreen(): ReactNode {
  const t = useText()
  useTitle(t('imports.title'))
  return (
    <Page title={t('imports.title')} subtitle={<Text c="dimmed">{t('imports.subtitle')}</Text>}>
      <Stack>
        <Section title={t('imports.new')}>
          <UploadForm />
        </Section>
        <Section title={t('imports.history')} isFlush>
          <History />
        </Section>
      </Stack>
    </Page>
  )
}

function History() {
  const t = useText()
  const imports = useQuery(importsQuery)
  return (
    <Loaded query={imports} skeleton={<RowsSkeleton rows={3} />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={<IconFileImport />} title={t('imports.history.empty')} hint={t('imports.history.empty.hint')} />
        ) : (
          <>
            <Head />
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </>
        )
      }
    </Loaded>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('imports.col.when')}</span>
      <span>{t('imports.col.what')}</span>
      <span>{t('imports.col.who')}</span>
      <span>{t('imports.col.changes')}</span>
      <span>{t('imports.col.state')}</span>
    </RowCells>
  )
}

const TONES: Readonly<Record<ImportRow['state'], Tone>> = {
  waiting: 'accent',
  checking: 'accent',
  checked: 'warn',
  applying: 'accent',
  applied: 'good',
  failed: 'bad',
  cancelled: 'neutral',
}

export function ImportState({ state }: { readonly state: ImportRow['state'] }) {
  const t = useText()
  return <StatusPill tone={TONES[state]}>{t(`imports.state.${state}`)}</StatusPill>
}

const SHOWN_CHANGES = 3

function Row({ row }: { readonly row: ImportRow }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const files = row.files.map(({ name }) => name).join(', ')
  const changes = row.changes.slice(0, SHOWN_CHANGES).map(({ label, count }) => t('imports.change', { label, count }))
  const applied = changes.length > 0 ? changes.join(' · ') : t('imports.unchanged')
  const changed = row.state === 'applied' ? applied : t('app.none')
  const when = formatMoment(row.appliedAt ?? row.createdAt, now, locale)
  const what = (
    <div>
      <Text fw={500}>{t(`imports.kind.${row.kind}`)}</Text>
      <Text size="xs" c="dimmed" truncate title={files}>
        {files}
      </Text>
    </div>
  )
  return (
    <Link to="/imports/$importId" params={{ importId: row.id }} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <span>{when}</span>
          {what}
          <span>{row.startedBy}</span>
          <Text size="xs">{changed}</Text>
          <ImportState state={row.state} />
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {what}
          <EndCell>
            <ImportState state={row.state} />
          </EndCell>
          <Text size="xs" c="dimmed">
            {changed}
          </Text>
          <EndCell>
            <Text size="xs" c="dimmed">
              {when}
            </Text>
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}
