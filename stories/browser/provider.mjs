// A small OpenID provider on this machine: whoever comes is signed in at once, as whom it is told.
import { createServer } from "node:http";
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

export async function openProvider(port, client, secret) {
  const issuer = `http://127.0.0.1:${port}`;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map();
  const provider = { issuer, subject: "nobody", email: undefined };
  const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = (claims) => {
    const body = `${text({ alg: "RS256", kid: "one" })}.${text(claims)}`;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey).toString("base64url")}`;
  };
  const redeem = (head, form) => {
    const begun = codes.get(form.get("code"));
    codes.delete(form.get("code"));
    const basic = Buffer.from(`${client}:${secret}`).toString("base64");
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (!begun || head !== `Basic ${basic}` || begun.challenge !== challenge) return undefined;
    return { access_token: "nobody needs it", token_type: "Bearer", id_token: signed(begun.claims) };
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, issuer);
    const asked = url.searchParams;
    let body = "";
    for await (const piece of request) body += piece;
    const say = (value) => {
      response.writeHead(value ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(value ?? {}));
    };
    if (url.pathname === "/.well-known/openid-configuration") {
      const at = (path) => `${issuer}${path}`;
      say({ issuer, authorization_endpoint: at("/authorize"), token_endpoint: at("/token"), jwks_uri: at("/keys") });
    } else if (url.pathname === "/keys") {
      say({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig" }] });
    } else if (url.pathname === "/token") {
      say(redeem(request.headers.authorization, new URLSearchParams(body)));
    } else if (url.pathname === "/authorize") {
      const code = randomBytes(16).toString("hex");
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer, aud: client, sub: provider.subject, nonce: asked.get("nonce"), iat: now, exp: now + 300 };
      if (provider.email) Object.assign(claims, { email: provider.email, email_verified: true });
      codes.set(code, { challenge: asked.get("code_challenge"), claims });
      const back = new URL(asked.get("redirect_uri"));
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state"));
      response.writeHead(302, { location: back.href }).end();
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  provider.close = () => new Promise((done) => server.close(done));
  return provider;
}
