# Agencies, their people, and signing in.

# Signing in
agencies-sign-in-title = Sign in
agencies-sign-in-intro = For people who work for an agency of the partnership.
agencies-email = E-mail address
agencies-email-missing = Enter an e-mail address
agencies-email-wrong = Enter an e-mail address in the right form, like name@example.org
agencies-sign-in-password = Password
agencies-sign-in-password-missing = Enter your password
agencies-sign-in-button = Sign in
agencies-sign-in-refused = The e-mail address or the password is wrong
agencies-sign-in-public = If you are worried about a child, you do not need to sign in. [Tell us about it]({ $start }/)
agencies-sign-in-again = Sign in again
agencies-continue = Continue
agencies-wait =
    { $minutes ->
        [one] Too many attempts. Wait 1 minute, then try again.
       *[other] Too many attempts. Wait { $minutes } minutes, then try again.
    }
agencies-told-new-password = Your password was changed. Sign in with the new one.
agencies-told-begin-again = Your sign-in took too long or was stopped. Begin again.
agencies-signed-out-title = You are signed out
agencies-signed-out = Close the browser if other people use this device.

# The second step
agencies-code-title = Enter the code from your app
agencies-code = 6-digit code
agencies-code-hint = The app shows a new code every 30 seconds. Each code works once.
agencies-code-missing = Enter the 6-digit code from your app
agencies-code-wrong = That code is wrong, or was used before. Wait for the next one and enter it
agencies-code-link = Use the code from the app
agencies-code-help = If you have neither the app nor a recovery code, ask the administrator of your agency.
agencies-recovery-title = Enter a recovery code
agencies-recovery = Recovery code
agencies-recovery-hint = One of the ten codes that you printed or wrote down. Each works once.
agencies-recovery-missing = Enter a recovery code
agencies-recovery-wrong = That is not one of your recovery codes, or it was used before
agencies-recovery-link = I do not have my app: use a recovery code
agencies-set-up-title = Set up the second step
agencies-set-up-why = What is kept here could put a child in danger in the wrong hands. A password alone is not enough, so an app on your telephone gives a code each time.
agencies-set-up-step-app = Open an authenticator app on your telephone. Any app of that kind will do.
agencies-set-up-step-scan = Point the telephone’s camera at the square below, or type the key into the app.
agencies-set-up-step-code = Enter the code that the app then shows.
agencies-set-up-square = Square for the camera of your telephone. The same key stands below it as text.
agencies-set-up-by-hand = Key for typing by hand:
agencies-set-up-wrong = That code does not fit the key. Check that the clock of your telephone is right, and enter the newest code

agencies-confirm-title = Confirm that it is you
agencies-confirm-why = What you asked for could let somebody else in, or change who may do what. Enter a code from your app, so that an open browser is not enough for it.
agencies-confirm-kept = What you typed is kept. It is sent as soon as you have confirmed. Passwords are typed again.
agencies-confirm-demo = In this demonstration the code stands on [the page with the sign-ins]({ $demo }).

# Invitations and passwords
agencies-invitation-title = Accept your invitation
agencies-invitation-intro = Check that this is you, then choose a password.
agencies-invitation-spent = An invitation works once and for seven days. If you have accepted it, sign in. If not, ask the administrator of your agency for a new one.
agencies-link-spent-title = This link does not work any more
agencies-new-password = New password
agencies-new-password-hint = At least 12 characters
agencies-new-password-again = New password again
agencies-new-password-title = Choose a new password
agencies-new-password-button = Save the new password
agencies-password-advice = Four or five words that have nothing to do with each other are easy to remember and hard to guess. Capitals, figures and signs are not needed. Welsh words are welcome.
agencies-password-missing = Enter a new password
agencies-password-too-short = Use at least { $shortest } characters. Another word or two will do
agencies-password-too-long = Use at most 200 characters
agencies-password-common = That is one of the passwords that are tried first. Choose words that have nothing to do with each other
agencies-password-about-you = Others know your name and where you work. Choose something that has nothing to do with you
agencies-password-pattern = Rows of keys and repetitions are easy to guess. Choose a few words instead
agencies-password-date = Dates are easy to guess. Choose a few words instead
agencies-password-guessable = That could be guessed. Add another word or two that have nothing to do with the rest
agencies-password-differs = The two passwords are different. Type the same one twice
agencies-forgotten-title = Forgotten your password?
agencies-forgotten-intro = We send a link with which you can choose a new one. You will still need your app or a recovery code.
agencies-forgotten-button = Send the link
agencies-forgotten-link = I have forgotten my password
agencies-forgotten-sent-title = Look at your e-mail
agencies-forgotten-sent = If somebody has an account with this address, a link is on its way to it. It works once and for one hour.
agencies-forgotten-sent-help = If nothing comes, look among unwanted mail, or ask the administrator of your agency.
agencies-reset-spent = A link for a new password works once and for one hour. Ask for a new one.

