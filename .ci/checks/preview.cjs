// preview.cjs PROGRAM PROJECT VIEWS [PICTURES]   runs «malbild preview» of a project in
// headless Chromium. Every view is judged by axe in both languages, light and dark, wide and
// narrow, and left in VIEWS for another judge. A save changes the picture; a fault shows
// itself and the old picture says that it is old; the form changes the YAML and nothing
// else; the keyboard is enough. PROJECT is written in: give a copy.
// Exit 1: a promise was broken, 2: no browser or no server.
const fs = require("fs");
const path = require("path");
const { spawn, spawnSync } = require("child_process");
const { chromium } = require("playwright-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const [program, project, views, pictures] = process.argv.slice(2);
const at = (...names) => path.join(project, "sources", "norrbotten", ...names);
const failures = [];
const must = (truth, words) => { if (!truth) failures.push(words); };
let judgements = 0;
let base = "";

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

// judged runs axe on the page as it stands.
async function judged(page, words) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
  for (const v of result.violations) failures.push(`${words}: ${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join("\n    ")}`);
  must(result.passes.length > 0, `${words}: axe checked nothing`);
  judgements++;
}

// kept leaves the page as the server sent it for the other judge.
async function kept(page, name, answer) {
  fs.writeFileSync(path.join(views, `${name}.html`), await answer.text());
}

