// An agency's administrator sets its own sign-in up; somebody links their account, and comes in by it with their second step.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { LANGUAGES, PHONE, check, openHouse, visitor } from "../house.mjs";
import { openProvider } from "../provider.mjs";

const [CLIENT, SECRET] = ["dolen", "a-secret-of-the-journey"];
let house, provider;
before(async () => {
  provider = await openProvider(8398, CLIENT, SECRET);
  house = await openHouse(8397, "127.0.0.1", ["--providers-inside"]);
  house.besides = [provider.issuer];
});
after(async () => {
  await house?.close();
  await provider?.close();
});

for (const language of LANGUAGES) {
  test(`${language}: from setting it up to coming in`, { timeout: 300_000 }, async () => {
    const welsh = language === "cy";
    const options = welsh ? PHONE : {};
    const at = (page, path) => page.goto(`${house.base}/${language}${path}`);
    // A row of the first table, by a word in it.
    const enter = async (page, address) => {
      await at(page, "/demo");
      await page.locator("details summary").click();
      await page.locator("details tr").filter({ hasText: address }).locator("form button").click();
      await page.waitForURL((url) => url.pathname.endsWith("/home"));
    };
    const admin = await visitor(house, options);
    await at(admin.page, "/demo");
    const sees = welsh ? /gweinyddwr|Gweinyddwr/ : /administrator/i;
    const rows = admin.page.locator("details tr");
    await admin.page.locator("details summary").click();
    const people = (await rows.allInnerTexts()).filter((row) => /@/.test(row));
    const address = (row) => row.match(/\S+@\S+/)[0];
    const domain = (row) => address(row).split("@")[1];
    const keeper = people.find((row) => sees.test(row) && people.some((other) => other !== row && domain(other) === domain(row)));
    // One for each language: an account is linked once.
    const colleagues = people.filter((row) => domain(row) === domain(keeper) && row !== keeper && !sees.test(row));
    const colleague = address(colleagues[welsh ? 0 : 1]);
    await enter(admin.page, address(keeper));
    await at(admin.page, "/agency/people");
    const agency = new URL(admin.page.url()).pathname.split("/")[3];
    await at(admin.page, `/agencies/${agency}`);
    await check(admin, `sso-${language}-agency`);
    await admin.page.locator('main a[href$="/sign-in"]').click();
    await check(admin, `sso-${language}-setting`);
    await admin.page.locator('a[href$="/sign-in/change"]').click();
    await check(admin, `sso-${language}-change`);
    const save = admin.page.locator("#main-form button[type=submit]");
    await admin.page.fill("[name=issuer]", "provider");
    await save.click();
    await check(admin, `sso-${language}-change-wrong`);
    await admin.page.check("[name=way][value=beside]");
    await admin.page.fill("[name=issuer]", provider.issuer);
    await admin.page.fill("[name=client]", CLIENT);
    await admin.page.fill("[name=client-password]", SECRET);
    await admin.page.fill("[name=words-cy]", "Mewngofnodi â’ch cyfrif gwaith");
    await admin.page.fill("[name=words-en]", "Sign in with your work account");
    await save.click();
    await admin.page.waitForURL(/told=saved/);
    await check(admin, `sso-${language}-saved`);
    await admin.page.locator('form[action$="/try"] button').click();
    await admin.page.waitForURL(/tried=fits/);
    await check(admin, `sso-${language}-tried`);
    await admin.context.close();

    // Linked by somebody who is signed in.
    const who = await visitor(house, options);
    const { page } = who;
    Object.assign(provider, { subject: `subject of ${colleague}`, email: undefined });
    await enter(page, colleague);
    await at(page, "/account");
    await check(who, `sso-${language}-account`);
    await page.locator('a[href$="/account/agency-sign-in"]').click();
    await check(who, `sso-${language}-not-linked`);
    await page.locator('a[href$="/account/agency-sign-in/link"]').click();
    await check(who, `sso-${language}-link`);
    await page.locator('a[href*="/go?ticket="]').click();
    await page.waitForURL(/\/account\/agency-sign-in\?told=linked/);
    assert.ok(new URL(page.url()).pathname.startsWith(`/${language}/`), "back in the language that they left in");
    await check(who, `sso-${language}-linked`);
    await page.locator('a[href$="/unlink"]').click();
    await check(who, `sso-${language}-unlink`);
    await who.context.close();

    // In another browser: through the agency, and then the code.
    const other = await visitor(house, options);
    await at(other.page, "/sign-in");
    await check(other, `sso-${language}-door`);
    await other.page.locator('a[href*="/sign-in/agency"]').click();
    await check(other, `sso-${language}-choose`);
    await other.page.getByText(welsh ? "Mewngofnodi â’ch cyfrif gwaith" : "Sign in with your work account").click();
    await other.page.waitForURL((url) => url.pathname === `/${language}/sign-in/code`);
    await check(other, `sso-${language}-code`);
    const demo = await visitor(house);
    await at(demo.page, "/demo");
    const code = (await demo.page.locator(".govuk-inset-text").innerText()).match(/\d{6}/)[0];
    await demo.context.close();
    await other.page.fill("[name=code]", code);
    await other.page.locator("main form button").first().click();
    await other.page.waitForURL((url) => url.pathname.endsWith("/home"));
    await at(other.page, "/account");
    assert.match(await other.page.locator("main").innerText(), welsh ? /Wedi’i gysylltu/ : /Linked/);
    await other.context.close();

    // A stranger, and what the pages say to whoever gets no further.
    const stranger = await visitor(house, options);
    provider.subject = `stranger ${language}`;
    await at(stranger.page, "/sign-in/agency");
    await stranger.page.locator(`a[href*="/sign-in/agency/${agency}"]`).click();
    await stranger.page.waitForURL(/told=stranger/);
    await check(stranger, `sso-${language}-stranger`);
    for (const why of ["declined", "unreachable", "begin-again", "not-believed", "wait&minutes=2"]) {
      await at(stranger.page, `/sign-in/agency?told=${why}`);
      await check(stranger, `sso-${language}-${why.split("&")[0]}`);
    }
    await stranger.context.close();
  });
}
