/** A text that wants to run, load or open something wherever it is shown. */
export interface HostileText {
  readonly id: number
  readonly kind: string
  readonly text: string
}

/** What a text of each kind is given: the call that gives it away, and an address that is nobody's. */
interface Bait {
  /** `ran(12)`: a function of the page under test, which counts it. */
  readonly run: string
  readonly url: string
  /** The simplest thing that runs. */
  readonly img: string
}

type Template = (bait: Bait) => string

/** 200 texts, each with a call and an address of its own. They are data: nothing in here is ever written into a page that protects nothing but the control's. */
export function hostileTexts(): readonly HostileText[] {
  return Object.entries(TEMPLATES)
    .flatMap(([kind, templates]) => templates.map((template) => ({ kind, template })))
    .map(({ kind, template }, id) => ({ id, kind, text: template(baitFor(id)) }))
}

function baitFor(id: number): Bait {
  return { run: `ran(${id})`, url: `https://out.invalid/${id}`, img: `<img src="x:" onerror="ran(${id})">` }
}

/** Where the parser changes its mind about what is text and what is markup: each holds the same picture that can't load. */
const CONTEXTS = [
  ['<p>', '</p>'],
  ['<ul><li>', ''],
  ['<table>', '</table>'],
  ['<table><tr><td>', ''],
  ['<table><caption>', '</table>'],
  ['<table><colgroup>', ''],
  ['<select><option>', '</select>'],
  ['<select><b>', '</select>'],
  ['<noscript>', '</noscript>'],
  ['<noscript><p title="</noscript>', '">'],
  ['<noembed>', '</noembed>'],
  ['<noframes>', '</noframes>'],
  ['<xmp>', '</xmp>'],
  ['<xmp><p title="</xmp>', '">'],
  ['<textarea>', '</textarea>'],
  ['<textarea></textarea ', '>'],
  ['<title>', '</title>'],
  ['<title><a title="</title>', '">'],
  ['<style>', '</style>'],
  ['<style><a title="</style>', '">'],
  ['<iframe>', '</iframe>'],
  ['<iframe><a title="</iframe>', '">'],
  ['<svg>', '</svg>'],
  ['<svg><style>', '</style></svg>'],
  ['<svg><style><a id="</style>', '"></style></svg>'],
  ['<svg><title>', '</title></svg>'],
  ['<svg><desc>', '</desc></svg>'],
  ['<svg><foreignObject>', '</foreignObject></svg>'],
  ['<svg></p><style><a id="</style>', '">'],
  ['<math>', '</math>'],
  ['<math><mtext>', '</mtext></math>'],
  ['<math><mi>', '</mi></math>'],
  ['<math><annotation-xml encoding="text/html">', '</annotation-xml></math>'],
  ['<math><mtext><table><mglyph><style><!--</style>', '--></style></table></mtext></math>'],
  ['<math><mtext><table><mglyph><style><math>', '</math>'],
  ['<form><math><mtext></form><form><mglyph><style></math>', '</style>'],
  ['<svg><mtext><textarea><path id="</textarea>', '">'],
  ['<![CDATA[><p>', ']]>'],
  ['<svg><![CDATA[', ']]></svg>'],
  ['<svg><![CDATA[><p>]]>', '</svg>'],
  ['<!-->', '-->'],
  ['<!--->', '-->'],
  ['<!--x--!>', '-->'],
  ['<?xml >', '?>'],
  ['<!DOCTYPE x [<!ENTITY a "b">]>', ''],
  ['</p></div></td></tr></table>', ''],
  ['<a title="x"y>', '</a>'],
  ["<p title='\"'>", '</p>'],
  ['<b><p></b>', '</p>'],
  ['<a><table><a>', '</table></a>'],
  ['<h1><h2></h1>', '</h2>'],
  ['<frameset><frame>', '</frameset>'],
  ['<plaintext>', ''],
  ['<li><dialog open>', '</dialog>'],
  ['<details open><summary>', '</summary></details>']
] as const

