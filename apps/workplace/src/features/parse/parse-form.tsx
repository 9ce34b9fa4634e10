import { Button, FileButton, Group, Pill, Stack, Text, Textarea } from '@mantine/core'
import { DropArea } from '@skladno/ui'
import { IconPaperclip } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'

export interface ParseFormProps {
  readonly partnerId: string | undefined
  readonly onPartner: (partnerId: string | undefined) => void
  readonly isBusy: boolean
  readonly onSubmit: (text: string, file: File | null) => void
}

const ACCEPTED = '.xlsx,.xls,.csv,.txt,.docx,.pdf,text/plain'

/** Whose order, and what came: pasted, typed, dropped or chosen. */
export function ParseForm({ partnerId, onPartner, isBusy, onSubmit }: ParseFormProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [isTried, setTried] = useState(false)
  const isEmpty = text.trim() === '' && file === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (partnerId !== undefined && !isEmpty) onSubmit(text.trim(), file)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <CustomerPicker
          label={t('parse.customer')}
          value={partnerId}
          onChange={onPartner}
          error={isTried && partnerId === undefined ? t('parse.no-customer') : undefined}
        />
        <DropArea invitation={t('parse.drop')} onFiles={([first]) => setFile(first ?? null)}>
          <Textarea
            label={t('parse.text')}
            description={t('parse.hint')}
            placeholder={t('parse.text.placeholder')}
            autosize
            minRows={8}
            maxRows={20}
            maxLength={100_000}
            value={text}
            error={isTried && isEmpty ? t('parse.nothing') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </DropArea>
        <Group gap="xs">
          <FileButton accept={ACCEPTED} onChange={setFile}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
                {t('parse.file')}
              </Button>
            )}
          </FileButton>
          {file === null ? (
            <Text size="xs" c="dimmed">
              {t('parse.file.hint')}
            </Text>
          ) : (
            <Pill withRemoveButton size="lg" onRemove={() => setFile(null)} removeButtonProps={{ 'aria-label': t('parse.file.remove') }}>
              {file.name}
            </Pill>
          )}
        </Group>
        <Button type="submit" size="md" loading={isBusy}>
          {t('parse.submit')}
        </Button>
        {isBusy && (
          <Text c="dimmed" role="status">
            {t('parse.working')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