# My account
agencies-account-title = My account
agencies-name = Name
agencies-agency = Agency
agencies-roles = Roles
agencies-change = Change
agencies-save = Save
agencies-own-password = Password
agencies-own-password-set = Set
agencies-own-app = Authenticator app
agencies-own-app-set = Set up
agencies-own-codes = Recovery codes
agencies-own-codes-left = Codes left: { $count }
agencies-own-codes-few = You have few recovery codes left, or none. Make new ones while you can still sign in.
agencies-language = Preferred language
agencies-language-hint = Colleagues see it, so that they can write to you in it. Notices from the system come in both languages.
agencies-sessions-title = Where you are signed in
agencies-sessions-intro = If you do not know one of these, end it and change your password.
agencies-sessions-limits = Minutes without a page after which you are signed out: { $idle }. Hours after which you sign in anew in any case: { $whole }.
agencies-sessions-caption = Your sessions
agencies-sessions-where = From
agencies-sessions-unknown = Unknown browser
agencies-sessions-since = Signed in: { $at }
agencies-sessions-seen = Last used
agencies-sessions-which = Which
agencies-sessions-this = This one
agencies-sessions-end = End
agencies-sessions-end-others = End all others
agencies-change-password-title = Change your password
agencies-change-password-ends = You will be signed out everywhere else.
agencies-present-password = Present password
agencies-present-wrong = That is not your present password
agencies-codes-title = Recovery codes
agencies-codes-why = With a recovery code you can sign in when your telephone is lost or broken. Print them or write them down, and keep them apart from your devices.
agencies-codes-void = New codes make the old ones void.
agencies-codes-button = Show my recovery codes
agencies-codes-new-button = Make new recovery codes
agencies-codes-shown-title = Your recovery codes
agencies-codes-shown = They are shown this once only. Each works once.
agencies-codes-keep = Never keep them in an e-mail or beside your password.
agencies-codes-done = I have kept them
agencies-warning = Warning
agencies-app-title = Another telephone or app
agencies-app-intro = The app that you use now stops working for Dolen, and you will be signed out everywhere else.
agencies-app-button = Use this app
agencies-told-recovery = You used a recovery code. If your app is lost, set up another one below.
agencies-told-password = Your password was changed.
agencies-told-app = The new app is set up.
agencies-told-language = The language was saved.
agencies-told-ended = The session has ended.

# Passkeys
agencies-passkeys-title = Passkeys
agencies-passkeys-count = Passkeys: { $count }
agencies-passkeys-why = A passkey is kept by your device or security key, and unlocked by your fingerprint, face or PIN. It cannot be guessed, and cannot be used on a fake page.
agencies-passkeys-app-stays = Your authenticator app stays set up. Its codes always work, even where scripts are off.
agencies-passkeys-none = You have no passkey yet.
agencies-passkeys-impossible = No passkey can be added here: the address of this system is a number and not a name. Use the code from your app.
agencies-passkey-add = Add a passkey
agencies-passkey-add-intro = Your browser asks you to unlock your device or to touch your security key.
agencies-passkey-add-button = Add the passkey
agencies-passkey-name = Name
agencies-passkey-name-hint = So that you know it again, for example “Work laptop”
agencies-passkey-name-missing = Enter a name for the passkey
agencies-passkey-name-too-long = Use at most 60 characters
agencies-passkey-added = Added: { $at }
agencies-passkey-used = Last used
agencies-passkey-rename = Rename
agencies-passkey-rename-title = Rename a passkey
agencies-passkey-remove = Remove
agencies-passkey-remove-title = Remove this passkey?
agencies-passkey-remove-warning = You will no longer be able to sign in with it. Delete it on the device as well.
agencies-passkey-remove-button = Remove it
agencies-passkey-use = Use a passkey
agencies-passkey-sign-in = Sign in with a passkey
agencies-passkey-off = Passkeys need scripts, which are off in this browser. Use the code from your app.
agencies-passkey-off-add = Adding a passkey needs scripts, which are off in this browser. You can go on with the code from your app.
agencies-passkey-failed = No passkey was given. Try again, or use the code from your app.
agencies-passkey-off-alone = Passkeys need scripts, which are off in this browser. Go back and sign in with your password and the code from your app.
agencies-passkey-failed-add = No passkey was made. Try again.
agencies-passkey-failed-alone = No passkey was given. Try again, or go back and sign in with your password.
agencies-passkey-known = This device or security key already holds a passkey for your account.
agencies-passkey-refused = That passkey could not be added. Begin again on this page
agencies-passkey-wrong = That passkey was not accepted. Try again, or use your password and the code from your app
agencies-passkey-too-many = You have ten passkeys. Remove one first
agencies-told-passkey-added = The passkey was added.
agencies-told-passkey-renamed = The passkey was renamed.
agencies-told-passkey-removed = The passkey was removed.

