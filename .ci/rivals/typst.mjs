// typst.mjs KIND COUNT DATA OUT: tagged PDF files (PDF/UA-1) by Typst, in one process.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
const require = createRequire(path.join(process.env.RIVALS, 'x.js'))
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')

const [kind, count, data, out] = process.argv.slice(2)
const words = JSON.parse(fs.readFileSync(path.join(data, 'words.json'), 'utf8'))
const s = t => JSON.stringify(t).replaceAll('{{name}}', '" + name + "') // a string of Typst's

const common = title => `#let name = sys.inputs.name
#set document(title: ${s(title)})
#set text(font: "Roboto", lang: "sv", region: "SE", hyphenate: true)
`
function poster(p) {
  const panel = q => `block(width: 100%, stroke: (top: 3mm + rgb(${s(q.Ink)})), inset: (top: 6mm))[
    #heading(level: 2, text(size: 19pt, weight: "bold", ${s(q.Title)}))
    #par(strong(text(size: 13pt, ${s(q.Lead)})))
    ${q.Body.map(t => `#par(${s(t)})`).join('\n    ')}
  ]`
  return common(p.Title) + `#set page("a3", margin: 15mm, footer: none)
#set text(size: 11pt)
#heading(level: 1, text(size: 36pt, ${s(p.Title)}))
#grid(columns: (1fr, 1fr), par(strong(text(size: 16pt, ${s(p.Sender)}))), align(right, text(size: 16pt, ${s(p.Subject)})))
#align(center, image("figure.svg", width: 130mm, alt: ${s(p.Alt)}))
${panel(p.Panels[0]).replace('block', '#block')}
#grid(columns: (1fr, 1fr, 1fr, 1fr), gutter: 8mm, ${p.Panels.slice(1).map(panel).join(', ')})
#v(1fr)
#set text(size: 9pt)
#grid(columns: (1fr, 3fr, 25mm), gutter: 8mm,
  strong(${s(p.Sender)}),
  [#grid(columns: (1fr, 1fr, 1fr), row-gutter: 2mm, ${p.Signers.map(t => `[#(${s(t)})]`).join(', ')})
   ${p.Notes.map(t => `#par(${s(t)})`).join('\n')}
   #link(${s(p.Target)})],
  image("qr.svg", width: 25mm, alt: ${s(p.QR)}))
`
}
function annex(a) {
  let facts = []
  const parts = []
  for (const b of a.Blocks) {
    if (b.Kind === 'fact') { facts.push(`[#(${s(b.Label)})], [#(${s(b.Text)})]`); continue }
    if (facts.length) { parts.push(`#table(columns: (auto, 1fr), ${facts.join(', ')})`); facts = [] }
    parts.push({
      h: () => `#heading(level: ${b.Level}, ${s(b.Text)})`,
      p: () => `#par(${s(b.Text)})`,
      mark: () => `#par(text(size: 8.5pt, ${s(b.Text)}))`,
      quote: () => `#quote(block: true, ${s(b.Text)})`,
      contents: () => `#outline(title: ${s(b.Text)}, depth: 2)`,
      figure: () => `#figure(image("figure.svg", width: 110mm, alt: ${s(b.Text)}), alt: ${s(b.Text)}, caption: ${s(b.Label.replace(/^Figur 1\. /, ''))})`,
    }[b.Kind]())
  }
  return common(a.Title) + `#set page("a4", margin: 25mm, header: [#(${s(a.Head[0])}) #h(1fr) #(${s(a.Head[2])}) \\ #(${s(a.Head[1])}) #h(1fr) #(${s(a.Head[3])})], numbering: "1 (1)")
#set text(size: 11pt)
#set par(spacing: 1em, leading: 0.7em)
${parts.join('\n')}
`
}

const source = kind === 'poster' ? poster(words.Poster) : annex(words.Annex)
fs.writeFileSync(path.join(data, kind + '.typ'), source)
const compiler = NodeCompiler.create({ workspace: data, fontArgs: [{ fontPaths: [path.join(data, 'fonts')] }] })
const from = performance.now(), work = process.cpuUsage()
for (let i = 0; i < Number(count); i++) {
  const pdf = compiler.pdf({ mainFileContent: source, inputs: { name: words.Names[i] } }, { pdfStandard: 'ua-1' })
  fs.writeFileSync(path.join(out, String(i).padStart(3, '0') + '.pdf'), pdf)
  compiler.evictCache(10) // what its own documentation advises
}
const { user, system } = process.cpuUsage(work)
console.error(`loop ${(performance.now() - from).toFixed(3)} ${((user + system) / 1000).toFixed(3)}`)
