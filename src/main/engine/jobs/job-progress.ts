import type { Progressing } from '../progress-broadcast.ts'

export const JOB_PROGRESS: Progressing = {
  read(db, instanceId, id) {
    const job = db.getJob(instanceId, id)
    return job && { event: { name: 'job.progress', payload: { instanceId, job } }, running: job.status === 'RUNNING' }
  },
  changes: ['items', 'credits'],
  changesAtRest: []
}
