import { Alert, Button, CopyButton, Group, Image, Modal, Stack, Text, Textarea, Title } from '@mantine/core'
import type { MadeInvitation } from '@skladno/contracts'
import { formatDay, PrintSheet, useLocale, useNow } from '@skladno/ui'
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react'
import { useMe } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'

/** The link while it can still be seen: to copy, to send, to print. */
export function MadeInvitationModal({ invitation, onClose }: { readonly invitation: MadeInvitation; readonly onClose: () => void }) {
  const t = useText()
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(invitation.qr)}`
  return (
    <Modal opened onClose={onClose} title={t('invite.made', { name: invitation.contactName })} size="lg">
      <Stack>
        <Alert color="yellow">{t('invite.made.hint')}</Alert>
        <Textarea label={t('invite.text')} readOnly autosize minRows={4} value={invitation.text} />
        <Group>
          <Copy label={t('invite.copy')} value={invitation.text} isMain />
          <Copy label={t('invite.copy-link')} value={invitation.link} />
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('invite.print')}
          </Button>
        </Group>
        <Group justify="center">
          <Image src={picture} alt={t('invite.qr')} w={220} h={220} />
        </Group>
      </Stack>
      <PrintSheet>
        <Printed invitation={invitation} picture={picture} />
      </PrintSheet>
    </Modal>
  )
}

function Copy({ label, value, isMain = false }: { readonly label: string; readonly value: string; readonly isMain?: boolean }) {
  const t = useText()
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          variant={isMain ? 'filled' : 'default'}
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={copy}
        >
          {copied ? t('invite.copied') : label}
        </Button>
      )}
    </CopyButton>
  )
}

/** One sheet of paper to hand over or pin up on the site. */
function Printed({ invitation, picture }: { readonly invitation: MadeInvitation; readonly picture: string }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const me = useMe()
  return (
    <Stack align="center" gap="lg" p="xl">
      <Title order={1}>{me.company}</Title>
      <Title order={2}>{t('invite.print.title')}</Title>
      <Image src={picture} alt={t('invite.qr')} w={360} h={360} />
      <Text size="lg" ta="center" maw={520}>
        {t('invite.print.how')}
      </Text>
      <Text ta="center">
        {t('invite.print.until', { name: invitation.contactName, day: formatDay(invitation.expiresAt.slice(0, 10), now, locale) })}
      </Text>
    </Stack>
  )
}