// seen judges an address in every way that it is looked at.
async function seen(page, name, address) {
  for (const lang of ["sv", "en"]) {
    const answer = await page.goto(`${base}${address}&l=${lang}`);
    await kept(page, `${name}-${lang}`, answer);
    await judged(page, `${name}, ${lang}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await judged(page, `${name}, narrow and dark`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  must(wide <= 390, `${name}: ${wide} px wide at 390`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

// reach presses Tab until an element has the focus.
async function reach(page, selector) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((s) => document.activeElement && document.activeElement.matches(s), selector)) return true;
    await page.keyboard.press("Tab");
  }
  failures.push(`the keyboard does not reach ${selector}`);
  return false;
}

const live = (page, words) => page.waitForFunction((w) => document.getElementById("live").textContent.includes(w), words, { timeout: 10000 })
  .catch(() => failures.push(`the page never says «${words}»`));

// stable waits until the picture has other pixels than before, and is whole.
const renewed = (page, before) => page.waitForFunction((b) => {
  const i = document.querySelector("#view .pictures img");
  return i && i.getAttribute("src") !== b && i.complete && i.naturalWidth > 0;
}, before, { timeout: 10000, polling: 5 });

async function everyView(page) {
  const kiruna = "p=norrbotten%2Fkiruna";
  await page.goto(`${base}/?${kiruna}&d=affisch`);
  for (const v of ["", "print", "proof", "c", "m", "y", "k", "eye0", "eye1", "eye2", "transcript", "contrast"]) {
    await seen(page, `affisch-${v || "sidor"}`, `/?${kiruna}&d=affisch&v=${v}`);
  }
  await seen(page, "start", "/?x=1");
  await seen(page, "veck", "/?p=norrbotten%2Fgemensamt&d=broschyr&f=broschyr-rullfalsad&v=fold");
  await seen(page, "veckens-tryck", "/?p=norrbotten%2Fgemensamt&d=broschyr&f=broschyr-rullfalsad&v=print");
  await seen(page, "format", `/?${kiruna}&d=affisch&f=affisch-50x70-liggande`);
  await seen(page, "bild-for-skarm", `/?${kiruna}&d=affisch&f=skarm-1920x1080`);
  await seen(page, "forstorad", `/?${kiruna}&d=affisch&z=200`);
  await seen(page, "bredd", `/?${kiruna}&d=broschyr&z=w`);
  await seen(page, "broschyr", `/?${kiruna}&d=broschyr`);
  await seen(page, "en-sida", `/?${kiruna}&d=broschyr&n=3&z=100`);
  await seen(page, "bilaga-uppläst", `/?${kiruna}&d=bilaga&v=transcript`);
  await seen(page, "webb", `/?${kiruna}&d=webb`);
  await seen(page, "webb-uppläst", `/?${kiruna}&d=webb&v=transcript`);
  await seen(page, "bildspel", `/?${kiruna}&d=presentation`);
  await seen(page, "bredvid", `/?${kiruna}&d=affisch&b=norrbotten%2Flulea`);
  await seen(page, "kontraster-bredvid", `/?${kiruna}&d=affisch&v=contrast&b=orebro%2Fnora`);
  await seen(page, "kalla", `/source?${kiruna}&file=sources/norrbotten/malbild.yaml&line=3`);
  await seen(page, "uppgifter", `/local?${kiruna}`);
  await seen(page, "uppgifter-sparat", `/local?${kiruna}&saved=1`);
  await seen(page, "uppgifter-ingen-vald", "/local?p=norrbotten%2Fgemensamt");
  await seen(page, "uppgifter-låsta", "/local?p=orebro%2Fnora");
}

// renewal: a save is seen at once, wherever it is; a fault shows itself.
async function renewal(page) {
  const name = at("principals", "kiruna.yaml");
  const text = fs.readFileSync(name, "utf8");
  for (const [document, most] of [["affisch", 300], ["broschyr", 300], ["bilaga", 300]]) {
    await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=${document}&l=sv`);
    await page.waitForTimeout(400); // the script is waiting for a change
    const times = [];
    for (let i = 0; i < 5; i++) {
      const before = await page.getAttribute("#view .pictures img", "src");
      const from = Date.now();
      fs.writeFileSync(name, text.replaceAll("Kiruna kommun", i % 2 ? "Kiruna kommun" : `Kirunas${"s".repeat(i)} kommun`));
      await renewed(page, before);
      times.push(Date.now() - from);
      await page.waitForTimeout(250);
    }
    times.sort((a, b) => a - b);
    console.log(`preview: ${document}: the picture came ${times[2]} ms after a save (median of ${times.join(", ")})`);
    fs.writeFileSync(name, text);
    await page.waitForTimeout(300);
  }
  await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=affisch&l=sv`);
  await page.waitForTimeout(300);
  const before = await page.getAttribute("#view .pictures img", "src");
  fs.writeFileSync(name, text.replaceAll("Kiruna kommun", "Kirunas kommun"));
  await renewed(page, before);
  await live(page, "Sidan är förnyad.");
  fs.writeFileSync(name, text + "fel: [\n");
  await page.waitForSelector(".finding.error a.place", { timeout: 10000 });
  await live(page, "Fel:");
  must((await page.textContent(".stale")).includes("Bilden är gammal"), "the old picture does not say that it is old");
  must(await page.evaluate(async () => { const i = document.querySelector(".old img"); await i.decode(); return i.naturalWidth > 0; }), "the old picture is not there");
  await judged(page, "an error");
  const files = await page.$$eval(".files a", (as) => as.length);
  must(files === 0, "files are offered while the sources are broken");
  await page.click('.finding.error a.place[href*="kiruna.yaml"]');
  await page.waitForSelector("#here");
  must((await page.textContent("#here")).includes("fel: ["), "the click does not lead to the line");
  must((await page.getAttribute('a[href^="vscode:"]', "href")).endsWith(`kiruna.yaml:${text.split("\n").length}`), "the editor is not led to the line");
  await judged(page, "the line of an error");
  await page.goBack();
  await page.waitForSelector(".finding.error");
  fs.writeFileSync(name, text);
  await page.waitForSelector("#view .pictures:not(.old) img", { timeout: 10000 });
  must(!(await page.$(".finding.error")), "the error stays when it is mended");
}

// found writes a part of a name and takes the first that is shown.
async function found(page, words) {
  await page.keyboard.type(words);
  await page.waitForSelector('.hits [aria-selected="true"]', { timeout: 5000 });
  await page.keyboard.press("Enter");
}

// searched: the list of principals is searched by name and county, without accents, and
// left as it was by Escape; a source that is saved meanwhile does not end the search.
async function searched(page) {
  const names = () => page.$$eval(".hits [data-n]", (es) => es.map((e) => e.firstChild.textContent));
  const value = () => page.inputValue("#p");
  await page.focus("#p");
  await page.keyboard.press("ArrowDown");
  must((await names()).length > 28 && await page.getAttribute("#p", "aria-expanded") === "true", "the list is not opened by the keyboard");
  must(await page.textContent('.hits [aria-selected="true"]') === "Kiruna kommun", "the list does not begin at whom is chosen");
  await judged(page, "the list, open");
  await page.keyboard.type("ore");
  must((await names())[0] === "Örebro kommun", `«ore» finds first ${(await names())[0]}`);
  await page.keyboard.type("bro");
  const county = await names();
  must(county.includes("Region Örebro län") && county.includes("Nora kommun") && !county.includes("Kiruna kommun"), `a county is not found: ${county}`);
  await live(page, `${county.length} träffar`);
  const name = at("principals", "kiruna.yaml"), text = fs.readFileSync(name, "utf8");
  fs.writeFileSync(name, text.replaceAll("Kiruna kommun", "Kirunas kommun"));
  await live(page, "Sidan är förnyad.");
  must(await value() === "orebro" && (await names()).length === county.length, "a search is lost when a source is saved");
  fs.writeFileSync(name, text);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("zzz");
  await live(page, "Ingen träff");
  await judged(page, "the list, nothing found");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(600); // the source as it was is shown again
  must(await value() === "Kiruna kommun" && await page.isHidden(".hits"), "Escape does not leave it as it was");
}

// chooser: everything is chosen by the keyboard, and the focus stays.
async function chooser(page) {
  await page.goto(`${base}/?l=sv`);
  if (await reach(page, "#p")) await found(page, "kirun");
  await page.waitForFunction(() => document.querySelector(".side h2").textContent.includes("Kiruna"), null, { timeout: 10000 });
  must(await page.evaluate(() => document.activeElement.id === "p"), "choosing a principal loses the focus");
  await live(page, "Kiruna kommun Affisch");
  await searched(page);
  if (await reach(page, "#d")) await page.keyboard.type("Bro");
  await page.waitForFunction(() => document.querySelector(".side h2").textContent.includes("Broschyr"), null, { timeout: 10000 });
  if (await reach(page, "#f")) await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("f"), null, { timeout: 10000 });
  must(await page.evaluate(() => document.activeElement.id === "f"), "choosing a format loses the focus");
  if (await reach(page, "#z")) await page.keyboard.type("150");
  await page.waitForSelector(".scroll img", { timeout: 10000 });
  if (await reach(page, ".scroll")) await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelector(".scroll").scrollTop > 0, null, { timeout: 5000 }).catch(() => failures.push("a large picture is not scrolled by the keyboard"));
  await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=affisch&l=sv`);
  if (await reach(page, "#b")) await found(page, "lulea");
  await page.waitForFunction(() => document.querySelectorAll(".side").length === 2, null, { timeout: 10000 });
  if (await reach(page, 'nav.tabs a[href*="v=contrast"]')) await page.keyboard.press("Enter");
  await page.waitForSelector("table", { timeout: 10000 });
  await page.goBack();
  await page.waitForSelector(".pictures img", { timeout: 10000 });
  if (await reach(page, 'a[hreflang="en"]')) await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.lang === "en", null, { timeout: 10000 });
}

