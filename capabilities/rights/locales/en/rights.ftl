# How long records are kept, and how they are destroyed.
rights-retention-title = Retention
rights-retention-lead = What your agency holds and has to look at again. Nothing is deleted by itself: somebody decides, a second person agrees, and for thirty days it can be called off.
rights-holds-standing = { $count ->
    [one] One hold is in force. Nothing under it can be destroyed.
   *[other] { $count } holds are in force. Nothing under them can be destroyed.
}
rights-due-title = To be reviewed
rights-due-none = Nothing has come to the end of its period.
rights-what = What
rights-kind = Kind
rights-class = Class
rights-due-on = Review due
rights-do = Action
rights-since = Its time runs from
rights-thing-record = Record of a person or thing
rights-thing-concern = Concern
rights-review-one = Review: { $what }
rights-destructions-title = Destructions
rights-destructions-none = Nothing is proposed for destruction.
rights-destruction-one = { $what }, proposed { $day }
rights-proposed-on = Proposed
rights-state = State
rights-state-proposed = Needs a second person
rights-state-scheduled = Scheduled
rights-state-refused = Refused
rights-state-called_off = Called off
rights-state-destroyed = Destroyed
rights-told-kept = The review is recorded. It will be looked at again on the day you chose.
rights-told-released = The hold has ended.
rights-told-held = The hold is in force.
rights-told-proposed = The proposal is recorded. A second person has to agree.
rights-told-scheduled = It is scheduled. It can be called off for thirty days.
rights-told-refused = The destruction is refused. Nothing changes.
rights-told-called_off = It is called off. Nothing changes.
rights-told-destroyed = It is destroyed. Nobody can read it again.
rights-told-set = Your agency’s own period is set.
rights-find-title = Find something to review
rights-find-lead = Only what your own agency holds is found here.
rights-find-words = Name or reference
rights-find-button = Find
rights-find-none = Nothing was found under these words.
rights-find-found = Found
rights-warning = Warning
rights-choose = Choose
rights-save = Save
rights-review-title = Review
rights-review-class = Under which class does this fall?
rights-review-class-hint = The class says how long it is usually kept.
rights-review-outcome = What is to happen?
rights-review-outcome-missing = Choose whether it is kept or proposed for destruction
rights-review-keep = Keep it, and look at it again later
rights-review-again = When is it looked at again?
rights-review-again-missing = Give the day on which it is looked at again
rights-review-reason = Why is it kept?
rights-review-destroy = Propose that it is destroyed
rights-review-because = Why should it be destroyed?
rights-review-because-missing = Choose why it should be destroyed
rights-review-note = More about why, if needed
rights-review-note-hint = This note is destroyed together with it.
rights-review-held = A hold ordered by { $who } is in force. It cannot be destroyed while the hold stands.
rights-because = Why
rights-because-time_over = Its time is over and nothing speaks for keeping it
rights-because-asked = The person asked for it and there is no ground to refuse
rights-because-mistaken = It should never have been recorded here
rights-because-duplicate = It is held twice
rights-because-court = A court ordered it
rights-destruction-title = Destruction
rights-note = Note
rights-by = { $who }, { $when }
rights-proposed = Proposed by
rights-agreed = Agreed by
rights-refused = Refused by
rights-called-off = Called off by
rights-destroyed = Destroyed by
rights-not-before = Not before
rights-proof = Proof
rights-proof-told = { $keys ->
    [one] One key destroyed, entry { $index } of the ledger
   *[other] { $keys } keys destroyed, entry { $index } of the ledger
}
rights-files = Files of the database written anew
rights-files-soon = Within minutes
rights-second-needed = You proposed this, so somebody else at your desk has to agree. You can call it off.
rights-agree-lead = If you agree, it can still be called off for thirty days. Then somebody has the last word.
rights-scheduled-lead = It is still readable. It can be called off until the day above. Then somebody has the last word; nothing happens by itself.
rights-last-word-lead = This cannot be undone. What was told will be unreadable for everybody, in every table and in every backup.
rights-destroyed-lead = What was told can no longer be read by anybody. The ledger still shows that there was something, and that it was destroyed.
rights-act-reason = Reason
rights-act-reason-hint = Needed to refuse or to call off.
rights-act-agree = Agree
rights-act-refuse = Refuse
rights-act-call-off = Call off
rights-act-last-word = Destroy for good
rights-schedule-title = Retention schedule
rights-schedule-lead = How long each class is kept before somebody looks at it again. Unconfirmed periods are common practice only: ask your data protection officer before you rely on them.
rights-schedule-change = Change
rights-schedule-change-lead = Your agency’s own period takes the place of the one in the catalogue, for your agency alone.
rights-schedule-years = Years until the review
rights-schedule-source = Where does this period come from?
rights-schedule-source-hint = For example the number and date of your agency’s own schedule.
rights-source-missing = Say where this period comes from
rights-period = Period
rights-source = Source
rights-standing-confirmed = Confirmed
rights-standing-local = Set locally
rights-standing-unconfirmed = Unconfirmed
rights-years-birth = { $count ->
    [one] One year from birth
   *[other] { $count } years from birth
}
rights-years-closure = { $count ->
    [one] One year from closure
   *[other] { $count } years from closure
}
rights-years-decision = { $count ->
    [one] One year from the decision
   *[other] { $count } years from the decision
}
rights-years-change = { $count ->
    [one] One year from the last change
   *[other] { $count } years from the last change
}
rights-years-order = { $count ->
    [one] One year from the order
   *[other] { $count } years from the order
}
rights-years-last_contact = { $count ->
    [one] One year from the last contact
   *[other] { $count } years from the last contact
}
rights-holds-title = Holds
rights-holds-lead = While a hold stands nothing under it can be destroyed, whatever its period says.
rights-holds-none = There is no hold.
rights-hold-new = Set a hold
rights-hold-covers = Covers
rights-hold-ordered = Who ordered it?
rights-hold-ordered-hint = For example an inquiry, a court or the head of legal services.
rights-hold-ordered-missing = Say who ordered it
rights-hold-until = Until
rights-hold-no-end = No end set
rights-hold-stands = In force
rights-hold-ended = Ended
rights-hold-own = own agency
rights-hold-everywhere = whole partnership
rights-hold-release = End the hold
rights-hold-release-lead = What was under it can be destroyed again, once two people agree.
rights-hold-release-reason = Why does it end?
rights-hold-lead = A hold comes into force at once.
rights-hold-scope = What does it cover?
rights-hold-scope-missing = Choose what it covers
rights-hold-reason = Why?
rights-hold-until-question = Until when? Leave empty for no end.
rights-hold-until-wrong = This is not a date
rights-hold-set = Set the hold
rights-hold-everywhere-question = Who does it bind?
rights-hold-everywhere-choice = The whole partnership
rights-scope-everything = Everything
rights-scope-class = One class
rights-scope-thing = One record or concern
declined-rights-ended = This was ended before
declined-rights-not-scheduled = Nobody has agreed to this yet, or it was ended
declined-rights-too-early = The thirty days are not over yet
declined-rights-not-proposed = This does not wait for a second person any more
declined-rights-second-person = You proposed this yourself: somebody else has to decide
declined-rights-held = A hold is in force over this, so it cannot be destroyed
declined-rights-again-past = The day must be in the future
declined-rights-years = Give a number of years from 1 to 150
declined-rights-class = Choose a class
declined-rights-reason = Give a reason
declined-rights-hold-what = Choose the class that it covers
declined-rights-released = This hold was ended before
declined-rights-proposed-before = Its destruction is proposed already

