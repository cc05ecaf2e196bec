# One concern: its page and everything that is done about it.

concern-title-unnamed = A concern about a child whose name was not told
concern-standing = { $place }. Raised { $when }: { $by }. On this desk: { $desk }
concern-warning = Warning
concern-choose = Choose
concern-cancel = Back to the concern without saving
concern-or = or
concern-yes = Yes
concern-no = No
concern-reason = Why
concern-in-welsh = The report was made in Welsh, so write in Welsh.
concern-in-english = The report was made in English, so write in English.
concern-view-only = You see this concern for the current picture. The desk it lies on works on it.
concern-team-of = { $agency }: { $team }

concern-next-held = This report came with many others from one place and was held back. Read it, and let it through if it is meant seriously.
concern-next-take = Nobody has taken this concern yet. Whoever takes it sees that it is decided and answered.
concern-next-theirs = This concern is with { $name }. You can read it and help, and they or a supervisor can hand it over.
concern-next-match = Decide who and what is mentioned: link a record, add a new one, or leave it open.
concern-next-decide = Decide what follows. Every decision has a reason.
concern-next-answer = It is decided. Whoever raised it waits for an answer.
concern-next-disputed = The professional who raised it disagrees with the decision. You answer this.
concern-next-disputed-wait = The professional who raised it disagrees with the decision. A supervisor answers this.
concern-next-done = It is decided and answered. Nothing more is owed. You can still ask and write.

concern-do-take = Take this concern
concern-do-release = Let it through
concern-do-match = Decide who or what this is
concern-do-decide = Decide what follows
concern-do-answer = Write an answer
concern-do-ask = Ask a question
concern-do-hand-over = Hand over to a colleague
concern-do-urgency = Set how urgent it is
concern-do-move = Move to another desk
concern-do-about-staff = It is about somebody who works with children
concern-do-confirm = Add the written confirmation
concern-do-escalation = Answer the disagreement
concern-actions-title = What you can do
concern-owner-title = Who has it
concern-owner-you = You
concern-clocks-title = Due

concern-done-taken = You have taken this concern.
concern-done-taken-by-other = A colleague was quicker and has taken this concern.
concern-done-released = The report was let through and lies on the open list.
concern-done-handed-over = The concern was handed over.
concern-done-moved = The concern was moved to the other desk.
concern-done-about-staff = The concern lies on a designated officer’s closed desk now. You may not be able to see it any more.
concern-done-urgency = The urgency was set.
concern-done-asked = The question was asked.
concern-done-linked = The record was linked.
concern-done-added = A new record was made and linked.
concern-done-left-open = It was left open.
concern-done-undone = The match was undone.
concern-done-decided = The decision was recorded. Now write to whoever raised the concern.
concern-done-answered = The answer was sent.
concern-done-escalation-answered = The disagreement was answered.

concern-told-title = What was told
concern-told-in-welsh = It was told in Welsh and is shown as it was written.
concern-told-in-english = It was told in English and is shown as it was written.
concern-told-own-words = The child’s own words
concern-told-what = What happened or gives cause for concern
concern-told-when = When
concern-told-place = Where
concern-told-person-of-concern = Who causes concern
concern-told-vehicles = Vehicles
concern-told-online = Online
concern-told-harms = Harm suspected
concern-told-worker-safety = Safety of workers
concern-told-wishes = What they would like to happen
concern-told-who-else-knows = Who else knows
concern-told-already-done = What has been done already
concern-told-history = What was known before
concern-told-household = Who is at home
concern-told-analysis = What it means for the child
concern-told-awareness = Whether the child and the parents know of the report
concern-told-consent = Why consent was not sought
concern-confirmed-title = Added in writing
concern-confirmed-by = The written report is [{ $reference }]({ $url }).
concern-confirms = This confirms in writing the telephone report [{ $reference }]({ $url }).

