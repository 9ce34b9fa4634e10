import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { Section } from '@skladno/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { enterChat } from './chat-api.ts'

export interface EnterScreenProps {
  readonly isLinkStale: boolean
  readonly onEntered: () => void
}

/** In by phone and a code, in two short steps. */
export function EnterScreen({ isLinkStale, onEntered }: EnterScreenProps) {
  const t = useText()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const ask = useMutation({ mutationFn: () => enterChat({ phone: phone.trim() }), onSuccess: () => setCode('') })
  const enter = useMutation({ mutationFn: (typed: string) => enterChat({ phone: phone.trim(), code: typed }), onSuccess: onEntered })
  const failure = ask.error ?? enter.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code === null) ask.mutate()
    else enter.mutate(code)
  }
  return (
    <Stack component="main" mih="100dvh" justify="center" align="center" p="md">
      <Stack w="100%" maw={400}>
        <Section>
          <form onSubmit={submit}>
            <Stack>
              <Title order={1}>{t('chat.title')}</Title>
              {isLinkStale && <Alert color="yellow">{t('chat.link.stale')}</Alert>}
              {failure !== null && (
                <Alert color="red" role="alert">
                  {failureText(failure, t)}
                </Alert>
              )}
              {code === null ? (
                <>
                  <Text c="dimmed">{t('chat.enter.hint')}</Text>
                  <TextInput
                    size="md"
                    type="tel"
                    autoComplete="tel"
                    required
                    label={t('chat.phone')}
                    placeholder={t('chat.phone.placeholder')}
                    value={phone}
                    onChange={(event) => setPhone(event.currentTarget.value)}
                  />
                  <Button type="submit" size="md" loading={ask.isPending}>
                    {t('chat.get-code')}
                  </Button>
                </>
              ) : (
                <>
                  <Text c="dimmed">{t('chat.code.hint', { phone })}</Text>
                  <TextInput
                    size="md"
                    autoFocus
                    inputMode="numeric"
                    autoComplete="one-time-code"
                    maxLength={6}
                    required
                    label={t('chat.code')}
                    value={code}
                    onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, ''))}
                  />
                  <Button type="submit" size="md" disabled={code.length !== 6} loading={enter.isPending}>
                    {t('chat.enter')}
                  </Button>
                  <Button variant="subtle" size="md" onClick={() => setCode(null)}>
                    {t('chat.other-phone')}
                  </Button>
                </>
              )}
            </Stack>
          </form>
        </Section>
      </Stack>
    </Stack>
  )
}