# Requests for what is held about somebody.
rights-requests-title = Access requests
rights-requests-lead = Anybody may ask what your agency holds about them, in any way and without giving a reason. The answer is due one month after the request came.
rights-requests-none = Nobody has asked yet.
rights-request-new = Write down a request
rights-request-new-lead = A request may be spoken, and made to anybody who works for your agency. It counts from the day on which it was made.
rights-request-title = Access request
rights-request-who = Who asks
rights-request-received = Came on
rights-request-due = Answer due
rights-request-stopped = The clock is stopped
rights-overdue = Overdue
rights-erased = Erased
rights-request-open = In progress
rights-request-paused = Clock stopped
rights-request-to_check = Needs a second person
rights-request-checked = Checked
rights-request-sent = Handed over
rights-request-refused = Refused
rights-request-told-written = The request is written down. First make sure who asks.
rights-request-told-done = It is recorded.
rights-request-told-gathered = It is gathered. Go through each piece: the gaps that are marked are proposals.
rights-request-name = Name of the person who asks
rights-request-name-missing = Give the name of the person who asks
rights-request-by = Who asks?
rights-request-by-missing = Choose who asks
rights-by-themselves = The person themselves
rights-by-themselves-hint = A child may ask too, as soon as they understand what it means.
rights-by-parent = Somebody with parental responsibility, for a child
rights-by-parent-hint = Nothing is handed over that would not be in the child’s best interests.
rights-by-representative = Somebody else whom the person has asked to
rights-request-contact = How can they be reached safely?
rights-request-asked-for = What do they ask for?
rights-request-how = How did the request come?
rights-request-how-missing = Choose how the request came
rights-how-spoken = Spoken
rights-how-letter = By letter
rights-how-email = By e-mail
rights-how-other = Some other way
rights-request-received-on = On which day did it come?
rights-request-received-missing = Give the day on which it came
rights-request-identity = Who asks
rights-request-verified = It is certain who asks
rights-request-not-verified = Not yet certain
rights-request-reason = What is to be written down
rights-request-reason-hint = How you made sure who asks; or why more time is needed, why it goes back, or why it is refused. The person can read it.
rights-request-act-verify = It is certain who asks
rights-request-act-pause_identity = Stop the clock: not certain who asks
rights-request-act-pause_clarification = Stop the clock: not clear what is asked for
rights-request-act-resume = Start the clock again
rights-request-act-extend = Take two more months
rights-request-act-hand_on = Hand on to a second person
rights-request-act-check = I agree with every gap
rights-request-act-send_back = Send back
rights-request-act-refuse = Refuse
rights-gather-title = Gather what is held
rights-gather-again = Gather again
rights-gather-lead = Choose the records and concerns that are about this person. Only what your own agency holds is found. Everything that is chosen is gathered in pieces.
rights-gather-things = What is about this person?
rights-gather-missing = Choose at least one record or concern
rights-gather-button = Gather
rights-pieces-title = What is held
rights-pieces-lead = Each piece has to be gone through by a person. A gap is always shown with its reason.
rights-piece-one = { $number }. { $what }
rights-piece-of = Piece { $number } of { $count }
rights-piece-done = Gone through
rights-piece-open = To go through
rights-gaps-title = Left out
rights-gaps-none = Nothing
rights-gaps = { $count ->
    [one] One place
   *[other] { $count } places
}
rights-piece-record = Record
rights-piece-record-changed = Record, as it was changed
rights-piece-account = What was told
rights-piece-reporter = Who told it
rights-piece-mention = Person or thing mentioned
rights-piece-mention-other = Somebody else mentioned
rights-piece-named = Who was named
rights-piece-reason = Reason for a step
rights-piece-decision = Reason for the decision
rights-piece-question = Question
rights-piece-reply = Reply to a question
rights-piece-answer = Answer to whoever told it
rights-piece-number = Piece
rights-piece-day = Written down
rights-piece-source = Told by
rights-piece-text = What it says
rights-source-public = Somebody without an account
rights-piece-handed = As it is handed over
rights-piece-whole-text = Without gaps
rights-piece-gaps = What is left out?
rights-piece-gaps-hint = Take away the tick to hand it over.
rights-piece-phrases = Further words to leave out
rights-piece-phrases-hint = One word or phrase on each line. Every place where it stands is left out.
rights-piece-phrase-missing = These words are not in this piece
rights-piece-whole = Is all of it left out?
rights-piece-whole-choice = Leave out the whole piece
rights-piece-why = Why?
rights-piece-why-missing = Choose why it is left out
rights-piece-next = Save and go on
rights-gap-number = Gap
rights-gap-reason = Reason
rights-gap-by-rule = proposed by a rule
rights-gap-by-person = marked by a person
rights-gap-third_party = left out: about another person
rights-gap-source = left out: would show who told it
rights-gap-serious_harm = left out: could seriously harm somebody’s health
rights-gap-crime = left out: would hinder the prevention or investigation of a crime
rights-gap-best_interests = left out: not in the child’s best interests
rights-gap-legal = left out: legal advice
rights-answer-ready = A second person has checked every gap. What is left out is not in the file.
rights-answer-fetch = Fetch the answer
rights-answer-title = What we hold about you
rights-answer-lead = This is what we hold about you. Where something is left out, it says so, with the reason.
rights-answer-complain = You may ask us to look at this again. You may also complain to the Information Commissioner, at ico.org.uk or on 0303 123 1113.
declined-rights-request-future = The day on which it came cannot be in the future
declined-rights-request-paused = The clock is stopped: start it again first
declined-rights-request-not-open = This request is not in progress any more
declined-rights-request-no-more-time = No more time can be taken
declined-rights-request-identity = First make sure who asks
declined-rights-request-no-piece = There is no such piece
declined-rights-request-pieces-left = Go through every piece first
declined-rights-request-not-to-check = This does not wait for a second person
declined-rights-request-second-person = You have worked on this request yourself: somebody else has to check it
declined-rights-request-not-checked = A second person has to check it first
declined-rights-request-nothing = Nothing readable is held in what you chose
