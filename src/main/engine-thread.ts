/** The engine's own thread. It never knows which shell carries it, and never imports electron. */
import { parentPort, workerData } from 'node:worker_threads'
import { runEngineThread } from './app/run-engine-thread.ts'
import type { ThreadOptions } from './app/thread-protocol.ts'

if (!parentPort) throw new Error('engine-thread is a worker thread, not a program')
await runEngineThread(parentPort, workerData as ThreadOptions)
