import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../../ui/tokens.css'
import { createMemoryHistory } from '@tanstack/react-router'
import { createTypedClient } from '../../lib/client.ts'
import { watchConnection } from '../../lib/connection.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { App } from '../app.tsx'

export interface TestApp {
  readonly fake: FakeClient
  readonly element: React.ReactElement
  /** Where the window is, such as `/jobs/3`. */
  path(): string
  back(): void
}

/** The whole app on a fake engine, opened at a path. */
export function testApp(path: string, fake: FakeClient = createFakeClient()): TestApp {
  const history = createMemoryHistory({ initialEntries: [path] })
  const client = createTypedClient(watchConnection(fake.transport))
  return {
    fake,
    element: <App client={client} history={history} />,
    path: () => history.location.href,
    back: () => history.back()
  }
}