const HANDLERS: readonly Template[] = [
  ({ img }) => img,
  ({ run }) => `<svg onload="${run}"></svg>`,
  ({ run }) => `<svg/onload=${run}//`,
  ({ run }) => `<IMG SRC="x:" ONERROR=${run}>`,
  ({ run }) => `<img/src="x:"/onerror=${run}>`,
  ({ run }) => `<img src="x:"\nonerror\n=\n"${run}">`,
  ({ run }) => `<img src="x:"\u000conerror=${run}>`,
  ({ run }) => `<img alt="a"src="x:"onerror="${run}">`,
  ({ run }) => `<img src="x:" onerror="&#114;&#x61;n(${run.slice(4, -1)})">`,
  ({ run }) => `<img src="x:" onerror='eval("${run}")'>`,
  ({ run }) => `<img src="x:" onerror="setTimeout('${run}')">`,
  ({ run }) => `<img src="x:" onerror="new Function(\`${run}\`)()">`,
  ({ run }) => `<image src="x:" onerror="${run}">`,
  ({ run }) => `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" onload="${run}">`,
  ({ run }) => `<video src="x:" onerror="${run}"></video>`,
  ({ run }) => `<video><source src="x:" onerror="${run}"></video>`,
  ({ run }) => `<audio src="x:" onerror="${run}">`,
  ({ run }) => `<object data="x:" onerror="${run}"></object>`,
  ({ run }) => `<iframe onload="${run}"></iframe>`,
  ({ run }) => `<style onload="${run}"></style>`,
  ({ run }) => `<link rel="stylesheet" href="x:" onerror="${run}">`,
  ({ run }) => `<input autofocus onfocus="${run}">`,
  ({ run }) => `<textarea autofocus onfocus="${run}"></textarea>`,
  ({ run }) => `<select autofocus onfocus="${run}"></select>`,
  ({ run }) => `<button onclick="${run}">Buy now</button>`,
  ({ run }) => `<p onmouseover="${run}">Hover here</p>`,
  ({ run }) => `<b tabindex="1" onfocus="${run}">Bold</b>`,
  ({ run }) => `<div contenteditable onfocus="${run}">Write</div>`,
  ({ run }) => `<details open ontoggle="${run}"><summary>More</summary></details>`,
  ({ run }) => `<table><td onpointerover="${run}">Cell</table>`,
  ({ run }) => `<body onload="${run}">`,
  ({ run }) => `<script>${run}</script>`
]

const ADDRESSES: readonly Template[] = [
  ({ run }) => `<a href="javascript:${run}">Size chart</a>`,
  ({ run }) => `<a href="JaVaScRiPt:${run}">Size chart</a>`,
  ({ run }) => `<a href=" \u0001javascript:${run}">Size chart</a>`,
  ({ run }) => `<a href="java\tscript:${run}">Size chart</a>`,
  ({ run }) => `<a href="java&#10;script:${run}">Size chart</a>`,
  ({ run }) => `<a href="&#106;avascript&colon;${run}">Size chart</a>`,
  ({ run }) => `<a href="javascript://%0a${run}">Size chart</a>`,
  ({ run }) => `<a href=javascript:void(${run})>Size chart</a>`,
  ({ run }) => `<svg><a xlink:href="javascript:${run}"><text y="9">Chart</text></a></svg>`,
  ({ run }) => `<svg><a href="javascript:${run}"><circle r="9"></circle></a></svg>`,
  ({ run }) => `<form action="javascript:${run}"><button>Buy</button></form>`,
  ({ run }) => `<form><button formaction="javascript:${run}">Buy</button></form>`,
  ({ run }) => `<iframe src="javascript:parent.${run}"></iframe>`,
  ({ run }) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  ({ run }) => `<iframe srcdoc="&lt;img src=x: onerror=parent.${run}&gt;"></iframe>`,
  ({ run }) => `<object data="javascript:parent.${run}"></object>`,
  ({ run }) => `<embed src="javascript:parent.${run}">`,
  ({ run }) => `<map name="m"><area href="javascript:${run}" coords="0,0,9,9"></map><img usemap="#m">`,
  ({ run }) => `<a href="data:text/html,<script>opener.${run}</script>" target="_blank">Chart</a>`,
  ({ run }) => `[Size chart](javascript:${run})`
]

