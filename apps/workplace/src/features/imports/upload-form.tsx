import { Alert, Anchor, Button, Checkbox, FileButton, Group, Paper, Pill, Progress, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { DropArea } from '@skladno/ui'
import { IconFileUpload } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiError } from '../../api/http.ts'
import { templateUrl, useUpload } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { acceptedBy, isOfferedKind, MAX_UPLOAD_BYTES, OFFERED_KINDS, type OfferedKind } from './kinds.ts'

/** What is loaded, from which files; sends them and opens what became of them. */
export function UploadForm() {
  const t = useText()
  const kinds = useKinds()
  const [kind, setKind] = useState<OfferedKind>(kinds[0] ?? 'catalog')
  const [files, setFiles] = useState<readonly File[]>([])
  const [isPart, setIsPart] = useState(false)
  const [isTried, setTried] = useState(false)
  const sending = useSending()
  const isTooLarge = files.reduce((sum, { size }) => sum + size, 0) > MAX_UPLOAD_BYTES
  const add = (more: readonly File[]) => {
    sending.forget()
    setFiles((before) => [...before, ...more])
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (files.length > 0 && !isTooLarge) sending.send({ kind, files, isPart: kind === 'catalog' && isPart })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <KindChoice kinds={kinds} kind={kind} onChange={setKind} />
        <DropArea invitation={t('imports.drop')} onFiles={add}>
          <Paper withBorder p="md">
            <Stack gap="xs" align="flex-start">
              <Text>{t('imports.drop.hint')}</Text>
              <Group gap="xs">
                <FileButton multiple accept={acceptedBy(kind)} onChange={add}>
                  {(props) => (
                    <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                      {t('imports.choose')}
                    </Button>
                  )}
                </FileButton>
                {files.map((file, at) => (
                  <Pill
                    key={`${file.name} ${file.size} ${file.lastModified}`}
                    size="lg"
                    withRemoveButton
                    onRemove={() => setFiles(files.filter((_, index) => index !== at))}
                    removeButtonProps={{ 'aria-label': t('imports.file.remove', { name: file.name }), 'aria-hidden': false, tabIndex: 0 }}
                  >
                    {file.name}
                  </Pill>
                ))}
              </Group>
              <Text size="xs" c="dimmed">
                {t(kind === 'catalog' || kind === 'prices' ? 'imports.formats.catalog' : 'imports.formats.table')}
              </Text>
              <Template kind={kind} />
            </Stack>
          </Paper>
        </DropArea>
        {kind === 'catalog' && (
          <Checkbox label={t('imports.part')} checked={isPart} onChange={(event) => setIsPart(event.currentTarget.checked)} />
        )}
        {isTried && files.length === 0 && <Text role="alert">{t('imports.nothing')}</Text>}
        {isTooLarge && <Text role="alert">{t('imports.too-large')}</Text>}
        <Refusal error={sending.error} />
        {sending.share === null ? (
          <Group>
            <Button type="submit" size="md">
              {t('imports.send')}
            </Button>
          </Group>
        ) : (
          <Sending share={sending.share} onStop={sending.stop} />
        )}
      </Stack>
    </form>
  )
}

/** Kinds the person may bring. */
function useKinds(): readonly OfferedKind[] {
  const may = { catalog: useMay('catalog.edit'), customers: useMay('customers.edit') }
  return OFFERED_KINDS.filter((kind) => (kind === 'customers' || kind === 'orders' ? may.customers : may.catalog))
}

function KindChoice({
  kinds,
  kind,
  onChange,
}: {
  readonly kinds: readonly OfferedKind[]
  readonly kind: OfferedKind
  readonly onChange: (kind: OfferedKind) => void
}) {
  const t = useText()
  return (
    <Radio.Group label={t('imports.what')} value={kind} onChange={(value) => isOfferedKind(value) && onChange(value)}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 5 }} spacing="xs" mt="xs">
        {kinds.map((each) => (
          <Radio.Card key={each} value={each} p="sm">
            <Group wrap="nowrap" align="flex-start" gap="xs">
              <Radio.Indicator />
              <div>
                <Text fw={500}>{t(`imports.kind.${each}`)}</Text>
                <Text size="xs" c="dimmed">
                  {t(`imports.kind.${each}.hint`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  )
}

function Template({ kind }: { readonly kind: OfferedKind }) {
  const t = useText()
  return (
    <Group gap="xs">
      <Text size="sm">{t('imports.template')}</Text>
      {(['xlsx', 'csv'] as const).map((as) => (
        <Anchor key={as} size="sm" underline="always" href={templateUrl(kind, as)} download>
          {t(`imports.template.${as}`)}
        </Anchor>
      ))}
    </Group>
  )
}

/** Why the files were not taken, and where else they belong. */
function Refusal({ error }: { readonly error: unknown }) {
  const t = useText()
  if (error === null || (error instanceof DOMException && error.name === 'AbortError')) return null
  const isStatement = error instanceof ApiError && error.code === 'imports.bank-statement'
  return (
    <Alert color="yellow" role="alert">
      <Stack gap="xs" align="flex-start">
        {failureText(error, t)}
        {isStatement && (
          <Anchor component={Link} to="/bank" underline="always">
            {t('imports.to-bank')}
          </Anchor>
        )}
      </Stack>
    </Alert>
  )
}

function Sending({ share, onStop }: { readonly share: number; readonly onStop: () => void }) {
  const t = useText()
  const percent = Math.round(share * 100)
  return (
    <Stack gap="xs" role="status">
      <Group justify="space-between">
        <Text>{t('imports.sending', { percent })}</Text>
        <Button variant="default" size="xs" onClick={onStop}>
          {t('imports.stop')}
        </Button>
      </Group>
      <Progress value={percent} aria-label={t('imports.sending', { percent })} />
    </Stack>
  )
}

/** One upload at a time: how far it is, and a way to stop it. */
function useSending() {
  const navigate = useNavigate()
  const upload = useUpload()
  const [share, setShare] = useState<number | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const send = (what: { readonly kind: OfferedKind; readonly files: readonly File[]; readonly isPart: boolean }) => {
    stopping.current = new AbortController()
    setShare(0)
    upload.mutate(
      { ...what, onProgress: setShare, signal: stopping.current.signal },
      {
        onSettled: () => setShare(null),
        onSuccess: ({ imports: [first] }) => {
          if (first !== undefined) void navigate({ to: '/imports/$importId', params: { importId: first.id } })
        },
      },
    )
  }
  return { share, send, error: upload.error, stop: () => stopping.current?.abort(), forget: upload.reset }
}
