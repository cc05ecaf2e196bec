# Signing in through an agency's own sign-in.

# At the door
agencies-through-title = Sign in through your agency
agencies-through-intro = Choose your agency. You sign in there as you do for your other work, and come back here for your second step.
agencies-through-words = { $agency }: { $words }
agencies-through-none = No agency signs in this way yet. Use your e-mail address and your password.
agencies-through-password = Sign in with a password
agencies-through-only = Your agency lets its people in through its own sign-in only. Use “Sign in through your agency” below
agencies-through-first-time = You come through your agency’s sign-in for the first time. With this step, your account there is linked to your account here. A recovery code is not enough for it.
agencies-through-declined = Your agency’s sign-in did not let you through, or you stopped there. Nothing was changed. Try again, or ask the IT support of your agency.
agencies-through-unreachable = Your agency’s sign-in cannot be reached, or is not set up as it should be. Try again in a few minutes. If it stays so, tell the administrator of your agency.
agencies-through-begin-again = Your sign-in took too long, was finished before, or was begun in another browser. Begin again.
agencies-through-not-believed = What your agency’s sign-in answered could not be checked, so nobody was let in. Try again. If it happens again, tell the administrator of your agency.
agencies-through-stranger = Your agency’s sign-in knows you, but no account here is linked to it. If you have an account here, sign in with your password and link the two under “My account”. If you cannot, ask the administrator of your agency.
agencies-through-not-linked = The two accounts were not linked: one of them is linked already, or you confirmed too long ago that it is you. Begin again. If that does not help, ask the administrator of your agency.

# My account
agencies-linked-title = Agency’s own sign-in
agencies-linked-yes = Linked
agencies-linked-no = Not linked
agencies-linked-why = When your account is linked, you can sign in through your agency in place of typing your password here.
agencies-linked-step = Your second step stays: each time you still give a code from your app, or use a passkey.
agencies-linked-now = Your account is linked.
agencies-link = Link my agency’s sign-in
agencies-link-intro = You now go to your agency’s sign-in. Sign in there with your own account. When you come back, the two are linked.
agencies-unlink = Unlink my agency’s sign-in
agencies-unlink-warning = You will not be able to sign in through your agency until you link the two again.
agencies-unlink-button = Unlink
agencies-told-linked = Your account is linked. A letter about it is on its way to you.
agencies-told-unlinked = Your agency’s sign-in is no longer linked.

# Set up by an administrator
agencies-provider-title = The agency’s own sign-in
agencies-provider-intro = People of the agency can sign in with the account that they have for their other work, by OpenID Connect. Everybody links that account to theirs here once.
agencies-provider-step = It stands in for the password only. The second step of this system is asked for every time.
agencies-provider-back = Redirect address, to be entered at the provider
agencies-provider-way = How people come in
agencies-provider-way-question = How do people of this agency come in?
agencies-provider-way-missing = Choose how people come in
agencies-way-off = With their password here
agencies-way-off-hint = The agency’s own sign-in is not offered.
agencies-way-beside = With their password here, or through the agency
agencies-way-only = Through the agency only
agencies-way-only-hint = Passwords here no longer open the door. Administrators keep theirs, so that nobody is locked out while the provider is down.
agencies-provider-issuer = Address of the provider (issuer)
agencies-provider-issuer-hint = Exactly what the provider calls itself, beginning with https://, for example https://login.example.org/tenant/v2.0
agencies-provider-issuer-wrong = Enter the whole address of the provider, beginning with https://
agencies-provider-client = Client ID
agencies-provider-client-hint = What the provider calls this system
agencies-provider-client-missing = Enter the client ID, of at most 300 characters
agencies-provider-secret = Client secret
agencies-provider-secret-hint = It is sealed, and never shown again.
agencies-provider-secret-kept = Kept, under seal
agencies-provider-secret-none = None
agencies-provider-secret-stays = A client secret is kept. Leave its field empty to keep it. Another provider or client ID needs another secret.
agencies-provider-secret-wrong = Use at most 1,000 characters, without line breaks
agencies-provider-words-cy = Words on the link in Welsh
agencies-provider-words-cy-hint = Stand after the name of the agency. May be left empty
agencies-provider-words-en = Words on the link in English
agencies-provider-words-wrong = Enter the words in both languages, of at most 120 characters each, or leave both fields empty
agencies-provider-change = Change it
agencies-provider-set-up = Set it up
agencies-provider-try = Try it
agencies-told-provider = It was saved. The other administrators of the agency are told by letter.
agencies-tried-fits = The provider answers, and has everything that is needed. Whether the client ID and the secret are right shows when somebody signs in.
agencies-tried-not-allowed = This address is not one that may be asked: it must begin with https://.
agencies-tried-inside = This address lies inside the network of this system. Its operator must allow that first.
agencies-tried-unreachable = Nobody answers at this address.
agencies-tried-untrusted = Something answers, but its certificate does not prove that it is the provider.
agencies-tried-slow = It took too long, or was tried too often. Wait a few minutes, then try again.
agencies-tried-not-described = At this address, with /.well-known/openid-configuration after it, there is nothing that describes a provider.
agencies-tried-other-issuer = A provider answers, but calls itself something else. Enter its address exactly as it does, with or without a slash at the end.
agencies-tried-addresses = The provider names addresses that may not be asked.
agencies-tried-unable = The provider does not offer what is needed: codes, PKCE with S256, signatures by RS256 or ES256, and a client secret.
agencies-tried-no-keys = The provider shows no key that will do for its signatures.

# Taken away by an administrator
agencies-change-unlink-sign-in = Unlink the agency’s own sign-in
agencies-change-unlink-sign-in-intro = They cannot sign in through the agency until they link the two again, and get a letter.
agencies-change-unlink-sign-in-button = Unlink it
agencies-movement-sign-in-unlinked = Agency’s own sign-in unlinked
declined-agencies-secret-missing = Enter the client secret
declined-agencies-linked-already = The account is linked already
declined-agencies-not-linked = No account is linked

# Letters
agencies-letter-agency-sign-in-subject = Your agency’s own sign-in was changed
agencies-letter-agency-sign-in-body =
    Another administrator has changed how people of your agency come in to Dolen through the agency’s own sign-in.

    Look at what is set, and whether it is right:

    { $link }

    If you did not expect this, speak to the other administrators at once: whoever sets where people sign in could open a way in for others.

    Writing to us in Welsh causes no delay.
agencies-letter-agency-sign-in-linked-subject = Your agency’s sign-in was linked
agencies-letter-agency-sign-in-linked-body =
    An account of your agency’s own sign-in was linked to your account with Dolen. It can stand in for your password from now on. If it was you, do nothing.

    If it was not you, tell the administrator of your agency at once. Your account:

    { $link }

    Writing to us in Welsh causes no delay.
agencies-letter-agency-sign-in-unlinked-subject = Your agency’s sign-in was unlinked
agencies-letter-agency-sign-in-unlinked-body =
    Your agency’s own sign-in is no longer linked to your account with Dolen. You cannot come in through it until you link the two again.

    If you do not know why, ask the administrator of your agency. Your account:

    { $link }

    Writing to us in Welsh causes no delay.
