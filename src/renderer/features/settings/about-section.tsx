import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { TitledSection } from '../../ui/titled-section.tsx'

export function AboutSection() {
  const { data } = useApiQuery('app.status', {})
  if (!data) return null
  return (
    <TitledSection title={t('settings:about.title')}>
      <Text size="sm">
        {data.shell === 'electron'
          ? t('settings:about.desktop', { version: data.version })
          : t('settings:about.web', { version: data.version })}
      </Text>
      <div>
        <Text size="sm" fw={500}>
          {t('settings:about.folder')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('settings:about.folderText')}
        </Text>
        <Group gap="xs" mt={6} wrap="nowrap">
          <Code fz="xs" px={8} py={6} style={{ overflowWrap: 'anywhere' }}>
            {data.dataDir}
          </Code>
          <CopyButton value={data.dataDir}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy} flex="none">
                {copied ? t('settings:about.copied') : t('settings:about.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </div>
    </TitledSection>
  )
}
