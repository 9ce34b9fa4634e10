import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ProductCard } from '@skladno/contracts'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useProductCommands } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** What people call the product: learned, loaded and given by hand. */
export function ProductAliases({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const feedback = useFeedback()
  const mayEdit = product.allowedCommands.includes('edit-aliases')
  const { removeAlias } = useProductCommands(product.id)
  return (
    <Stack gap="xs">
      {product.aliases.length === 0 && <Text c="dimmed">{t('product.aliases.empty')}</Text>}
      {product.aliases.map(({ id, phrase, owner, source, hits, level }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
          <div>
            <Text>{phrase}</Text>
            <Text size="xs" c="dimmed">
              {owner ?? t(`product.alias.level.${level}`)}, {t(`product.alias.source.${source}`)}
              {hits > 1 && `, ${t('product.alias.hits', { count: hits })}`}
            </Text>
          </div>
          {mayEdit && (
            <ActionIcon
              variant="subtle"
              aria-label={t('product.alias.remove', { phrase })}
              onClick={() => removeAlias.mutate(id, { onError: feedback.failed })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {mayEdit && <AddAlias productId={product.id} />}
    </Stack>
  )
}

function AddAlias({ productId }: { readonly productId: string }) {
  const t = useText()
  const feedback = useFeedback()
  const { addAlias } = useProductCommands(productId)
  const [phrase, setPhrase] = useState('')
  const [partnerId, setPartnerId] = useState<string | undefined>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    addAlias.mutate({ phrase, partnerId: partnerId ?? null }, { onError: feedback.failed, onSuccess: () => setPhrase('') })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label={t('product.alias.add')}
          placeholder={t('product.alias.example')}
          maxLength={200}
          value={phrase}
          onChange={(event) => setPhrase(event.currentTarget.value)}
        />
        <CustomerPicker label={t('product.alias.whose')} value={partnerId} onChange={setPartnerId} />
        <Group>
          <Button type="submit" size="xs" variant="default" disabled={phrase.trim() === ''} loading={addAlias.isPending}>
            {t('product.alias.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