const LOADS: readonly Template[] = [
  ({ url }) => `<img src="${url}">`,
  ({ url }) => `<img srcset="${url} 1x, ${url}?2 2x">`,
  ({ url }) => `<picture><source srcset="${url}"><img></picture>`,
  ({ url }) => `<input type="image" src="${url}">`,
  ({ url }) => `<video poster="${url}"></video>`,
  ({ url }) => `<video src="${url}" autoplay></video>`,
  ({ url }) => `<audio src="${url}" autoplay></audio>`,
  ({ url }) => `<video><track default src="${url}"></video>`,
  ({ url }) => `<iframe src="${url}"></iframe>`,
  ({ url }) => `<object data="${url}"></object>`,
  ({ url }) => `<embed src="${url}">`,
  ({ url }) => `<link rel="stylesheet" href="${url}">`,
  ({ url }) => `<link rel="preload" as="image" href="${url}">`,
  ({ url }) => `<link rel="prefetch" href="${url}">`,
  ({ url }) => `<meta http-equiv="refresh" content="0;url=${url}">`,
  ({ url }) => `<base href="${url}/"><img src="relative">`,
  ({ url }) => `<table background="${url}"><tr><td>Cell</td></tr></table>`,
  ({ url }) => `<td background="${url}">Cell</td>`,
  ({ url }) => `<a href="#x" ping="${url}">Size chart</a>`,
  ({ url }) => `<a href="${url}">Size chart</a>`,
  ({ url }) => `<form action="${url}"><button autofocus>Buy</button></form>`,
  ({ url }) => `<svg><image href="${url}" width="9" height="9"/></svg>`,
  ({ url }) => `<svg><image xlink:href="${url}" width="9" height="9"/></svg>`,
  ({ url }) =>
    `<svg><filter id="f"><feImage href="${url}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
  ({ url }) => `<bgsound src="${url}">`
]

const STYLES: readonly Template[] = [
  ({ url }) => `<p style="background:url(${url})">Blue</p>`,
  ({ url }) => `<p style="background:\\75 rl(${url})">Blue</p>`,
  ({ url }) => `<ul><li style="list-style-image:url('${url}')">Blue</li></ul>`,
  ({ url }) => `<span style="display:block;border-image:url(${url}) 30">Blue</span>`,
  ({ url }) => `<p style="content:url(${url})">Blue</p>`,
  ({ url }) => `<style>@import '${url}';</style>`,
  ({ url }) => `<style>body{background:url(${url})}</style>`,
  ({ url }) => `<style>@font-face{font-family:f;src:url(${url})}body{font-family:f!important}</style>Blue`,
  ({ url }) => `<svg><style>*{background:url(${url})}</style></svg>`,
  ({ run }) => `<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart="${run}">Blue</p>`,
  ({ run }) => `<p style="transition:color 1ms" ontransitionend="${run}">Blue</p>`,
  ({ run }) => `<p style="width:expression(${run})">Blue</p>`,
  ({ run }) => `<p style="-moz-binding:url(data:text/xml,${run})">Blue</p>`,
  ({ url }) => `<p style="cursor:url(${url}),auto;position:fixed;inset:0;z-index:9999">Blue</p>`
]

const DRAWINGS: readonly Template[] = [
  ({ run }) => `<svg><animate onbegin="${run}" attributeName="x" dur="1s">`,
  ({ run }) => `<svg><set onbegin="${run}" attributeName="x" to="1">`,
  ({ run }) => `<svg><a><animate attributeName="href" values="javascript:${run}"/><text y="9">x</text></a></svg>`,
  ({ run }) => `<svg><a><set attributeName="href" to="javascript:${run}"/><text y="9">x</text></a></svg>`,
  ({ run }) =>
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x:' onerror='${run}'/></svg>#x"/></svg>`,
  ({ url }) => `<svg><use href="${url}#x"/></svg>`,
  ({ img }) => `<svg><foreignObject><iframe srcdoc='${img}'></iframe></foreignObject></svg>`,
  ({ run }) => `<svg><foreignObject><body onload="${run}"></foreignObject></svg>`,
  ({ run }) => `<svg><script>${run}</script></svg>`,
  ({ run }) => `<svg><script href="data:text/javascript,${run}"/></svg>`,
  ({ run }) => `<svg><image href="x:" onerror="${run}"/></svg>`,
  ({ run }) => `<svg><discard onbegin="${run}"/></svg>`,
  ({ run }) => `<math href="javascript:${run}"><mtext>Chart</mtext></math>`
]

