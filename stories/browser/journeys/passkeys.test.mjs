// A passkey is added with a device in software, opens the door by itself, and is removed; without scripts the page says so.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";

let house;
before(async () => (house = await openHouse(8396, "localhost")));
after(async () => house?.close());

async function device(who) {
  const cdp = await who.context.newCDPSession(who.page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true };
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
}

for (const language of LANGUAGES) {
  test(`${language}: a passkey from adding to removing`, { timeout: 300_000 }, async () => {
    const who = await visitor(house, language === "cy" ? PHONE : {});
    const { page } = who;
    const at = (path) => page.goto(`${house.base}/${language}${path}`);
    await device(who);
    await at("/demo");
    await page.locator("main table").first().locator("form button").first().click();
    await page.waitForURL((url) => url.pathname.endsWith("/home"));
    await at("/account/passkeys");
    await check(who, `passkeys-${language}-none`);
    await at("/account/passkeys/add");
    await page.waitForSelector("[data-passkey]:not([hidden])");
    assert.equal(await page.locator("[data-passkey-off]").isVisible(), false);
    await check(who, `passkeys-${language}-add`);
    await page.locator("[data-passkey] button").click();
    await page.waitForSelector(".govuk-error-summary");
    await check(who, `passkeys-${language}-add-unnamed`);
    await page.fill("[name=name]", language === "cy" ? "Gliniadur gwaith" : "Work laptop");
    await page.locator("[data-passkey] button").click();
    await page.waitForURL(/told=added/);
    await check(who, `passkeys-${language}-added`);
    // The same device again: it says that it holds one.
    await at("/account/passkeys/add");
    await page.waitForSelector("[data-passkey]:not([hidden])");
    await page.fill("[name=name]", "2");
    await page.locator("[data-passkey] button").click();
    await page.waitForSelector("[data-passkey-failed]:not([hidden])");
    assert.equal(await page.locator("[data-passkey-failed]").innerText(), await page.locator("[data-passkey]").getAttribute("data-known"));
    await check(who, `passkeys-${language}-known`);
    await at("/account");
    await page.locator("header form button").filter({ hasNotText: /^(English|Cymraeg)$/ }).last().click();
    await page.waitForURL(/signed-out/);
    await at("/sign-in");
    await check(who, `passkeys-${language}-sign-in`);
    await page.locator('a[href$="/sign-in/passkey"]').click();
    await check(who, `passkeys-${language}-alone`);
    await page.locator("[data-passkey] button").click();
    await page.waitForURL((url) => url.pathname.endsWith("/home"));
    await at("/account");
    await check(who, `passkeys-${language}-account`);
    await at("/account/passkeys");
    await page.locator('a[href$="/rename"]').click();
    await check(who, `passkeys-${language}-rename`);
    await at("/account/passkeys");
    await page.locator('a[href$="/remove"]').click();
    await check(who, `passkeys-${language}-remove`);
    await page.locator("main form button").click();
    await page.waitForURL(/told=removed/);
    // The device still offers what the house has forgotten.
    await at("/sign-in/passkey");
    await page.locator("[data-passkey] button").click();
    await page.waitForSelector(".govuk-error-summary");
    await check(who, `passkeys-${language}-refused`);
    // Broken off at the device.
    await at("/sign-in/passkey");
    await page.evaluate(() => (navigator.credentials.get = () => Promise.reject(new DOMException("", "NotAllowedError"))));
    await page.locator("[data-passkey] button").click();
    await page.waitForSelector("[data-passkey-failed]:not([hidden])");
    await check(who, `passkeys-${language}-failed`);
    await who.context.close();
  });

  test(`${language}: without scripts the page says what to do`, { timeout: 60_000 }, async () => {
    const who = await visitor(house, { javaScriptEnabled: false });
    await who.page.goto(`${house.base}/${language}/sign-in/passkey`);
    assert.equal(await who.page.locator("[data-passkey]").isVisible(), false);
    assert.equal(await who.page.locator("[data-passkey-off]").isVisible(), true);
    await who.page.screenshot({ path: `${process.env.PICTURES}/passkeys-${language}-no-scripts.png`, fullPage: true });
    await who.context.close();
  });
}