# A lost second step
agencies-reset-from = New second step possible from
agencies-keep-title = Have you still got your second step?
agencies-keep-intro = An administrator was told that you had lost your app. If you still have it, keep it: then nobody can set up another one in your name.
agencies-keep-button = Keep my second step
agencies-keep-done-title = Your second step stays as it is
agencies-keep-done = Tell the administrator of your agency that it was not you who asked.
agencies-keep-spent = There is nothing to keep any more: the second step was kept already, or set up anew.

# The partnership
agencies-region-title = Agencies
agencies-region-caption = All agencies of the partnership
agencies-type = Kind
agencies-teams-count = Teams
agencies-register-link = Register an agency
agencies-register-title = Register an agency
agencies-register-button = Register
agencies-told-registered = The agency is registered.
agencies-name-cy = Name in Welsh
agencies-name-en = Name in English
agencies-name-cy-missing = Enter the name in Welsh. Where there is only one name, enter it twice
agencies-name-en-missing = Enter the name in English. Where there is only one name, enter it twice
agencies-name-too-long = Use at most 120 characters
agencies-type-question = What kind of agency is it?
agencies-type-missing = Choose a kind of agency
agencies-mailbox = Shared mailbox for notices
agencies-mailbox-hint = May be left empty. Notices say that something waits, and nothing about anybody.
agencies-type-council = Council (social services)
agencies-type-police = Police
agencies-type-health_board = Local Health Board
agencies-type-school = School or college
agencies-type-probation = Probation
agencies-type-charity = Third sector
agencies-type-youth_justice = Youth justice team
agencies-type-other = Other
agencies-type-board = Regional Safeguarding Board
agencies-teams = Teams
agencies-team = Team
agencies-teams-none = No team has been formed yet.
agencies-team-type = What it is for
agencies-form-team-link = Form a team
agencies-form-team-title = Form a team
agencies-form-team-button = Form the team
agencies-team-name-cy = Name of the team in Welsh
agencies-team-name-en = Name of the team in English
agencies-team-type-question = What is the team for?
agencies-team-type-missing = Choose what the team is for
agencies-team-duty_desk = Duty desk
agencies-team-duty_desk-hint = Takes in concerns and decides on them. Its members become duty workers.
agencies-team-out_of_hours = Out-of-hours team
agencies-team-out_of_hours-hint = Takes in urgent concerns at night, at weekends and on bank holidays.
agencies-team-designated_desk = Designated officer’s desk
agencies-team-designated_desk-hint = The closed desk for concerns about someone who works with children.
agencies-team-specialist = Specialist team
agencies-team-specialist-hint = A police team of this kind works on exploitation across the region.
agencies-team-ordinary = Other team
agencies-team-ordinary-hint = Brings no role with it.
agencies-role-practitioner = Practitioner
agencies-role-practitioner-hint = Works with children and families; reports concerns and answers questions.
agencies-role-supervisor = Supervisor
agencies-role-supervisor-hint = Answers for the work of a team and sets the rota.
agencies-role-duty_worker = Duty worker
agencies-role-designated_officer = Designated officer
agencies-role-police_specialist = Police specialist
agencies-role-agency_administrator = Agency administrator
agencies-role-information_governance = Information governance officer
agencies-role-information_governance-hint = Watches over who looks at what, reviews emergency access and answers requests about personal data.
agencies-role-caldicott_guardian = Caldicott Guardian
agencies-role-caldicott_guardian-hint = Sees how confidential information is used, without seeing any case.
agencies-role-agency_administrator-hint = Manages the people of the agency. Sees no case by this role.
agencies-role-system_administrator = System administrator
agencies-role-system_administrator-hint = Registers agencies and forms teams. Sees no case.
agencies-role = Role
agencies-role-missing = Choose a role
agencies-team-missing = Choose a team

