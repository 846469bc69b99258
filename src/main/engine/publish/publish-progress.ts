import type { Progressing } from '../progress-broadcast.ts'

export const PUBLISH_PROGRESS: Progressing = {
  read(db, instanceId, id) {
    const publish = db.getPublish(instanceId, id)
    return (
      publish && {
        event: { name: 'publish.progress', payload: { instanceId, publish } },
        running: publish.state === 'RUNNING'
      }
    )
  },
  changes: ['publishes', 'items', 'products', 'history'],
  changesAtRest: []
}
