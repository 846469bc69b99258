import { useCallback } from 'react'
import { offerFile } from '../../features/import/import-run.ts'
import type { OfferedFile } from '../../features/import/offered-file.ts'
import { t } from '../../lib/i18n.ts'
import { notifyError } from '../../lib/notify.ts'
import { routes, useGo } from '../../lib/routes.ts'

/** Shows the preview of a file that was handed to the window, on whatever screen it is. */
export function useImportFile(): (file: OfferedFile) => void {
  const go = useGo()
  return useCallback(
    (file) => {
      go(routes.import())
      if (!offerFile(file))
        notifyError({
          error: t('app:drop.busy'),
          message: t('app:drop.busyText', { file: file.name })
        })
    },
    [go]
  )
}