concern-mentions-title = Who and what is mentioned
concern-mentions-none = Nobody and nothing is named apart from the words above.
concern-mention-title = { $kind }: { $label }
concern-mention-nothing = Nothing more was told
concern-mention-match = Decide who or what this is
concern-mention-undo = Undo
concern-mention-more = More
concern-mention-more-words = Everything else that was told
concern-mention-given-names = Given names
concern-mention-family-name = Family name
concern-mention-known-as = Known as
concern-mention-date-of-birth = Date of birth
concern-mention-age = Age
concern-mention-gender = Gender
concern-mention-description = Description
concern-mention-address = Address
concern-mention-postcode = Postcode
concern-mention-phone = Telephone
concern-mention-school = School or college
concern-mention-first-language = First language
concern-mention-language-of-choice = Language of choice
concern-mention-communication-needs = Communication needs
concern-mention-additional-needs = Disability or additional learning needs
concern-mention-ethnicity = Ethnicity
concern-mention-religion = Religion
concern-mention-nhs-number = NHS number
concern-mention-upn = Unique pupil number
concern-mention-status = Looked after or on a register
concern-mention-plate = Plate
concern-mention-handle = Account
concern-matched = Decided
concern-matched-linked = Linked to a record
concern-matched-new = A new record was made
concern-matched-left-open = Left open
concern-possible = Possible matches
concern-possible-none = No record comes near what was told.

concern-match-title = Who or what is this?
concern-match-told = As it was told
concern-match-on-record = As a record has it
concern-match-beside = Compare: { $name }
concern-match-why = Why these are proposed
concern-match-question = It is
concern-match-question-hint = These are proposals. You decide, and it can be undone.
concern-match-new = Somebody or something new
concern-match-new-hint = A record of your agency is made from what was told.
concern-match-open = Leave it open
concern-match-open-hint = Not enough is known. You can come back to it.
concern-match-none = No record comes near what was told.
concern-match-no-search = Your role does not search records, so no matches are shown.
concern-match-reason = Why
concern-match-reason-hint = What made you sure, or what is missing.
concern-match-button = Save
concern-undo-title = Undo the match
concern-undo-reason = Why
concern-undo-reason-hint = The earlier decision stays in the history.
concern-undo-button = Undo

concern-reporter-title = Who raised it
concern-reporter-who = Raised by
concern-reporter-name = Name
concern-reporter-role = Role, or relation to the child
concern-reporter-organisation = Organisation
concern-reporter-phone = Telephone
concern-reporter-email = E-mail
concern-reporter-safe = A safe way and time
concern-reporter-message = May a message be left?
concern-reporter-consulted = Consulted before
concern-reporter-communication = Help to communicate
concern-reporter-reach = Can they be asked?
concern-reporter-reachable = Yes, here in Dolen: they see questions and answers when they come back.
concern-reporter-unreachable = Not here. Use the ways above, if there are any.
concern-reporter-language = Language
concern-reporter-withheld = Keep this person’s name from the family.
concern-history-title = What has happened

concern-stale-title = Somebody saved while you were writing
concern-stale = Nothing was overwritten, and nothing of yours was saved yet. What you wrote is still below. Read what has changed, then save again if it still holds.
concern-stale-since = Changed since you opened the page
concern-stale-see = See the whole concern

concern-hand-over-title = Hand over to a colleague
concern-hand-over-to = To whom
concern-hand-over-reason = Why, and what they need to know
concern-hand-over-button = Hand over

concern-move-title = Move to another desk
concern-move-to = Which desk
concern-move-to-hint = The desk where the harm happened. If it is about somebody who works with children, do not move it: say so on the concern’s page, and it goes to the closed desk.
concern-move-reason = Why
concern-move-button = Move

concern-about-staff-title = It is about somebody who works with children
concern-about-staff-what = For anybody who works or volunteers with children: in this agency, in another, or anywhere else. The designated officer looks into it and decides again, whatever was decided here.
concern-about-staff-warning = The concern leaves this desk at once. The person and everybody in their teams no longer find it anywhere. Do not speak to them about it.
concern-about-staff-who = Who is it?
concern-about-staff-who-hint = Their work e-mail address if you know it, else first name and surname. You are not told whether the name is found.
concern-about-staff-button = Send it to the closed desk

concern-urgency-title = How urgent is it?
concern-urgency-question = It should be looked at
concern-urgency-button = Save