# People of an agency
agencies-people-title = People
agencies-people-link = People of this agency
agencies-people-found = People found: { $count }
agencies-name-part = Name, or part of it
agencies-standing = Standing
agencies-standing-any = All
agencies-standing-invited = Invited
agencies-standing-active = Active
agencies-standing-left = Left
agencies-filter = Show
agencies-search = Search
agencies-signed-in-last = Last signed in
agencies-never = Never
agencies-name-erased = Name erased
agencies-told-invited = The invitation is on its way.
agencies-colleagues-title = Find a colleague
agencies-colleagues-link = Find a colleague in any agency
agencies-invite-link = Invite somebody
agencies-invite-title = Invite somebody
agencies-invite-intro = They get an e-mail with a link that works once and for seven days. They choose their own password and set up their own app.
agencies-invite-button = Send the invitation
agencies-person-name = Name
agencies-person-name-hint = As colleagues write it
agencies-person-name-missing = Enter their name
agencies-person-email = Work e-mail address
agencies-person-email-hint = Their own address, not a shared one
agencies-person-language = In which language do they prefer to be written to?
agencies-roles-question = Which roles do they get?
agencies-roles-question-hint = Other roles come with a team, such as duty worker with the duty desk.
agencies-teams-question = Which teams do they belong to?
agencies-from-question = From which day?
agencies-from-question-hint = For example, 27 3 2027
agencies-day-wrong = Enter a whole date: day, month and year
agencies-invited = Invited
agencies-second-factor = Second step set up
agencies-yes = Yes
agencies-no = No
agencies-held-back = Signing in
agencies-held-back-now = Held back for a while after failed attempts
agencies-first-day = First day
agencies-last-day = Last day
agencies-no-end = No end
agencies-held = What
agencies-roles-none = No roles were given.
agencies-member-of-none = Belongs to no team.
agencies-changes = Changes
agencies-changes-none = Nothing can be changed: this person has left.
agencies-change-nothing = There is nothing to choose from.
agencies-told-done = The change was made.
agencies-until-question = Last day, if it is known
agencies-until-question-hint = Leave empty for no end
agencies-reason = Reason
agencies-reason-sure = How did you make sure who was asking?
agencies-reason-sure-hint = For example, in person, or by calling back on a number that you know
agencies-reason-missing = Enter a reason
agencies-change-give-role = Give a role
agencies-change-give-role-intro = The role holds from the first day to the last, both included.
agencies-change-give-role-button = Give the role
agencies-change-take-role = Take a role back
agencies-change-take-role-intro = The role is held to the end of the last day.
agencies-change-take-role-button = Take the role back
agencies-change-join-team = Add to a team
agencies-change-join-team-intro = Some teams bring a role with them.
agencies-change-join-team-button = Add to the team
agencies-change-leave-team = Take out of a team
agencies-change-leave-team-intro = They belong to the team to the end of the last day.
agencies-change-leave-team-button = Take out of the team
agencies-change-leave = Mark as left
agencies-change-leave-intro = They are signed out everywhere at once and cannot sign in again. What they did stays under their name.
agencies-change-leave-button = Mark as left
agencies-change-unlock = Let sign in again at once
agencies-change-unlock-intro = Failed attempts are forgotten. The password stays as it is.
agencies-change-unlock-button = Let sign in
agencies-change-end-sessions = Sign out everywhere
agencies-change-end-sessions-intro = They are signed out on every device at once, and get a letter. They can sign in again.
agencies-change-end-sessions-button = Sign them out
agencies-change-reset-second-factor = The second step was lost
agencies-change-reset-second-factor-intro = They are signed out everywhere and get a letter at once, with which they can object. Some hours later they set up a new app when they sign in. Make sure that it is really they who ask. Nobody who still has a recovery code needs this.
agencies-change-reset-second-factor-button = Let them set it up anew
agencies-change-invite-again = Send the invitation again
agencies-change-invite-again-intro = The earlier link stops working.
agencies-change-invite-again-button = Send again

