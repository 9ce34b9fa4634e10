import { Anchor, Stack, Text } from '@mantine/core'
import { Attachment, MessageText } from '@skladno/ui'
import { IconFile } from '@tabler/icons-react'
import { fileAddress, type Phone, type PhoneContent } from '../../api/demo-phone.ts'

/** What a message says, as the phone shows it. */
export function PhoneMessage({ content, phone }: { readonly content: PhoneContent; readonly phone: Phone }) {
  switch (content.kind) {
    case 'text':
      return <MessageText text={content.text} />
    case 'tap':
      return <MessageText text={content.title} />
    case 'buttons':
    case 'list':
    case 'link':
      return (
        <Stack gap={4}>
          {content.header !== null && <Text fw={600}>{content.header}</Text>}
          <MessageText text={content.text} />
          {content.footer !== null && (
            <Text size="xs" c="dimmed">
              {content.footer}
            </Text>
          )}
          {content.kind === 'link' && (
            <Anchor href={content.url} target="_blank" rel="noopener noreferrer">
              {content.title}
            </Anchor>
          )}
        </Stack>
      )
    case 'file':
      return (
        <>
          <Attachment
            name={content.fileName ?? content.media}
            url={fileAddress(phone, content.url)}
            isImage={content.media === 'image'}
            note={content.mimeType === 'application/pdf' ? 'PDF' : ''}
            icon={<IconFile size={20} aria-hidden />}
          />
          {content.caption !== null && <MessageText text={content.caption} />}
        </>
      )
    default:
      return <Text c="dimmed">{content.kind}</Text>
  }
}
