# The desk: menu, home pages, lists and clocks.

desk-menu-home = Home
desk-menu-desk = Desk
desk-menu-referrals = My reports
desk-menu-questions = Questions
desk-menu-people = Search
desk-menu-sharing = Sharing
desk-menu-import = Import
desk-menu-governance = Governance
desk-menu-retention = Retention
desk-menu-access-requests = Access requests
desk-menu-representations = Corrections and complaints
desk-menu-agency = People of my agency

desk-title = Duty desk
desk-teams = Your desks
desk-lanes = Lists of this desk
desk-lane-open = Open
desk-lane-late = Decision late
desk-lane-waiting = Waiting for others
desk-lane-mine = Mine
desk-lane-held = Held back
desk-lane-done = Done
desk-lane-count = { $lane } ({ $count })
desk-no-desk = You do not work at a desk. You can find a concern by its reference if you may see it.

desk-empty-open = Nothing is open on this desk.
desk-empty-late = No decision is late.
desk-empty-waiting = Nothing waits for an answer from others.
desk-empty-mine = You have taken nothing at present. Choose something from “Open”.
desk-empty-held = Nothing is held back. When a flood of reports comes from one place, they wait here, apart from the others and never lost.
desk-empty-done = Nothing has been finished on this desk yet.
desk-empty-narrowed = Nothing on this list fits your filters.

desk-filter = Filter and order
desk-filter-urgency = How urgent
desk-filter-any-urgency = Any
desk-filter-owner = Who has it
desk-filter-owner-anybody = Anybody
desk-filter-owner-nobody = Nobody yet
desk-filter-owner-me = Me
desk-filter-sort = Order
desk-filter-button = Show
desk-filter-clear = Clear the filters
desk-sort-urgency = Most urgent first, then oldest
desk-sort-oldest = Oldest first
desk-sort-newest = Newest first

desk-head-urgency = Urgency
desk-head-concern = Concern
desk-head-reference = Reference
desk-head-where = Where
desk-head-raised = Raised
desk-head-clocks = Due
desk-head-owner = Who has it
desk-head-waits = Still open
desk-head-state = Result
desk-head-desk = Desk
desk-waits-questions = Questions: { $count }
desk-waits-mentions = Possible matches: { $count }
desk-owner-nobody = Nobody yet

desk-urgency-immediate = Now
desk-urgency-today = Today
desk-urgency-usual = In its turn
desk-tag-new = Not opened
desk-tag-held = Held back
desk-tag-closed = Closed desk
desk-tag-disputed = Disagreement
desk-tag-unanswered = To be answered
desk-tag-done = Done

desk-name-unknown = Not known
desk-name-house = Dolen itself
desk-name-outside = Whoever raised it
desk-name-not-told = No child’s name was told
desk-place-unknown = Place not known
desk-erased = This was erased.

desk-clock-line = { $what }: { $when }
desk-clock-by = By { $when }
desk-clock-kept = done
desk-clock-done = Done on { $when }
desk-clock-done-late = Done late, on { $when }
desk-clock-report-urgent_opened = Open it
desk-clock-report-decide = Decide
desk-clock-report-confirm_in_writing = Confirm in writing
desk-clock-report-chase = Acknowledge
desk-clock-acknowledgement-public = Acknowledge
desk-clock-allegation-designated_officer = Designated officer reads it

desk-sources = Where these times come from
desk-source-counted = Working days are Monday to Friday without bank holidays. The day after the start is day one.
desk-source-line = { $limit }. { $source }. **{ $standing }**
desk-source-confirmed = Read in that source.
desk-source-local = Set by those who run this system.
desk-source-unconfirmed = Not confirmed yet: ask before you rely on it.

desk-unopened = Urgent concerns that nobody has opened: { $count }
desk-unopened-one = { $reference }, raised { $ago }
desk-unopened-more = More of them: { $count }

desk-search-title = Find a concern
desk-search = Reference
desk-search-hint = For example 7K2M-9XQ4-P
desk-search-button = Find
desk-search-none = No concern with this reference can be shown to you. Check the reference.

