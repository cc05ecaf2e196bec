// Every role looks at every page that it can reach by links, in both languages: one heading, accessible, nothing broken.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";

let house;
before(async () => (house = await openHouse(8392)));
after(async () => house?.close());

// Pages of one kind differ only in their ids: a few of each are enough.
const kindOf = (path) => path.replace(/\?.*/, "?").replace(/[0-9a-hjkmnp-tv-z]{26}/g, "{id}");

async function signIns(page, language) {
  await page.goto(`${house.base}/${language}/demo`);
  return page.locator("main table").first().locator("form").count();
}

for (const language of LANGUAGES) {
  test(`${language}: the first sign-ins to try, page by page`, { timeout: 900_000 }, async (t) => {
    const first = await visitor(house);
    const count = await signIns(first.page, language);
    assert.ok(count >= 6, `${count} sign-ins to try`);
    await check(first, `staff-${language}-demo`);
    await first.context.close();
    // Pages that are the same for everybody are looked at once.
    const same = /\/(about|privacy|cookies|accessibility|signs|account|colleagues|numbers)\b/;
    const seenBefore = new Set();
    for (let who = 0; who < count; who++) {
      await t.test(`sign-in ${who + 1}`, async () => {
        const one = await visitor(house, who % 3 === 2 ? PHONE : {});
        await signIns(one.page, language);
        await one.page.locator("main table").first().locator("form button").nth(who).click();
        await one.page.waitForLoadState();
        const start = `/${new URL(one.page.url()).pathname.split("/")[1]}`;
        if (start !== `/${language}`) await one.page.goto(`${house.base}/${language}/home`);
        const seen = new Map();
        const waiting = [`/${language}/home`];
        const visited = new Set();
        let looked = 0;
        while (waiting.length > 0 && looked < 28) {
          const path = waiting.shift();
          if (visited.has(path)) continue;
          visited.add(path);
          const kind = kindOf(path);
          if ((seen.get(kind) ?? 0) >= 1 || (same.test(kind) && seenBefore.has(kind))) continue;
          seenBefore.add(kind);
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          const answer = await one.page.goto(`${house.base}${path}`);
          if ((answer.headers()["content-type"] ?? "").startsWith("text/html") === false) continue;
          assert.equal(answer.status(), 200, `${path} is there for whoever is shown a link to it`);
          looked++;
          await check(one, `staff-${language}-${who + 1}-${String(looked).padStart(2, "0")}${kind.replaceAll(/[^a-z0-9]+/g, "-")}`);
          const links = await one.page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
          for (const link of links) {
            if (link.startsWith(`/${language}/`) && !/sign-out|\/demo|\.(csv|xlsx|txt)\b/.test(link)) waiting.push(link.replace(/#.*/, ""));
          }
        }
        assert.ok(looked >= 3, `${looked} pages`);
        await one.context.close();
      });
    }
  });
}
