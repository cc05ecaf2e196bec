// Passkeys: asks the browser for one where a page wants one, puts the answer into the form and sends it. Every page that
// wants one also takes a code, which needs no script.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }))

const asked = {
  create: async (options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) }
    const made = await navigator.credentials.create({ publicKey })
    const { attestationObject, clientDataJSON } = made.response
    const response = { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) }
    return { id: made.id, rawId: text(made.rawId), type: made.type, extensions: {}, response }
  },
  get: async (options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) }
    const found = await navigator.credentials.get({ publicKey })
    const { authenticatorData, clientDataJSON, signature, userHandle } = found.response
    const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: userHandle ? text(userHandle) : null }
    return { id: found.id, rawId: text(found.rawId), type: found.type, extensions: {}, response }
  }
}

for (const box of document.querySelectorAll('[data-passkey]')) {
  const form = box.closest('form')
  if (!window.PublicKeyCredential || !navigator.credentials) continue
  box.hidden = false
  for (const off of form.querySelectorAll('[data-passkey-off]')) off.hidden = true
  const failed = box.querySelector('[data-passkey-failed]')
  form.addEventListener('submit', async (event) => {
    if (!event.submitter || !box.contains(event.submitter)) return
    event.preventDefault()
    failed.hidden = true
    event.submitter.disabled = true
    try {
      const answer = await asked[box.dataset.passkey](JSON.parse(box.dataset.options))
      form.elements.credential.value = JSON.stringify(answer)
      form.submit()
    } catch (error) {
      // Broken off, no passkey here, or too late: what the browser says of it is not for people. One thing it tells apart:
      // that the device holds a passkey for this account already.
      failed.textContent = error.name === 'InvalidStateError' ? box.dataset.known : box.dataset.failed
      failed.hidden = false
      event.submitter.disabled = false
    }
  })
}
