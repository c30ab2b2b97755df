// docx.mjs KIND COUNT DATA OUT: annexes by the library docx (annex), or filled into a
// template that it made once, by docxtemplater (template).
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
const require = createRequire(path.join(process.env.RIVALS, 'x.js'))

const [kind, count, data, out] = process.argv.slice(2)
const words = JSON.parse(fs.readFileSync(path.join(data, 'words.json'), 'utf8'))
const file = i => path.join(out, String(i).padStart(3, '0') + '.docx')

const d = kind === 'annex' || !fs.existsSync(path.join(data, 'template.docx')) ? require('docx') : null

async function annex(name) {
  const w = t => t.replaceAll('{{name}}', name)
  const picture = fs.readFileSync(path.join(data, 'figure.png'))
  const children = []
  let facts = []
  for (const b of words.Annex.Blocks) {
    if (b.Kind === 'fact') {
      facts.push(new d.TableRow({ children: [b.Label, b.Text].map(t => new d.TableCell({ children: [new d.Paragraph(w(t))] })) }))
      continue
    }
    if (facts.length) { children.push(new d.Table({ rows: facts, width: { size: 100, type: d.WidthType.PERCENTAGE } })); facts = [] }
    if (b.Kind === 'contents') children.push(new d.TableOfContents(b.Text, { hyperlink: true, headingStyleRange: '1-2' }))
    else if (b.Kind === 'figure') {
      children.push(new d.Paragraph({ children: [new d.ImageRun({ type: 'png', data: picture, transformation: { width: 400, height: 400 }, altText: { title: 'Figur', description: b.Text, name: 'Figur' } })] }))
      children.push(new d.Paragraph({ style: 'Caption', text: b.Label }))
    } else children.push(new d.Paragraph({ text: w(b.Text), heading: b.Kind === 'h' ? d.HeadingLevel['HEADING_' + b.Level] : undefined, style: b.Kind === 'quote' ? 'IntenseQuote' : undefined }))
  }
  const head = words.Annex.Head.map(w)
  const header = new d.Header({ children: [new d.Paragraph(head[0] + '\t' + head[2]), new d.Paragraph(head[1] + '\t' + head[3])] })
  const doc = new d.Document({ title: w(words.Annex.Title), styles: { default: { document: { run: { font: 'Roboto', size: 22, language: { value: 'sv-SE' } } } } },
    sections: [{ headers: { default: header }, children }] })
  return d.Packer.toBuffer(doc)
}

let from, work
const begin = () => { from = performance.now(); work = process.cpuUsage() }
if (kind === 'annex') {
  begin()
  for (let i = 0; i < Number(count); i++) fs.writeFileSync(file(i), await annex(words.Names[i]))
} else {
  const template = path.join(data, 'template.docx')
  if (!fs.existsSync(template)) fs.writeFileSync(template, await annex('{name}'))
  const PizZip = require('pizzip'); const Docxtemplater = require('docxtemplater')
  const bytes = fs.readFileSync(template)
  begin()
  for (let i = 0; i < Number(count); i++) {
    const doc = new Docxtemplater(new PizZip(bytes))
    doc.render({ name: words.Names[i] })
    fs.writeFileSync(file(i), doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }))
  }
}
const { user, system } = process.cpuUsage(work)
console.error(`loop ${(performance.now() - from).toFixed(3)} ${((user + system) / 1000).toFixed(3)}`)
