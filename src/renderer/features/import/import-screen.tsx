import { Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Import } from '#shared/contract/imports.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { errorTitle } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { storeLabel } from '../../lib/store-label.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ImportPreview, RefusedRows } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import {
  applyImport,
  discardImport,
  openPreview,
  resetImport,
  startImport,
  stopImport,
  useImportRun,
  type Run
} from './import-run.ts'
import { ImportStart } from './import-start.tsx'
import classes from './import.module.css'
import { fileOf, type OfferedFile, type Upload } from './offered-file.ts'
import { PastImports } from './past-imports.tsx'
import { tallyOf } from './tally-of.ts'

export interface ImportScreenProps {
  /** How a file is handed to the engine. */
  readonly upload?: Upload
}

export function ImportScreen({ upload }: ImportScreenProps) {
  const client = useApi()
  const queries = useQueryClient()
  const services = useMemo(() => ({ client, queries }), [client, queries])
  const status = useApiQuery('app.status', {})
  const imports = useApiQuery('imports.list', {})
  const instance = status.data?.instance
  const run = useImportRun(instance?.instanceId)

  const start = useCallback(
    (file: OfferedFile, newStore: string | null) => void startImport(services, file, newStore),
    [services]
  )
  const onFile = useCallback(
    (file: File, newStore: string | null) => start(fileOf(file, upload), newStore),
    [start, upload]
  )
  useWaitingPreview(imports.data?.imports, instance?.instanceId, run)
  // There is nothing to ask: a store of the merchant's own takes its products.
  const offered = run.phase === 'offered' ? run.file : null
  const asks = instance?.sample ?? true
  useEffect(() => {
    if (offered !== null && !asks) start(offered, null)
  }, [offered, asks, start])

  return (
    <div>
      <PageHeader title={t('imports:title')} description={t('imports:description')} />
      <Stack gap="md" className={classes['content'] ?? ''}>
        {run.phase === 'idle' && <ImportStart instance={instance} onFile={onFile} />}
        {offered && asks && (
          <ImportStart
            instance={instance}
            onFile={onFile}
            offered={{ name: offered.name, onTake: (newStore) => start(offered, newStore) }}
          />
        )}
        {(run.phase === 'uploading' || run.phase === 'reading') && (
          <ImportProgress run={run} onCancel={() => void stopImport(services)} />
        )}
        {run.phase === 'failed' && (
          <>
            <div className={classes['flush']}>
              <ErrorState error={{ ...run.error, error: `${errorTitle(run.error)}: ${run.fileName}` }} />
            </div>
            <ImportStart instance={instance} onFile={onFile} />
          </>
        )}
        {run.phase === 'preview' && (
          <ImportPreview
            report={run.report}
            applying={run.applying}
            error={run.error}
            storeName={instance ? storeLabel(instance) : null}
            onApply={() => void applyImport(services)}
            onDiscard={() => void discardImport(services)}
          />
        )}
        {run.phase === 'applied' && <Applied report={run.report} storeName={instance ? storeLabel(instance) : null} />}
        {imports.error && <ErrorState error={imports.error.body} onRetry={() => void imports.refetch()} />}
        <PastImports
          imports={(imports.data?.imports ?? []).filter((each) => run.phase !== 'preview' || each.id !== run.report.id)}
          onReview={(report) => instance && openPreview(report, instance.instanceId)}
        />
      </Stack>
    </div>
  )
}

function Applied({ report, storeName }: { readonly report: Import; readonly storeName: string | null }) {
  const count = report.newProducts + report.changedProducts
  const done = useRef<HTMLElement>(null)
  useEffect(() => done.current?.focus(), [])
  return (
    <>
      <section ref={done} tabIndex={-1} aria-label={t('imports:finished.label')} className={classes['done']}>
        <CircleCheck size={22} aria-hidden />
        <div>
          <Text fw={600}>
            {storeName === null
              ? t('imports:finished.takenHere', { count })
              : t('imports:finished.taken', { count, store: storeName })}
          </Text>
          <Text size="sm">{t('imports:finished.tally', { tally: tallyOf(report) })}</Text>
        </div>
        <Group gap="xs" ms="auto" wrap="nowrap">
          <Button variant="default" onClick={resetImport}>
            {t('imports:finished.another')}
          </Button>
          <Button component="a" href={routes.products()}>
            {t('imports:finished.choose')}
          </Button>
        </Group>
      </section>
      {report.refusedRows > 0 && <RefusedRows report={report} />}
    </>
  )
}

/** A preview that was left waiting when the window was closed is shown again, once. */
function useWaitingPreview(imports: readonly Import[] | undefined, storeId: string | undefined, run: Run): void {
  const looked = useRef(false)
  useEffect(() => {
    if (looked.current || imports === undefined || storeId === undefined) return
    looked.current = true
    const [newest] = imports
    if (newest?.state === 'READY' && run.phase === 'idle') openPreview(newest, storeId)
  }, [imports, storeId, run.phase])
}
