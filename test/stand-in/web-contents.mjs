// electron.webContents: one page in Chromium, its preload, its navigations and its messages.
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { originOf, toApp, toChromium } from './addresses.mjs'
import { cancellable } from './cancellable.mjs'
import { cdp } from './chromium.mjs'
import { makeCodec } from './codec.mjs'
import { isAttachment, startDownload } from './download.mjs'
import { ipcMain } from './ipc-main.mjs'
import { mainWorld } from './main-world.mjs'
import { nativeTheme } from './native-theme.mjs'
import { contentsByTarget, windows } from './open-windows.mjs'
import { preloadWorld } from './preload-world.mjs'
import { answerByHandler, handledPatterns } from './protocol.mjs'
import { session } from './session.mjs'

const WORLD = 'preload'
const MOUTH = '__standInSay'
const EAR = '__standInHear'
const codec = makeCodec()

export class WebContents extends EventEmitter {
  session = session.defaultSession
  #preload
  #sessionId = ''
  #target = ''
  #frame = ''
  /** The context of the preload in the document that is shown. */
  #world = ''
  #waitingMessages = []
  #address = 'about:blank'
  #commanded = ''
  #reloading = false
  #destroyed = false
  #openHandler = (_details) => ({ action: 'allow' })

  /** @param {any} window @param {{ preload?: string }} preferences @param {{ width: number, height: number }} size */
  constructor(window, { preload }, size) {
    super()
    this.window = window
    this.id = window.id
    this.#preload = preload
    const contents = this
    this.mainFrame = {
      parent: null,
      get url() {
        return contents.getURL()
      },
      get origin() {
        return originOf(contents.getURL())
      }
    }
    this.attached = this.#attach(size)
    this.attached.catch((error) => {
      process.stderr.write(`[stand-in] ${String(error)}\n`)
    })
  }

  /** @param {string} method @param {object} [params] */
  #cdp(method, params) {
    return cdp.send(method, params, this.#sessionId)
  }

