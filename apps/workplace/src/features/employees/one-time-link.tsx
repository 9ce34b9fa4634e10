import { Alert, Button, CopyButton, Group, Stack, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useText } from '../../i18n/i18n.tsx'

/** A link that is shown once: to copy and hand over. */
export function OneTimeLink({
  made,
  hint,
}: {
  readonly made: { readonly link: string; readonly isMailed: boolean }
  readonly hint: string
}) {
  const t = useText()
  return (
    <Stack gap="xs">
      <Alert color="green">{made.isMailed ? t('employees.mailed') : hint}</Alert>
      <TextInput label={t('employees.link')} readOnly value={made.link} />
      <Group>
        <CopyButton value={made.link}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {t(copied ? 'invite.copied' : 'invite.copy-link')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  )
}