desk-home-title = What needs you today
desk-home-training = Your training in safeguarding and information sharing is not in date, and some pages stay closed. See [My account]({ $account })
desk-home-no-role = You have no role yet. Ask the administrator of your agency.
desk-see = See
desk-next-unopened = A child may be in danger now, and nobody has opened this concern. It was raised { $ago }.
desk-next-late = The decision on { $reference } is late. It was raised { $ago }.
desk-next-nobody = Nobody has taken { $reference } yet. It was raised { $ago }.
desk-next-own = You have taken { $reference }. It was raised { $ago }.
desk-next-open = Open { $reference }
desk-next-nothing = Nothing waits for you at your desk.
desk-count-immediate = A child may be in danger now
desk-count-without-owner = Nobody has taken it
desk-count-unanswered = Decided and not answered yet
desk-count-disputed = A professional disagrees
desk-records-title = Records to decide about
desk-records-proposed = Records that may be about the same one
desk-records-doubtful = Doubtful joins
desk-records-questions = Questions for your agency
desk-records-at-least = { $count } or more
desk-newest-title = The newest concerns about children
desk-newest-none = There are no concerns yet.
desk-questions-title = Questions for your team
desk-questions-count = Waiting: { $count }. The oldest was asked { $ago }.
desk-questions-see = See the questions
desk-reports-title = What you raised
desk-reports-none = You have raised no concern yet.
desk-reports-new = Raise a concern
desk-reports-all = See all, or raise a concern ({ $count })
desk-agency-title = People of your agency
desk-agency-invited = Invited and not here yet
desk-agency-active = Can sign in
desk-agency-see = See the people
desk-rota-see = See who is called when nobody answers
desk-agencies-see = See the agencies of the partnership
desk-health-title = How the system is doing
desk-health-no-case = Your role shows no concern and nobody’s record.
desk-health-entries = Entries in the ledger
desk-health-checkpoint = Last signed
desk-health-signed = { $ago }, with { $entries } entries
desk-health-unsigned = Not signed yet
desk-health-letters = Letters waiting to be sent
desk-health-letters-failed = Tried before: { $count }
desk-health-holidays = Bank holidays known up to the year

desk-panel-title = Concerns
desk-panel-none = No concern that you may see mentions this record.

desk-alert-subject = Something waits on your desk
desk-alert-body =
    Something urgent waits on your duty desk, and nobody has opened it yet. Please sign in now.

    { $address }

    If you cannot, tell your supervisor at once. The next person on the rota will be told as well. This letter says nothing about anybody, and cannot be answered.

desk-event-reported = Raised
desk-event-confirmed = Confirmed in writing
desk-event-opened = Opened for the first time
desk-event-taken = Taken
desk-event-handed-over = Handed over: { $name }
desk-event-moved = Moved to another desk: { $name }
desk-event-about-staff = Found to be about somebody who works with children
desk-event-about-staff-kept = Kept from, with their teams: { $name }
desk-event-about-staff-nobody = Nobody who signs in here goes by this name, so it is kept from nobody in particular.
desk-event-about-staff-desk = Lies on: { $name }
desk-event-urgency = Urgency set: { $name }
desk-event-released = Let through
desk-event-asked-reporter = Whoever raised it was asked
desk-event-asked-team = A team was asked: { $name }
desk-event-question-answered = A question was answered
desk-event-linked = Somebody or something mentioned was linked to a record
desk-event-added = A new record was made of somebody or something mentioned
desk-event-left-open = It was left open who or what is mentioned
desk-event-undone = A match was undone
desk-event-decided = Decided: { $name }
desk-event-answered = Answer sent: { $name }
desk-event-disputed = A professional disagrees with the decision
desk-event-stands = The disagreement was answered: the decision stands
desk-event-reopened = The disagreement was answered: the decision is to be made again
desk-event-alerted = Not opened in time. Told by e-mail: { $name }
desk-event-alerted-nobody = Not opened in time, and nobody was on the rota
desk-telephone = Write down a report by telephone
