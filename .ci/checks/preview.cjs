// preview.cjs PROGRAM PROJECT   runs «malbild preview» of a project in headless Chromium:
// a save changes the picture, the form changes the YAML and keeps its comments, the keyboard
// is enough, and axe finds nothing on any view. PROJECT is written in: give a copy.
// Exit 1: a promise was broken, 2: no browser or no server.
const fs = require("fs");
const path = require("path");
const { spawn } = require("child_process");
const { chromium } = require("playwright-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const [program, project] = process.argv.slice(2);
const at = (...names) => path.join(project, "sources", "norrbotten", ...names);
const failures = [];
const must = (truth, words) => { if (!truth) failures.push(words); };

function executable() {
  const name = process.env.CHROMIUM || "chromium";
  if (name.includes("/")) return name;
  const dir = (process.env.PATH || "").split(":").find((d) => fs.existsSync(path.join(d, name)));
  return dir ? path.join(dir, name) : name;
}

function started(server) {
  return new Promise((done, fail) => {
    server.stdout.on("data", (d) => done(String(d).trim()));
    server.on("exit", () => fail(new Error("the server ended")));
  });
}

async function judged(page, words) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
  for (const v of result.violations) failures.push(`${words}: ${v.id}: ${v.help}\n    ${v.nodes[0].html.slice(0, 200)}`);
  must(result.passes.length > 0, `${words}: axe checked nothing`);
}

// reach presses Tab until an element has the focus.
async function reach(page, selector) {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate((s) => document.activeElement && document.activeElement.matches(s), selector)) return true;
    await page.keyboard.press("Tab");
  }
  failures.push(`the keyboard does not reach ${selector}`);
  return false;
}

async function walk(page, address) {
  const outside = [];
  page.on("request", (r) => { if (!r.url().startsWith(new URL(address).origin) && !r.url().startsWith("data:")) outside.push(r.url()); });
  page.on("console", (m) => { if (m.type() === "error") failures.push(`console: ${m.text()}`); });
  await page.goto(address);
  const base = new URL(address).origin;
  const views = await page.$$eval("#v option", (os) => os.map((o) => o.value));
  for (const v of views) {
    await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=affisch&l=sv&v=${v}`);
    await judged(page, `view ${v || "screen"}`);
  }
  await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=webb&l=en&b=norrbotten%2Flulea`);
  await judged(page, "side by side, in English");
  await page.goto(`${base}/source?f=sources/norrbotten/malbild.yaml&n=3`);
  await judged(page, "a source");

  const shown = `${base}/?p=norrbotten%2Fkiruna&d=affisch&l=sv`;
  await page.goto(shown);
  const before = await page.getAttribute("#view img", "src");
  const name = at("principals", "kiruna.yaml");
  const text = fs.readFileSync(name, "utf8");
  await page.waitForTimeout(300); // the script is waiting for a change
  const from = Date.now();
  fs.writeFileSync(name, text.replaceAll("Kiruna kommun", "Kirunas kommun"));
  await page.waitForFunction((b) => {
    const i = document.querySelector("#view img");
    return i && i.getAttribute("src") !== b && i.complete && i.naturalWidth > 0;
  }, before, { timeout: 10000, polling: 10 });
  console.log(`preview: the picture came ${Date.now() - from} ms after the save`);
  fs.writeFileSync(name, text + "fel: [\n");
  await page.waitForSelector(".finding.error a", { timeout: 10000 });
  await judged(page, "an error");
  fs.writeFileSync(name, text);
  await page.waitForSelector("#view img", { timeout: 10000 });

  await page.goto(shown); // from here on by the keyboard alone
  if (await reach(page, 'a[href^="/local"]')) await page.keyboard.press("Enter");
  await page.waitForURL(/\/local/);
  await judged(page, "the form");
  if (await reach(page, "#line")) {
    await page.keyboard.press("Control+A");
    await page.keyboard.type("En ny rad.");
  }
  if (await reach(page, "button")) await page.keyboard.press("Enter");
  await page.waitForSelector('[role="status"] strong', { timeout: 10000 });
  await judged(page, "the form, saved");
  must(fs.readFileSync(at("lokalt", "kiruna.yaml"), "utf8") === "# vår fil\nline: En ny rad. # raden\n", "the form did not save with comments kept");
  for (const url of outside) failures.push(`asks for ${url}`);
}

async function main() {
  fs.mkdirSync(at("lokalt"), { recursive: true });
  fs.writeFileSync(at("lokalt", "kiruna.yaml"), "# vår fil\nline: En rad. # raden\n");
  const county = fs.readFileSync(at("county.yaml"), "utf8");
  fs.writeFileSync(at("county.yaml"), county.replace("language: sv-SE", "language: sv-SE\nlocal: {contact: free, line: free, logo: free, languages: free}"));
  const server = spawn(program, ["preview", "--lang", "sv", "--project", project], { stdio: ["ignore", "pipe", "inherit"] });
  let browser;
  try {
    const address = await started(server);
    browser = await chromium.launch({ executablePath: executable(), headless: true, chromiumSandbox: false, args: flags });
    await walk(await (await browser.newContext()).newPage(), address);
  } catch (error) {
    failures.push(error.message);
    if (!browser) return 2;
  } finally {
    if (browser) await browser.close();
    server.kill("SIGINT");
  }
  for (const f of failures) console.log(`preview: FAIL ${f}`);
  console.log(`preview: ${failures.length} failures`);
  return failures.length > 0 ? 1 : 0;
}

main().then((status) => process.exit(status));
