import { Button, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { t } from '../../lib/i18n.ts'
import { useCancellable } from '../../lib/use-cancellable.ts'
import { CancelAsking } from '../../ui/cancel-asking.tsx'
import { Outcome } from '../../ui/outcome.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import type { TestResult } from './access-draft.ts'
import { unpublishableWords } from './catalog-words.ts'
import { openChangeKey, type Site } from './change-key.tsx'
import classes from './store.module.css'
import { TestOutcome } from './test-outcome.tsx'
import { useDisconnect } from './use-disconnect.tsx'

type Tested = { readonly ok: true; readonly value: TestResult } | { readonly ok: false; readonly error: ErrorBody }

/** Wix itself; any other address is worth showing. */
const WIX = 'https://www.wixapis.com'

export interface ConnectionSectionProps {
  readonly shop: Shop
  readonly site: Site
}

/** What this store is at Wix, and the key to it, which is never shown. */
export function ConnectionSection({ shop, site }: ConnectionSectionProps) {
  const asking = useCancellable()
  const keyButton = useRef<HTMLButtonElement>(null)
  const disconnect = useDisconnect(site.name, keyButton)
  const [testing, setTesting] = useState(false)
  const [tested, setTested] = useState<Tested | null>(null)
  const limits = unpublishableWords(shop.unpublishable)

  async function test(): Promise<void> {
    setTesting(true)
    setTested(null)
    setTested(await asking.call('shop.test', site.place))
    setTesting(false)
  }

  return (
    <TitledSection title={t('store:connection.title')} text={t('store:connection.text')}>
      <dl className={classes['facts']}>
        <Fact name={t('store:connection.store')}>{site.name}</Fact>
        {shop.catalogVersion && (
          <Fact name={t('store:connection.catalogue')}>{t(`store:catalog.${shop.catalogVersion}`)}</Fact>
        )}
        {limits !== null && <Fact name={t('store:connection.notPublished')}>{limits}</Fact>}
        <Fact name={t('store:access.site')}>
          <code>{site.place.siteId}</code>
        </Fact>
        {shop.baseUrl !== null && shop.baseUrl !== WIX && (
          <Fact name={t('store:connection.address')}>{shop.baseUrl}</Fact>
        )}
        <Fact name={t('store:connection.key')}>
          {shop.hasKey ? t('store:connection.keyStored') : t('store:connection.keyNone')}
        </Fact>
      </dl>
      <Group gap="xs">
        {shop.hasKey && (
          <Button variant="default" loading={testing} onClick={() => void test()}>
            {t('store:test.test')}
          </Button>
        )}
        <Button ref={keyButton} variant={shop.hasKey ? 'default' : 'filled'} onClick={() => openChangeKey(site)}>
          {shop.hasKey ? t('store:connection.changeKey') : t('store:connection.enterKey')}
        </Button>
        {shop.hasKey && (
          <Button variant="subtle" color="red" onClick={disconnect}>
            {t('store:connection.disconnect')}
          </Button>
        )}
        {testing && <CancelAsking what={t('store:test.asking')} onCancel={asking.cancel} />}
      </Group>
      {tested !== null && (
        <Outcome>{tested.ok ? <TestOutcome result={tested.value} /> : <RefusalNote error={tested.error} />}</Outcome>
      )}
    </TitledSection>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