  /** @param {string} name @param {(params: any) => void} listen */
  #hear(name, listen) {
    cdp.on(`${this.#sessionId}:${name}`, listen)
  }

  async #attach({ width, height }) {
    const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', width, height, newWindow: true })
    this.#target = targetId
    contentsByTarget.set(targetId, this)
    this.#sessionId = (await cdp.send('Target.attachToTarget', { targetId, flatten: true })).sessionId
    this.#frame = (await this.#cdp('Page.getFrameTree')).frameTree.frame.id
    this.#listen()
    await this.#cdp('Page.enable')
    // Without it requests carry no id of the network's, which tells documents from downloads.
    await this.#cdp('Network.enable')
    await this.#cdp('Runtime.addBinding', { name: MOUTH, executionContextName: WORLD })
    await this.#cdp('Fetch.enable', {
      patterns: [{ resourceType: 'Document' }, ...handledPatterns().map((urlPattern) => ({ urlPattern }))]
    })
    await this.#installPreload()
    await this.#cdp('Runtime.enable')
    await this.showTheme()
  }

  async #installPreload() {
    if (this.#preload === undefined) return
    const secret = JSON.stringify(`stand-in-${randomBytes(9).toString('hex')}`)
    const source = readFileSync(this.#preload, 'utf8')
    const add = (script) => this.#cdp('Page.addScriptToEvaluateOnNewDocument', script)
    await add({ source: `(${String(mainWorld)})(${secret})` })
    await add({
      worldName: WORLD,
      source: `(${String(preloadWorld)})(${secret}, '${MOUTH}', '${EAR}', (${String(makeCodec)})(), function (require, module, exports) {\n${source}\n})`
    })
  }

  #listen() {
    this.#hear('Runtime.executionContextCreated', ({ context: { name, uniqueId, auxData } }) => {
      if (name !== WORLD || auxData.frameId !== this.#frame) return
      this.#world = uniqueId
      for (const message of this.#waitingMessages.splice(0)) this.deliver(message)
    })
    this.#hear('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      if (executionContextUniqueId === this.#world) this.#world = ''
    })
    this.#hear('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === MOUTH) void ipcMain.receive(this, payload)
    })
    this.#hear('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.#address = frame.url + (frame.urlFragment ?? '')
      this.emit('did-navigate', {}, this.getURL(), 200, '')
    })
    this.#hear('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.#frame) return
      this.#address = url
      this.emit('did-navigate-in-page', {}, this.getURL(), true)
    })
    this.#hear('Page.loadEventFired', () => {
      if (this.#address === 'about:blank') return
      this.#reloading = false
      this.emit('did-finish-load', {})
      this.window.emit('ready-to-show')
    })
    // A link into a new window; window.open comes by way of the preload's world.
    this.#hear('Page.windowOpen', ({ url }) => this.askToOpen(url))
    this.#hear('Inspector.targetCrashed', () => {
      this.#world = ''
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    this.#hear('Fetch.requestPaused', (request) => {
      this.#serve(request).catch((error) => {
        if (!this.#destroyed) process.stderr.write(`[stand-in] ${String(error)}\n`)
      })
    })
  }

  /** @param {any} paused request that Chromium holds until it is told what becomes of it */
  async #serve(paused) {
    const { requestId, request, resourceType, networkId } = paused
    // A link with the attribute `download` asks for a document too, but not on behalf of the frame, so it has no id there.
    const linked = resourceType === 'Document' && networkId === undefined
    const refuse = () => this.#cdp('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    if (resourceType === 'Document' && !linked && !this.#mayNavigate(paused)) return refuse()
    const answer = await answerByHandler(request)
    if (!answer) return linked ? refuse() : this.#cdp('Fetch.continueRequest', { requestId })
    if (linked || (resourceType === 'Document' && isAttachment(answer))) {
      startDownload(this, toApp(request.url), answer)
      return refuse()
    }
    return this.#cdp('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64')
    })
  }

  #mayNavigate({ request, frameId, redirectedRequestId }) {
    const isMainFrame = frameId === this.#frame
    const commanded = isMainFrame && (this.#reloading || request.url === this.#commanded)
    // What the main process itself asks for is not asked about.
    if (commanded && redirectedRequestId === undefined) return true
    const fields = {
      url: toApp(request.url),
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? this.mainFrame : null
    }
    if (redirectedRequestId !== undefined) return !cancellable(this, 'will-redirect', fields)
    if (cancellable(this, 'will-frame-navigate', fields)) return false
    return !isMainFrame || !cancellable(this, 'will-navigate', fields)
  }

  /** @param {object} message for the preload */
  deliver(message) {
    if (this.#world === '') {
      this.#waitingMessages.push(message)
      return
    }
    const expression = `${EAR}(${JSON.stringify(codec.encode(message))})`
    // A page that is going away hears nothing any more.
    this.#cdp('Runtime.evaluate', { expression, uniqueContextId: this.#world }).catch(() => undefined)
  }

  /** @param {string} channel @param {...unknown} args */
  send(channel, ...args) {
    this.deliver({ kind: 'event', channel, args })
  }

  /** @param {string} address */
  async loadURL(address) {
    await this.attached
    await this.session.applyPermissions(this)
    this.#commanded = toChromium(address).replace(/#[^]*$/, '')
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const { errorText, loaderId } = await this.#cdp('Page.navigate', { url: toChromium(address) })
    if (errorText) throw new Error(`${errorText} loading '${address}'`)
    if (loaderId !== undefined) await loaded
    this.#commanded = ''
  }

  reload() {
    this.#reloading = true
    void this.#cdp('Page.reload')
  }

  /** @param {string} code */
  async executeJavaScript(code) {
    await this.attached
    const params = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = await this.#cdp('Runtime.evaluate', params)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  forcefullyCrashRenderer() {
    this.#cdp('Page.crash').catch(() => undefined)
  }

  async showTheme() {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
    await this.#cdp('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
  }

  getURL() {
    return toApp(this.#address)
  }

  /** The window itself never opens, whatever the handler says. @param {string} address */
  askToOpen(address) {
    this.#openHandler({ url: toApp(address), frameName: '', features: '', disposition: 'foreground-tab' })
  }

  /** @param {(details: object) => { action: string }} handler */
  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }

  isDestroyed() {
    return this.#destroyed
  }

  close() {
    this.window.close()
  }

  /** The page goes with it, if it has not gone first. */
  destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    contentsByTarget.delete(this.#target)
    this.emit('destroyed')
    void this.attached.then(() => cdp.send('Target.closeTarget', { targetId: this.#target })).catch(() => undefined)
  }
}

// Called by Playwright to find the window of a page.
export const webContents = {
  /** @param {string} target */
  fromDevToolsTargetId: (target) => contentsByTarget.get(target),
  getAllWebContents: () => [...windows.values()].map((window) => window.webContents)
}
