import { useRouterState } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useCallback } from 'react'
import { fileOf, problemOf } from '../../features/import/offered-file.ts'
import { t } from '../../lib/i18n.ts'
import { notifyError } from '../../lib/notify.ts'
import { routes } from '../../lib/routes.ts'
import { useFileDrop } from '../../lib/use-file-drop.ts'
import classes from './file-drop.module.css'
import { useImportFile } from './use-import-file.ts'

/** A CSV file may be dropped on the window wherever it is. The import screen takes it itself. */
export function FileDrop() {
  const onImport = useRouterState({ select: (state) => state.location.pathname === routes.import().slice(1) })
  const importFile = useImportFile()
  const take = useCallback(
    (files: readonly File[]): void => {
      const [file] = files
      const problem = problemOf(files)
      if (problem !== null) notifyError({ error: t('app:drop.nothing'), message: problem })
      else if (file) importFile(fileOf(file))
    },
    [importFile]
  )
  const over = useFileDrop(take, !onImport)
  if (!over) return null
  return (
    <div className={classes['over']}>
      <div className={classes['card']}>
        <FileUp size={28} strokeWidth={1.5} aria-hidden />
        {t('app:drop.letGo')}
      </div>
    </div>
  )
}
