// Which records are one: looking through all of them, the explanation, refusing, asking the other agency, which answers
// without seeing more than it may, linking, parting, undoing.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";

let house;
before(async () => (house = await openHouse(8393)));
after(async () => house?.close());

const main = (page) => page.locator("main");

// Signs in by the page of the demonstration, which has a button for each of its people.
async function enter(language, options, button) {
  const who = await visitor(house, options);
  await who.page.goto(`${house.base}/${language}/demo`);
  for (const details of await main(who.page).locator("details:not([open])").all()) await details.locator("summary").click();
  // The tables of the demonstration are wide: on a phone the button may lie under the edge of another cell.
  const enters = await button(main(who.page));
  await Promise.all([who.page.waitForURL((url) => url.pathname.endsWith("/home")), enters.evaluate((one) => one.click())]);
  return who;
}

// The second of the first ones answers for a desk, the sixth works with children and searches their own agency only.
const supervisor = async (page) => page.locator("table").first().locator("form button").nth(1);
const practitionerOf = (agency) => async (page) => {
  const sees = await page.locator("table").first().locator("tbody tr").nth(5).locator("td").nth(2).innerText();
  return page.locator("table").nth(1).locator("tbody tr", { hasText: agency }).filter({ hasText: sees }).first().locator("button");
};

async function decide(page, value, reason) {
  const radio = main(page).locator(`input[type=radio][value="${value}"]`);
  if (await radio.count()) await radio.check({ force: true });
  await main(page).locator("textarea").fill(reason);
  await send(page);
}

async function send(page) {
  await main(page).locator("form button.govuk-button").last().click();
  await page.waitForLoadState();
}

// A proposal of a record of an agency in whose name a practitioner can be signed in: it is asked about below.
async function askable(page, language) {
  await page.goto(`${house.base}/${language}/demo`);
  for (const details of await main(page).locator("details:not([open])").all()) await details.locator("summary").click();
  const sees = await main(page).locator("table").first().locator("tbody tr").nth(5).locator("td").nth(2).innerText();
  const rows = main(page).locator("table").nth(1).locator("tbody tr").filter({ hasText: sees });
  const agencies = await rows.locator("td:nth-child(2) div:first-child").allInnerTexts();
  for (let number = 1; number < 9; number++) {
    await page.goto(`${house.base}/${language}/people/queue?page=${number}`);
    const links = await main(page).locator('a[href*="/compare/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const link of links) {
      await page.goto(`${house.base}${link}`);
      const of = await main(page).locator(".govuk-summary-list__value").nth(1).innerText();
      const agency = agencies.find((one) => of.includes(one));
      if (agency && (await main(page).locator('input[value="ask"]').count())) return agency;
    }
  }
  return assert.fail("a proposal about which an agency can be asked");
}

for (const language of LANGUAGES) {
  for (const [size, options] of [["desktop", {}], ["phone", PHONE]]) {
    test(`matching-${language}-${size}`, { timeout: 300_000 }, async () => {
      const who = await enter(language, options, supervisor);
      const { page } = who;
      const shot = (name, by = who) => check(by, `matching-${language}-${size}-${name}`);
      await page.goto(`${house.base}/${language}/people/queue`);
      for (let tries = 0; tries < 60 && !(await page.locator("main table").count()); tries++) {
        await page.waitForTimeout(1000);
        await page.reload();
      }
      await shot("queue");
      await page.goto(`${house.base}/${language}/people/queue?sort=newest`);
      await page.goto(`${house.base}/${language}/people/queue?show=doubtful`);
      await shot("doubtful");

      const agency = await askable(page, language);
      const compare = page.url();
      for (const details of await main(page).locator("details").all()) await details.locator("summary").click();
      await shot("compare");
      await send(page);
      await shot("mistakes");
      await page.goto(compare);
      await decide(page, "ask", "Wyn?");
      await page.goto(compare);
      await shot("asked");
      await page.goto(`${house.base}/${language}/people/questions`);
      await shot("questions");

      const other = await enter(language, options, practitionerOf(agency));
      await shot("home", other);
      await other.page.goto(`${house.base}/${language}/people/questions`);
      await shot("waiting", other);
      await main(other.page).locator('a[href*="/asked/"]').first().click();
      await other.page.waitForLoadState();
      assert.equal(await main(other.page).locator("table").count(), 0, "nothing of the other record");
      await shot("masked", other);
      await send(other.page);
      await shot("masked-mistakes", other);
      await decide(other.page, "cannot_say", "Wyn.");
      await shot("answered", other);
      await other.context.close();

      await page.goto(compare);
      await shot("cannot-say");
      await decide(page, "link", "Wyn.");
      await shot("linked");
      await page.goto(compare.replace(/\/compare\/.*/, "/part"));
      await shot("part");
      await send(page);
      await shot("part-mistakes");
      await page.goto(compare);
      await decide(page, "undo", "Wyn.");
      await page.goto(compare);
      assert.ok(await main(page).locator('input[value="link"]').count(), "the question is open again");
      await decide(page, "refuse", "Wyn.");
      await page.goto(compare);
      await shot("refused");
      await decide(page, "undo", "Wyn.");
      await who.context.close();
    });
  }
}