concern-ask-title = Ask a question
concern-ask-of = Whom do you ask?
concern-ask-reporter = Whoever raised it
concern-ask-professional = They find the question among their reports.
concern-ask-public = They see the question when they come back with their code. They may not come back.
concern-ask-other = Another team
concern-ask-team = Which team
concern-ask-team-hint = They see your question, and nothing else of the concern.
concern-ask-question = Your question
concern-ask-question-hint = Ask for facts. Do not say more about anybody than the question needs. To the public, say nothing that was decided and nothing that is known.
concern-ask-button = Ask

concern-decide-title = Decide what follows
concern-decide-question = What follows?
concern-decide-hint-strategy_discussion = Social services and police talk at once about how to protect the child.
concern-decide-hint-assessment = What care and support the child and family need is assessed.
concern-decide-hint-other_help = Another service helps, with the family’s agreement.
concern-decide-hint-advice = Whoever raised it, or the family, is given information and advice.
concern-decide-hint-no_further_action = Nothing more is done now. Say what was considered.
concern-decide-reason = Why
concern-decide-reason-hint = What you considered, who was consulted, and what the child wants, if that is known. Write what adults did and what the child needs.
concern-decide-open-mentions = Nobody has decided yet who or what these mentions are: { $count }. You can decide all the same.
concern-decide-button = Record the decision

concern-answer-title-acknowledgement = Write an acknowledgement
concern-answer-title-decision = Tell them the decision
concern-answer-instead-acknowledgement = Write an acknowledgement in place of the decision
concern-answer-instead-decision = Tell them the decision in place of an acknowledgement
concern-answer-never = A member of the public is never told what was decided, nor whether a child or adult is known. Write only that it was received and what happens next.
concern-answer-unreachable = They left no way to be reached in Dolen. What you write is kept with the concern, and nobody is sent it. Use the ways they gave, if there are any.
concern-answer-text = What they will read
concern-answer-text-hint = Change the words as you see fit.
concern-answer-see = See it as they will
concern-answer-preview = This is exactly what they will read
concern-answer-send = Send it
concern-answer-change = Change it
concern-answer-received-public =
    Thank you for telling us. A person has read what you wrote and takes it seriously.

    What happens next: people whose work is to keep children safe decide what needs to be done, at the latest by the end of the next working day after your report.

    We cannot tell you what is decided, or whether a child or an adult is known to us. That protects children. It does not mean that nothing is happening.

    If you see or hear anything more, please tell us again. If somebody is in danger now, ring 999.
concern-answer-received-child =
    Thank you for telling us. That can be hard to do, and it was the right thing. What happened is not your fault.

    A person has read what you wrote. People whose work is to keep children safe are now working out what will help.

    We may ask you a question here. You choose what you answer. You can come back with your code and read it.

    If you are in danger now, ring 999. You can talk to Childline at any time on 0800 1111. It is free and it does not show on the bill.
concern-answer-received-professional =
    Thank you for your report of { $date }, reference { $reference }. It has been read and lies on this desk: { $desk }.

    What follows is decided by the end of the next working day after the report. You will be told the decision here. If you hear nothing within seven working days, please contact us again.

    If you learn anything more, or if the danger grows, tell us at once. In an emergency ring 999.
concern-answer-decision =
    Thank you for your report of { $date }, reference { $reference }.

    What was decided: { $decision }.

    If you do not agree with this, tell us here why, and a supervisor will answer you.

    If you learn anything more, or if the danger grows, tell us at once. In an emergency ring 999.

concern-escalation-title = Answer the disagreement
concern-escalation-what = What they wrote
concern-escalation-question = What follows from it?
concern-escalation-stands = The decision stands
concern-escalation-reopened = The decision is to be made again
concern-escalation-text = Your answer
concern-escalation-text-hint = Whoever disagreed reads it. Say what you considered and why.
concern-escalation-button = Send the answer

concern-mistake-reason = Say why in a few words
concern-mistake-about-staff = Say who it is
concern-mistake-choose-person = Choose a colleague from the list
concern-mistake-choose-desk = Choose a desk from the list
concern-mistake-choose-team = Choose a team from the list
concern-mistake-urgency = Choose how urgent it is
concern-mistake-of = Choose whom you ask
concern-mistake-question = Write your question
concern-mistake-match = Choose a record, something new, or leave it open
concern-mistake-decision = Choose what follows
concern-mistake-answer = Write your answer
concern-mistake-escalation = Choose whether the decision stands
