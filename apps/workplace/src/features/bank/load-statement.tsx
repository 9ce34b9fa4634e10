import { Alert, Button, FileButton, Group, Loader, Paper, Progress, Stack, Text } from '@mantine/core'
import type { ImportView } from '@skladno/contracts'
import { DropArea, Fact, Facts, formatNumber, PanelSkeleton, useLocale } from '@skladno/ui'
import { IconFileUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { refreshMoney } from '../../api/bank.ts'
import { importQuery, isRunning, useImportCommands, useUpload } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { AccountOrigins } from './bank-accounts.tsx'
import { StatementReport } from './statement-report.tsx'

const route = getRouteApi('/shell/bank')

/** A statement from the file to the books: sent, checked without keeping anything, looked at, loaded. */
export function LoadStatement({ importId }: { readonly importId: string | null }) {
  return (
    <Stack>
      <Drop />
      {importId !== null && <Checked importId={importId} />}
    </Stack>
  )
}

function Drop() {
  const t = useText()
  const navigate = route.useNavigate()
  const upload = useUpload()
  const stopping = useRef<AbortController | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const send = (files: readonly File[]) => {
    if (files.length === 0) return
    stopping.current = new AbortController()
    setShare(0)
    upload.mutate(
      { kind: 'bank', files, isPart: false, onProgress: setShare, signal: stopping.current.signal },
      {
        onSettled: () => setShare(null),
        onSuccess: ({ imports: [first] }) => void navigate({ search: (old) => ({ ...old, load: first?.id }) }),
      },
    )
  }
  const isStopped = upload.error instanceof DOMException
  return (
    <DropArea invitation={t('bank.drop')} onFiles={send}>
      <Paper withBorder p="md">
        <Stack gap="xs" align="flex-start">
          <Text>{t('bank.drop.hint')}</Text>
          <FileButton multiple accept=".txt,.xml" onChange={send}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                {t('bank.choose')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {t('bank.formats')}
          </Text>
          {share !== null && (
            <Group gap="xs" role="status">
              <Progress w={200} value={share * 100} aria-label={t('bank.sending')} />
              <Button size="xs" variant="default" onClick={() => stopping.current?.abort()}>
                {t('app.cancel')}
              </Button>
            </Group>
          )}
          {upload.error !== null && !isStopped && (
            <Alert color="yellow" role="alert">
              {failureText(upload.error, t)}
            </Alert>
          )}
        </Stack>
      </Paper>
    </DropArea>
  )
}

function Checked({ importId }: { readonly importId: string }) {
  const view = useQuery(importQuery(importId))
  const client = useQueryClient()
  const state = view.data?.state
  useEffect(() => {
    if (state === 'applied') refreshMoney(client)
  }, [state, client])
  return (
    <Loaded query={view} skeleton={<PanelSkeleton />}>
      {(found) => (
        <Stack>
          <Text fw={600}>{found.files.map(({ name }) => name).join(', ')}</Text>
          {isRunning(found) && <Running view={found} />}
          {found.problem !== null && <Problem view={found} />}
          {(found.state === 'checked' || found.state === 'applied') && <Outcome view={found} />}
        </Stack>
      )}
    </Loaded>
  )
}

function Running({ view }: { readonly view: ImportView }) {
  const t = useText()
  const { progress } = view
  const text = t(view.state === 'applying' ? 'bank.loading' : 'bank.checking')
  return (
    <Stack gap="xs" role="status">
      <Group gap="xs">
        <Loader size="sm" />
        <Text>{text}</Text>
        {progress !== null && progress.total !== null && (
          <Text c="dimmed">{t('bank.done-of', { done: progress.done, total: progress.total })}</Text>
        )}
      </Group>
      {progress !== null && progress.total !== null && progress.total > 0 && (
        <Progress value={(progress.done / progress.total) * 100} aria-label={text} />
      )}
    </Stack>
  )
}

/** Why nothing was taken; an account whose payments come from elsewhere can be put right on the spot. */
function Problem({ view }: { readonly view: ImportView }) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  if (view.problem === null) return null
  const isOrigin = view.problem.code === 'billing.account-origin'
  return (
    <Alert color="yellow" role="alert">
      <Stack>
        <Text>{view.problem.message}</Text>
        {isOrigin && <AccountOrigins />}
        {view.allowedCommands.includes('correct') && (
          <Group>
            <Button variant="default" loading={correct.isPending} onClick={() => correct.mutate({}, { onError: feedback.failed })}>
              {t('bank.check-again')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}

function Outcome({ view }: { readonly view: ImportView }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { apply } = useImportCommands(view.id)
  const figures = view.figures.filter(({ count }) => count > 0)
  const isNothingNew = figures.every(({ key }) => key === 'documents-known')
  return (
    <Stack>
      {view.state === 'applied' && (
        <Alert color="green" role="status">
          {t('bank.loaded')}
        </Alert>
      )}
      {view.state === 'checked' && isNothingNew && <Alert color="gray">{t('bank.nothing-new')}</Alert>}
      <Facts>
        {figures.map(({ key, label, count }) => (
          <Fact key={key} label={label}>
            {formatNumber(count, locale)}
          </Fact>
        ))}
      </Facts>
      {view.busy !== null && <Alert color="gray">{t('bank.busy', { name: view.busy.by })}</Alert>}
      {view.allowedCommands.includes('apply') && (
        <Group>
          <Button
            loading={apply.isPending}
            onClick={() => apply.mutate({ version: view.version, isConfirmed: false }, { onError: feedback.failed })}
          >
            {t('bank.apply')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('bank.apply.hint')}
          </Text>
        </Group>
      )}
      {view.rejected.length > 0 && (
        <Alert color="yellow" title={t('bank.rejected')}>
          {view.rejected.map(({ key, where, reason }) => (
            <Text key={key} size="sm">
              {where}: {reason}
            </Text>
          ))}
        </Alert>
      )}
      {view.bank !== null && <StatementReport report={view.bank} />}
    </Stack>
  )
}