# Training
agencies-training = Training
agencies-training-missing = None recorded
agencies-training-current = In date
agencies-training-due-soon = Ends soon
agencies-training-lapsed = Out of date
agencies-training-on = Last: { $day }
agencies-training-until = Counts until { $day }
agencies-training-missing-told = No training in safeguarding and information sharing is recorded for you. Some pages stay closed without it. Ask the administrator of your agency to record it.
agencies-training-due-soon-told = Your training in safeguarding and information sharing ends soon. Renew it in time: some pages close without it.
agencies-training-lapsed-told = Your training in safeguarding and information sharing is out of date. Some pages stay closed until it is renewed and recorded.
agencies-training-question = On which day was the training?
agencies-training-question-hint = For example, 27 3 2026
agencies-training-table-title = Record training from a table
agencies-training-table-intro = A table (CSV or XLSX) with a heading, and in each row the work e-mail address and the day of the last training. All rows are recorded, or none.
agencies-training-table = Table with training days
agencies-training-table-missing = Choose a table
agencies-training-table-unreadable = That is not a table that can be read, or it has no rows, or more than 5,000
agencies-training-table-wrong = Nothing was recorded yet. Correct the rows below, then send the table again
agencies-training-row = Row { $row }: { $what }
agencies-training-row-address = there is no e-mail address
agencies-training-row-unknown = nobody in this agency has this address
agencies-training-row-day = there is no day in the right form, like 4/3/2026
agencies-training-row-future = the day lies in the future
agencies-training-row-own = another administrator must record your own training
agencies-told-trained = Training recorded for people: { $count }
agencies-change-training = Record training
agencies-change-training-intro = Their last training in safeguarding and information sharing. Some pages stay closed to people whose training is not in date.
agencies-change-training-button = Record it
agencies-movement-training-recorded = Training recorded

# Joiners, movers and leavers
agencies-movements-title = Joiners, movers and leavers
agencies-movements-link = Joiners, movers and leavers
agencies-movements-intro = Everything that changed who may do what, newest first.
agencies-movements-none = Nothing has changed yet.
agencies-movements-found = Lines: { $count }
agencies-movements-download = Download as a table (CSV)
agencies-movements-at = Recorded
agencies-movements-what = What
agencies-movements-days = Days
agencies-movements-by = By
agencies-movement-of = { $what }: { $subject }
agencies-movement-days = { $from } to { $until }
agencies-movement-by-house = Setting up
agencies-movement-invited = Invited
agencies-movement-joined = Accepted the invitation
agencies-movement-role-given = Role given
agencies-movement-role-taken = Role taken back
agencies-movement-team-joined = Joined a team
agencies-movement-team-left = Left a team
agencies-movement-left = Left the agency
agencies-movement-second-factor-reset = Second step reported lost
agencies-movement-unlocked = Let sign in again

# The rota
agencies-rota-title = Out-of-hours rota
agencies-rota-link = Out-of-hours rota
agencies-rota-intro = When an urgent concern waits, they are called in this order.
agencies-rota-none = Nobody is on the rota.
agencies-rota-climb-told = Minutes without an answer after which the next one is called: { $minutes }
agencies-rota-change = Change the rota
agencies-rota-change-intro = Choose who is called first, second and so on. Leave the places that you do not need.
agencies-rota-place = Place { $place }
agencies-rota-nobody = Nobody
agencies-rota-climb = Minutes without an answer before the next one is called
agencies-rota-climb-hint = From 5 to 120
agencies-rota-climb-wrong = Enter a number of minutes from 5 to 120
agencies-rota-twice = Somebody is on the rota twice
agencies-told-rota = The rota was saved.

# Letters
agencies-letter-invitation-subject = Invitation to Dolen
agencies-letter-invitation-body =
    You have been invited to sign in to Dolen, where agencies work together to protect children.

    Accept the invitation here:

    { $link }

    The link works once and for seven days. If you did not expect this, do nothing.

    You can reply in Welsh or in English. Writing in Welsh causes no delay.
agencies-letter-newcomer-subject = Somebody joins a team that reads concerns
agencies-letter-newcomer-body =
    Another administrator has invited or moved somebody into a team of your agency that reads concerns about children: a duty desk, the designated officer’s desk or a specialist team.

    Look at who it is, and whether it is right:

    { $link }

    If you did not expect this, speak to the other administrators at once. This letter names nobody on purpose.

    Writing to us in Welsh causes no delay.
