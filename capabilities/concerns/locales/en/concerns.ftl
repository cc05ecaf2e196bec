# The words of a concern: names of codes, and why something could not be done.

concerns-decision-strategy_discussion = Strategy discussion
concerns-decision-assessment = Assessment for care and support
concerns-decision-other_help = Other help
concerns-decision-advice = Information, advice and assistance
concerns-decision-no_further_action = No further action

concerns-door-child = A child or young person
concerns-door-public = A member of the public
concerns-door-professional = A professional, in writing
concerns-door-telephone = A professional, by telephone
concerns-door-imported = A partner’s spreadsheet

concerns-matter-child = About a child
concerns-matter-position_of_trust = About somebody who works with children

concerns-urgency-immediate = A child may be in danger now
concerns-urgency-today = Today
concerns-urgency-usual = In its turn

concerns-mention-child = Child or young person
concerns-mention-person_of_concern = Person of concern
concerns-mention-adult = Another adult
concerns-mention-vehicle = Vehicle
concerns-mention-phone = Telephone
concerns-mention-account = Online account
concerns-mention-place = Place

concerns-answer-acknowledgement = Acknowledgement
concerns-answer-decision = Decision

concerns-status-received = Received
concerns-status-opened = Opened
concerns-status-taken = Being looked at
concerns-status-question = A question waits for you
concerns-status-decided = Decided
concerns-status-escalated = Disagreement sent
concerns-status-held = Held back
concerns-status-done = Finished

declined-professional-anonymous = A report by a professional needs the name of whoever makes it. The name can be kept from the family.
declined-nothing-told = Say what happened, or what was said, in a few words. Everything else can be left for later.
declined-no-such-concern = There is no such concern.
declined-no-such-mention = Nobody and nothing of that kind is mentioned in this concern.
declined-no-such-question = There is no such question for you to answer.
declined-answered-before = This question was answered before. The first answer stands.
declined-not-by-telephone = Only a report made by telephone is confirmed in writing.
declined-confirmed-before = This telephone report was confirmed in writing before.
declined-taken-by-other = Somebody else has this concern. They, or a supervisor, can hand it over.
declined-has-it-already = That person has this concern already.
declined-lies-there-already = This concern lies on that desk already.
declined-closed-desk = This concern lies on the designated officer’s closed desk and is not moved from there.
declined-about-staff-before = That this concern is about them was recorded before, or nobody new is meant by this name.
declined-not-a-written-report = That reference is not of a written report.
declined-decided-before = This concern was decided before. It can be decided again only after a disagreement has reopened it.
declined-not-decided = Nothing has been decided yet.
declined-urgency-unchanged = The concern has that urgency already.
declined-not-held = This report is not held back.
declined-reporter-unreachable = Whoever raised this concern left no way to be asked.
declined-matched-before = It has been decided who or what this is. Undo that first.
declined-not-matched = Nobody has decided who or what this is, so there is nothing to undo.
declined-outcome-to-public = A member of the public is told what happens next, never what was decided.
declined-escalated-before = A disagreement with this decision waits for its answer already.
declined-not-escalated = Nobody disagrees with this decision at present.
declined-reason-missing = Write a reason or an answer in a few words.