// downloads: every file of a principal and of a picture, by the keyboard, with its name.
async function downloads(page) {
  const got = {};
  for (const address of ["d=affisch", "d=bilaga", "d=webb", "d=presentation", "d=affisch&f=skarm-1920x1080"]) {
    await page.goto(`${base}/?p=norrbotten%2Fkiruna&l=sv&${address}`);
    const count = await page.$$eval(".files a", (as) => as.length);
    for (let i = 0; i < count; i++) {
      await page.evaluate((n) => document.querySelectorAll(".files a")[n].focus(), i);
      const [d] = await Promise.all([page.waitForEvent("download", { timeout: 20000 }), page.keyboard.press("Enter")]);
      got[d.suggestedFilename()] = fs.readFileSync(await d.path()).subarray(0, 5).toString("latin1");
    }
  }
  const want = { "kiruna-affisch.pdf": "%PDF-", "kiruna-affisch-tryck.pdf": "%PDF-", "kiruna-bilaga.docx": "PK\u0003\u0004", "kiruna-bilaga.pdf": "%PDF-", "kiruna-webb.html": "<!DOC", "kiruna-presentation.pptx": "PK\u0003\u0004", "kiruna-skarm-1920x1080.png": "\u0089PNG" };
  for (const [name, head] of Object.entries(want)) must((got[name] || "").startsWith(head), `the file ${name} is not there: ${JSON.stringify(got)}`);
}

