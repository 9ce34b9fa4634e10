import { Button, Group, Stack, Text } from '@mantine/core'
import { Age, EmptyState, PanelSkeleton, Section } from '@skladno/ui'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { statementsQuery } from '../../api/bank.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { Statement } from './statement-report.tsx'

/** Statements loaded so far: by whom, what they said, what of them still waits. */
export function StatementHistory() {
  const t = useText()
  const statements = useQuery(statementsQuery)
  return (
    <Loaded query={statements} skeleton={<PanelSkeleton />}>
      {(found) =>
        found.length === 0 ? (
          <EmptyState icon={<IconFileText />} title={t('bank.statements.empty')} hint={t('bank.statements.empty.hint')} />
        ) : (
          <Stack>
            {found.map(({ id, report, outcome, open, loadedBy, loadedAt }) => (
              <Section key={id}>
                <Statement statement={report} />
                <Group gap="xs" mt="xs">
                  <Text size="sm">{t('bank.known-documents', { count: outcome.known ?? 0 })}</Text>
                  <Text size="sm" c="dimmed">
                    {loadedBy ?? t('bank.by-itself')}
                  </Text>
                  <Age at={loadedAt} />
                  <Button component={Link} to={`/bank?statementId=${id}${open > 0 ? '' : '&view=placed'}`} variant="default" size="xs">
                    {open > 0 ? t('bank.open-of', { count: open }) : t('bank.payments-of')}
                  </Button>
                </Group>
              </Section>
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}
