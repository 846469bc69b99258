import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { useApi } from '../../lib/api.tsx'
import { Note } from '../../ui/note.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import type { TestResult } from './access-draft.ts'
import { catalogName, unpublishableWords } from './catalog-words.ts'
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
  const client = useApi()
  const disconnect = useDisconnect(site.name)
  const [testing, setTesting] = useState(false)
  const [tested, setTested] = useState<Tested | null>(null)
  const limits = unpublishableWords(shop.unpublishable)

  async function test(): Promise<void> {
    setTesting(true)
    setTested(null)
    setTested(await client.call('shop.test', site.place))
    setTesting(false)
  }

  return (
    <TitledSection title="Connection" text="Where this store is, and the key to it.">
      <dl className={classes['facts']}>
        <Fact name="Store">{site.name}</Fact>
        {shop.catalogVersion && <Fact name="Catalogue">{catalogName(shop.catalogVersion)}</Fact>}
        {limits !== null && <Fact name="Not published">{limits}</Fact>}
        <Fact name="Site id">
          <code>{site.place.siteId}</code>
        </Fact>
        {shop.baseUrl !== null && shop.baseUrl !== WIX && <Fact name="Address">{shop.baseUrl}</Fact>}
        <Fact name="Key">{shop.hasKey ? 'Stored on this computer' : 'None: this store is disconnected'}</Fact>
      </dl>
      {tested?.ok && <TestOutcome result={tested.value} />}
      {tested?.ok === false && (
        <Note tone="danger" title={tested.error.error} announce>
          {tested.error.message}
        </Note>
      )}
      <Group gap="xs">
        {shop.hasKey && (
          <Button variant="default" loading={testing} onClick={() => void test()}>
            Test
          </Button>
        )}
        <Button variant={shop.hasKey ? 'default' : 'filled'} onClick={() => openChangeKey(site)}>
          {shop.hasKey ? 'Change the key' : 'Enter a key'}
        </Button>
        {shop.hasKey && (
          <Button variant="subtle" color="red" onClick={disconnect}>
            Disconnect
          </Button>
        )}
      </Group>
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
