import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'

export function AboutSection() {
  const { data } = useApiQuery('app.status', {})
  if (!data) return null
  return (
    <TitledSection title="About">
      <Text size="sm">
        Wordshelf {data.version}, {data.shell === 'electron' ? 'as a desktop app' : 'in the browser'}
      </Text>
      <div>
        <Text size="sm" fw={500}>
          Data folder
        </Text>
        <Text size="sm" c="dimmed">
          Products, jobs and credits are here. Close Wordshelf before you copy it.
        </Text>
        <Group gap="xs" mt={6} wrap="nowrap">
          <Code fz="xs" px={8} py={6} style={{ overflowWrap: 'anywhere' }}>
            {data.dataDir}
          </Code>
          <CopyButton value={data.dataDir}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy} flex="none">
                {copied ? 'Copied' : 'Copy path'}
              </Button>
            )}
          </CopyButton>
        </Group>
      </div>
    </TitledSection>
  )
}
