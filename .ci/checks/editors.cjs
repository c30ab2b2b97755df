// node editors.cjs CACHE FOLDER...   see check-editors.
const fs = require('fs'), path = require('path'), { spawn } = require('child_process'), { pathToFileURL, fileURLToPath } = require('url');
const Ajv = require('ajv/dist/2020').default, YAML = require('yaml');
const [cache, ...folders] = process.argv.slice(2);
let wrong = 0;
// Keys whose value has two forms, or that stand inside themselves: the server shows nothing on them,
// though the schema has words.
const either = ['sections', 'groups', 'challenge', 'closing'];
const tell = s => { wrong++; console.log(s); };

const files = [];
const look = dir => fs.readdirSync(dir, { withFileTypes: true }).forEach(e => {
  const name = path.join(dir, e.name);
  if (e.isDirectory()) look(name);
  else if (/\.yaml$/.test(e.name)) files.push(name);
});
folders.forEach(look);
const short = name => path.relative(path.dirname(folders[0]), name);

// 1. Ajv: the schemas are good schemas, and the files are as they say.
const compiled = new Map();
function judge(schema) {
  if (!compiled.has(schema)) {
    const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
    compiled.set(schema, ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8'))));
  }
  return compiled.get(schema);
}
for (const name of files) {
  const text = fs.readFileSync(name, 'utf8');
  const named = text.match(/^# yaml-language-server: \$schema=(\S+)$/m);
  if (!named) { tell(`${short(name)}: names no schema`); continue; }
  const schema = path.resolve(path.dirname(name), named[1]);
  if (!fs.existsSync(schema)) { tell(`${short(name)}: there is no ${named[1]}`); continue; }
  const ok = judge(schema);
  if (!ok(YAML.parse(text, { version: '1.2' }))) ok.errors.forEach(e => tell(`${short(name)}: ${e.instancePath} ${e.message}`));
}
console.log(`Ajv: ${files.length} files, ${compiled.size} schemas`);

// 2. The language server, spoken to as an editor does.
const server = spawn('node', [path.join(cache, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
let buffer = Buffer.alloc(0), id = 0;
const waiting = new Map(), drawn = new Map();
server.stdout.on('data', d => {
  buffer = Buffer.concat([buffer, d]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = +/Content-Length: (\d+)/i.exec(buffer.slice(0, end))[1];
    if (buffer.length < end + 4 + length) return;
    const m = JSON.parse(buffer.slice(end + 4, end + 4 + length));
    buffer = buffer.slice(end + 4 + length);
    if (m.method === 'textDocument/publishDiagnostics') drawn.set(m.params.uri, m.params.diagnostics);
    else if (m.method && m.id !== undefined) send({ id: m.id, result: m.method === 'workspace/configuration' ? m.params.items.map(i => settings[i.section] ?? null) : null });
    else if (m.id !== undefined && waiting.has(m.id)) { waiting.get(m.id)(m.result); waiting.delete(m.id); }
  }
});
const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, format: { enable: false } } };
const send = m => { const s = JSON.stringify({ jsonrpc: '2.0', ...m }); server.stdin.write(`Content-Length: ${Buffer.byteLength(s)}\r\n\r\n${s}`); };
const ask = (method, params) => new Promise(r => { waiting.set(++id, r); send({ id, method, params }); });
const uriOf = name => pathToFileURL(name).href;
async function open(name, text) {
  const uri = uriOf(name);
  drawn.delete(uri);
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  for (let i = 0; i < 600 && !drawn.has(uri); i++) await new Promise(r => setTimeout(r, 20));
  if (!drawn.has(uri)) throw new Error(`no answer about ${name}`);
  return uri;
}
const close = uri => send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });

// keys lists where the keys of a file stand that have a schema's words: all but data.
function keys(text) {
  const doc = YAML.parseDocument(text), lines = new YAML.LineCounter(), out = [];
  YAML.parseDocument(text, { lineCounter: lines });
  YAML.visit(doc, { Pair(_, p, above) { const inside = above.findLast(a => YAML.isPair(a)); if (p.key && p.key.range) { const at = lines.linePos(p.key.range[0]); out.push({ key: p.key.value, line: at.line - 1, character: at.col - 1, data: inside && /^(outlines|fields|translations)$/.test(inside.key.value) }); } } });
  return out;
}

(async () => {
  await ask('initialize', { processId: process.pid, rootUri: uriOf(folders[0]), workspaceFolders: folders.map(f => ({ uri: uriOf(f), name: path.basename(f) })),
    capabilities: { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ['markdown'] }, completion: { completionItem: { snippetSupport: true } } } } });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings } });
  let shown = 0, silent = 0;
  for (const name of files) {
    const text = fs.readFileSync(name, 'utf8'), uri = await open(name, text);
    drawn.get(uri).forEach(d => tell(`${short(name)}:${d.range.start.line + 1}: ${d.message}`));
    const all = keys(text);
    for (const at of all.filter((_, i) => all.length < 60 || i % Math.ceil(all.length / 60) === 0)) {
      const h = await ask('textDocument/hover', { textDocument: { uri }, position: { line: at.line, character: at.character } });
      const words = h && (h.contents.value || '');
      if (words && words.split(/\n\s*\n/).length >= 3) shown++;
      else if (!/\/(avstavning|palett|layout|brand)|layouts\//.test(name) && !/^[a-z]{2,3}(-|$)/.test(String(at.key)) && !at.data && !either.includes(at.key)) { silent++; tell(`${short(name)}:${at.line + 1}: no words on «${at.key}»`); }
    }
    close(uri);
  }
  console.log(`yaml-language-server: ${files.length} files, words on ${shown} keys`);

  // 3. It completes, and it finds what is wrong.
  const dir = path.join(folders[0], 'sources/norrbotten');
  const complete = async (name, text, mark) => {
    const at = text.indexOf(mark), before = text.slice(0, at), uri = await open(name, before + text.slice(at + mark.length));
    const line = before.split('\n').length - 1, character = before.length - before.lastIndexOf('\n') - 1;
    const r = await ask('textDocument/completion', { textDocument: { uri }, position: { line, character } });
    close(uri);
    return (r.items || r).map(i => i.label);
  };
  const head = '# yaml-language-server: $schema=../../../schema/principal.json\n';
  const wants = [
    ['keys of a principal', path.join(dir, 'principals/ny.yaml'), head + 'id: ny\n¤\n', ['bodies', 'languages', 'steps']],
    ['what kind of principal', path.join(dir, 'principals/ny2.yaml'), head + 'id: ny\nkind: ¤\n', ['municipality', 'region']],
    ['roles of a body', path.join(dir, 'principals/ny3.yaml'), head + 'id: ny\nbodies:\n  - id: a\n    role: ¤\n', ['proposes', 'decides']],
    ['outcomes', path.join(dir, 'principals/ny4.yaml'), head + 'id: ny\nsteps:\n  - body: a\n    outcome: ¤\n', ['adopted', 'approved', 'referred-back', 'rejected']],
  ];
  for (const [what, name, text, want] of wants) {
    const got = await complete(name, text, '¤');
    want.filter(w => !got.includes(w)).forEach(w => tell(`completion, ${what}: no «${w}» among ${got.join(', ')}`));
  }
  for (const [what, name, text] of [
    ['an unknown key', path.join(dir, 'principals/fel.yaml'), head + 'id: fel\nkind: municipality\nnmae: Fel\n'],
    ['a value that is not one of them', path.join(dir, 'principals/fel2.yaml'), head + 'id: fel\nkind: kommun\nname: Fel\n'],
    ['a list in place of a text', path.join(dir, 'principals/fel3.yaml'), head + 'id: [fel]\nkind: municipality\nname: Fel\n'],
  ]) {
    const uri = await open(name, text);
    if (drawn.get(uri).length === 0) tell(`${what}: no red line`);
    close(uri);
  }
  console.log(`completion and red lines: ${wants.length + 3} places tried`);
  server.kill();
  process.exit(wrong ? 1 : 0);
})().catch(e => { console.error(String(e)); server.kill(); process.exit(2); });
