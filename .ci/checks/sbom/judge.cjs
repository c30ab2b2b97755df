// judge.cjs FILE…: are these valid bills of materials, by CycloneDX's own strict schema?
const fs = require('fs')
const path = require('path')
const at = path.join(process.env.SBOM_MODULES, 'node_modules/@cyclonedx/cyclonedx-library')
const { Spec, Validation } = require(at)

async function faults(text) {
  const version = JSON.parse(text).specVersion
  return new Validation.JsonStrictValidator(version).validate(text)
}

async function main(files) {
  if (files.length === 0 || !Spec.Version) throw new Error('no file')
  let bad = 0
  for (const f of files) {
    const text = fs.readFileSync(f, 'utf8')
    const found = await faults(text)
    if (found) { bad++; console.error(f + ': ' + JSON.stringify(found).slice(0, 2000)) }
    const bill = JSON.parse(text)
    for (const c of bill.components) {
      if (!c.licenses || (c.type === 'library' && !c.purl)) { bad++; console.error(`${f}: ${c.name}: no licence or no address`) }
    }
    // A judge that is content with anything is none.
    bill.components[0].type = 'thing'
    if (!await faults(JSON.stringify(bill))) { console.error('the schema let a wrong bill pass'); process.exit(2) }
  }
  console.log(`check-sbom: ${files.length - bad} of ${files.length} valid`)
  process.exit(bad ? 1 : 0)
}
main(process.argv.slice(2)).catch(e => { console.error(String(e)); process.exit(2) })