// compared holds our pictures against those that Poppler makes of the files: made four
// times smaller, so that where a letter falls among the pixels does not count.
async function compared(page) {
  const list = [["kiruna", "affisch", "affisch-a3", 1], ["kiruna", "affisch", "affisch-50x70-liggande", 1], ["kiruna", "broschyr", "broschyr-a5", 3],
    ["gemensamt", "broschyr", "broschyr-rullfalsad", 2], ["gemensamt", "broschyr", "broschyr-haften", 2], ["kiruna", "bilaga", "", 2]];
  await page.goto(`${base}/?x=1`);
  for (const [who, what, form, number] of list) {
    const at = `p=norrbotten%2F${who}&d=${what}&f=${form}`;
    const pdf = path.join(views, "page.pdf"), png = path.join(views, "page.png");
    fs.writeFileSync(pdf, await (await page.context().request.get(`${base}/download?${at}&x=pdf`)).body());
    const run = spawnSync("pdftoppm", ["-r", "96", "-f", String(number), "-l", String(number), "-singlefile", "-png", pdf, png.slice(0, -4)]);
    if (run.error || run.status !== 0) throw new Error("pdftoppm (poppler-utils) could not be run");
    const theirs = `data:image/png;base64,${fs.readFileSync(png).toString("base64")}`;
    const [mean, far] = await page.evaluate(async ([a, b]) => {
      const pixels = async (src) => {
        const i = new Image(); i.src = src; await i.decode();
        const c = new OffscreenCanvas(Math.round(i.naturalWidth / 4), Math.round(i.naturalHeight / 4)), x = c.getContext("2d");
        x.imageSmoothingQuality = "high";
        x.drawImage(i, 0, 0, c.width, c.height);
        return x.getImageData(0, 0, c.width, c.height).data;
      };
      const [p, q] = [await pixels(a), await pixels(b)];
      let sum = 0, many = 0;
      for (let i = 0; i < p.length; i += 4) {
        const d = Math.max(...[0, 1, 2].map((k) => Math.abs(p[i + k] - q[i + k])));
        sum += d; if (d > 64) many++;
      }
      return [p.length === q.length ? sum * 4 / p.length : 255, many * 4 / p.length];
    }, [`${base}/picture.png?${at}&n=${number}&z=100`, theirs]);
    console.log(`preview: ${who} ${form || what}, page ${number}: ${mean.toFixed(2)} of 255 from Poppler in the mean, ${(100 * far).toFixed(2)} % far`);
    must(mean < 2.5 && far < 0.004, `${who} ${form || what}, page ${number}: the picture is not that of the file`);
    fs.rmSync(pdf); fs.rmSync(png);
  }
}

const local = `# Kiruna: det egna.
contact:
  - Kommunikationsfunktionen # växeln
  - info@exempel.se
# under kontakten
line: En rad. # raden
languages: [en] # också
events:
  - {when: 2026, text: Provhändelse.} # egen
translations:
  en: {line: "A line.", events: [Test event.]}
`;

