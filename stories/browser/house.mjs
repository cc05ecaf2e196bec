// A fresh demonstration, a browser, and what every page must pass.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
export const LANGUAGES = ["cy", "en"];

// Browsers give passkeys to names only: a house that is to take them is opened as `localhost`.
export async function openHouse(port, host = "127.0.0.1", more = []) {
  const folder = mkdtempSync(join(tmpdir(), "dolen-"));
  const data = join(folder, "data");
  const base = `http://${host}:${port}`;
  const reach = ["--listen", `127.0.0.1:${port}`, "--public-address", base, ...more];
  const server = spawn(process.env.BINARY, ["demo", "--data", data, "--seed", "7", ...reach], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  for (let tries = 0; ; tries++) {
    try {
      if ((await fetch(`${base}/healthz`)).ok) break;
    } catch {
      // not there yet
    }
    assert.ok(tries < 600 && server.exitCode === null, "the demonstration starts");
    await new Promise((done) => setTimeout(done, 500));
  }
  await new Promise((done) => setTimeout(done, 500));
  assert.equal(server.exitCode, null, `the demonstration that answers at ${base} is this one`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const close = async () => {
    await browser.close();
    server.kill("SIGTERM");
    await new Promise((done) => server.once("exit", done));
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, browser, data, close };
}

// One visitor with an own browser context; what they load and what goes wrong is watched.
export async function visitor(house, options = {}) {
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => {
    const at = [house.base, ...(house.besides ?? [])];
    if (!at.some((base) => request.url().startsWith(base))) wrong.push(`loaded from elsewhere: ${request.url()}`);
  });
  return { context, page, wrong };
}
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

// What every page must pass: one main heading, a language, no text left untranslated, no fault, accessible.
export async function check(who, name) {
  const { page, wrong } = who;
  await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), fullPage: true });
  const language = new URL(page.url()).pathname.slice(1, 3);
  assert.equal(await page.locator("h1").count(), 1, `${name}: one main heading`);
  assert.ok(LANGUAGES.includes(await page.locator("html").getAttribute("lang")), `${name}: a language`);
  const text = await page.locator("body").innerText();
  assert.ok(!text.includes("⟦"), `${name}: a text is missing: ${text.match(/⟦[^⟧]*⟧/)?.[0]}`);
  assert.ok(LANGUAGES.includes(language), `${name}: an address with a language`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(width <= 1, `${name}: nothing is wider than the window (${width} px too wide)`);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  // GOV.UK Frontend tells with aria-expanded that a choice opens further questions; axe does not know that use.
  const known = (v, n) => v.id === "aria-allowed-attr" && /data-aria-controls|aria-controls="conditional-/.test(n.html);
  const real = found.violations.map((v) => ({ ...v, nodes: v.nodes.filter((n) => !known(v, n)) })).filter((v) => v.nodes.length > 0);
  const faults = real.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")}`);
  assert.deepEqual(faults, [], `${name}: accessible`);
  assert.deepEqual(wrong, [], `${name}: nothing went wrong in the browser`);
}
