import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import type { BotTextView } from '@skladno/contracts'
import { PanelSkeleton, Section, StatusPill } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { botTextsQuery, useSetBotText } from '../../api/bot-texts.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { previewOf } from './bot-text-preview.ts'

/** What the bot says, in the company's own words, per language of the customer. */
export function BotTextsSection() {
  const t = useText()
  const [locale, setLocale] = useState<BotTextView['locale']>('ru')
  const texts = useQuery(botTextsQuery)
  return (
    <Section title={t('settings.section.texts')}>
      <Stack>
        <Text c="dimmed">{t('settings.texts.hint')}</Text>
        <SegmentedControl
          aria-label={t('settings.texts.language')}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          value={locale}
          onChange={(value) => setLocale(value === 'en' ? 'en' : 'ru')}
        />
        <Loaded query={texts} skeleton={<PanelSkeleton />}>
          {(view) => (
            <Stack gap="xl">
              {view.texts
                .filter((text) => text.locale === locale)
                .map((text) => (
                  <BotTextForm key={`${text.locale}:${text.key}:${text.text}`} view={text} />
                ))}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Section>
  )
}

function BotTextForm({ view }: { readonly view: BotTextView }) {
  const t = useText()
  const feedback = useFeedback()
  const set = useSetBotText(view)
  const [text, setText] = useState(view.text)
  const name = t(`settings.texts.${view.key}`)
  const save = (value: string | null) => set.mutate(value, { onSuccess: () => feedback.done(t('app.saved')) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(text)
  }
  const shown = previewOf(text, view.placeholders)
  const names = view.placeholders.map((placeholder) => `{${placeholder.name}}`).join(', ')
  return (
    <Stack gap="xs" component="form" onSubmit={submit}>
      <Textarea
        label={name}
        description={names === '' ? undefined : t('settings.texts.placeholders', { names })}
        error={shown.length > view.maxChars && t('settings.texts.too-long', { length: shown.length, max: view.maxChars })}
        lang={view.locale}
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {names !== '' && (
        <Text size="sm" c="dimmed" lang={view.locale} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {t('settings.texts.preview', { text: shown })}
        </Text>
      )}
      {set.error !== null && (
        <Alert color="red" role="alert">
          {failureText(set.error, t)}
        </Alert>
      )}
      <Group gap="xs">
        <Button
          type="submit"
          size="compact-sm"
          disabled={text === view.text}
          loading={set.isPending}
          aria-label={`${t('app.save')}: ${name}`}
        >
          {t('app.save')}
        </Button>
        {view.isOwn && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={set.isPending}
            aria-label={`${t('settings.texts.restore')}: ${name}`}
            onClick={() => save(null)}
          >
            {t('settings.texts.restore')}
          </Button>
        )}
        {view.isOwn && <StatusPill tone="accent">{t('settings.texts.own')}</StatusPill>}
      </Group>
    </Stack>
  )
}
