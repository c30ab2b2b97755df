// axe.cjs FILE...   runs axe on every page in one headless Chromium, at two widths, and
// looks whether the page asks for anything or scrolls sideways at 320 px (WCAG 1.4.10).
// Exit 1: a page failed, 2: no browser.
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const widths = [1280, 360];
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// executable finds the browser on the PATH, as a shell would.
function executable() {
  const name = process.env.CHROMIUM || "chromium";
  if (name.includes("/")) return name;
  const dir = (process.env.PATH || "").split(":").find((d) => fs.existsSync(path.join(d, name)));
  return dir ? path.join(dir, name) : name;
}

async function judge(page, file, failures) {
  const address = pathToFileURL(path.resolve(file)).href;
  let checks = 0;
  const asked = new Set();
  // Whatever the page asks for is refused, so that judging it needs no network either.
  await page.route((url) => url.href !== address && url.protocol !== "data:", (route) => {
    asked.add(route.request().url());
    return route.abort();
  });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(address);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    checks += result.passes.length;
    for (const v of result.violations) {
      for (const n of v.nodes) failures.push(`${width} px: ${v.id} (${v.impact}): ${v.help}\n    ${n.html.slice(0, 200)}`);
    }
  }
  await page.setViewportSize({ width: 320, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) failures.push(`320 px: the page is ${wide} px wide`);
  await page.unrouteAll();
  for (const url of asked) failures.push(`asks for ${url}`);
  // A page of which nothing was checked has not passed.
  if (checks === 0) failures.push("axe checked nothing");
  return checks;
}

async function main(files) {
  let browser;
  try {
    browser = await chromium.launch({ executablePath: executable(), headless: true, chromiumSandbox: false, args: flags });
  } catch (error) {
    console.error(`check-html: no browser: ${error.message}`);
    return 2;
  }
  let failed = 0;
  let checks = 0;
  try {
    const page = await (await browser.newContext()).newPage();
    for (const file of files) {
      const failures = [];
      try {
        checks += await judge(page, file, failures);
      } catch (error) {
        failures.push(`could not be judged: ${error.message}`);
      }
      if (failures.length > 0) {
        failed++;
        console.log(`${file}: FAIL`);
        for (const f of failures) console.log(`  ${f}`);
      }
    }
  } finally {
    await browser.close();
  }
  console.log(`axe: ${files.length} files at ${widths.join(" and ")} px, ${checks} checks, ${failed} failures`);
  return failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then((status) => process.exit(status));
