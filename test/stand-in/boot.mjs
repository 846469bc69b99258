// What Electron does before the app's first line: find the app, take its name, run its main module, and only then become ready.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.mjs'

const [node = '', , ...args] = process.argv
const folder = resolve(args.find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
process.argv = [node, ...args.filter((argument) => !argument.startsWith('--inspect'))]
app.becomes({ folder, name: manifest.productName ?? manifest.name, version: manifest.version })
await import(pathToFileURL(resolve(folder, manifest.main)).href)
await app.open()
