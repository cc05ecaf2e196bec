// Shielded details: a colleague who is named for a record writes down a protected address on a page of its own.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";

let house;
before(async () => (house = await openHouse(8397)));
after(async () => house?.close());

const main = (page) => page.locator("main");

async function send(page) {
  await main(page).locator("form button.govuk-button").last().click();
  await page.waitForLoadState();
}

// The second of the first ones on the page of the demonstration: they answer for a desk.
async function enter(language, options) {
  const who = await visitor(house, options);
  await who.page.goto(`${house.base}/${language}/demo`);
  for (const details of await main(who.page).locator("details:not([open])").all()) await details.locator("summary").click();
  const enters = main(who.page).locator("table").first().locator("form button").nth(1);
  await Promise.all([who.page.waitForURL((url) => url.pathname.endsWith("/home")), enters.evaluate((one) => one.click())]);
  return who;
}

// A record of the visitor's own agency: the first found that they may change.
async function ownRecord(page, language) {
  for (const name of ["Jones", "Williams", "Roberts", "Davies"]) {
    await page.goto(`${house.base}/${language}/people?q=${name}`);
    const links = await main(page).locator('a[href*="/people/0"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const link of links) {
      await page.goto(`${house.base}${link}`);
      if (await main(page).locator('a[href$="/edit"]').count()) return link.split("/").pop();
    }
  }
  return assert.fail("a record of the own agency");
}

for (const language of LANGUAGES) {
  for (const [size, options] of [["desktop", {}], ["phone", PHONE]]) {
    test(`shielded-${language}-${size}`, { timeout: 180_000 }, async () => {
      const who = await enter(language, options);
      const { page } = who;
      const shot = (name) => check(who, `shielded-${language}-${size}-${name}`);
      const record = await ownRecord(page, language);
      const at = (path) => `${house.base}/${language}${path}`;
      await page.goto(at(`/circle/${record}/level`));
      for (const named of await main(page).locator('input[name="named"]').all()) await named.check({ force: true });
      await main(page).locator("textarea").fill("Wyn.");
      await send(page);
      await send(page);
      await page.goto(at(`/people/${record}`));
      await shot("record");
      await main(page).locator('a[href$="/shielded"]').click();
      await page.waitForLoadState();
      await shot("page");
      await send(page);
      await shot("mistakes");
      await main(page).locator('textarea[name="address"]').fill(`3 Lôn Werdd\nTywyn\n${language} ${size}`);
      await send(page);
      await shot("saved");
      assert.match(await main(page).locator('textarea[name="address"]').inputValue(), /Lôn Werdd/);
      await page.goto(at(`/people?q=Werdd`));
      assert.ok(!(await page.locator("body").innerText()).includes("Tywyn"), "a search does not come across it");
      await who.context.close();
    });
  }
}