const SHADOWS: readonly Template[] = [
  ({ img }) => `<template>${img}</template>`,
  ({ img }) => `<template><template>${img}</template></template>${img}`,
  ({ img }) => `<div><template shadowrootmode="open">${img}</template></div>`,
  ({ img }) => `<div><template shadowrootmode="closed"><slot></slot>${img}</template></div>${img}`,
  ({ img }) => `<slot>${img}</slot>`,
  ({ run }) => `<slot onslotchange="${run}"><b>x</b></slot>`,
  ({ img }) => `<x-thing is="x">${img}</x-thing>`,
  ({ img }) => `<content select="*">${img}</content>`,
  ({ run }) => `{{constructor.constructor('${run}')()}}`,
  ({ run }) => '${' + run + '}',
  ({ run }) => `<%= ${run} %>`,
  ({ run }) => `<b ng-app ng-csp v-on:mouseover="${run}" @click="${run}" x-init="${run}">x</b>`
]

const NAMES: readonly Template[] = [
  ({ img }) => `<form id="x"><input name="attributes"><input name="nodeName"></form>${img}`,
  ({ img }) => `<form><input name="parentNode"><input name="removeChild">${img}</form>`,
  ({ img }) => `<img name="getElementById"><img id="body">${img}`,
  ({ img }) => `<a id="ran"></a><a id="ran" name="toString"></a>${img.replace('ran(', 'top.ran(')}`,
  ({ img }) => `<form><input name="children"><svg><p>${img}</form>`,
  ({ img }) => `<iframe name="trustedTypes" srcdoc="x"></iframe>${img}`,
  ({ img }) => `<p id="root" class="mantine-Modal-root" data-element="added" data-change="1">${img}</p>`
]

const CHARACTERS: readonly Template[] = [
  ({ img }) => `${'<div>'.repeat(600)}${img}`,
  ({ img }) => `${'<b>'.repeat(300)}x${'</b>'.repeat(299)}${img}`,
  ({ img }) => `${'<ul><li>'.repeat(120)}${img}`,
  ({ img }) => `${'<table><tr><td>'.repeat(60)}${img}`,
  ({ img }) => `${'<svg><p>'.repeat(40)}${img}`,
  ({ img }) => `\u202e${img}\u202c`,
  ({ img }) => `\u2066\u2067Blue\u2069 mug ${img}`,
  ({ img }) => `\u200f\u200e\ufeff${img}`,
  ({ img }) => `\u0000<p>\u0000${img}`,
  ({ run }) => `<im\u0000g src="x:" onerror="${run}">`,
  ({ run }) => `<img src="x:" on\u0000error="${run}">`,
  ({ img }) => `\ud800${img}\udc00`,
  ({ run }) => `<img src="x:" title="\ud83d" onerror="${run}">`,
  ({ run }) => `＜img src="x:" onerror="${run}"＞`,
  ({ run }) => `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  ({ img }) => img.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ({ img }) => `\u2028${img}\u2029`,
  ({ url }) => `=HYPERLINK("${url}","Size chart")`,
  ({ url }) => `@SUM(1+1)*cmd|' /C start ${url}'!A0`,
  ({ img }) => `"><'>${img}<"`,
  ({ img }) => `]]>-->*/${img}`,
  ({ img }) => `\r\n\r\n${img}`
]

const TEMPLATES: Readonly<Record<string, readonly Template[]>> = {
  'parser contexts': CONTEXTS.map(
    ([before, after]): Template =>
      ({ img }) =>
        before + img + after
  ),
  'event handlers': HANDLERS,
  'script addresses': ADDRESSES,
  'outside loads': LOADS,
  CSS: STYLES,
  'SVG and MathML': DRAWINGS,
  templates: SHADOWS,
  'DOM clobbering': NAMES,
  'odd characters and nesting': CHARACTERS
}
