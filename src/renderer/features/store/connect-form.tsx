import { Button, Group, Text } from '@mantine/core'
import { useRef } from 'react'
import { Trans } from 'react-i18next'
import { t } from '../../lib/i18n.ts'
import { CancelAsking } from '../../ui/cancel-asking.tsx'
import { ExternalLink } from '../../ui/external-link.tsx'
import { Outcome } from '../../ui/outcome.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import { AccessFields } from './access-fields.tsx'
import { PermissionList } from './permission-list.tsx'
import classes from './store.module.css'
import { TestOutcome } from './test-outcome.tsx'
import { useAccess } from './use-access.ts'

/** Where Wix lets owners and co-owners make keys. */
const KEY_PAGE = 'https://manage.wix.com/account/api-keys'

/** Two steps: make a key at Wix, enter it here. Connecting goes on to the first pull. */
export function ConnectForm() {
  const access = useAccess({ site: '', key: '' })
  const site = useRef<HTMLInputElement>(null)
  const key = useRef<HTMLInputElement>(null)
  const { busy, outcome, problems } = access
  // A sentence that stands at its field is not said twice.
  const noneBlamed = Object.keys(problems).length === 0

  /** To the first field that is wrong, so that it is heard and can be put right at once. */
  function afterwards(): void {
    // The problems are drawn after the call has ended.
    requestAnimationFrame(() => {
      const wrong = [site, key].find(({ current }) => current?.getAttribute('aria-invalid') === 'true')
      wrong?.current?.focus()
    })
  }

  return (
    <div className={classes['sections']}>
      <TitledSection title={t('store:connect.makeTitle')} text={t('store:connect.makeText')}>
        <Text size="sm" component="div">
          <Trans ns="store" i18nKey="connect.make" components={{ page: <ExternalLink href={KEY_PAGE} /> }} />
        </Text>
        <PermissionList />
      </TitledSection>
      <TitledSection title={t('store:connect.enterTitle')} text={t('store:connect.enterText')}>
        <form
          className={classes['form']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void access.connect().then(afterwards)
          }}
        >
          <AccessFields draft={access.draft} problems={problems} siteRef={site} keyRef={key} onChange={access.change} />
          <Group gap="xs">
            <Button type="submit" loading={busy === 'connect'} disabled={busy === 'test'}>
              {t('store:connect.connect')}
            </Button>
            <Button
              variant="default"
              loading={busy === 'test'}
              disabled={busy === 'connect'}
              onClick={() => void access.test().then(afterwards)}
            >
              {t('store:test.test')}
            </Button>
            {busy !== null && (
              <CancelAsking
                what={busy === 'connect' ? t('store:connect.asking') : t('store:test.asking')}
                onCancel={access.cancel}
              />
            )}
          </Group>
          {outcome?.kind === 'tested' && (outcome.result.missing.length > 0 || noneBlamed) && (
            <Outcome>
              <TestOutcome result={outcome.result} />
            </Outcome>
          )}
          {outcome?.kind === 'refused' && noneBlamed && (
            <Outcome>
              <RefusalNote error={outcome.error} title={t('store:connect.refused')} />
            </Outcome>
          )}
        </form>
      </TitledSection>
    </div>
  )
}
