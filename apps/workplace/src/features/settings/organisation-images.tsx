import { Button, FileButton, Group, Image, Stack, Text, Title } from '@mantine/core'
import type { OrganisationImage, OrganisationView } from '@skladno/contracts'
import { useState } from 'react'
import { imageAddress, useOrganisationImage } from '../../api/settings.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const IMAGES: readonly OrganisationImage[] = ['logo', 'signature', 'stamp']

/** Pictures that go into the documents of a seller. */
export function OrganisationImages({ organisation }: { readonly organisation: OrganisationView }) {
  const t = useText()
  return (
    <Stack gap="xs">
      <Title order={3}>{t('settings.images')}</Title>
      <Text c="dimmed">{t('settings.images.hint')}</Text>
      <Group align="start" gap="xl">
        {IMAGES.map((image) => (
          <Picture key={image} organisation={organisation} image={image} />
        ))}
      </Group>
    </Stack>
  )
}

function Picture({ organisation, image }: { readonly organisation: OrganisationView; readonly image: OrganisationImage }) {
  const t = useText()
  const feedback = useFeedback()
  const change = useOrganisationImage(organisation.id)
  const [version, setVersion] = useState(0)
  const isThere = organisation.images[image]
  const name = t(`settings.image.${image}`)
  const put = (file: File | null) =>
    change.mutate(
      { image, file },
      {
        onError: feedback.failed,
        onSuccess: () => {
          setVersion((before) => before + 1)
          feedback.done(t('app.saved'))
        },
      },
    )
  return (
    <Stack gap={6} maw={200}>
      <Text fw={500}>{name}</Text>
      {isThere && <Image src={`${imageAddress(organisation.id, image)}?${version}`} alt={name} mah={110} w="auto" fit="contain" />}
      <Group gap="xs">
        <FileButton accept="image/png,image/jpeg" onChange={(file) => file !== null && put(file)}>
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              aria-label={`${t('settings.image.choose')}: ${name}`}
            >
              {t('settings.image.choose')}
            </Button>
          )}
        </FileButton>
        {isThere && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`${t('settings.image.remove')}: ${name}`}
            onClick={() => put(null)}
          >
            {t('settings.image.remove')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
