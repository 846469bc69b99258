// First: from here on no HTML reaches the page unsanitised.
import './app/harden.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createTypedClient, pageTransport } from './lib/client.ts'
import { watchConnection } from './lib/connection.ts'
import { framePage, thawFrozenWindow } from './lib/frozen-window.ts'
import { startUiLanguage } from './lib/i18n.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
thawFrozenWindow(framePage())
await startUiLanguage()
createRoot(root).render(<App client={createTypedClient(watchConnection(pageTransport()))} />)