// save presses the button and waits for the answer.
async function save(page) {
  if (await reach(page, "#save")) await Promise.all([page.waitForNavigation({ timeout: 20000 }), page.keyboard.press("Enter")]);
}

// writing: what a municipality says for itself, by the keyboard alone.
async function writing(page) {
  const name = at("lokalt", "kiruna.yaml");
  await page.goto(`${base}/?p=norrbotten%2Fkiruna&d=affisch&l=sv`);
  if (await reach(page, "#to-form")) await page.keyboard.press("Enter");
  await page.waitForURL(/\/local/);
  const fill = async (selector, text) => {
    if (!(await reach(page, selector))) return;
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  };
  await fill("#contact", "Kommunikationsfunktionen\ninfo@exempel.se\n0980-000 00");
  await fill("#line", "En ny rad.");
  if (await reach(page, '[name="parts"]')) await page.keyboard.press("Space");
  await save(page);
  await page.waitForURL(/saved=1/, { timeout: 20000 });
  must(await page.evaluate(() => document.activeElement.className === "said"), "what was saved is not told first");
  await judged(page, "the form, saved");
  const want = local.replace("  - info@exempel.se\n", "  - info@exempel.se\n  - 0980-000 00\n").replace("line: En rad. # raden", "line: En ny rad. # raden");
  const now = fs.readFileSync(name, "utf8");
  must(now.replace(/parts:\n  - .*\n/, "") === want, `the form did not keep what it should:\n${now}`);

  await fill("#line", "{okänd.sak}"); // wrong: told, and nothing is saved
  await save(page);
  await page.waitForSelector('.said[role="alert"] .finding', { timeout: 20000 });
  must(await page.inputValue("#line") === "{okänd.sak}", "what was written is lost when it is refused");
  must(fs.readFileSync(name, "utf8") === now, "a form with a fault was saved");
  must(await page.getAttribute("#line", "aria-invalid") === "true", "what is wrong is not told at its question");
  await page.focus('.said a[href="#line"]');
  await page.keyboard.press("Enter");
  await page.waitForTimeout(300);
  must(await page.evaluate(() => document.activeElement.id) === "line", "the error does not lead to its question");
  must(await page.inputValue("#line") === "{okänd.sak}", "a link within the page throws away what was written");
  await judged(page, "the form, refused");
  fs.writeFileSync(path.join(views, "uppgifter-fel.html"), await page.content());

  await page.goto(`${base}/local?p=norrbotten%2Fkiruna&l=sv`); // somebody else writes meanwhile
  await fill("#line", "Min rad.");
  fs.writeFileSync(name, now.replace("En ny rad.", "Någon annans rad."));
  await page.waitForFunction(() => !document.getElementById("notice").hidden, null, { timeout: 10000 });
  must(await page.inputValue("#line") === "Min rad.", "a change on disk threw away what was being written");
  await judged(page, "the form, changed on disk");
  await save(page);
  await page.waitForSelector("#both", { timeout: 20000 });
  const both = await page.textContent("main");
  must(both.includes("Någon annans rad.") && both.includes("Min rad."), "both versions are not shown");
  must(fs.readFileSync(name, "utf8").includes("Någon annans rad."), "the other's line was written over");
  await judged(page, "the form, overtaken");
  await save(page);
  await page.waitForURL(/saved=1/, { timeout: 20000 });
  must(fs.readFileSync(name, "utf8").includes("line: Min rad. # raden"), "the second save does not hold");

  const logo = path.join(project, "logo.svg"); // a logo of its own
  fs.writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123"/></svg>');
  await page.setInputFiles("#logo-file", logo);
  await save(page);
  await page.waitForURL(/saved=1/, { timeout: 20000 });
  must(fs.existsSync(at("logotyper", "kiruna.svg")), "the logo is not in the project");
  must(fs.readFileSync(name, "utf8").includes("logo: logotyper/kiruna.svg"), "the logo is not chosen");
  must(await page.evaluate(async () => { const i = document.querySelector("img.logo"); await i.decode(); return i.naturalWidth > 0; }), "the logo is not shown");
  await judged(page, "the form with a logo");
  fs.writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await page.setInputFiles("#logo-file", logo);
  await save(page);
  await page.waitForSelector('.said[role="alert"]', { timeout: 20000 });
  must(fs.readdirSync(at("logotyper")).length === 1, "a logo with a script was kept");
  await judged(page, "a logo refused");
}

