import type { Progressing } from '../progress-broadcast.ts'
import { pullView } from './pull-view.ts'

export const PULL_PROGRESS: Progressing = {
  read(db, instanceId, id) {
    const pull = db.getPull(instanceId, id)
    return (
      pull && {
        event: { name: 'pull.progress', payload: { instanceId, pull: pullView(pull) } },
        running: pull.state === 'RUNNING'
      }
    )
  },
  changes: ['products'],
  changesAtRest: ['shop', 'status']
}
