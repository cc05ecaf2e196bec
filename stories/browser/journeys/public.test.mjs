// The public door, on a phone, in both languages, with and without JavaScript.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";

let house;
before(async () => (house = await openHouse(8391)));
after(async () => house?.close());

const main = (page) => page.locator("main");

// Answers whatever the page asks, in words a person might use, and goes on.
async function answer(page) {
  for (const area of await main(page).locator("textarea:visible").all()) {
    await area.fill("Seen getting into a silver car outside the station at about seven.");
  }
  for (const input of await main(page).locator("input[type=text]:visible:not([tabindex=\"-1\"])").all()) await input.fill("Bangor");
  const names = new Set();
  for (const radio of await main(page).locator("input[type=radio]").all()) names.add(await radio.getAttribute("name"));
  for (const name of names) await main(page).locator(`input[type=radio][name="${name}"]`).last().check({ force: true });
  // The main way on: links that look like buttons, and buttons that look like links, are other ways.
  const buttons = main(page).locator('button.govuk-button:visible:not(.govuk-button--secondary):not([name="_back"])');
  await buttons.last().click();
  await page.waitForLoadState();
}

for (const language of LANGUAGES) {
  for (const javaScriptEnabled of [true, false]) {
    for (const door of [0, 1]) {
      const name = `public-${language}-${door === 0 ? "child" : "adult"}-${javaScriptEnabled ? "script" : "plain"}`;
      test(`${name}: from the first page to a code, and back with it`, { timeout: 240_000 }, async () => {
        const who = await visitor(house, { ...PHONE, javaScriptEnabled: true });
        const plain = javaScriptEnabled ? who : await visitor(house, { ...PHONE, javaScriptEnabled: false });
        const { page } = plain;
        // The accessibility check itself needs scripts: without them only the walk is walked.
        const look = async (label) => (javaScriptEnabled ? check(plain, label) : assert.equal(await page.locator("h1").count(), 1, label));
        await page.goto(`${house.base}/${language}/`);
        await look(`${name}-00-first`);
        await main(page).locator('[href*="start"], form button, .govuk-button').nth(door).click();
        let step = 1;
        for (; step < 25; step++) {
          await look(`${name}-${String(step).padStart(2, "0")}`);
          if (await page.locator(".govuk-panel").count()) break;
          await answer(page);
        }
        assert.ok(step < 25, "the journey ends with a confirmation");
        const text = await page.locator("main").innerText();
        assert.ok(!text.includes("silver car"), "what was told is not shown back");
        const code = text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]/)?.[0];
        assert.ok(code, "a code is given");
        assert.deepEqual(await plain.context.cookies(), [], "nothing is stored on the device");
        await page.goto(`${house.base}/${language}/return`);
        await look(`${name}-return`);
        await main(page).locator("input[type=text]").fill(code.toLowerCase().replaceAll("-", " "));
        await main(page).locator("button").first().click();
        await page.waitForLoadState();
        await look(`${name}-returned`);
        assert.ok(!(await page.locator("main").innerText()).includes("silver car"), "nor on coming back");
        await who.context.close();
      });
    }
  }
}