// shots are the pictures of docs/preview.md.
async function shots(page) {
  const kiruna = "p=norrbotten%2Fkiruna";
  const list = { start: "/?x=1&l=sv", affisch: `/?${kiruna}&d=affisch&l=sv`, tryck: `/?${kiruna}&d=affisch&v=print&l=sv`, svart: `/?${kiruna}&d=affisch&v=k&l=sv`, bredvid: `/?${kiruna}&d=affisch&b=norrbotten%2Flulea&l=sv`,
    uppgifter: `/local?${kiruna}&l=sv`, veck: "/?p=norrbotten%2Fgemensamt&d=broschyr&f=broschyr-rullfalsad&v=fold&l=sv" };
  const small = await page.context().browser().newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 0.75, storageState: await page.context().storageState() });
  const one = await small.newPage();
  for (const [name, address] of Object.entries(list)) {
    await one.goto(base + address);
    await one.evaluate(() => Promise.all([...document.images].filter((i) => i.getBoundingClientRect().top < innerHeight).map((i) => i.decode())));
    await one.screenshot({ path: path.join(pictures, `preview-${name}.jpg`), type: "jpeg", quality: 80 });
  }
  await small.close();
}

async function walk(page, address) {
  const outside = [];
  page.on("request", (r) => { if (!r.url().startsWith(new URL(address).origin) && !r.url().startsWith("data:")) outside.push(r.url()); });
  page.on("console", (m) => { if (m.type() === "error" && !/status of (409|422)/.test(m.text())) failures.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => failures.push(`script: ${e.message}`));
  base = new URL(address).origin;
  await page.goto(address);
  must(await page.$(".welcome"), "who comes for the first time is not welcomed");
  const whole = fs.readFileSync(at("principals", "kiruna.yaml"), "utf8");
  const part = async (name, does) => {
    try { await does(page); } catch (e) { failures.push(`${name}: ${e.message}`); }
    fs.writeFileSync(at("principals", "kiruna.yaml"), whole);
  };
  await part("views", everyView);
  await part("renewal", renewal);
  await part("chooser", chooser);
  await part("downloads", downloads);
  await part("compared", compared);
  if (pictures) await part("pictures", shots);
  await part("writing", writing);
  for (const url of outside) failures.push(`asks for ${url}`);
}

async function main() {
  fs.mkdirSync(at("lokalt"), { recursive: true });
  fs.writeFileSync(at("lokalt", "kiruna.yaml"), local);
  const county = fs.readFileSync(at("county.yaml"), "utf8");
  fs.writeFileSync(at("county.yaml"), county.replace("language: sv-SE", "language: sv-SE\nlocal: {contact: free, line: free, logo: free, languages: free, title: free, block: free, events: free, add: free, order: all, parts: free}"));
  const server = spawn(program, ["preview", "--lang", "sv", "--project", project], { stdio: ["ignore", "pipe", "ignore"] });
  let browser;
  try {
    const address = await started(server);
    browser = await chromium.launch({ executablePath: executable(), headless: true, chromiumSandbox: false, args: flags });
    await walk(await (await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })).newPage(), address);
  } catch (error) {
    failures.push(error.message);
    if (!browser) return 2;
  } finally {
    if (browser) await browser.close();
    server.kill("SIGINT");
  }
  for (const f of failures) console.log(`preview: FAIL ${f}`);
  console.log(`preview: ${judgements} judgements by axe, ${failures.length} failures`);
  return failures.length > 0 ? 1 : 0;
}

main().then((status) => process.exit(status));
