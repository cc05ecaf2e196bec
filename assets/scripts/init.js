// Brings the components to life. Everything on the pages works without it.
import { ExitThisPage, initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Leaving replaces the page in the history, so that "back" does not lead to it again.
ExitThisPage.prototype.exitPage = function () {
  document.body.classList.add('govuk-exit-this-page-hide-content')
  document.title = ''
  this.$overlay = document.createElement('div')
  this.$overlay.className = 'govuk-exit-this-page-overlay'
  this.$overlay.setAttribute('role', 'alert')
  document.body.append(this.$overlay)
  this.$overlay.textContent = this.i18n.t('activated')
  window.location.replace(this.$button.href)
}

initAll()

// Escape three times within five seconds leaves as Shift does. Once would be too little: Escape also closes lists that
// browsers open, and what was typed would be gone.
const way = document.querySelector('.govuk-js-exit-this-page-button')
if (way) {
  let presses = []
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return
    presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp]
    if (presses.length === 3) {
      presses = []
      way.click()
    }
  }, true)
}

// Only where a page wants one.
if (document.querySelector('[data-passkey]')) import('./passkeys.js')
