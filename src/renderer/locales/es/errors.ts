import { creditsSentences } from './sentences/credits.ts'
import { fileSentences } from './sentences/file.ts'
import { generalSentences } from './sentences/general.ts'
import { jobsSentences } from './sentences/jobs.ts'
import { modelSentences } from './sentences/model.ts'
import { publishSentences } from './sentences/publish.ts'
import { recoverySentences } from './sentences/recovery.ts'
import { storeSentences } from './sentences/store.ts'
import { syncSentences } from './sentences/sync.ts'
import { textSentences } from './sentences/text.ts'
import { titleSentences } from './sentences/title.ts'
import { wixSentences } from './sentences/wix.ts'

export const errors = {
  title: titleSentences,
  credits: creditsSentences,
  jobs: jobsSentences,
  model: modelSentences,
  text: textSentences,
  publish: publishSentences,
  wix: wixSentences,
  store: storeSentences,
  sync: syncSentences,
  file: fileSentences,
  recovery: recoverySentences,
  general: generalSentences
} as const