agencies-letter-reset-subject = A new password for Dolen
agencies-letter-reset-body =
    Somebody asked for a new password for this address. Choose it here:

    { $link }

    The link works once and for one hour. If it was not you, do nothing: your password stays as it is.

    Writing to us in Welsh causes no delay.
agencies-letter-password-changed-subject = Your password was changed
agencies-letter-password-changed-body =
    Your password for Dolen was changed. If it was you, do nothing.

    If it was not you, tell the administrator of your agency at once. Your account:

    { $link }

    Writing to us in Welsh causes no delay.
agencies-letter-second-factor-reset-subject = Your second step was reported lost
agencies-letter-second-factor-reset-body =
    An administrator was told that you lost the second step of your sign-in to Dolen. You were signed out everywhere. In a few hours a new app can be set up with your password.

    If you did not ask for this, or have found your app, keep it as it is:

    { $link }

    Signing in with it keeps it as well. Tell the administrator of your agency at once if it was not you.

    Writing to us in Welsh causes no delay.

agencies-letter-passkey-added-subject = A passkey was added
agencies-letter-passkey-added-body =
    A passkey was added to your account with Dolen. If it was you, do nothing.

    If it was not you, tell the administrator of your agency at once. Your account:

    { $link }

    Writing to us in Welsh causes no delay.
agencies-letter-new-device-subject = Signed in from a new browser
agencies-letter-new-device-body =
    Somebody signed in to your account with Dolen from a browser that was not used before. If it was you, do nothing.

    If it was not you, end the session, change your password, and tell the administrator of your agency at once:

    { $link }

    Writing to us in Welsh causes no delay.
agencies-letter-sessions-ended-subject = You were signed out
agencies-letter-sessions-ended-body =
    An administrator signed you out of Dolen on every device. You can sign in again.

    If you do not know why, ask the administrator of your agency. Your account:

    { $link }

    Writing to us in Welsh causes no delay.
agencies-letter-second-factor-set-anew-subject = Your second step was set up anew
agencies-letter-second-factor-set-anew-body =
    The second step of your sign-in to Dolen was set up anew. Your earlier app, recovery codes and passkeys no longer work.

    If it was not you, tell the administrator of your agency at once. Your account:

    { $link }

    Writing to us in Welsh causes no delay.

# Why something could not be done
declined-agencies-agency-known = An agency of this name is registered already
declined-agencies-agency-unknown = There is no such agency
declined-agencies-team-known = The agency has a team of this kind already, and can have only one
declined-agencies-team-elsewhere = The team belongs to another agency
declined-agencies-email-taken = Somebody uses this address already. If they have moved from another agency, they must be marked as left there first
declined-agencies-role-comes-with-team = This role comes with a team: add the person to the team instead
declined-agencies-role-not-yours = Only a system administrator can give or take this role
declined-agencies-held-already = The person has this already
declined-agencies-not-held = The person does not have this
declined-agencies-dates-crossed = The last day lies before the first
declined-agencies-not-yourself = Nobody can do this for themselves: ask another administrator
declined-agencies-last-administrator = The agency would be left without an administrator. Name another one first
declined-agencies-has-left = The person has left
declined-agencies-has-joined = The person has accepted the invitation already
declined-agencies-not-joined = The person has not accepted the invitation yet
declined-agencies-not-yet = The day lies in the future. Mark the person as left on their last day
declined-agencies-training-not-yet = The day lies in the future
declined-agencies-no-second-factor = There is no second step to take away
declined-agencies-rota-unsound = Somebody on the rota is there twice or no longer works for the agency

# Proof
agencies-proof-title = Proof that nothing was altered
agencies-proof-link = Proof that nothing was altered
agencies-proof-intro = Everything that is recorded, and every look at a record, becomes an entry in one ledger. The ledger is signed again and again. Each signed checkpoint vouches for every entry up to then.
agencies-proof-none = Nothing has been signed yet. The first checkpoint is made within a minute of the first entry.
agencies-proof-entries = Entries it vouches for
agencies-proof-signed = Signed
agencies-proof-key = Public key
agencies-proof-download = Download the checkpoint
agencies-proof-keep = Keep the file somewhere else, where nobody who runs this system can change it. It holds no personal information. If an entry is altered, taken away or put in later, your file shows it.
agencies-proof-check = To check, ask for the evidence file and use dolen-verify, a small separate program that does not need this system.
